#include "base/check.h"

#include "sentence/split.h"

#include <string.h>

// Each row: text with '|' where one sentence ends and the next begins ('|' stands for one blank or
// line end already in the text when it is followed by '_' or '/').
static void check_row(const char *marked)
{
    char text[1024], got[2048];
    size_t n = 0, g = 0;
    for (const char *p = marked; *p; p++)
        if (*p != '|') text[n++] = *p;
    str t = {text, n};
    splitter s = split_start(t, (span){0, (uint32_t)n});
    span one;
    size_t last = 0;
    while (split_next(&s, &one)) {
        if (g) got[g++] = '|';
        if (g && got[0] != '|' && last < one.begin) {
            memcpy(got + g, text + last, one.begin - last);
            g += one.begin - last;
        }
        memcpy(got + g, text + one.begin, span_length(one));
        g += span_length(one);
        last = one.end;
    }
    assert_str_equal(((str){got, g}), str_of(marked));
}

static void splits_news(void **state)
{
    (void)state;
    static const char *const ROWS[] = {
        "The envoy left.| He flew home.",
        "Will it hold?| Nobody knows!| We wait.",
        "Mr. Smith met Gen. Ivanov in St. Gallen.| They spoke.",
        "The U.S. Senate voted.| It passed.",
        "He came from the U.S.| The trip was long.",
        "They met at 9 a.m. on Friday.| At 10 a.m.| The talks began.",
        "J. R. Tolan wrote it.| A. Brown read it.",
        "Today Sec. Doe met Amb. Roe.| It went well.",
        "See No. 5 for details.| He said no.| Then he left.",
        "It happened on Sept. 11 in town.| On Jan. 3 it ended.",
        "\xE2\x80\x9CWe agree.\xE2\x80\x9D| The minister left.",
        "\"We agree,\" he said. |\"We sign.\"| He left.",
        "\"Why now?\" Garcia asked.| Nobody answered.",
        "\"Why now?\" he asked.| Nobody answered.",
        "They asked, \"Why now?\"| And he said nothing.",
        "Yahoo! said so.| It is great!| they wrote.",
        "He paused... and then went on.| All listened...| Nothing came.",
        "He (the chief. not the deputy) left.| She stayed.",
        "It ended (finally.)| They left.",
        "Prices rose 3.5 percent.| Wages fell.",
        "Talks collapse as deadline passes",
        "Acme Inc. and Sons Ltd. merged.| It worked.",
        "The firm is Acme Inc.| The boss is Lee.",
        "1. Open the door.| 2. Close it.",
        "They agreed.[12]| Nobody signed.",
        "The deal failed.|\n\n|Nothing followed.",
        "Line one goes on and on until the margin\nbreaks it in the middle.| End.",
        "Peace talks|\n|Envoy leaves",
        "Wait...?!| Yes.",
        "see example.com for more. |it is good.",
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        char row[512];
        size_t n = 0;
        // "|" may stand before or after the gap: bring both to the form that check_row builds
        for (const char *p = ROWS[i]; *p; p++) {
            if (*p == '|' && n > 0 && (row[n - 1] == ' ' || row[n - 1] == '\n')) {
                size_t gap = n;
                while (gap > 0 && (row[gap - 1] == ' ' || row[gap - 1] == '\n')) gap--;
                if (gap > 0 && row[gap - 1] == '|') continue;
                memmove(row + gap + 1, row + gap, n - gap);
                row[gap] = '|';
                n++;
                continue;
            }
            row[n++] = *p;
        }
        row[n] = '\0';
        check_row(row);
    }
}

// Every byte that is not white space is in exactly one sentence, on any bytes (seeded noise).
static void covers_everything(void **state)
{
    (void)state;
    static const char *const BITS[] = {"a",   "Bc",   ".",        "...",          "!",
                                       "?",   "(",    ")",        "[1]",          " ",
                                       "\n",  "\n\n", "\"",       "\xE2\x80\x9D", "U.S.",
                                       "Mr.", "\xFF", "\xC2\xA0", "\xE6\x97\xA5", "1.",
                                       "said"};
    enum { BYTES = 60000 };
    static char text[BYTES + 8];
    for (uint32_t seed = 1; seed <= 5; seed++) {
        uint32_t x = seed;
        size_t n = 0;
        while (n < BYTES) {
            x = x * 1664525u + 1013904223u;
            const char *bit = BITS[(x >> 12) % (sizeof BITS / sizeof *BITS)];
            memcpy(text + n, bit, strlen(bit));
            n += strlen(bit);
        }
        splitter s = split_start((str){text, n}, (span){0, (uint32_t)n});
        span one;
        size_t last = 0;
        while (split_next(&s, &one)) {
            assert_true(one.begin >= last && one.end > one.begin);
            assert_true(span_length(one) <= SPLIT_MAX_BYTES);
            for (; last < one.begin; last++)
                assert_true(text[last] == ' ' || text[last] == '\n' || text[last] == '\xC2' ||
                            text[last] == '\xA0');
            last = one.end;
        }
        if (last < n) assert_true(text[last] == ' ' || text[last] == '\n' || text[last] == '\xC2');
    }
}

// Pages without an end of sentence are cut, fast: half a second is a hundred times what it takes.
static void cuts_what_is_too_long(void **state)
{
    (void)state;
    static const char FILL[] = {'a', '(', '"', '.', ' ', '[', '\n', '\xC3'};
    size_t n = 1 << 20;
    char *text = mem_alloc(n);
    for (size_t k = 0; k < sizeof FILL; k++) {
        memset(text, FILL[k], n);
        text[n - 1] = 'z';
        splitter s = split_start((str){text, n}, (span){0, (uint32_t)n});
        span one = {0};
        size_t sentences = 0;
        while (split_next(&s, &one)) {
            sentences++;
            assert_true(span_length(one) <= SPLIT_MAX_BYTES);
        }
        assert_int_equal(one.end, n);
        assert_true(sentences <= 1 + 2 * (n / SPLIT_MAX_BYTES));
    }
    mem_free(text);
    splitter none = split_start(STR_NONE, (span){5, 9});
    span one;
    assert_false(split_next(&none, &one));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits_news),
        cmocka_unit_test(covers_everything),
        cmocka_unit_test(cuts_what_is_too_long),
    };
    return cmocka_run_group_tests_name("sentence/split", tests, NULL, NULL);
}
