#include "base/check.h"

#include "base/utf8.h"
#include "document/normaliser.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static void test_characters(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        {"\xE2\x80\x9CNo,\xE2\x80\x9D he said. It\xE2\x80\x99s \xE2\x80\x98off\xE2\x80\x99.",
         "\"No,\" he said. It's 'off'."},
        {"\xE2\x80\x9Elow\xE2\x80\x9C 5\xE2\x80\xB2 6\xE2\x80\xB3", "\"low\" 5' 6\""},
        {"win\xE2\x80\x91win \xE2\x88\x92"
         "5",
         "win-win -5"},
        {"1914\xE2\x80\x93"
         "18 \xE2\x80\x94 war \xE2\x80\x95 peace",
         "1914\xE2\x80\x93"
         "18 \xE2\x80\x94 war \xE2\x80\x94 peace"},
        {"$360\xC2\xA0million\xE2\x80\x89now\xE3\x80\x80.", "$360 million now ."},
        {"nego\xC2\xADtia\xE2\x80\x8Btion\xEF\xBB\xBFs", "negotiations"},
        {"a  b\t\tc \t d", "a b c d"},
        {"o\xEF\xAC\x83"
         "ce \xEF\xAC\x81nds \xEF\xAC\x82uid",
         "office finds fluid"},
        {"Roe &amp; Doe &lt;x&gt; don&#39;t, don&#x2019;t &quot;no&quot;&nbsp;&mdash;",
         "Roe & Doe <x> don't, don't \"no\" \xE2\x80\x94"},
        {"R&D; AT&T &amp &; &#; &#xD800; &#99999999; &bogus;",
         "R&D; AT&T &amp &; &#; &#xD800; &#99999999; &bogus;"},
        {"one&#10;two &#0;", "one\ntwo &#0;"},
        {"  one  \r\ntwo\rthree\xC2\x85"
         "four\xE2\x80\xA8"
         "five  ",
         "one\ntwo\nthree\nfour\nfive"},
        {"a\x01"
         "b\x7F"
         "c",
         "abc"},
        {"cafe\xCC\x81 \xE2\x84\xAB", "caf\xC3\xA9 \xC3\x85"},                // NFC
        {"a\xCC\xA3\xCC\x82 a\xCC\x82\xCC\xA3", "\xE1\xBA\xAD \xE1\xBA\xAD"}, // both orders
        {"\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", "\xEA\xB0\x81"},             // Hangul
        {"", ""},
        {" \n\n \t ", ""},
    };
    arena a = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_str_is(normaliser_clean(&a, str_of(CASES[i][0])).text, CASES[i][1]);
    assert_str_is(normaliser_line(&a, STR(" two \n lines ")), "two lines");
    arena_free(&a);
}

static void test_lines(void **state)
{
    (void)state;
    arena a = {0};
    clean_text t = normaliser_clean(&a, STR("one\ntwo\n\n  three\fnego\xC2\xAD\ntiate\n \n"));
    assert_int_equal(t.n_lines, 5);
    assert_true(t.lines[0].blank_before && !t.lines[1].blank_before && t.lines[2].blank_before &&
                t.lines[3].blank_before && !t.lines[4].blank_before);
    assert_true(t.lines[2].indented && !t.lines[3].indented);
    assert_true(t.lines[3].soft_hyphen && !t.lines[4].soft_hyphen);
    assert_str_is(span_text(t.text, t.lines[2].span), "three");
    arena_free(&a);
}

static const uint32_t ALPHABET[] = {'a',    'b',     'Z',   '.',    ' ',    ' ',    '\n',   '\r',
                                    '\t',   0xA0,    0xAD,  0x200B, 0x2019, 0x201C, 0x2014, 0x2011,
                                    0xE9,   0x301,   0x323, 0x212B, 0x1100, 0x1161, 0x11A8, 0xAC00,
                                    0x4E2D, 0x1F30D, 0x9BE, 0x9C7,  0x0F71, 0x0F72, 0xFEFF, 0x2028,
                                    0xFB01, 0x1,     0x85,  0x345,  0x1D15E};

// Any text: the result is NFC, has no double spaces or empty lines, is its own normal form, and
// every character that was not changed maps back to itself.
static void test_properties(void **state)
{
    (void)state;
    for (uint64_t start = 1; start <= 20000; start++) {
        uint64_t seed = start;
        arena a = {0};
        buf in = {0};
        for (int i = 0; i < 30; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            utf8_add(&in, ALPHABET[(seed >> 33) % (sizeof ALPHABET / sizeof *ALPHABET)]);
        }
        clean_text t = normaliser_clean(&a, buf_str(&in));
        char *text = arena_copy(&a, t.text.p, t.text.n);
        char *nfc = (char *)utf8proc_NFC((const utf8proc_uint8_t *)text);
        clean_text again = normaliser_clean(&a, t.text);
        bool good = strcmp(text, nfc) == 0 && str_eq(again.text, t.text) && !strstr(text, "  ") &&
                    !strstr(text, "\n\n") && !strstr(text, " \n");
        uint32_t before = 0;
        for (uint32_t o = 0; o <= t.text.n && good; o++) {
            uint32_t at = offset_map_find(t.map.p, t.map.n, o), here, there;
            good = at >= before && at <= in.n;
            before = at;
            utf8_decode(t.text, o, &here);
            utf8_decode(buf_str(&in), at, &there);
            // Letters of ASCII that carry no mark are copied.
            if (o < t.text.n && strchr("bZ.", text[o])) good = good && here == there;
        }
        free(nfc);
        if (!good) fail_msg("seed %llu: \"%s\"", (unsigned long long)start, text);
        buf_free(&in);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_characters),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_properties),
    };
    return cmocka_run_group_tests_name("normaliser", tests, NULL, NULL);
}
