// Examples of the ledger's rules: what passes, what does not and why, in texts of our own that the
// real coder reads.
#include "base/check.h"

#include "coder/realcoder.h"
#include "coder/storycheck.h"
#include "ledger/rowline.h"

static int open_it(void **state)
{
    *state = NULL;
    return access(MODEL, R_OK) == 0 ? open_bench_with(state, MODEL) : 0;
}

#define RULE                                                                                       \
    "rule channels-mothball\n  state channels suspended\n  trigger verb mothball\n"                \
    "  object talk\n  actor subject\n  topic object\n"
#define HELD                                                                                       \
    "  example 2024-03-01 Chad and Niger held border talks in Zinder on Monday.\n"                 \
    "          NER+TCD border held 2024-02-26\n"

static const char HOLD_RULE[] =
    "rule channels-hold\n  state channels held\n  trigger verb hold\n  object talk\n"
    "  actor subject\n  topic object\n";

typedef struct {
    const char *rules;
    const char *failures; // "LINE MESSAGE; " of each, up to where the message quotes the text
} check_case;

static void add_failure(void *state, const rule_story *x, const story_result *result)
{
    (void)x;
    str message = str_of(result->message);
    size_t quote = str_find(message, STR(" -- "));
    if (!result->passed)
        buf_add_format(state, "%d %.*s; ", result->line, STR_ARG(str_sub(message, 0, quote)));
}

static void test_stories(void **state)
{
    static const check_case CASES[] = {
        {RULE HELD "  then 2024-03-08 Chad on Thursday mothballed its border talks with Niger.\n"
                   "       NER+TCD border suspended 2024-03-07 by TCD; round 2024-02-26 Zinder\n"
                   "  not  Chad mothballed two frigates.\n",
         ""},
        // another day, another row, a row too few, a row where none is wanted
        {RULE "  example 2024-03-08 Chad on Thursday mothballed its border talks with Niger.\n"
              "          NER+TCD border suspended 2024-03-08 by TCD\n",
         "7 these rows stand: NER+TCD border suspended 2024-03-07 by TCD; "},
        {RULE HELD "  then 2024-03-08 Chad on Thursday mothballed its border talks with Niger.\n"
                   "       -\n",
         "9 these rows stand: NER+TCD border suspended 2024-03-07 by TCD; round 2024-02-26 "
         "Zinder; "},
        {RULE "  example Chad mothballed two frigates.\n          NER+TCD border suspended 2024\n",
         "7 no row stands; "},
        {RULE "  not Chad mothballed its border talks with Niger.\n",
         "7 these rows stand: NER+TCD border suspended 2024-07-17 by TCD; "},
        // what other rules make proves nothing of this one
        {RULE HELD, "7 other rules make these rows; channels-mothball has no part in them; "},
    };
    bench *b = *state;
    if (!b) {
        skip();
        return; // for who reads it without knowing what skip() does
    }
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        buf rules = {0}, out = {0};
        diag why = {0};
        codebook *c;
        buf_add_c(&rules, CASES[i].rules);
        buf_add_c(&rules, HOLD_RULE);
        assert_ok(codebook_parse(rules.p, NULL, &c, &why), &why);
        ledger_reader *reader = ledger_reader_with(c);
        size_t failed = storycheck_run(reader, b->run, add_failure, &out);
        assert_int_equal(failed, CASES[i].failures[0] != '\0');
        if (!str_eq(buf_str(&out), str_of(CASES[i].failures)))
            fail_msg("%s\n  expected %s\n  got      %.*s", CASES[i].rules, CASES[i].failures,
                     STR_ARG(buf_str(&out)));
        ledger_reader_close(reader);
        buf_free(&rules);
        buf_free(&out);
    }
}

// What stands behind the semicolons may be left out, but not said otherwise.
static void test_lines(void **state)
{
    (void)state;
    static const char LINE[] = "USA>EST sale approved 2024-05-02; 43000000 USD; 6 radar";
    assert_true(rowline_says(str_of(LINE), STR("USA>EST sale approved 2024-05-02")));
    assert_true(rowline_says(str_of(LINE), STR("USA>EST sale approved 2024-05-02; 6 radar")));
    assert_true(rowline_says(str_of(LINE), str_of(LINE)));
    assert_false(rowline_says(str_of(LINE), STR("USA>EST sale approved 2024-05-02; 7 radar")));
    assert_false(rowline_says(str_of(LINE), STR("USA>EST sale approved")));
    assert_false(rowline_says(STR("USA>EST sale approved 2024-05-02"), str_of(LINE)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stories),
        cmocka_unit_test(test_lines),
    };
    return cmocka_run_group_tests(tests, open_it, close_bench);
}
