#include "store/databasecards.h"

#include "link/cardbytes.h"
#include "link/copies.h"
#include "link/merger.h"
#include "link/textcards.h"

status databasecards_prepare(card_writer *w, const connection *c, diag *why)
{
    static const char *const SQL[] = {
        "INSERT INTO event_cards(block,event,card) VALUES(?1,?2,?3) ON CONFLICT DO NOTHING",
        "INSERT INTO document_sketches(document,sketch) VALUES(?1,?2) ON CONFLICT DO NOTHING",
    };
    statement *both[] = {NULL, NULL};
    status s = connection_prepare(c, SQL, 2, both, why);
    w->card = both[0];
    w->sketch = both[1];
    return s;
}

void databasecards_finish(card_writer *w)
{
    statements_finish(&w->card, 1);
    statements_finish(&w->sketch, 1);
}

static status write_cards(card_writer *w, const coded *c, const event_card *cards, diag *why)
{
    buf bytes = {0};
    status s = ST_OK;
    for (size_t i = 0; i < c->events.n && s == ST_OK; i++) {
        buf_clear(&bytes);
        cardbytes_write(&cards[i], &bytes);
        statement_integer(w->card, 1, (int64_t)merger_block(&cards[i]));
        statement_text(w->card, 2, str_of(c->events.p[i].id));
        statement_bytes(w->card, 3, buf_str(&bytes));
        s = statement_run(w->card, why);
    }
    buf_free(&bytes);
    return s;
}

static status write_sketch(card_writer *w, const coded *c, diag *why)
{
    buf words = {0}, bytes = {0};
    text_sketch sketch = copies_sketch(c->document, &words);
    sketchbytes_write(&sketch, &bytes);
    statement_text(w->sketch, 1, c->document->id);
    statement_bytes(w->sketch, 2, buf_str(&bytes));
    status s = statement_run(w->sketch, why);
    buf_free(&bytes);
    buf_free(&words);
    return s;
}

status databasecards_write(card_writer *w, const coded *c, arena *a, diag *why)
{
    TRY(write_cards(w, c, textcards_of(c, a), why));
    return write_sketch(w, c, why);
}
