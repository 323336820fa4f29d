// Any bytes as a plain text and as a JSON record: a document comes out whole, or a reason why not.
#include "fuzztarget.h"

#include "base/utf8.h"
#include "document/builder.h"

static void check(const document *d, size_t source_bytes)
{
    uint32_t at = 0;
    must(d->text.n > 0 && utf8_valid(d->text) && d->id.n == 16 && d->content_hash.n == 16);
    must(d->n_parts > 0 && d->n_parts <= d->text.n);
    bool coded = false;
    for (size_t i = 0; i < d->n_parts; i++) {
        span s = d->parts[i].span;
        must(s.begin >= at && s.end > s.begin && s.end <= d->text.n);
        coded = coded || part_is_coded(d->parts[i].kind);
        at = s.end;
    }
    must(coded);
    for (uint32_t o = 0; o <= d->text.n + 1; o++)
        must(document_source_offset(d, o) <= source_bytes);
}

static void build(record_kind kind, str bytes)
{
    arena a = {0};
    document d, again;
    diag why;
    document_options none = {0};
    raw_record record = {.kind = kind, .bytes = bytes, .file = STR("fuzz"), .line = 1};
    status s = document_build(&record, &none, &a, &d, &why);
    must(s == ST_OK || s == ST_FORMAT);
    if (s == ST_OK) {
        check(&d, bytes.n);
        must(document_build(&record, &none, &a, &again, &why) == ST_OK);
        must(str_eq(d.text, again.text) && str_eq(d.id, again.id));
    }
    arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str bytes = {(const char *)data, size};
    build(RECORD_TEXT, bytes);
    build(RECORD_JSON, bytes);
    return 0;
}
