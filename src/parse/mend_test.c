#include "base/check.h"

#include "parse/mend.h"

#include <string.h>

// "Talks with Oman on quotas ended": the heads as a parser may give them.
static void test_second_subject(void **state)
{
    (void)state;
    token words[] = {
        {.upos = UPOS_NOUN, .head = 5, .rel = REL_NSUBJ},
        {.upos = UPOS_ADP, .head = 2, .rel = REL_CASE},
        {.upos = UPOS_PROPN, .head = 0, .rel = REL_NMOD},
        {.upos = UPOS_ADP, .head = 4, .rel = REL_CASE},
        {.upos = UPOS_NOUN, .head = 5, .rel = REL_NSUBJ},
        {.upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
    };
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_subjects(&s);
    assert_int_equal(words[4].head, 2);
    assert_int_equal(words[4].rel, REL_NMOD);
    assert_int_equal(words[0].rel, REL_NSUBJ);
}

// "to the river talks": preposition and article of the last noun.
static void test_compound(void **state)
{
    (void)state;
    token words[] = {
        {.upos = UPOS_ADP, .head = 2, .rel = REL_CASE},
        {.upos = UPOS_DET, .head = 2, .rel = REL_DET},
        {.upos = UPOS_NOUN, .head = 3, .rel = REL_COMPOUND},
        {.upos = UPOS_NOUN, .head = -1, .rel = REL_ROOT},
    };
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_compounds(&s);
    assert_int_equal(words[0].head, 3);
    assert_int_equal(words[1].head, 3);
    assert_int_equal(words[2].head, 3);
}

// "Over forty ships sank": a preposition alone makes no second subject.
static void test_only_subject(void **state)
{
    (void)state;
    token words[] = {
        {.upos = UPOS_ADP, .head = 2, .rel = REL_CASE},
        {.upos = UPOS_NUM, .head = 2, .rel = REL_NUMMOD},
        {.upos = UPOS_NOUN, .head = 3, .rel = REL_NSUBJ},
        {.upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
    };
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_subjects(&s);
    assert_int_equal(words[2].head, 3);
    assert_int_equal(words[2].rel, REL_NSUBJ);
}

// "warned Oman that it knew": the clause of the one who is warned is what he is told.
static void test_hearer(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("warned"), .upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
        {.form = STR("Oman"), .upos = UPOS_PROPN, .head = 0, .rel = REL_OBJ},
        {.form = STR("that"), .upos = UPOS_PRON, .head = 4, .rel = REL_OBJ},
        {.form = STR("it"), .upos = UPOS_PRON, .head = 4, .rel = REL_NSUBJ},
        {.form = STR("knew"), .upos = UPOS_VERB, .head = 1, .rel = REL_ACL_RELCL},
    };
    sentence s = {.tokens = words, .n_tokens = 5};
    mend_hearers(&s);
    assert_int_equal(words[4].head, 0);
    assert_int_equal(words[4].rel, REL_CCOMP);
    assert_int_equal(words[2].rel, REL_MARK);
    words[4].rel = REL_ACL_RELCL; // of the verb itself
    mend_hearers(&s);
    assert_int_equal(words[4].head, 0);
    assert_int_equal(words[4].rel, REL_CCOMP);
}

// "called the plan absurd": said of the plan by the verb.
static void test_predicate(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("called"), .upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
        {.form = STR("the"), .upos = UPOS_DET, .head = 2, .rel = REL_DET},
        {.form = STR("plan"), .upos = UPOS_NOUN, .head = 0, .rel = REL_OBJ},
        {.form = STR("absurd"), .upos = UPOS_ADJ, .head = 2, .rel = REL_AMOD},
        {.form = STR("."), .upos = UPOS_PUNCT, .head = 0, .rel = REL_PUNCT},
    };
    sentence s = {.tokens = words, .n_tokens = 5};
    mend_predicates(&s);
    assert_int_equal(words[3].head, 0);
    assert_int_equal(words[3].rel, REL_XCOMP);
}

// "gave the go-ahead": one noun.
static void test_particle_noun(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("gave"), .upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
        {.form = STR("the"), .upos = UPOS_DET, .head = 2, .rel = REL_DET},
        {.form = STR("go"), .upos = UPOS_NOUN, .head = 0, .rel = REL_OBJ},
        {.form = STR("-"), .upos = UPOS_PUNCT, .head = 2, .rel = REL_PUNCT},
        {.form = STR("ahead"), .upos = UPOS_ADV, .head = 0, .rel = REL_ADVMOD},
    };
    sentence s = {.tokens = words, .n_tokens = 5};
    mend_particle_nouns(&s);
    assert_int_equal(words[4].upos, UPOS_NOUN);
    assert_int_equal(words[4].head, 0);
    assert_int_equal(words[4].rel, REL_OBJ);
    assert_int_equal(words[2].head, 4);
    assert_int_equal(words[1].head, 4);
}

