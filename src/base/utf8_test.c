#include "base/check.h"

#include "base/utf8.h"

static void decodes_and_encodes(void **state)
{
    (void)state;
    static const uint32_t codes[] = {0, 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF};
    buf b = {0};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) utf8_add(&b, codes[i]);
    str s = buf_str(&b);
    assert_true(utf8_valid(s));
    size_t at = 0, k = 0;
    uint32_t c;
    while (at < s.n) {
        at += utf8_decode(s, at, &c);
        assert_int_equal(c, codes[k++]);
    }
    while (k > 0) {
        at -= utf8_decode_before(s, at, &c);
        assert_int_equal(c, codes[--k]);
    }
    assert_int_equal(at, 0);
    assert_int_equal(utf8_decode_before(s, 0, &c), 0);
    assert_int_equal(utf8_decode(s, s.n, &c), 0);
    buf_free(&b);
    char out[UTF8_MAX_BYTES];
    assert_int_equal(utf8_encode(0xD800, out), 3); // a surrogate becomes U+FFFD
    assert_memory_equal(out, "\xEF\xBF\xBD", 3);
}

static void knows_bad_bytes(void **state)
{
    (void)state;
    assert_true(utf8_valid(STR("caf\xC3\xA9")));
    assert_true(utf8_valid(STR_NONE));
    assert_int_equal(utf8_valid_length(STR("ab\xC3")), 2);           // cut off
    assert_int_equal(utf8_valid_length(STR("ab\xC0\xAF")), 2);       // overlong
    assert_int_equal(utf8_valid_length(STR("\xED\xA0\x80x")), 0);    // surrogate
    assert_int_equal(utf8_valid_length(STR("\xF5\x80\x80\x80")), 0); // beyond U+10FFFF
    assert_int_equal(utf8_count(STR("a\xFF\x80z")), 4);
}

// Forward and back meet the same boundaries on any bytes (seeded noise).
static void steps_alike_both_ways(void **state)
{
    (void)state;
    enum { N = 4000 };
    char noise[N];
    size_t bounds[N + 1], n = 0;
    uint32_t seed = 12345, c;
    static const unsigned char pool[] = {'a', 0x80, 0xBF, 0xC3, 0xE2, 0xED, 0xF0, 0xFF, 0xA0, 0xA9};
    for (size_t i = 0; i < N; i++) {
        seed = seed * 1664525u + 1013904223u;
        noise[i] = (char)pool[(seed >> 16) % sizeof pool];
    }
    str s = {noise, N};
    for (size_t at = 0; at < N;) {
        at += utf8_decode(s, at, &c);
        bounds[n++] = at;
    }
    for (size_t at = N; at > 0;) {
        assert_int_equal(bounds[--n], at);
        at -= utf8_decode_before(s, at, &c);
    }
    assert_int_equal(n, 0);
}

static void tells_categories(void **state)
{
    (void)state;
    assert_true(utf8_is_letter('q') && utf8_is_letter(0xE9) && !utf8_is_letter('4'));
    assert_false(utf8_is_letter('[') || utf8_is_letter('@') || utf8_is_letter('{'));
    assert_true(utf8_is_upper(0xC9) && !utf8_is_upper(0xE9) && utf8_is_lower(0xE9));
    assert_true(utf8_is_digit('0') && utf8_is_digit(0x0661) && !utf8_is_digit(0xBD));
    assert_true(utf8_is_number(0xBD));
    assert_true(utf8_is_space(0xA0) && utf8_is_space('\n') && utf8_is_space(0x2009));
    assert_false(utf8_is_space(0x200B));
    assert_true(utf8_is_control(0x200B) && utf8_is_control(0) && utf8_is_control(0x110000));
    assert_true(utf8_is_punct(0x2019) && utf8_is_punct('.') && !utf8_is_punct('$'));
    assert_true(utf8_is_symbol('$') && utf8_is_currency(0x20AC) && utf8_is_mark(0x301));
    assert_int_equal(utf8_lower(0xC9), 0xE9);
    assert_int_equal(utf8_upper('z'), 'Z');
    assert_int_equal(utf8_lower('['), '[');
}

