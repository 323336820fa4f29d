#include "base/check.h"

#include <string.h>

static void test_parts(void **state)
{
    (void)state;
    assert_str_is(str_sub(STR("Beirut"), 2, 4), "ir");
    assert_str_is(str_sub(STR("Beirut"), 4, 99), "ut");
    assert_str_is(str_sub(STR("Beirut"), 99, 2), "");
    assert_str_is(str_trim(STR(" \t Oslo\n")), "Oslo");
    assert_str_is(str_trim(STR(" \n ")), "");
    assert_true(str_starts(STR("Oslo"), STR("Os")) && !str_starts(STR("Os"), STR("Oslo")));
    assert_true(str_ends(STR("Oslo"), STR("lo")) && !str_ends(STR("lo"), STR("Oslo")));
    assert_true(str_starts(STR_NONE, STR_NONE) && str_ends(STR("x"), STR_NONE));
}

static void test_order(void **state)
{
    (void)state;
    assert_true(str_eq(STR_NONE, STR("")) && !str_eq(STR("a"), STR("A")));
    assert_true(str_eq_nocase(STR("NATO"), STR("Nato")) && !str_eq_nocase(STR("a"), STR("ab")));
    assert_true(str_starts_nocase(STR("NATO chief"), STR("nato")));
    assert_false(str_starts_nocase(STR("NAT"), STR("nato")));
    assert_true(str_ends_nocase(STR("A.WARC"), STR(".warc")));
    assert_true(str_ends_nocase(STR("a"), STR("")));
    assert_false(str_ends_nocase(STR("arc"), STR(".arc")));
    assert_int_equal(str_find_nocase(STR("the NATO chief"), STR("nato")), 4);
    assert_int_equal(str_find_nocase(STR("the chief of Nato"), STR("nato")), 13);
    assert_int_equal(str_find_nocase(STR("Nat"), STR("nato")), SIZE_MAX);
    assert_int_equal(str_find_nocase(STR(""), STR("")), 0); // as str_find
    assert_true(str_starts_among_nocase(STR("NATO chief"), STR("un|nato"), '|'));
    assert_false(str_starts_among_nocase(STR("Nat"), STR("un|nato"), '|'));
    assert_false(str_starts_among_nocase(STR("Nato"), STR_NONE, '|'));
    assert_true(str_among_nocase(STR("Nato"), STR("un|NATO|eu"), '|'));
    assert_false(str_among_nocase(STR("nat"), STR("un|NATO|eu"), '|'));
    assert_false(str_among_nocase(STR(""), STR("un|NATO"), '|')); // as str_among
    assert_false(str_among_nocase(STR("a"), STR(""), '|'));
    assert_true(str_cmp(STR("ab"), STR("abc")) < 0 && str_cmp(STR("b"), STR("abc")) > 0);
    assert_true(str_cmp(STR("\xc3\xa9"), STR("z")) > 0); // bytes, not letters of a locale
    assert_int_equal(str_cmp(STR("x"), STR("x")), 0);
}

static void test_search(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("talks stalled"), STR("stall")), 6);
    assert_true(str_find(STR("talks"), STR("walk")) == SIZE_MAX);
    assert_int_equal(str_find(STR_NONE, STR("")), 0);
    assert_int_equal(str_find_byte(STR("a.b.c"), '.', 2), 3);
    assert_true(str_find_byte(STR("a.b.c"), '.', 4) == SIZE_MAX);
    assert_true(str_find_byte(STR("abc"), 'a', 99) == SIZE_MAX);
}

static void test_in_list(void **state)
{
    (void)state;
    static const char list[] = "ban|ban on|veto";
    assert_true(str_in_list(STR("ban"), list, '|'));
    assert_true(str_in_list(STR("ban on"), list, '|'));
    assert_true(str_in_list(STR("veto"), list, '|'));
    assert_false(str_in_list(STR("ba"), list, '|'));
    assert_false(str_in_list(STR("bans"), list, '|'));
    assert_false(str_in_list(STR("vetoed"), list, '|'));
    assert_false(str_in_list(STR("an"), list, '|'));
    assert_false(str_in_list(STR("ban|ban on"), list, '|')); // two entries are not one
    assert_false(str_in_list(STR_NONE, list, '|'));
    assert_true(str_in_list(STR_NONE, "a||b", '|'));
    assert_false(str_in_list(STR("ban\0on"), list, '|'));
    assert_false(str_in_list(STR("veto\0"), list, '|'));
    assert_false(str_in_list(STR("a"), "", '|'));
}

