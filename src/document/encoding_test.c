#include "base/check.h"

#include "base/utf8.h"
#include "document/encoding.h"

#include <iconv.h>
#include <string.h>

#define ENGLISH                                                                                    \
    "The minister said \xE2\x80\x9Cno\xE2\x80\x9D to the caf\xC3\xA9 owners on Monday, and the "   \
    "owners went home to wait for a better day. "

static str to(const char *name, str text, char *out, size_t room)
{
    iconv_t converter = iconv_open(name, "UTF-8");
    char *in = (char *)text.p, *at = out;
    size_t in_left = text.n, out_left = room;
    assert_int_equal(iconv(converter, &in, &in_left, &at, &out_left), 0);
    iconv_close(converter);
    return (str){out, (size_t)(at - out)};
}

static void assert_decodes(str bytes, const char *text, const char *name)
{
    arena a = {0};
    diag why = {0};
    decoded d;
    assert_ok(encoding_decode(&a, bytes, &d, &why), &why);
    assert_str_is(d.text, text);
    assert_str_is(d.name, name);
    assert_int_equal(d.n_bad, 0);
    assert_int_equal(offset_map_find(d.map.p, d.map.n, (uint32_t)d.text.n), bytes.n);
    arena_free(&a);
}

static void test_encodings(void **state)
{
    (void)state;
    static const char RUSSIAN[] =
        "\xD0\x9C\xD0\xB8\xD0\xBD\xD0\xB8\xD1\x81\xD1\x82\xD1\x80 "
        "\xD1\x81\xD0\xBA\xD0\xB0\xD0\xB7\xD0\xB0\xD0\xBB \xD0\xBD\xD0\xB5\xD1\x82, "
        "\xD0\xB8 \xD0\xB2\xD1\x81\xD0\xB5 \xD1\x83\xD1\x88\xD0\xBB\xD0\xB8 "
        "\xD0\xB4\xD0\xBE\xD0\xBC\xD0\xBE\xD0\xB9 \xD0\xB6\xD0\xB4\xD0\xB0\xD1\x82\xD1\x8C "
        "\xD0\xBB\xD1\x83\xD1\x87\xD1\x88\xD0\xB5\xD0\xB3\xD0\xBE \xD0\xB4\xD0\xBD\xD1\x8F.";
    char out[1024];
    assert_decodes(STR(ENGLISH), ENGLISH, "UTF-8");
    assert_decodes(STR("\xEF\xBB\xBF" ENGLISH), ENGLISH, "UTF-8");
    assert_decodes(to("WINDOWS-1252", STR(ENGLISH), out, sizeof out), ENGLISH, "WINDOWS-1252");
    assert_decodes(to("ISO-8859-1", STR("caf\xC3\xA9 na\xC3\xAFve"), out, sizeof out),
                   "caf\xC3\xA9 na\xC3\xAFve", "WINDOWS-1252");
    assert_decodes(to("UTF-16LE", STR("\xEF\xBB\xBF" ENGLISH), out, sizeof out), ENGLISH,
                   "UTF-16LE");
    assert_decodes(to("UTF-16BE", STR("\xEF\xBB\xBF" ENGLISH), out, sizeof out), ENGLISH,
                   "UTF-16BE");
    assert_decodes(to("UTF-16LE", STR(ENGLISH), out, sizeof out), ENGLISH, "UTF-16LE");
    assert_decodes(to("UTF-16BE", STR(ENGLISH), out, sizeof out), ENGLISH, "UTF-16BE");
    assert_decodes(to("UTF-32LE", STR("\xEF\xBB\xBF" ENGLISH), out, sizeof out), ENGLISH,
                   "UTF-32LE");
    assert_decodes(to("KOI8-R", STR(RUSSIAN), out, sizeof out), RUSSIAN, "KOI8-R");
    assert_decodes(STR("\xEF\xBB\xBF"), "", "UTF-8");
}

