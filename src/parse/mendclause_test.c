#include "base/check.h"

#include "parse/mendclause.h"

// "Chad accused Libya of arming rebels" with Libya and the gerund before the rebels.
static void test_gerund(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("Chad"), .upos = UPOS_PROPN, .head = 1, .rel = REL_NSUBJ},
        {.form = STR("accused"), .upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
        {.form = STR("Libya"), .upos = UPOS_PROPN, .head = 5, .rel = REL_COMPOUND},
        {.form = STR("of"), .upos = UPOS_ADP, .head = 4, .rel = REL_MARK},
        {.form = STR("arming"), .upos = UPOS_VERB, .xpos = XPOS_VBG, .head = 5, .rel = REL_AMOD},
        {.form = STR("rebels"), .upos = UPOS_NOUN, .head = 1, .rel = REL_OBJ},
    };
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_clauses(&s);
    assert_int_equal(words[2].head, 1);
    assert_int_equal(words[2].rel, REL_OBJ);
    assert_int_equal(words[4].head, 1);
    assert_int_equal(words[4].rel, REL_ADVCL);
    assert_int_equal(words[5].head, 4);
    assert_int_equal(words[5].rel, REL_OBJ);
}

// "Peru resumed talks a year after Oslo left", the second verb for the root of all.
static void test_participle(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("Peru"), .upos = UPOS_PROPN, .head = 1, .rel = REL_NSUBJ},
        {.form = STR("resumed"), .upos = UPOS_VERB, .xpos = XPOS_VBN, .head = 2, .rel = REL_AMOD},
        {.form = STR("talks"), .upos = UPOS_NOUN, .head = 5, .rel = REL_NSUBJ},
        {.form = STR("after"), .upos = UPOS_ADP, .head = 4, .rel = REL_CASE},
        {.form = STR("Oslo"), .upos = UPOS_PROPN, .head = 2, .rel = REL_NMOD},
        {.form = STR("left"), .upos = UPOS_VERB, .xpos = XPOS_VBD, .head = -1, .rel = REL_ROOT},
    };
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_clauses(&s);
    assert_int_equal(words[1].head, -1);
    assert_int_equal(words[2].head, 1);
    assert_int_equal(words[2].rel, REL_OBJ);
    assert_int_equal(words[5].head, 1);
    assert_int_equal(words[5].rel, REL_ADVCL);
    assert_int_equal(words[4].head, 5);
    assert_int_equal(words[4].rel, REL_NSUBJ);
    assert_int_equal(words[3].rel, REL_MARK);
}

// "watched as Peru freed spies" with the freed for an adjective; but "in Peru".
static void test_while(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("Crowds"), .upos = UPOS_NOUN, .head = 1, .rel = REL_NSUBJ},
        {.form = STR("watched"), .upos = UPOS_VERB, .xpos = XPOS_VBD, .head = -1, .rel = REL_ROOT},
        {.form = STR("as"), .upos = UPOS_ADP, .head = 3, .rel = REL_CASE},
        {.form = STR("Peru"), .upos = UPOS_PROPN, .head = 1, .rel = REL_OBL},
        {.form = STR("freed"), .upos = UPOS_VERB, .xpos = XPOS_VBN, .head = 5, .rel = REL_AMOD},
        {.form = STR("spies"), .upos = UPOS_NOUN, .head = 1, .rel = REL_OBJ},
    };
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_clauses(&s);
    assert_int_equal(words[4].head, 1);
    assert_int_equal(words[4].rel, REL_ADVCL);
    assert_int_equal(words[3].head, 4);
    assert_int_equal(words[3].rel, REL_NSUBJ);
    assert_int_equal(words[2].rel, REL_MARK);
    assert_int_equal(words[5].head, 4);
    words[2] = (token){.form = STR("in"), .upos = UPOS_ADP, .head = 3, .rel = REL_CASE};
    words[3].head = words[5].head = 1;
    words[3].rel = REL_OBL;
    words[4].head = 5;
    words[4].rel = REL_AMOD;
    words[4].xpos = XPOS_VBN;
    mend_clauses(&s);
    assert_int_equal(words[4].head, 5);
    assert_int_equal(words[3].rel, REL_OBL);
}

