#include "base/check.h"

#include "base/utf16.h"

#include <string.h>

static void check_text(str bytes, utf16_order order, size_t piece, str want)
{
    check_pieces m = {bytes, piece};
    byte_source source = check_source(&m);
    stream *in, *text;
    diag why = {0};
    buf got = {0};
    assert_ok(stream_open_source(&source, "x", &in, &why), &why);
    assert_ok(utf16_open(in, order, "x", &text, &why), &why);
    assert_ok(stream_rest(text, 1 << 20, &got, &why), &why);
    assert_str_equal(buf_str(&got), want);
    assert_null(stream_damage(text));
    stream_close(text);
    stream_close(in);
    buf_free(&got);
}

#define LITTLE                                                                                     \
    STR("\xFF\xFE"                                                                                 \
        "A\0\xE9\0\xAC\x20\x3D\xD8\x00\xDE")
#define BIG  STR("\0A\0\xE9\x20\xAC\xD8\x3D\xDE\x00")
#define UTF8 STR("A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80")

static void test_text(void **state)
{
    (void)state;
    for (size_t piece = 1; piece < 12; piece++) {
        check_text(LITTLE, UTF16_LITTLE, piece, UTF8);
        check_text(BIG, UTF16_BIG, piece, UTF8);
        check_text(STR(""), UTF16_BIG, piece, STR(""));
        // Half a pair before a letter, a second half alone, half a pair and an odd byte at the end.
        check_text(STR("\xD8\x3D\0a\xDE\0\0b\xD8\x3D\0"), UTF16_BIG, piece,
                   STR("\xEF\xBF\xBD"
                       "a\xEF\xBF\xBD"
                       "b\xEF\xBF\xBD"));
    }
}

static void test_long_text(void **state)
{
    (void)state;
    buf bytes = {0}, want = {0};
    for (int i = 0; i < 100000; i++) {
        buf_add(&bytes, i % 3 ? STR("\x20\xAC") : STR("\0a"));
        buf_add_c(&want, i % 3 ? "\xE2\x82\xAC" : "a");
    }
    check_text(buf_str(&bytes), UTF16_BIG, 65536, buf_str(&want));
    check_text(buf_str(&bytes), UTF16_BIG, 7, buf_str(&want));
    buf_free(&bytes);
    buf_free(&want);
}

static void test_order(void **state)
{
    (void)state;
    assert_int_equal(utf16_order_of(LITTLE), UTF16_LITTLE);
    assert_int_equal(utf16_order_of(STR("\xFE\xFF\0a")), UTF16_BIG);
    assert_int_equal(utf16_order_of(STR("\0i\0d\0,\0t")), UTF16_BIG);
    assert_int_equal(utf16_order_of(STR("i\0d\0,\0t\0e\0")), UTF16_LITTLE);
    assert_int_equal(utf16_order_of(STR("id,text\n")), UTF16_NOT);
    assert_int_equal(utf16_order_of(STR("id,\0text\n")), UTF16_NOT);
    assert_int_equal(utf16_order_of(STR("\0\0\0\0\0\0\0\0")), UTF16_NOT);
    assert_int_equal(utf16_order_of(STR("")), UTF16_NOT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_long_text),
        cmocka_unit_test(test_order),
    };
    return cmocka_run_group_tests_name("utf16", tests, NULL, NULL);
}