// Each character of the text is found again at its bytes.
static void test_map(void **state)
{
    (void)state;
    static const char TEXT[] = "a\xE2\x82\xAC"
                               "b\xC3\xA9"
                               "c\xE2\x80\x9D"
                               "d";
    char out[64];
    arena a = {0};
    diag why = {0};
    decoded d;
    str bytes = to("WINDOWS-1252", STR(TEXT), out, sizeof out);
    assert_ok(encoding_decode(&a, bytes, &d, &why), &why);
    assert_int_equal(bytes.n, 7);
    size_t character = 0;
    for (uint32_t i = 0, code; i < d.text.n; character++) {
        assert_int_equal(offset_map_find(d.map.p, d.map.n, i), character);
        i += (uint32_t)utf8_decode(d.text, i, &code);
    }
    arena_free(&a);
}

static void test_bad_bytes(void **state)
{
    (void)state;
    arena a = {0};
    diag why = {0};
    decoded d;
    assert_ok(encoding_decode(&a, STR(ENGLISH "\xC3\xA9\xC3\xA9 \xFF ok \xE2\x82"), &d, &why),
              &why);
    // Five good sequences for three bad bytes: another encoding is likelier.
    assert_true(d.guessed);
    assert_ok(encoding_decode(&a, STR(ENGLISH ENGLISH "\xFF ok"), &d, &why), &why);
    assert_false(d.guessed);
    assert_int_equal(d.n_bad, 1);
    assert_int_equal(d.first_bad, 2 * (sizeof ENGLISH - 1));
    assert_true(str_ends(d.text, STR("\xEF\xBF\xBD ok")));
    assert_int_equal(offset_map_find(d.map.p, d.map.n, (uint32_t)d.text.n - 2),
                     2 * (sizeof ENGLISH - 1) + 2);
    assert_ok(encoding_decode(&a,
                              STR("\xFF\xFE"
                                  "a\0\0\xD8"
                                  "b\0c"),
                              &d, &why),
              &why);
    assert_str_is(d.text, "a\xEF\xBF\xBD"
                          "b\xEF\xBF\xBD");
    d = encoding_decode_string(&a, STR("caf\xE9"));
    assert_str_is(d.text, "caf\xC3\xA9");
    arena_free(&a);
}

static void test_binary(void **state)
{
    (void)state;
    static const struct {
        str bytes;
        const char *word;
    } CASES[] = {
        {{"\x7F"
          "ELF\x02\x01\x01\0\0\0\0",
          11},
         "binary"},
        {{"text with \0 in it", 17}, "binary"},
        {{"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", 15}, "pdftotext"},
        {{"PK\x03\x04\x14\0\x06\0", 8}, "zip"},
        {{"\x01\x02\x03\x04 abc", 8}, "binary"},
        {{"BZh91AY&SY\x01\x02", 12}, "bzip2"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        arena a = {0};
        diag why = {0};
        decoded d;
        assert_int_equal(encoding_decode(&a, CASES[i].bytes, &d, &why), ST_FORMAT);
        if (!strstr(why.message, CASES[i].word)) fail_msg("%zu: %s", i, why.message);
        arena_free(&a);
    }
}

// Any bytes: valid UTF-8 comes out, and the map stays inside the input.
static void test_any_bytes(void **state)
{
    (void)state;
    for (uint64_t start = 1; start <= 3000; start++) {
        uint64_t seed = start;
        char bytes[200];
        size_t n = 0;
        arena a = {0};
        diag why = {0};
        decoded d;
        while (n < start % 200) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            bytes[n++] = seed >> 62 ? (char)(' ' + (seed >> 33) % 90) : (char)(seed >> 40);
        }
        if (start % 3 == 0) memcpy(bytes, "\xFF\xFE", 2);
        bool whole = encoding_decode(&a, (str){bytes, n}, &d, &why) == ST_OK;
        if (!whole) d = encoding_decode_string(&a, (str){bytes, n});
        bool good = utf8_valid(d.text);
        for (uint32_t i = 0; i <= d.text.n; i++)
            good = good && offset_map_find(d.map.p, d.map.n, i) <= n;
        if (!good) fail_msg("seed %llu", (unsigned long long)start);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_encodings), cmocka_unit_test(test_map),
        cmocka_unit_test(test_bad_bytes), cmocka_unit_test(test_binary),
        cmocka_unit_test(test_any_bytes),
    };
    return cmocka_run_group_tests_name("encoding", tests, NULL, NULL);
}
