// Any bytes as a web page: its article comes out whole, each place of it inside the page, or a
// reason why there is none.
#include "fuzztarget.h"

#include "base/utf8.h"
#include "document/builder.h"

static void check(const document *d, size_t page_bytes)
{
    must(d->text.n > 0 && utf8_valid(d->text) && utf8_valid(d->title) && utf8_valid(d->byline));
    uint32_t at = 0;
    for (size_t i = 0; i < d->n_parts; i++) {
        span s = d->parts[i].span;
        must(s.begin >= at && s.end > s.begin && s.end <= d->text.n);
        at = s.end;
    }
    for (uint32_t o = 0; o <= d->text.n; o++) must(document_source_offset(d, o) <= page_bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    document d, again;
    diag why;
    document_options none = {0};
    raw_record record = {
        .kind = RECORD_PAGE, .bytes = {(const char *)data, size}, .file = STR("fuzz"), .line = 0};
    status s = document_build(&record, &none, &a, &d, &why);
    must(s == ST_OK || s == ST_FORMAT || s == ST_LIMIT);
    if (s == ST_OK) {
        check(&d, size);
        must(document_build(&record, &none, &a, &again, &why) == ST_OK);
        must(str_eq(d.text, again.text) && str_eq(d.id, again.id));
    }
    arena_free(&a);
    return 0;
}
