#include "store/tabbed.h"

#include "base/check.h"

#include <math.h>

static void check_text(buf *b, const char *wanted)
{
    assert_string_equal(b->p, wanted);
    buf_free(b);
}

static void escapes_come_back(void **state)
{
    (void)state;
    buf row = {0};
    tabbed_row f = {0};
    str raw = STR("a\tb\nc\\d'e\0f\r\b\f");
    tabbed_add(&row, raw);
    buf_add_c(&row, "\t\\N\t");
    assert_null(memchr(row.p, '\n', row.n));
    tabbed_fields(row.p, row.n, &f);
    assert_int_equal(f.n, 3);
    assert_true(str_eq(f.p[0].text, raw));
    assert_true(f.p[1].is_null);
    assert_false(f.p[2].is_null);
    assert_int_equal(f.p[2].text.n, 0);
    buf_free(&row);
    tabbed_free(&f);
}

static void all_fields_of_a_long_row_are_there(void **state)
{
    (void)state;
    buf line = {0};
    tabbed_row f = {0};
    for (int i = 0; i < 1000; i++) buf_add_format(&line, "%s%d", i ? "\t" : "", i);
    tabbed_fields(line.p, line.n, &f);
    assert_int_equal(f.n, 1000);
    assert_true(str_eq(f.p[999].text, STR("999")));
    tabbed_fields(line.p, 0, &f); // shorter ones after it
    assert_int_equal(f.n, 1);
    assert_int_equal(f.p[0].text.n, 0);
    buf_free(&line);
    tabbed_free(&f);
}

static void numbers_are_read_as_they_are(void **state)
{
    (void)state;
    static const struct {
        double number;
        const char *text;
    } CASES[] = {
        {5.69, "569e-2"},
        {-0.5, "-05e-1"},
        {7, "7"},
        {1.0000000003e21, "10000000003e11"}, // the server's own way gives 1.0000000003000001e21
        {2.5e-7, "25e-8"},
        {1e300, "1e+300"},
        {0.1 + 0.2, "0.30000000000000004"},
        {NAN, "\\N"}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        buf out = {0};
        tabbed_number(&out, CASES[i].number);
        check_text(&out, CASES[i].text);
    }
}

static void rows_get_their_batch(void **state)
{
    (void)state;
    buf out = {0};
    tabbed_append(&out, STR("a\tb\nc\td\n"), STR("9"));
    check_text(&out, "a\tb\t9\nc\td\t9\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_come_back),
        cmocka_unit_test(all_fields_of_a_long_row_are_there),
        cmocka_unit_test(numbers_are_read_as_they_are),
        cmocka_unit_test(rows_get_their_batch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