// "ignored officials in Minsk, who have warned": the relative clause hung on the verb.
static void test_relative(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("ignored"), .upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
        {.form = STR("officials"), .upos = UPOS_NOUN, .head = 0, .rel = REL_OBJ},
        {.form = STR("in"), .upos = UPOS_ADP, .head = 3, .rel = REL_CASE},
        {.form = STR("Minsk"), .upos = UPOS_PROPN, .head = 1, .rel = REL_NMOD},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 6, .rel = REL_PUNCT},
        {.form = STR("who"), .upos = UPOS_PRON, .head = 6, .rel = REL_NSUBJ},
        {.form = STR("warned"), .upos = UPOS_VERB, .head = 0, .rel = REL_ACL_RELCL},
    };
    sentence s = {.tokens = words, .n_tokens = 7};
    mend_relatives(&s);
    assert_int_equal(words[6].head, 1);
    words[4].head = 0; // hung on the comma
    words[6].head = 4;
    mend_relatives(&s);
    assert_int_equal(words[6].head, 1);
}

// "paid heed to officials in Minsk, who have left": it is not the heed that have left.
static void test_relative_agrees(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("paid"), .upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
        {.form = STR("heed"), .upos = UPOS_NOUN, .xpos = XPOS_NN, .head = 0, .rel = REL_OBJ},
        {.form = STR("to"), .upos = UPOS_ADP, .head = 3, .rel = REL_CASE},
        {.form = STR("officials"), .upos = UPOS_NOUN, .xpos = XPOS_NNS, .head = 1, .rel = REL_NMOD},
        {.form = STR("in"), .upos = UPOS_ADP, .head = 5, .rel = REL_CASE},
        {.form = STR("Minsk"), .upos = UPOS_PROPN, .xpos = XPOS_NNP, .head = 3, .rel = REL_NMOD},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 9, .rel = REL_PUNCT},
        {.form = STR("who"), .upos = UPOS_PRON, .head = 9, .rel = REL_NSUBJ},
        {.form = STR("have"), .upos = UPOS_AUX, .xpos = XPOS_VBP, .head = 9, .rel = REL_AUX},
        {.form = STR("left"), .upos = UPOS_VERB, .head = 1, .rel = REL_ACL_RELCL},
    };
    sentence s = {.tokens = words, .n_tokens = 10};
    mend_relatives(&s);
    assert_int_equal(words[9].head, 3);
    words[8].xpos = XPOS_VBZ; // "who has left"
    words[9].head = 1;
    mend_relatives(&s);
    assert_int_equal(words[9].head, 1);
}

// "said Chad, which left Togo": it is Chad that left; but "Chad said so, which hurt Togo".
static void test_relative_of_speaker(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("said"), .upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
        {.form = STR("Chad"), .upos = UPOS_PROPN, .head = 0, .rel = REL_NSUBJ},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 4, .rel = REL_PUNCT},
        {.form = STR("which"), .upos = UPOS_PRON, .head = 4, .rel = REL_NSUBJ},
        {.form = STR("left"), .upos = UPOS_VERB, .head = 0, .rel = REL_ADVCL_RELCL},
        {.form = STR("Togo"), .upos = UPOS_PROPN, .head = 4, .rel = REL_OBJ},
    };
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_relatives(&s);
    assert_int_equal(words[4].head, 1);
    assert_int_equal(words[4].rel, REL_ACL_RELCL);
    token so[] = {
        {.form = STR("Chad"), .upos = UPOS_PROPN, .head = 1, .rel = REL_NSUBJ},
        {.form = STR("said"), .upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
        {.form = STR("that"), .upos = UPOS_PRON, .head = 1, .rel = REL_OBJ},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 5, .rel = REL_PUNCT},
        {.form = STR("which"), .upos = UPOS_PRON, .head = 5, .rel = REL_NSUBJ},
        {.form = STR("hurt"), .upos = UPOS_VERB, .head = 1, .rel = REL_ADVCL_RELCL},
        {.form = STR("Togo"), .upos = UPOS_PROPN, .head = 5, .rel = REL_OBJ},
    };
    s = (sentence){.tokens = so, .n_tokens = 7};
    mend_relatives(&s);
    assert_int_equal(so[5].head, 1);
    assert_int_equal(so[5].rel, REL_ADVCL_RELCL);
}

