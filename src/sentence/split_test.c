#include "base/check.h"

#include "sentence/split.h"

#include <string.h>

// A row is a text with '|' at the end of each sentence but the last.
static bool check_row(const char *marked)
{
    char text[1024], got[1024 + 64];
    size_t n = 0, g = 0, last = 0;
    for (const char *p = marked; *p; p++)
        if (*p != '|') text[n++] = *p;
    splitter s = split_start((str){text, n}, (span){0, (uint32_t)n});
    span one;
    while (split_next(&s, &one)) {
        if (last > 0) got[g++] = '|';
        memcpy(got + g, text + last, one.end - last);
        g += one.end - last;
        last = one.end;
    }
    if (str_eq((str){got, g}, str_of(marked))) return true;
    print_error("\"%.*s\" != \"%s\"\n", (int)g, got, marked);
    return false;
}

static void check_rows(const char *const *rows, size_t n)
{
    bool right = true;
    for (size_t i = 0; i < n; i++) right = check_row(rows[i]) && right;
    assert_true(right);
}

#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

static void splits_plain_news(void **state)
{
    (void)state;
    static const char *const ROWS[] = {
        "The envoy left.| He flew home.",
        "Will it hold?| Nobody knows!| We wait.",
        "Prices rose 3.5 percent.| Wages fell.",
        "Yahoo! said so.| It is great!| they wrote.",
        "She runs Yahoo! News in Asia.",
        "NO!| we will not.",
        "Wait...?!| Yes.",
        "It ended (finally.)| They left.",
        "He joined NASA.| of course",
        "Ask him.| he knows.| Ask me.",
        "Ontario.| it is cold",
        "\xC3\x81lvaro N\xC3\xBA\xC3\xB1"
        "ez left.| \xC3\x89"
        "douard Roe stayed.",
        "They met \xC3\x85se.| \xC3\x98stby spoke.",
        "The talks failed .| They left .",
        "It was 9/11.| The towers fell.",
        "He came 3rd.| She came 2nd.",
        "It opens at 10:30.| Come early.",
        "The deal, No. 4, failed; nobody wept: all knew.",
    };
    CHECK_ROWS(ROWS);
}

static void splits_headlines(void **state)
{
    (void)state;
    static const char *const ROWS[] = {
        "Talks collapse as deadline passes",      "U.S. In Talks With Norden Over Grain",
        "U.S. To Send Aid To Kiribati",           "Vostok vs. Norden: Who Blinks First?",
        "MINISTER QUITS.| TALKS GO ON.",          "U.S. AND IRAN TO MEET IN ST. GALLEN",
        "GEN. DOE MET LT. COL. ROE.| BOTH LEFT.", "Peace talks|\n\nEnvoy leaves",
        "UPDATE 2-Norden halts exports",          "Workforce training.| The plan trains nurses.",
    };
    CHECK_ROWS(ROWS);
}

static void knows_titles_and_initials(void **state)
{
    (void)state;
    static const char *const ROWS[] = {
        "Mr. Smith met Gen. Ivanov in St. Gallen.| They spoke.",
        "Today Sec. Doe met Amb. Roe.| It went well.",
        "Lt. Col. Doe, Maj. Gen. Roe and Vice Adm. Poe met.| All left.",
        "Lt.Col. Doe and Brig.Gen. Roe met.| All left.",
        "Flt. Lt. Doe, Sqn. Ldr. Roe and Gysgt. Poe met.| All left.",
        "Sen. Doe (D-Mass.) left.| Rep. Roe, R-Calif., stayed.",
        "J. R. Tolan wrote it.| A. Brown read it.",
        "J.K. Roe and W. E. B. Doe met.| A. A. Poe came.",
        "By then J. A. Brown had left.",
        "Mr. and Mrs. Roe left.| Dr. Doe stayed.",
        "John F. Doe Jr. left.| He won.",
        "\xC3\x89. Roe met \xC5\x9E. Doe.| Both left.",
        "Yu. Petrov met Zh. Ivanova.| They spoke.",
        "So did I.| The envoy left.",
        "So did I.| Moscow denies it.",
        "Vladimir I. Roe denies it.",
        "Roe v. Doe was heard.| It failed.",
        "He lives on Main St.| The mayor does too.",
        "Smith et al. agree.| Others do not.",
        "P.S. By the way, it rained.",
        "He was ill.| Doctors said so.| It was modern art.| Critics agreed.",
        "They saw the mass.| Priests sang.",
    };
    CHECK_ROWS(ROWS);
}