// "Talks after what had happened": the verb hangs on "what", which cannot be made its subject.
static void test_headless(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("Talks"), .upos = UPOS_NOUN, .head = -1, .rel = REL_ROOT},
        {.form = STR("after"), .upos = UPOS_ADP, .head = 2, .rel = REL_CASE},
        {.form = STR("what"), .upos = UPOS_PRON, .head = 0, .rel = REL_NMOD},
        {.form = STR("had"), .upos = UPOS_AUX, .xpos = XPOS_VBD, .head = 4, .rel = REL_AUX},
        {.form = STR("happened"),
         .upos = UPOS_VERB,
         .xpos = XPOS_VBN,
         .head = 2,
         .rel = REL_ACL_RELCL},
    };
    sentence s = {.tokens = words, .n_tokens = 5};
    mend_clauses(&s);
    assert_int_equal(words[2].head, 0);
    assert_int_equal(words[1].head, 2);
    assert_int_equal(words[4].head, 2);
}

// "The king, Ahmed, blamed Chad": the predicate of a sentence that has no other verb.
static void test_predicate(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("king"), .upos = UPOS_NOUN, .head = -1, .rel = REL_ROOT},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 2, .rel = REL_PUNCT},
        {.form = STR("Ahmed"), .upos = UPOS_PROPN, .head = 0, .rel = REL_APPOS},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 4, .rel = REL_PUNCT},
        {.form = STR("blamed"), .upos = UPOS_VERB, .xpos = XPOS_VBN, .head = 2, .rel = REL_ACL},
        {.form = STR("Chad"), .upos = UPOS_PROPN, .head = 4, .rel = REL_OBJ},
    };
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_clauses(&s);
    assert_int_equal(words[4].head, -1);
    assert_int_equal(words[0].head, 4);
    assert_int_equal(words[0].rel, REL_NSUBJ);
}

// "The king, who left, blamed Chad": nor does the tense of a relative clause.
static void test_predicate_behind_clause(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("king"), .upos = UPOS_NOUN, .head = -1, .rel = REL_ROOT},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 3, .rel = REL_PUNCT},
        {.form = STR("who"), .upos = UPOS_PRON, .head = 3, .rel = REL_NSUBJ},
        {.form = STR("left"),
         .upos = UPOS_VERB,
         .xpos = XPOS_VBD,
         .feats = STR("Mood=Ind|Tense=Past|VerbForm=Fin"),
         .head = 0,
         .rel = REL_ACL_RELCL},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 5, .rel = REL_PUNCT},
        {.form = STR("blamed"), .upos = UPOS_VERB, .xpos = XPOS_VBN, .head = 0, .rel = REL_ACL},
        {.form = STR("Chad"), .upos = UPOS_PROPN, .head = 5, .rel = REL_OBJ},
    };
    sentence s = {.tokens = words, .n_tokens = 7};
    mend_clauses(&s);
    assert_int_equal(words[5].head, -1);
    assert_int_equal(words[0].head, 5);
    assert_int_equal(words[0].rel, REL_NSUBJ);
    assert_int_equal(words[3].head, 0);
}

