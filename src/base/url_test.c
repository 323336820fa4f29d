#include "base/url.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

// The examples of RFC 3986, 5.4.
static void test_rfc(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        {"g:h", "g:h"},
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q#s"},
        {"g#s", "http://a/b/c/g#s"},
        {";x", "http://a/b/c/;x"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"./", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../g", "http://a/g"},
        {"../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {"..g", "http://a/b/c/..g"},
        {"./../g", "http://a/b/g"},
        {"g/./h", "http://a/b/c/g/h"},
        {"g/../h", "http://a/b/c/h"},
        {"g?y/../x", "http://a/b/c/g?y/../x"},
    };
    arena a = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        str found = url_resolve(&a, STR("http://a/b/c/d;p?q"), str_of(CASES[i][0]));
        char text[100];
        snprintf(text, sizeof text, "%.*s", STR_ARG(found));
        assert_string_equal(text, CASES[i][1]);
    }
    arena_free(&a);
}

static void test_odd(void **state)
{
    (void)state;
    arena a = {0};
    assert_true(str_eq(url_resolve(&a, STR_NONE, STR(" x/y ")), STR("x/y")));
    assert_true(str_eq(url_resolve(&a, STR("http://a"), STR("x")), STR("http://a/x")));
    assert_true(str_eq(url_resolve(&a, STR_NONE, STR("http:///a/b")), STR("http://a/b")));
    assert_true(str_eq(url_resolve(&a, STR("urn:a:b"), STR("x")), STR("x")));
    assert_true(str_eq(url_scheme(STR("1a:b")), STR_NONE));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rfc), cmocka_unit_test(test_odd)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