static void lowers_text(void **state)
{
    (void)state;
    arena a = {0};
    assert_str_is(utf8_lower_copy(&a, STR("\xC3\x89LYS\xC3\x89"
                                          "E")),
                  "\xC3\xA9lys\xC3\xA9"
                  "e");
    assert_str_is(utf8_lower_copy(&a, STR("\xC8\xBA\xC8\xBA")), "\xE2\xB1\xA5\xE2\xB1\xA5");
    assert_str_is(utf8_lower_copy(&a, STR("A\xFF"
                                          "B")),
                  "a\xFF"
                  "b");
    assert_str_is(utf8_lower_copy(&a, STR_NONE), "");
    arena_free(&a);
}

static void converts_offsets(void **state)
{
    (void)state;
    str s = STR("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x99\x82z"); // 1, 2, 3, 4, 1 bytes
    assert_int_equal(utf8_count(s), 5);
    assert_int_equal(utf8_count_utf16(s), 6);
    utf8_place at = {.text = s};
    utf8_seek_byte(&at, 10);
    assert_int_equal(at.codepoint, 4);
    assert_int_equal(at.utf16, 5);
    utf8_seek_byte(&at, 4); // inside the euro sign
    assert_int_equal(at.byte, 3);
    assert_int_equal(at.codepoint, 2);
    utf8_seek_utf16(&at, 4); // between two surrogates
    assert_int_equal(at.byte, 6);
    utf8_seek_codepoint(&at, 1);
    assert_int_equal(at.byte, 1);
    utf8_seek_codepoint(&at, 99);
    assert_int_equal(at.byte, s.n);
    utf8_seek_codepoint(&at, 0);
    assert_int_equal(at.byte, 0);
}

static void passes_over_a_mark(void **state)
{
    (void)state;
    assert_str_is(utf8_without_mark(STR("\xEF\xBB\xBF\xEF\xBB\xBF.")), "\xEF\xBB\xBF.");
    assert_str_is(utf8_without_mark(STR("\xEF\xBB")), "\xEF\xBB");
    assert_str_is(utf8_without_mark(STR_NONE), "");
}

static void knows_normal_form(void **state)
{
    (void)state;
    assert_true(utf8_is_nfc(STR_NONE));
    assert_true(utf8_is_nfc(STR("caf\u00E9 \u5317")));
    assert_false(utf8_is_nfc(STR("cafe\u0301")));
    assert_true(utf8_is_nfc(STR("x\u0301")));     // there is no such letter
    assert_false(utf8_is_nfc(STR("\u212B")));     // the sign of the unit is the letter
    assert_false(utf8_is_nfc(STR("\u0416\xFF"))); // no text at all
}

static void measures_columns(void **state)
{
    (void)state;
    assert_int_equal(utf8_columns(STR("left")), 4);
    assert_int_equal(utf8_columns(STR("\u5317\u4EAC")), 4); // two wide characters
    assert_int_equal(utf8_columns(STR("e\u0301")), 1);      // a letter and its accent
    assert_int_equal(utf8_columns(STR("\U0001F600")), 2);
    assert_int_equal(utf8_columns(STR("\033\n")), 0);
    assert_int_equal(utf8_columns(STR_NONE), 0);
}

static void cuts_behind_whole_characters(void **state)
{
    (void)state;
    str s = STR("a\u20AC\u00E9");
    static const size_t LENGTHS[] = {0, 1, 1, 1, 4, 4, 6, 6};
    for (size_t most = 0; most < sizeof LENGTHS / sizeof *LENGTHS; most++)
        assert_int_equal(utf8_cut(s, most).n, LENGTHS[most]);
    assert_int_equal(utf8_cut(STR_NONE, 3).n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_and_encodes),
        cmocka_unit_test(measures_columns),
        cmocka_unit_test(knows_normal_form),
        cmocka_unit_test(knows_bad_bytes),
        cmocka_unit_test(steps_alike_both_ways),
        cmocka_unit_test(tells_categories),
        cmocka_unit_test(cuts_behind_whole_characters),
        cmocka_unit_test(lowers_text),
        cmocka_unit_test(converts_offsets),
        cmocka_unit_test(passes_over_a_mark),
    };
    return cmocka_run_group_tests_name("base/utf8", tests, NULL, NULL);
}