// "Having warned Chad, Niger on Monday left", Niger hung on Chad and the day on the warning.
static void test_opening(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("Having"), .xpos = XPOS_VBG, .head = 1, .rel = REL_AUX},
        {.form = STR("warned"), .xpos = XPOS_VBN, .head = 7, .rel = REL_CSUBJ},
        {.form = STR("Chad"), .upos = UPOS_PROPN, .head = 1, .rel = REL_OBJ},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 4, .rel = REL_PUNCT},
        {.form = STR("Niger"), .upos = UPOS_PROPN, .head = 2, .rel = REL_APPOS},
        {.form = STR("on"), .upos = UPOS_ADP, .head = 6, .rel = REL_CASE},
        {.form = STR("Monday"), .upos = UPOS_PROPN, .head = 1, .rel = REL_OBL},
        {.form = STR("left"), .xpos = XPOS_VBD, .head = -1, .rel = REL_ROOT},
    };
    sentence s = {.tokens = words, .n_tokens = 8};
    mend_clauses(&s);
    assert_int_equal(words[4].head, 7);
    assert_int_equal(words[4].rel, REL_NSUBJ);
    assert_int_equal(words[6].head, 7);
    assert_int_equal(words[1].rel, REL_ADVCL);
    for (int shut = 0; shut < 2; shut++) { // "Niger on Monday shut", "shun": only one can be a past
        words[4].head = 2;
        words[4].rel = REL_NMOD_UNMARKED;
        words[7] = (token){.form = shut ? STR("shut") : STR("shun"),
                           .upos = UPOS_VERB,
                           .xpos = XPOS_VB,
                           .head = -1,
                           .rel = REL_ROOT};
        mend_clauses(&s);
        assert_int_equal(words[4].rel, shut ? REL_NSUBJ : REL_NMOD_UNMARKED);
        assert_int_equal(words[7].xpos, shut ? XPOS_VBD : XPOS_VB);
    }
}

// "A drone struck troops" with the drone for a part of the verb's name, the article astray.
static void test_past(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("A"), .upos = UPOS_DET, .head = 3, .rel = REL_DET},
        {.form = STR("drone"), .upos = UPOS_NOUN, .head = 2, .rel = REL_COMPOUND},
        {.form = STR("struck"), .upos = UPOS_VERB, .xpos = XPOS_VBD, .head = 3, .rel = REL_AMOD},
        {.form = STR("troops"), .upos = UPOS_NOUN, .head = -1, .rel = REL_ROOT},
    };
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_clauses(&s);
    assert_int_equal(words[2].head, -1);
    assert_int_equal(words[1].head, 2);
    assert_int_equal(words[1].rel, REL_NSUBJ);
    assert_int_equal(words[0].head, 1);
    assert_int_equal(words[3].rel, REL_OBJ);
}

// "attacker ambushed officials ." with the officials for another name of the attacker.
static void test_verbless(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("attacker"), .upos = UPOS_NOUN, .head = -1, .rel = REL_ROOT},
        {.form = STR("ambushed"), .upos = UPOS_ADJ, .xpos = XPOS_JJ, .head = 2, .rel = REL_AMOD},
        {.form = STR("officials"), .upos = UPOS_NOUN, .head = 0, .rel = REL_APPOS},
        {.form = STR("."), .upos = UPOS_PUNCT, .head = 0, .rel = REL_PUNCT},
    };
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_clauses(&s);
    assert_int_equal(words[1].head, -1);
    assert_int_equal(words[1].upos, UPOS_VERB);
    assert_int_equal(words[0].rel, REL_NSUBJ);
    assert_int_equal(words[2].rel, REL_OBJ);
}

// "not before June did it start": an auxiliary takes no time for its subject.
static void test_auxiliary(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("not"), .upos = UPOS_ADV, .head = 2, .rel = REL_ADVMOD},
        {.form = STR("before"), .upos = UPOS_ADP, .head = 2, .rel = REL_CASE},
        {.form = STR("June"), .upos = UPOS_PROPN, .head = 5, .rel = REL_OBL},
        {.form = STR("did"), .upos = UPOS_AUX, .xpos = XPOS_VBD, .head = 5, .rel = REL_AUX},
        {.form = STR("it"), .upos = UPOS_PRON, .head = 5, .rel = REL_NSUBJ},
        {.form = STR("start"), .upos = UPOS_VERB, .xpos = XPOS_VB, .head = -1, .rel = REL_ROOT},
    };
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_clauses(&s);
    assert_int_equal(words[2].head, 5);
    assert_int_equal(words[2].rel, REL_OBL);
    assert_int_equal(words[1].rel, REL_CASE);
}

