// All documents of the shared corpora pass through the reader and the builder, and what comes out
// keeps the promises of document.h.
#include "base/check.h"

#include "base/utf8.h"
#include "document/reader.h"

#include <string.h>

static void check_document(const document *d)
{
    uint32_t at = 0;
    bool coded = false;
    assert_true(utf8_valid(d->text));
    assert_true(str_find(d->text, STR("\n\n")) == SIZE_MAX);
    assert_true(str_find(d->text, STR("  ")) == SIZE_MAX);
    for (size_t i = 0; i < d->n_parts; i++) {
        span s = d->parts[i].span;
        str text = span_text(d->text, s);
        assert_true(s.begin >= at && s.end > s.begin && s.end <= d->text.n);
        assert_true(str_eq(text, str_trim(text)));
        coded = coded || part_is_coded(d->parts[i].kind);
        at = s.end;
    }
    assert_true(coded);
    uint32_t before = 0; // offsets of the body rise (a title's count in its own field)
    for (uint32_t o = d->title.n ? (uint32_t)d->title.n + 1 : 0; o <= d->text.n; o++) {
        uint32_t source = document_source_offset(d, o);
        if (source < before) fail_msg("line %d: offset %u", d->line, o);
        before = source;
    }
    assert_true(d->published.n > 0);
    if (d->is_foreign) // no English text may be lost
        fail_msg("line %d is taken for %.*s", d->line, STR_ARG(d->language));
    assert_int_equal(d->id.n, 16);
}

static void pass(const char *path, size_t n_expected)
{
    if (!path) skip();
    arena a = {0};
    reader *r;
    diag why = {0};
    document_options none = {0};
    size_t n = 0;
    assert_ok(reader_open(path, &none, &r, &why), &why);
    for (bool more = true; more;) {
        raw_record record;
        document d;
        arena_reset(&a);
        assert_ok(reader_next(r, &a, &record, &more, &why), &why);
        if (!more) break;
        assert_ok(document_build(&record, &none, &a, &d, &why), &why);
        check_document(&d);
        n++;
    }
    reader_close(r);
    arena_free(&a);
    assert_int_equal(n, n_expected);
}

static void test_statedept(void **state)
{
    (void)state;
    pass(check_shared("corpora/statedept_2021-05_2022-05.jsonl.gz"), 1576);
}

static void test_whitehouse(void **state)
{
    (void)state;
    pass(check_shared("corpora/whitehouse_2021-05_2022-05.jsonl.gz"), 1824);
}

static void test_tweets(void **state)
{
    (void)state;
    pass(check_shared("corpora/statedept_tweets_2012_2021.jsonl.gz"), 24104);
}

static void test_current_events(void **state)
{
    (void)state;
    pass(check_shared("corpora/current_events_2015-09.jsonl"), 214);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_statedept),
        cmocka_unit_test(test_whitehouse),
        cmocka_unit_test(test_tweets),
        cmocka_unit_test(test_current_events),
    };
    return cmocka_run_group_tests_name("corpus_pass", tests, NULL, NULL);
}
