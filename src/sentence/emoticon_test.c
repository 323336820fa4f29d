#include "base/check.h"

#include "sentence/emoticon.h"

static void measures_faces(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length;
    } rows[] = {
        {":) yes", 2}, {":-)", 3},  {">:( no", 3}, {"^_^", 3}, {"(: hello", 2},
        {":Date", 0},  {"://x", 0}, {"(see)", 0},  {":", 0},   {"", 0},
        {"<3 it", 2},  {"<30", 0},  {":D", 2},     {"a:)", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t got = emoticon_length(str_of(rows[i].text));
        if (got != rows[i].length) print_error("%s: %zu\n", rows[i].text, got);
        assert_int_equal(got, rows[i].length);
    }
}

static void measures_pictures(void **state)
{
    (void)state;
    assert_int_equal(emoticon_pictures(STR("\xF0\x9F\x8E\x89 on")), 4);
    assert_int_equal(emoticon_pictures(STR("\xF0\x9F\x87\xBA\xF0\x9F\x87\xB8")), 8);
    assert_int_equal(emoticon_pictures(STR("\xE2\x9D\xA4\xEF\xB8\x8F.")), 6);
    assert_int_equal(emoticon_pictures(STR("on")), 0);
    assert_int_equal(emoticon_pictures(STR("\xE2\x80\x94")), 0);
    assert_int_equal(emoticon_pictures(STR("")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_faces),
        cmocka_unit_test(measures_pictures),
    };
    return cmocka_run_group_tests_name("sentence/emoticon", tests, NULL, NULL);
}
