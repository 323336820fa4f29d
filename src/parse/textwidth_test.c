#include "base/check.h"

#include "parse/textwidth.h"

static void measures_text(void **state)
{
    (void)state;
    assert_int_equal(text_width(STR_NONE, 16), 0);
    assert_int_equal(text_width(STR("i"), 1000), 222);
    assert_int_equal(text_width(STR("W"), 1000), 944);
    assert_int_equal(text_width(STR("~"), 1000), 584); // the table's last
    assert_int_equal(text_width(STR(" "), 1000), 278); // and its first
    assert_int_equal(text_width(STR("left"), 1000), 222 + 556 + 278 + 278);
    assert_int_equal(text_width(STR("left"), 16), 22); // rounded up
}

static void is_safe_beyond_ascii(void **state)
{
    (void)state;
    assert_int_equal(text_width(STR("\u5317\u4EAC"), 1000), 2000);
    assert_int_equal(text_width(STR("e\u0301"), 1000), text_width(STR("e"), 1000));
    assert_true(text_width(STR("\U0001F600"), 1000) >= 1200);
    assert_true(text_width(STR("\u2014"), 1000) >= 1000); // a dash of one em
    assert_true(text_width(STR("\u0416"), 1000) >= 800);  // Ж
    assert_int_equal(text_width(STR("\t\x01"), 1000), 0);
    assert_true(text_width(STR("\xFF"), 1000) > 0); // shown as U+FFFD
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_text),
        cmocka_unit_test(is_safe_beyond_ascii),
    };
    return cmocka_run_group_tests_name("parse/textwidth", tests, NULL, NULL);
}