static void knows_places_firms_and_dates(void **state)
{
    (void)state;
    static const char *const ROWS[] = {
        "The U.S. Senate voted.| It passed.",
        "See Res. 2231 (2015), para. 5.| It holds.",
        "The 3rd Regt. of the army left.| It won.",
        "Output fell 3 pct. in May.| It rose 4 pct.| Exports grew by 2 mln. tonnes.",
        "He came from the U.S.| The trip was long.",
        "He left the U.S.| \"We won,\" he said.",
        "The U.S. \"no-fly\" list grew.",
        "In Washington, D.C.| They emphasized trade.",
        "They met in Washington, D.C.| Deputy Secretary Roe left.",
        "Washington, D.C. Mayor Roe left.",
        "The U.S. Secretary and U.N. Special Envoy Roe met.",
        "The U.S.-China talks failed.| U.S. officials left.",
        "PORT ROE, La. -- Deputies came.",
        "Acme Inc. and Sons Ltd. merged.| It worked.",
        "The firm is Acme Inc.| The boss is Lee.",
        "Bread, milk, etc. were sold.| Tea, etc.| Nobody came.",
        "It happened on Sept. 11 in town.| On Jan. 3 it ended.",
        "They met Wed. Sept. 20 and Sat. Oct. 3.| All came.",
        "They met at 9 a.m. on Friday.| At 10 a.m.| The talks began.",
        "It began at 9 a.m. Friday and at 9 a.m. EST.| It rained.",
        "It began at 9 p.m. Moscow time.| Nobody spoke until 10 p.m.| Moscow denied it.",
        "See No. 5 for details.| He said no.| Then he left.",
        "Read Art. 5, p. 7 and pp. 8-9.| It says so.",
        "It is on at 1 p.m. ET.| Watch it.",
        "It opens at 7 a.m. British Summer Time.",
        "Fruit, e.g. Apples, sold.",
        "It weighs 3 kg.| It costs $4.2 bn.| Oil fell to $71.30.",
        "He served with the 3rd Regt.| Then he left.",
    };
    CHECK_ROWS(ROWS);
}

static void splits_quotations(void **state)
{
    (void)state;
    static const char *const ROWS[] = {
        "\xE2\x80\x9CWe agree.\xE2\x80\x9D| The minister left.",
        "\"We agree,\" he said.| \"We sign.\"| He left.",
        "\"We agree.| We sign,\" he said.",
        "\"Why now?\" Garcia asked.| Nobody answered.",
        "\"Why now?\" he asked.| Nobody answered.",
        "\"Why now?\" the tired old envoy asked.",
        "\"Is it over?\"| The crowd did not know.",
        "They asked, \"Why now?\"| And he said nothing.",
        "\xE2\x80\x98It is over.\xE2\x80\x99| They left.",
        "\"Yes.\"| \"No.\"| They left.",
        "\"It is over. \"| They left.",
        "He said \"it's over.\"| They left.",
        "It ended (\"finally.\")| They left.",
    };
    CHECK_ROWS(ROWS);
}

static void splits_brackets_and_dots(void **state)
{
    (void)state;
    static const char *const ROWS[] = {
        "He (the chief. not the deputy) left.| She stayed.",
        "He (the chief. Not the deputy. Why?) left.| She stayed.",
        "It failed.| (The bank declined.)| The rest held.",
        "(He left early.| Nobody saw him.)| Then it rained.",
        "He paused... and then went on.| All listened...| Nothing came.",
        "It was late.| ... and nobody came.",
        "They left. . . .| Roe came back.",
        "It fell (see below. )| They left.",
        "He paused . . . and left.",
        "They agreed.[12]| Nobody signed.",
        "They agreed. [citation needed]| Nobody signed.",
        "They agreed.\xC2\xB9\xC2\xB2| Nobody signed.",
        "They agreed.12| Nobody signed.",
        "They have 3.12 Norden crowns.",
    };
    CHECK_ROWS(ROWS);
}