// "left nine soldiers dead", "made a round of talks possible"; "made engines capable of ..." no.
static void test_makes(void **state)
{
    (void)state;
    token dead[] = {
        {.form = STR("left"), .upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
        {.form = STR("soldiers"), .upos = UPOS_NOUN, .head = 0, .rel = REL_OBJ},
        {.form = STR("dead"), .upos = UPOS_ADJ, .head = 1, .rel = REL_AMOD},
    };
    sentence s = {.tokens = dead, .n_tokens = 3};
    mend_predicates(&s);
    assert_int_equal(dead[2].head, 0);
    assert_int_equal(dead[2].rel, REL_XCOMP);
    token possible[] = {
        {.form = STR("made"), .upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
        {.form = STR("round"), .upos = UPOS_NOUN, .head = 0, .rel = REL_OBJ},
        {.form = STR("of"), .upos = UPOS_ADP, .head = 3, .rel = REL_CASE},
        {.form = STR("talks"), .upos = UPOS_NOUN, .head = 1, .rel = REL_NMOD},
        {.form = STR("possible"), .upos = UPOS_ADJ, .head = 3, .rel = REL_AMOD},
    };
    s = (sentence){.tokens = possible, .n_tokens = 5};
    mend_predicates(&s);
    assert_int_equal(possible[4].head, 0);
    dead[0].form = STR("made");
    dead[2] = (token){.form = STR("capable"), .upos = UPOS_ADJ, .head = 1, .rel = REL_AMOD};
    s = (sentence){.tokens = dead, .n_tokens = 3};
    mend_predicates(&s);
    assert_int_equal(dead[2].head, 1);
}

// "called the claim baseless", "found Oman liable" with the claim, Oman for a part of what it is.
static void test_called(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("called"), .upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
        {.form = STR("the"), .upos = UPOS_DET, .head = 3, .rel = REL_DET},
        {.form = STR("claim"), .upos = UPOS_NOUN, .head = 3, .rel = REL_COMPOUND},
        {.form = STR("baseless"), .upos = UPOS_NOUN, .head = 0, .rel = REL_XCOMP},
    };
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_predicates(&s);
    assert_int_equal(words[1].head, 2);
    assert_int_equal(words[2].head, 0);
    assert_int_equal(words[2].rel, REL_OBJ);
    assert_int_equal(words[3].upos, UPOS_ADJ);
    token liable[] = {
        {.form = STR("found"), .upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
        {.form = STR("Oman"), .upos = UPOS_PROPN, .head = 2, .rel = REL_COMPOUND},
        {.form = STR("liable"), .upos = UPOS_ADJ, .head = 0, .rel = REL_XCOMP},
    };
    s = (sentence){.tokens = liable, .n_tokens = 3};
    mend_predicates(&s);
    assert_int_equal(liable[1].head, 0);
    assert_int_equal(liable[1].rel, REL_OBJ);
    liable[1].head = 2;
    liable[1].rel = REL_COMPOUND;
    liable[2].upos = UPOS_NOUN;
    liable[2].rel = REL_OBJ;
    mend_predicates(&s);
    assert_int_equal(liable[1].head, 0);
    assert_int_equal(liable[2].rel, REL_XCOMP);
}

// "left guards injured" with the injured for what tells of the guards; "left papers signed" does.
static void test_left_harmed(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("left"), .upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
        {.form = STR("guards"), .upos = UPOS_NOUN, .head = 0, .rel = REL_OBJ},
        {.form = STR("injured"), .upos = UPOS_VERB, .head = 1, .rel = REL_ACL},
    };
    sentence s = {.tokens = words, .n_tokens = 3};
    mend_predicates(&s);
    assert_int_equal(words[2].head, 0);
    assert_int_equal(words[2].rel, REL_XCOMP);
    words[2] = (token){.form = STR("signed"), .upos = UPOS_VERB, .head = 1, .rel = REL_ACL};
    mend_predicates(&s);
    assert_int_equal(words[2].head, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_left_harmed),
        cmocka_unit_test(test_second_subject),
        cmocka_unit_test(test_compound),
        cmocka_unit_test(test_only_subject),
        cmocka_unit_test(test_hearer),
        cmocka_unit_test(test_predicate),
        cmocka_unit_test(test_particle_noun),
        cmocka_unit_test(test_relative),
        cmocka_unit_test(test_relative_agrees),
        cmocka_unit_test(test_makes),
        cmocka_unit_test(test_relative_of_speaker),
        cmocka_unit_test(test_called),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
