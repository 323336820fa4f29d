#include "base/check.h"

#include "base/file.h"
#include "measure/gold.h"

#include <stdio.h>
#include <stdlib.h>

static char folder[64];

static int make_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/gold_test.XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char path[128];
    snprintf(path, sizeof path, "%s/gold", folder);
    remove(path);
    return rmdir(folder);
}

static const char *written(const char *bytes)
{
    static char path[128];
    diag why;
    snprintf(path, sizeof path, "%s/gold", folder);
    assert_ok(file_replace(path, str_of(bytes), &why), &why);
    return path;
}

static status read_gold(const char *bytes, gold_format format, arena *a, gold_set *set, diag *why)
{
    gold_source source = {.path = written(bytes), .format = format};
    return gold_read(&source, a, set, why);
}

static void recognises_by_content(void **state)
{
    (void)state;
    assert_int_equal(gold_recognise(written("[{\"Input\": \"x\"}]")), GOLD_DATES);
    assert_int_equal(gold_recognise(written("\xEF\xBB\xBF[\n{\n\"Input\": \"x\"}]")), GOLD_DATES);
    assert_int_equal(gold_recognise(written("{ \"_id\" : \"x\" }")), GOLD_RE3D);
    assert_int_equal(gold_recognise(written("\nChad B-S\nvoted O\n")), GOLD_SPANS);
    assert_int_equal(gold_recognise(written("sentence\tkind\tbegin\tend\tvalue\tnote\n")),
                     GOLD_MARKS);
    assert_int_equal(gold_recognise(written("sentence\tevent\tfield\tbegin\tend\tvalue\tnote\n")),
                     GOLD_EVENTS);
    assert_int_equal(gold_recognise(written("# text = Chad voted\n1\tChad\n")), GOLD_TREES);
    assert_int_equal(gold_recognise(written("Chad voted\n")), GOLD_TREES);
    assert_int_equal(gold_recognise(written("")), GOLD_TREES);
    assert_int_equal(gold_recognise("/no/such/file"), GOLD_TREES);
    assert_int_equal(gold_recognise(folder), GOLD_TREES);
}

static void check_mark(const gold_text *t, size_t i, const char *kind, const char *words)
{
    assert_true(i < t->n_marks);
    assert_str_is(t->marks[i].kind, kind);
    assert_str_is(span_text(t->text, t->marks[i].span), words);
}

// Words that were cut apart stand together again, and the marks on them.
static void joins_tokens(void **state)
{
    arena a = {0};
    gold_set set;
    diag why;
    (void)state;
    assert_ok(read_gold("\" O\nChad B-R\n’ I-R\ns I-R\nanti O\n- O\ngraft O\nlaw O\n, O\n\" O\n"
                        "said O\nKano B-T\n( O\nNiger O\n) O\n. O\n",
                        GOLD_SPANS, &a, &set, &why),
              &why);
    assert_int_equal(set.n, 1);
    assert_str_is(set.p[0].text, "\"Chad’s anti-graft law,\" said Kano (Niger).");
    check_mark(&set.p[0], 0, "source", "Chad’s");
    check_mark(&set.p[0], 2, "target", "Chad’s");
    check_mark(&set.p[0], 5, "target", "Kano");
    arena_free(&a);
}

// Offsets in UTF-16 units, the last one inside or a length; values as ours.
static void reads_both_layouts(void **state)
{
    static const char CASES[] =
        "[{\"Input\": \"𝄞 on May 4\", \"Results\": [{\"Text\": \"may 4\", \"Start\": 6, \"End\": "
        "10, \"TypeName\": \"datetimeV2.date\", \"Resolution\": {\"values\": [{\"timex\": "
        "\"XXXX-05-04\", \"type\": \"date\", \"value\": \"2021-05-04\"}]}}]},"
        "{\"Input\": \"é 4 to 6 May\", \"Context\": {\"ReferenceDateTime\": "
        "\"2021-01-01T00:00:00\"}, \"Results\": [{\"Text\": \"4 to 6 May\", \"Start\": 2, "
        "\"Length\": 10, \"Type\": \"daterange\", \"Value\": {\"Timex\": \"(x,y,P2D)\", "
        "\"FutureResolution\": {\"startDate\": \"2021-05-04\", \"endDate\": \"2021-05-06\"}}}]},"
        "{\"Input\": \"€ 5\", \"Results\": [{\"Text\": \"€ 5\", \"Start\": 0, \"End\": 2, "
        "\"TypeName\": \"currency\", \"Resolution\": {\"value\": \"5\", \"unit\": \"Euro\", "
        "\"isoCurrency\": \"EUR\"}}, {\"Text\": \"€\", \"Start\": 0, \"End\": 0, \"TypeName\": "
        "\"currency\", \"Resolution\": {\"value\": null, \"unit\": \"Euro\"}}]}]";
    arena a = {0};
    gold_set set;
    diag why;
    (void)state;
    assert_ok(read_gold(CASES, GOLD_DATES, &a, &set, &why), &why);
    assert_int_equal(set.n, 3);
    check_mark(&set.p[0], 0, "date", "May 4");
    assert_str_is(set.p[0].marks[0].value, "XXXX-05-04|2021-05-04");
    check_mark(&set.p[1], 0, "daterange", "4 to 6 May");
    assert_str_is(set.p[1].marks[0].value, "[2021-05-04,2021-05-06)");
    check_mark(&set.p[2], 0, "currency", "€ 5");
    assert_str_is(set.p[2].marks[0].value, "5 EUR");
    assert_str_is(set.p[2].marks[1].aside, "no value");
    arena_free(&a);
}

static void refuses_what_is_broken(void **state)
{
    static const char *const BROKEN[] = {
        "",
        "[",
        "[{\"Input\": \"x\", \"Results\": [{\"Text\": 5, \"Resolution\": {\"values\": [{]}",
        "{\"_id\": \"a\"}",
        "Chad\n",
        "Chad B-\n",
        "[{\"Input\": \"x\", \"Results\": 5, \"Context\": []}] x",
    };
    (void)state;
    for (size_t i = 0; i < sizeof BROKEN / sizeof *BROKEN; i++)
        for (int f = GOLD_RE3D; f <= GOLD_DATES; f++) {
            arena a = {0};
            gold_set set;
            diag why;
            assert_int_not_equal(read_gold(BROKEN[i], (gold_format)f, &a, &set, &why), ST_OK);
            assert_true(why.message[0]);
            arena_free(&a);
        }
}

static void every_kind_has_a_format(void **state)
{
    gold_format f;
    (void)state;
    assert_true(gold_format_find(STR("re3d"), &f) && f == GOLD_RE3D);
    assert_false(gold_format_find(STR("brat"), &f));
    assert_non_null(gold_kind_find(GOLD_RE3D, STR("Person")));
    assert_null(gold_kind_find(GOLD_DATES, STR("Person")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(recognises_by_content),   cmocka_unit_test(joins_tokens),
        cmocka_unit_test(reads_both_layouts),      cmocka_unit_test(refuses_what_is_broken),
        cmocka_unit_test(every_kind_has_a_format),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