static void splits_lists(void **state)
{
    (void)state;
    static const char *const ROWS[] = {
        "1. Open the door.| 2. Close it.",
        "1) Open the door.| 2) Close it.",
        "(a) Open the door.| (b) Close it.",
        "They want this:| 1. Open the door.| 2. Close it.",
        "At 1: 30 came.",
        "Norden: 0.| But it is early.",
        "The plan: to win.",
        "\xE2\x80\xA2 Open the door| \xE2\x80\xA2 Close it",
        "- Open the door|\n- Close it",
    };
    CHECK_ROWS(ROWS);
}

static void splits_posts(void **state)
{
    (void)state;
    static const char *const ROWS[] = {
        "Talks go on.| https://example.org/a",
        "Talks go on.| https://example.org/a #Peace",
        "Read more: https://example.org/a.| https://example.org/b",
        "Watch https://example.org/a?b=1| The envoy speaks.",
        "See (https://example.org/a) Roe.",
        ".@Roe: We stand by them.| #Peace #Talks",
        "We met today.| .@Roe came too.",
        "We agree with @Roe.| @Doe does too.",
        "In the U.S.| https://example.org/a",
        "UK Foreign Sec. @Roe spoke on econ. growth.",
        "Great day, @Roe!| #Peace",
        "It works! :)| Thanks to all.",
        "It works :( but slowly.| Well.",
        "It works =( but slowly.| Well.",
        "We won! \xF0\x9F\x8E\x89| Thanks to all.",
        "see example.com for more.| it is good.",
    };
    CHECK_ROWS(ROWS);
    str bar = STR("Read https://example.org/a | Then https://example.org/b");
    splitter s = split_start(bar, (span){0, (uint32_t)bar.n});
    span one;
    assert_true(split_next(&s, &one));
    assert_str_is(span_text(bar, one), "Read https://example.org/a |");
}

static void splits_transcripts(void **state)
{
    (void)state;
    static const char *const ROWS[] = {
        "MR. PRIOR: Thanks, Matt.| Go ahead.",
        "QUESTION: Will you go?| Or stay?",
        "Q Thank you.| Two questions.",
        "Q. Will you go?| A. We will.",
        "THE PRESIDENT: No.| (Laughter.)| But we will see.",
        "SECRETARY ROE: Well \xE2\x80\x94 (laughter) \xE2\x80\x94 yes.",
        "MS. ROE: [Inaudible.]| Thank you.",
        "Let me just \xE2\x80\x94 we are on track.",
    };
    CHECK_ROWS(ROWS);
}

static void splits_broken_text(void **state)
{
    (void)state;
    static const char *const ROWS[] = {
        "It ended.The talks failed.",
        "It ended.Moscow said so.",
        "Is it over?Nobody knows.",
        "They waited...Nobody came.",
        "He used Node.Js and Yandex.Taxi today.",
        "The deal failed.|\n\nNothing followed.",
        "Line one goes on and on until the margin\nbreaks it in the middle.| End.",
    };
    static const size_t GLUED[] = {9, 9, 11, 14};
    for (size_t i = 0; i < 4; i++) {
        splitter s = split_start(str_of(ROWS[i]), (span){0, (uint32_t)strlen(ROWS[i])});
        span one;
        assert_true(split_next(&s, &one));
        assert_int_equal(one.end, GLUED[i]);
    }
    check_rows(ROWS + 4, sizeof ROWS / sizeof *ROWS - 4);
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
        cmocka_unit_test(splits_plain_news),
        cmocka_unit_test(splits_headlines),
        cmocka_unit_test(knows_titles_and_initials),
        cmocka_unit_test(knows_places_firms_and_dates),
        cmocka_unit_test(splits_quotations),
        cmocka_unit_test(splits_brackets_and_dots),
        cmocka_unit_test(splits_lists),
        cmocka_unit_test(splits_posts),
        cmocka_unit_test(splits_transcripts),
        cmocka_unit_test(splits_broken_text),
        cmocka_unit_test(covers_everything),
        cmocka_unit_test(cuts_what_is_too_long),
    };
    return cmocka_run_group_tests_name("sentence/split", tests, NULL, NULL);
}
