#include "ledger/ledgertext.h"

#include "link/copies.h"

void ledgertext_begin(ledger *l, const document *d, size_t n_facts)
{
    ledger_text text = {.id = d->id, .outlet = d->outlet, .published = d->published};
    buf words = {0};
    text_sketch sketch;
    if (n_facts) {
        sketch = copies_sketch(d, &words);
        text.sketch = &sketch;
    }
    ledger_begin(l, &text);
    buf_free(&words);
}