// "Were Peru to leave, Chad would pay" with the "were" hung on the last verb.
static void test_inverted(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("Were"), .upos = UPOS_AUX, .xpos = XPOS_VBD, .head = 7, .rel = REL_ADVCL},
        {.form = STR("Peru"), .upos = UPOS_PROPN, .head = 0, .rel = REL_NSUBJ},
        {.form = STR("to"), .upos = UPOS_PART, .head = 3, .rel = REL_MARK},
        {.form = STR("leave"), .upos = UPOS_VERB, .xpos = XPOS_VB, .head = 1, .rel = REL_ACL},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 0, .rel = REL_PUNCT},
        {.form = STR("Chad"), .upos = UPOS_PROPN, .head = 7, .rel = REL_NSUBJ},
        {.form = STR("would"), .upos = UPOS_AUX, .xpos = XPOS_MD, .head = 7, .rel = REL_AUX},
        {.form = STR("pay"), .upos = UPOS_VERB, .xpos = XPOS_VB, .head = -1, .rel = REL_ROOT},
    };
    sentence s = {.tokens = words, .n_tokens = 8};
    mend_clauses(&s);
    assert_int_equal(words[0].head, 3);
    assert_int_equal(words[0].rel, REL_AUX);
    assert_int_equal(words[1].head, 3);
    assert_int_equal(words[3].head, 7);
    assert_int_equal(words[3].rel, REL_ADVCL);
}

// "Mali will leave, it said, accusing Chad", the accusing hung on the leaving.
static void test_inserted(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("Mali"), .upos = UPOS_PROPN, .head = 2, .rel = REL_NSUBJ},
        {.form = STR("will"), .upos = UPOS_AUX, .xpos = XPOS_MD, .head = 2, .rel = REL_AUX},
        {.form = STR("leave"), .upos = UPOS_VERB, .xpos = XPOS_VB, .head = -1, .rel = REL_ROOT},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 5, .rel = REL_PUNCT},
        {.form = STR("it"), .upos = UPOS_PRON, .head = 5, .rel = REL_NSUBJ},
        {.form = STR("said"), .upos = UPOS_VERB, .xpos = XPOS_VBD, .head = 2, .rel = REL_PARATAXIS},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 7, .rel = REL_PUNCT},
        {.form = STR("accusing"), .upos = UPOS_VERB, .xpos = XPOS_VBG, .head = 2, .rel = REL_ADVCL},
        {.form = STR("Chad"), .upos = UPOS_PROPN, .head = 7, .rel = REL_OBJ},
    };
    sentence s = {.tokens = words, .n_tokens = 9};
    mend_clauses(&s);
    assert_int_equal(words[7].head, 5);
}

// "Having left Chad, Uganda relaxed." with Uganda for another name of Chad.
static void test_having(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("Having"), .upos = UPOS_AUX, .xpos = XPOS_VBG, .head = 1, .rel = REL_AUX},
        {.form = STR("left"), .upos = UPOS_VERB, .xpos = XPOS_VBN, .head = -1, .rel = REL_ROOT},
        {.form = STR("Chad"), .upos = UPOS_PROPN, .head = 1, .rel = REL_OBJ},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 4, .rel = REL_PUNCT},
        {.form = STR("Uganda"), .upos = UPOS_PROPN, .head = 2, .rel = REL_APPOS},
        {.form = STR("relaxed"), .upos = UPOS_ADJ, .xpos = XPOS_JJ, .head = 2, .rel = REL_AMOD},
        {.form = STR("."), .upos = UPOS_PUNCT, .head = 1, .rel = REL_PUNCT},
    };
    sentence s = {.tokens = words, .n_tokens = 7};
    mend_clauses(&s);
    assert_int_equal(words[5].head, -1);
    assert_int_equal(words[5].upos, UPOS_VERB);
    assert_int_equal(words[4].head, 5);
    assert_int_equal(words[4].rel, REL_NSUBJ);
    assert_int_equal(words[1].head, 5);
    assert_int_equal(words[6].head, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gerund),
        cmocka_unit_test(test_participle),
        cmocka_unit_test(test_headless),
        cmocka_unit_test(test_while),
        cmocka_unit_test(test_predicate),
        cmocka_unit_test(test_opening),
        cmocka_unit_test(test_past),
        cmocka_unit_test(test_verbless),
        cmocka_unit_test(test_auxiliary),
        cmocka_unit_test(test_inverted),
        cmocka_unit_test(test_inserted),
        cmocka_unit_test(test_having),
        cmocka_unit_test(test_predicate_behind_clause),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
