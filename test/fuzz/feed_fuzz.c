// Any bytes as a feed: what comes out is UTF-8, the same from a stream as from memory, and each
// item becomes a document or a reason why it is none.
#include "fuzztarget.h"

#include "base/utf8.h"
#include "document/feed.h"

static void check_text(const feed_text *t)
{
    must(utf8_valid(t->value) && t->value.n <= FEED_MAX_FIELD_BYTES);
    must(utf8_valid(t->base) && utf8_valid(t->language));
}

static void check_item(const feed_head *head, const feed_item *item, arena *a)
{
    document d;
    diag why = {0};
    raw_record record;
    document_options none = {0};
    must(utf8_valid(item->id) && utf8_valid(item->url) && utf8_valid(item->title));
    must(utf8_valid(item->author) && utf8_valid(item->source));
    must(item->published.n < 32 && item->updated.n < 32);
    check_text(&item->content);
    check_text(&item->summary);
    check_text(&item->title_given);
    feed_record(head, item, &record);
    record.file = STR("fuzz");
    status s = document_build(&record, &none, a, &d, &why);
    must(s == ST_OK || s == ST_FORMAT || s == ST_LIMIT);
    if (s != ST_OK) return;
    for (uint32_t o = 0; o <= d.text.n; o++)
        must(document_source_offset(&d, o) <= record.bytes.n + record.known.title.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    feed f;
    diag why = {0};
    str bytes = {(const char *)data, size};
    status s = feed_parse(&a, bytes, "fuzz", STR("http://a.example/b"), &f, &why);
    must(s == ST_OK || s == ST_FORMAT || s == ST_LIMIT);
    must(s == ST_OK || why.message[0]);
    must(utf8_valid(f.head.title) && utf8_valid(f.head.url));
    check_text(&f.head.subtitle);
    for (size_t i = 0; i < f.n_items; i++) check_item(&f.head, &f.items[i], &a);
    feed_looks_like(bytes);
    arena_free(&a);
    return 0;
}
