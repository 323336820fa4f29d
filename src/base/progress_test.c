#include "base/check.h"

#include "base/progress.h"

#include <math.h>

static progress sample(progress_count counts[3])
{
    counts[0] = (progress_count){"documents", 1200};
    counts[1] = (progress_count){"events", 5310};
    counts[2] = (progress_count){"problems", 0};
    return (progress){.bytes = 1000, .total = 4000, .seconds = 20, .counts = counts, .n_counts = 3};
}

static void tells_the_time_left(void **state)
{
    (void)state;
    progress_count counts[3];
    progress p = sample(counts);
    assert_true(fabs(progress_left(&p) - 60) < 1e-9);
    p.passed = 500; // what was there already is no measure
    assert_true(fabs(progress_left(&p) - 120) < 1e-9);
    p.passed = 1000;
    assert_true(isnan(progress_left(&p)));
    p.passed = 0;
    p.bytes = 4000;
    assert_true(progress_left(&p) == 0);
    p.bytes = 5000; // the file has grown
    assert_true(progress_left(&p) == 0);
    p.total = 0;
    assert_true(isnan(progress_left(&p)));
    p = sample(counts);
    p.seconds = 0.1;
    assert_true(isnan(progress_left(&p)));
    p.seconds = 20;
    p.bytes = 1;
    p.total = UINT64_MAX;
    assert_true(isnan(progress_left(&p)));
}

static void draws_a_bar(void **state)
{
    (void)state;
    progress_count counts[3];
    progress p = sample(counts);
    buf b = {0};
    progress_bar(&p, 80, &b);
    assert_string_equal(b.p, "[======>                  ]  25%  "
                             "1,200 documents  60/s  5,310 events  1:00 left");
    buf_clear(&b);
    counts[2].n = 7;
    p.seconds = 4000;
    progress_bar(&p, 70, &b);
    assert_string_equal(b.p, "1,200 documents  0.3/s  5,310 events  7 problems  3:20:00 left");
    buf_clear(&b);
    progress_bar(&p, 15, &b);
    assert_string_equal(b.p, "1,200 documents");
    buf_clear(&b);
    p.total = 0;
    p.seconds = 62;
    progress_bar(&p, 200, &b);
    assert_string_equal(b.p, "1,200 documents  19/s  5,310 events  7 problems  1:02");
    buf_clear(&b);
    p = sample(counts);
    p.bytes = 9000;
    progress_bar(&p, 75, &b);
    assert_true(str_starts(buf_str(&b), STR("[==")));
    assert_true(str_find(buf_str(&b), STR("] 100%  ")) != SIZE_MAX);
    assert_true(b.n <= 75);
    buf_free(&b);
}

static void writes_json(void **state)
{
    (void)state;
    progress_count counts[3];
    progress p = sample(counts);
    buf b = {0};
    json_writer w = {.out = &b};
    json_begin_object(&w);
    progress_members(&p, "progress", &w);
    json_end_object(&w);
    assert_string_equal(b.p, "{\"record\":\"progress\",\"documents\":1200,\"events\":5310,"
                             "\"problems\":0,\"bytes\":1000,\"total\":4000,\"seconds\":20,"
                             "\"rate\":60,\"eta\":60}");
    buf_clear(&b);
    p.total = 0;
    w = (json_writer){.out = &b};
    json_begin_object(&w);
    progress_members(&p, "progress", &w);
    json_end_object(&w);
    assert_true(str_find(buf_str(&b), STR("\"total\":null")) != SIZE_MAX);
    assert_true(str_find(buf_str(&b), STR("\"eta\":null")) != SIZE_MAX);
    buf_free(&b);
}

static void groups_digits(void **state)
{
    (void)state;
    static const struct {
        uint64_t n;
        const char *text;
    } CASES[] = {{0, "0"}, {999, "999"}, {1000, "1,000"}, {1234567, "1,234,567"}};
    buf b = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        buf_clear(&b);
        progress_number(CASES[i].n, &b);
        assert_string_equal(b.p, CASES[i].text);
    }
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_the_time_left),
        cmocka_unit_test(draws_a_bar),
        cmocka_unit_test(writes_json),
        cmocka_unit_test(groups_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