// Lists of every length, entries of every length up to eight letters: what is an entry is found,
// and what is only a part of one, or of two, is not.
static void test_in_long_lists(void **state)
{
    (void)state;
    for (size_t entries = 1; entries <= 24; entries++) {
        char list[256];
        size_t n = 0;
        for (size_t e = 0; e < entries; e++) {
            if (e) list[n++] = '|';
            for (size_t k = 0; k <= e % 8; k++) list[n++] = (char)('a' + (e + k) % 26);
        }
        str all = {list, n};
        for (size_t from = 0; from < n; from++)
            for (size_t end = from + 1; end <= n && end <= from + 10; end++) {
                str part = str_sub(all, from, end);
                bool entry = false;
                for (str rest = all; rest.p;) entry |= str_eq(str_split(&rest, '|'), part);
                assert_int_equal(str_among(part, all, '|'), entry);
            }
    }
}

static void test_which(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"name", "nation", "n", "body"};
    assert_int_equal(str_which(STR("nation"), NAMES, 4), 1);
    assert_int_equal(str_which(STR("n"), NAMES, 4), 2);
    assert_int_equal(str_which(STR("body"), NAMES, 3), -1);
    assert_int_equal(str_which(STR("nam"), NAMES, 4), -1);
    assert_int_equal(str_which(STR_NONE, NAMES, 4), -1);
}

static void test_split(void **state)
{
    (void)state;
    str rest = STR("a::c"), none = STR_NONE;
    assert_str_is(str_split(&rest, ':'), "a");
    assert_str_is(str_split(&rest, ':'), "");
    assert_str_is(str_split(&rest, ':'), "c");
    assert_null(rest.p);
    rest = STR("a:");
    assert_str_is(str_split(&rest, ':'), "a");
    assert_non_null(rest.p); // an empty part follows
    assert_str_is(str_split(&rest, ':'), "");
    assert_null(rest.p);
    assert_str_is(str_split(&none, ':'), "");
}

static void test_numbers(void **state)
{
    (void)state;
    int64_t i = 7;
    double d = 7;
    assert_true(str_to_int(STR("-42"), &i) && i == -42);
    assert_true(str_to_int(STR("9223372036854775807"), &i) && i == INT64_MAX);
    assert_true(str_to_double(STR("1.5e3"), &d) && d == 1500);
    static const char *const BAD[] = {"", " 1", "1 ", "1x", "9223372036854775808", "--1"};
    for (size_t k = 0; k < sizeof BAD / sizeof *BAD; k++)
        assert_false(str_to_int(str_of(BAD[k]), &i));
    assert_false(str_to_double(STR("1,5"), &d));
    assert_false(str_to_double(STR("1e999"), &d));
    assert_true(i == INT64_MAX && d == 1500); // what is no number changes nothing
}

static void test_spans(void **state)
{
    (void)state;
    span a = {2, 5}, b = {4, 9}, none = {3, 3};
    assert_int_equal(span_length(a), 3);
    assert_true(span_overlaps(a, b) && !span_overlaps(a, (span){5, 6}));
    assert_true(span_contains(a, none) && !span_contains(a, b));
    span both = span_union(a, b);
    assert_true(both.begin == 2 && both.end == 9);
    both = span_union(none, b);
    assert_true(both.begin == 4 && both.end == 9);
    assert_str_is(span_text(STR("Asunción"), (span){5, 99}), "ión");
}

static void test_growing(void **state)
{
    (void)state;
    buf b = {0};
    for (int i = 0; i < 1000; i++) buf_add_format(&b, "%d,", i % 10);
    assert_int_equal(b.n, 2000);
    assert_int_equal(strlen(b.p), 2000);
    buf_clear(&b);
    assert_string_equal(b.p, "");
    buf_add_c(&b, "Mali");
    buf_add_byte(&b, '\0');
    buf_add(&b, STR_NONE);
    assert_int_equal(buf_str(&b).n, 5);
    buf_free(&b);
    assert_null(b.p);
}

static void test_copies(void **state)
{
    (void)state;
    arena a = {0};
    char text[] = "Łódź AND Łomża";
    str copy = str_copy(&a, str_of(text)), low = str_lower(&a, str_of(text));
    memset(text, 'x', sizeof text - 1);
    assert_str_is(copy, "Łódź AND Łomża");
    assert_str_is(low, "Łódź and Łomża"); // ASCII letters alone
    assert_int_equal(copy.p[copy.n], '\0');
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts),         cmocka_unit_test(test_order),
        cmocka_unit_test(test_search),        cmocka_unit_test(test_in_list),
        cmocka_unit_test(test_in_long_lists), cmocka_unit_test(test_which),
        cmocka_unit_test(test_split),         cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_spans),         cmocka_unit_test(test_growing),
        cmocka_unit_test(test_copies),
    };
    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
