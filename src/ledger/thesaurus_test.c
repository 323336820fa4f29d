// What a channel is about, beside its noun and in the sentence.
#include "coder/codedtext.h"
#include "ledger/thesaurus.h"

typedef struct {
    const char *text, *noun;
    const char *expected; // "NAME" of the thesaurus, else "~words as written"; empty: nothing
} subject_case;

static void test_beside_the_noun(void **state)
{
    static const subject_case CASES[] = {
        {"Chad held strategic stability talks with Niger.", "talks",
         "arms control and non-proliferation"},
        {"Chad held arms control talks with Niger.", "talks", "arms control and non-proliferation"},
        {"Chad held talks with Niger on fishing quotas.", "talks", "fisheries"},
        {"Chad ended a third round of talks on customs duties.", "round", "trade"},
        {"Chad cut contacts between the two navies.", "contacts", "military contacts"},
        {"Chad cut the hotline between the two prime ministers.", "hotline", "leaders' line"},
        {"Chad held a strategic dialogue with Niger.", "dialogue", "political dialogue"},
        {"Chad held satellite talks with Niger.", "talks", "~satellite"},
        // the name of a dialogue that no row has; its ranks and its parties are no part of it
        {"Chad held the third High-Level Social and Cultural Dialogue with Niger.", "Dialogue",
         "~Social and Cultural"},
        {"Officials opened the Chad-Niger Horn-Sahel Dialogue on Monday.", "Dialogue",
         "~Horn-Sahel"},
        {"Chad hosted the annual Senior Dialogue with Niger.", "Dialogue", ""},
        {"Chad and Niger held the second meeting of the Customs Working Group.", "meeting",
         "trade"},
        {"Chad left the Treaty of Friendship with Niger.", "Treaty", "~Friendship"},
        {"Chad signed the Zinder Accord with Niger.", "Accord", ""},
        {"Truce talks between Chad and Niger began on Monday.", "Truce", "ceasefire"}, // at word 0
        // where, when and with whom is not what it is about
        {"Chad held talks with Niger on Tuesday.", "talks", ""},
        {"Chad held talks with Niger on the sidelines of a summit.", "talks", ""},
        {"Chad had a meeting with Niger on that.", "meeting", ""},
    };
    if (!*state) skip();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        coded c = read_text(*state, "f", "News", "2024-07-17", CASES[i].text);
        frame_view f = body_frame(*state, &c);
        subject s = subject_of_noun(&f, word_of(&f, CASES[i].noun), c.document->text);
        buf out = {0};
        if (s.name.n)
            buf_add(&out, s.name);
        else if (s.text.n)
            buf_add_format(&out, "~%.*s", STR_ARG(s.text));
        if (!str_eq(buf_str(&out), str_of(CASES[i].expected)))
            fail_msg("%s\n  expected %s\n  got      %.*s", CASES[i].text, CASES[i].expected,
                     STR_ARG(buf_str(&out)));
        buf_free(&out);
    }
}

static void test_several(void **state)
{
    str out[4];
    if (!*state) skip();
    coded c = read_text(*state, "f", "News", "2024-07-17",
                        "Chad suspended its trade and climate talks with Niger.");
    frame_view f = body_frame(*state, &c);
    assert_int_equal(subject_list(&f, word_of(&f, "talks"), out, 4), 2);
    assert_true(str_eq(out[0], STR("trade")));
    assert_true(str_eq(out[1], STR("climate")));
}

static void test_of_a_sentence(void **state)
{
    if (!*state) skip();
    coded c = read_text(*state, "f", "News", "2024-07-17",
                        "The envoys spoke of uranium, of enrichment and of fish.");
    frame_view f = body_frame(*state, &c);
    assert_true(str_eq(subject_of_sentence(&f), STR("nuclear programme")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_beside_the_noun),
                                       cmocka_unit_test(test_several),
                                       cmocka_unit_test(test_of_a_sentence)};
    return cmocka_run_group_tests(tests, open_texts, close_bench);
}
