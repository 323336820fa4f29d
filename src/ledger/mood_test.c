// What the words above a change make of it.
#include "coder/codedtext.h"
#include "ledger/mood.h"

typedef struct {
    const char *text, *word, *state; // of the word that changes it
    const char *expected;            // the state that comes of it, "+" will, "?" open, "!" negated
} mood_case;

static void run_cases(void **state, const mood_case *cases, size_t n)
{
    if (!*state) skip();
    for (size_t i = 0; i < n; i++) {
        coded c = read_text(*state, "f", "News", "2024-07-17", cases[i].text);
        frame_view f = body_frame(*state, &c);
        mood m = mood_of(&f, word_of(&f, cases[i].word), str_of(cases[i].state));
        buf out = {0};
        buf_add_format(&out, "%.*s%s%s%s", STR_ARG(m.state), m.to_come ? "+" : "",
                       m.open ? "?" : "", m.negated ? "!" : "");
        if (!str_eq(buf_str(&out), str_of(cases[i].expected)))
            fail_msg("%s\n  expected %s\n  got      %.*s", cases[i].text, cases[i].expected,
                     STR_ARG(buf_str(&out)));
        buf_free(&out);
    }
}

static void test_words_above(void **state)
{
    static const mood_case CASES[] = {
        {"Chad and Niger resumed their talks.", "resumed", "resumed", "resumed"},
        {"Chad agreed to resume the talks.", "resume", "resumed", "agreed"},
        {"Chad refused to resume the talks.", "resume", "resumed", "refused"},
        {"Chad proposed to open talks.", "open", "held", "proposed"},
        {"Chad threatened to suspend the talks.", "suspend", "suspended", ""},
        {"Chad decided to suspend the talks.", "suspend", "suspended", "suspended"},
        {"Chad is ready to resume the talks.", "resume", "resumed", ""},
        // a beginning changes nothing, and what stands above it still counts
        {"Chad offered to begin negotiating a treaty.", "negotiating", "held", "proposed"},
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_what_is_to_come(void **state)
{
    static const mood_case CASES[] = {
        {"Chad will suspend the talks.", "suspend", "suspended", "suspended+"},
        {"The talks are to begin in May.", "begin", "held", "held+"},
        {"The session that was to begin on Tuesday has been scrapped.", "begin", "held", "held+"},
        {"Chad said it would suspend the talks.", "suspend", "suspended", "suspended+"},
        {"Chad would suspend the talks.", "suspend", "suspended", "suspended?"},
        {"It is easier for them to sit down and negotiate.", "negotiate", "held", "?"},
        {"Does Chad suspend the talks?", "suspend", "suspended", "suspended?"},
        {"Chad signed a paper to open a hotline.", "open", "ongoing", "ongoing+"},
        {"Reports that Chad had suspended the talks were wrong.", "suspended", "suspended", ""},
        {"The talks suspended in May will not resume.", "suspended", "suspended", "suspended"},
        {"Chad may suspend the talks.", "suspend", "suspended", "suspended?"},
        {"Chad leaves the treaty unless Niger pays.", "leaves", "ended", "ended?"},
        {"Chad did not suspend the talks.", "suspend", "suspended", "suspended!"},
        {"The envoys left without having extended the treaty.", "extended", "ongoing", "ongoing!"},
        {"Completing the talks is a priority.", "Completing", "ended", "ended?"},
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words_above),
                                       cmocka_unit_test(test_what_is_to_come)};
    return cmocka_run_group_tests(tests, open_texts, close_bench);
}
