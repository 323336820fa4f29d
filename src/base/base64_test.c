#include "base/base64.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void check(const char *s, str expected, bool good)
{
    buf out = {0};
    assert_int_equal(base64_decode(str_of(s), &out), good);
    assert_true(str_eq(buf_str(&out), expected));
    buf_free(&out);
}

static void test_all(void **state)
{
    (void)state;
    check("", STR(""), true); // the examples of RFC 4648, 10
    check("Zg==", STR("f"), true);
    check("Zm8=", STR("fo"), true);
    check("Zm9v", STR("foo"), true);
    check("Zm9vYg==", STR("foob"), true);
    check("Zm9v\r\nYmE=", STR("fooba"), true);
    check("Zm9vYmFy", STR("foobar"), true);
    check("Zg", STR("f"), true); // without its end
    check("_-8", STR("\xFF\xEF"), true);
    check("Zm*9v", STR("foo"), false);
    check("Z", STR(""), false);
    check("AAEC", STR("\0\1\2"), true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_all)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
