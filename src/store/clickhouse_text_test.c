#include "store/clickhouse_text.h"

#include "base/check.h"
#include "store/clickhouse_address.h"

static void check_text(buf *b, const char *wanted)
{
    assert_string_equal(b->p, wanted);
    buf_free(b);
}

static void values_are_filled_in(void **state)
{
    (void)state;
    buf out = {0}, values[2] = {{0}, {0}};
    clickhouse_text_quote(&values[0], STR("O'Hara\\ ?2"));
    buf_add_c(&values[1], "7");
    clickhouse_text_fill("x = ?1 AND y = ?2 AND z = '?1 \\' ?2' AND u = ?3 AND ?", values, 2, &out);
    check_text(&out, "x = 'O\\'Hara\\\\ ?2' AND y = 7 AND z = '?1 \\' ?2' AND u = ?3 AND ?");
    buf_free(&values[0]);
    buf_free(&values[1]);
}

static void errors_are_told_in_the_servers_words(void **state)
{
    (void)state;
    str words;
    str old = STR("Code: 47, e.displayText() = DB::Exception: Unknown identifier: x, e.what() = "
                  "DB::Exception\n");
    assert_int_equal(clickhouse_text_error(old, &words), 47);
    assert_true(str_eq(words, STR("Unknown identifier: x")));
    str fresh = STR("Code: 60. DB::Exception: Unknown table. (UNKNOWN_TABLE) (version 26.7.2.1)\n");
    assert_int_equal(clickhouse_text_error(fresh, &words), 60);
    assert_true(str_eq(words, STR("Unknown table. (UNKNOWN_TABLE)")));
    assert_int_equal(clickhouse_text_error(STR("<html>404</html>"), &words), 0);
}

static void addresses(void **state)
{
    (void)state;
    arena a = {0};
    diag why = {0};
    clickhouse_address x;
    assert_int_equal(clickhouse_address_read(STR("clickhouse://me:a%40b@[::1]:99/my%20news"
                                                 "?batch_rows=20000"),
                                             &a, &x, &why),
                     ST_OK);
    assert_string_equal(x.url.p, "http://[::1]:99/");
    assert_string_equal(x.user.p, "me");
    assert_string_equal(x.password.p, "a@b");
    assert_string_equal(x.name.p, "my news");
    assert_string_equal(x.shown.p, "clickhouse://me@[::1]:99/my%20news?batch_rows=20000");
    assert_int_equal(x.batch_rows, 20000);
    assert_int_equal(clickhouse_address_read(STR("clickhouses://h/n"), &a, &x, &why), ST_OK);
    assert_string_equal(x.url.p, "https://h:8443/");
    static const char *const BROKEN[] = {
        "clickhouse://h",       "clickhouse://h/",        "clickhouse:///n",
        "clickhouse://h:0/n",   "clickhouse://h:70000/n", "clickhouse://h:x/n",
        "clickhouse://h/n%0a",  "clickhouse://u%:p@h/n",  "clickhouse://h/n?batch_rows=5",
        "clickhouse://h/n?x=1", "clickhouse://h i/n",     "clickhouse://[::1/n"};
    for (size_t i = 0; i < sizeof BROKEN / sizeof *BROKEN; i++)
        assert_int_equal(clickhouse_address_read(str_of(BROKEN[i]), &a, &x, &why), ST_USAGE);
    // A password that is not written as in an address is not shown, whatever it is taken for.
    clickhouse_address_read(STR("clickhouse://me:se/cr@et?@h/n"), &a, &x, &why);
    assert_null(strstr(x.shown.p, "cr"));
    assert_null(strstr(why.message, "cr@"));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_filled_in),
        cmocka_unit_test(errors_are_told_in_the_servers_words),
        cmocka_unit_test(addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
