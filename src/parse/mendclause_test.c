#include "base/check.h"

#include "parse/mendcheck.h"
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

// "Crowds cheered as Chad freed spies" with two subjects for the freeing.
static void test_two_subjects(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("Crowds"), .upos = UPOS_NOUN, .head = 4, .rel = REL_NSUBJ},
        {.form = STR("cheered"), .upos = UPOS_VERB, .xpos = XPOS_VBN, .head = 0, .rel = REL_ACL},
        {.form = STR("as"), .upos = UPOS_SCONJ, .head = 4, .rel = REL_MARK},
        {.form = STR("Chad"), .upos = UPOS_PROPN, .head = 4, .rel = REL_NSUBJ},
        {.form = STR("freed"), .upos = UPOS_VERB, .xpos = XPOS_VBD, .head = -1, .rel = REL_ROOT},
        {.form = STR("spies"), .upos = UPOS_NOUN, .head = 4, .rel = REL_OBJ},
        {.form = STR("."), .upos = UPOS_PUNCT, .head = 4, .rel = REL_PUNCT},
    };
    sentence s = {.tokens = words, .n_tokens = 7};
    mend_clauses(&s);
    assert_int_equal(words[1].head, -1);
    assert_int_equal(words[0].head, 1);
    assert_int_equal(words[4].head, 1);
    assert_int_equal(words[4].rel, REL_ADVCL);
    assert_int_equal(words[3].head, 4);
    assert_int_equal(words[5].head, 4);
    assert_int_equal(words[6].head, 1);
    token one[] = {
        // "Crowds cheered as heroes marched" has one
        {.form = STR("Crowds"), .upos = UPOS_NOUN, .head = 4, .rel = REL_NSUBJ},
        {.form = STR("cheered"), .upos = UPOS_VERB, .xpos = XPOS_VBN, .head = 0, .rel = REL_ACL},
        {.form = STR("as"), .upos = UPOS_ADP, .head = 3, .rel = REL_CASE},
        {.form = STR("heroes"), .upos = UPOS_NOUN, .head = 1, .rel = REL_OBL},
        {.form = STR("marched"), .upos = UPOS_VERB, .xpos = XPOS_VBD, .head = -1, .rel = REL_ROOT},
    };
    s = (sentence){.tokens = one, .n_tokens = 5};
    mend_clauses(&s);
    assert_int_equal(one[4].head, -1);
    assert_int_equal(one[1].head, 0);
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
    words[4].rel = REL_APPOS; // "Niger shunned": a participle where no other verb is
    words[4].head = 2;
    words[7].form = STR("shunned");
    words[7].xpos = XPOS_VBN;
    mend_clauses(&s);
    assert_int_equal(words[4].rel, REL_NSUBJ);
    assert_int_equal(words[7].xpos, XPOS_VBD);
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

// "Had Chad attacked Mali, Oman would leave" with the "had" for the root.
static void test_had(void **state)
{
    (void)state;
    token words[] = {
        VERB("Had", XPOS_VBD, -1, REL_ROOT),      PROPN("Chad", 0, REL_OBJ),
        VERB("attacked", XPOS_VBN, 0, REL_XCOMP), PROPN("Mali", 2, REL_OBJ),
        WORD(",", UPOS_PUNCT, 7, REL_PUNCT),      PROPN("Oman", 7, REL_NSUBJ),
        WORD("would", UPOS_AUX, 7, REL_AUX),      VERB("leave", XPOS_VB, 2, REL_PARATAXIS),
        WORD(".", UPOS_PUNCT, 0, REL_PUNCT)};
    sentence s = {.tokens = words, .n_tokens = 9};
    mend_clauses(&s);
    assert_int_equal(words[7].head, -1);
    assert_int_equal(words[2].head, 7);
    assert_int_equal(words[2].rel, REL_ADVCL);
    assert_int_equal(words[0].head, 2);
    assert_int_equal(words[0].rel, REL_AUX);
    assert_int_equal(words[1].head, 2);
    assert_int_equal(words[1].rel, REL_NSUBJ);
    assert_int_equal(words[8].head, 7);
}

// "Chad has frozen aid" with the "has" below the participle, or above the aid; but what it has.
static void test_has(void **state)
{
    (void)state;
    token below[] = {PROPN("Chad", 1, REL_NSUBJ), VERB("has", XPOS_VBZ, 2, REL_AUX),
                     VERB("frozen", XPOS_VBN, 3, REL_AMOD), NOUN("aid", -1, REL_ROOT),
                     WORD(".", UPOS_PUNCT, 3, REL_PUNCT)};
    sentence s = {.tokens = below, .n_tokens = 5};
    mend_clauses(&s);
    assert_int_equal(below[2].head, -1);
    assert_int_equal(below[0].head, 2);
    assert_int_equal(below[3].head, 2);
    assert_int_equal(below[3].rel, REL_OBJ);
    token above[] = {PROPN("Chad", 1, REL_NSUBJ), VERB("has", XPOS_VBZ, -1, REL_ROOT),
                     VERB("frozen", XPOS_VBN, 3, REL_AMOD), NOUN("aid", 1, REL_OBJ),
                     WORD(".", UPOS_PUNCT, 1, REL_PUNCT)};
    s = (sentence){.tokens = above, .n_tokens = 5};
    mend_clauses(&s);
    assert_int_equal(above[2].head, -1);
    assert_int_equal(above[1].head, 2);
    assert_int_equal(above[1].rel, REL_AUX);
    assert_int_equal(above[3].head, 2);
    assert_int_equal(above[4].head, 2);
    token forces[] = {PROPN("Chad", 1, REL_NSUBJ), VERB("has", XPOS_VBZ, -1, REL_ROOT),
                      VERB("armed", XPOS_VBN, 3, REL_AMOD), NOUN("forces", 1, REL_OBJ),
                      WORD(".", UPOS_PUNCT, 1, REL_PUNCT)};
    s = (sentence){.tokens = forces, .n_tokens = 5};
    mend_clauses(&s);
    assert_int_equal(forces[1].head, -1);
}

// "Chad, with Mali, imposed bans on Peru" with the bans for what Chad is; but what it is, imposed.
static void test_subject_of_noun(void **state)
{
    (void)state;
    token words[] = {PROPN("Chad", 2, REL_NSUBJ), VERB("imposed", XPOS_VBN, 2, REL_AMOD),
                     NOUN("bans", -1, REL_ROOT),  WORD("on", UPOS_ADP, 4, REL_CASE),
                     PROPN("Peru", 2, REL_NMOD),  WORD(".", UPOS_PUNCT, 2, REL_PUNCT)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_clauses(&s);
    assert_int_equal(words[1].head, -1);
    assert_int_equal(words[0].head, 1);
    assert_int_equal(words[2].head, 1);
    assert_int_equal(words[2].rel, REL_OBJ);
    assert_int_equal(words[4].head, 2);
    assert_int_equal(words[5].head, 1);
    token are[] = {WORD("they", UPOS_PRON, 3, REL_NSUBJ), WORD("are", UPOS_AUX, 3, REL_COP),
                   VERB("imposed", XPOS_VBN, 3, REL_AMOD), NOUN("bans", -1, REL_ROOT),
                   WORD(".", UPOS_PUNCT, 3, REL_PUNCT)};
    s = (sentence){.tokens = are, .n_tokens = 5};
    mend_clauses(&s);
    assert_int_equal(are[3].head, -1);
}

// "Praised Chad and imposed bans on Peru" with the bans beside the praising.
static void test_joined(void **state)
{
    (void)state;
    token words[] = {PROPN("Oman", 1, REL_NSUBJ),
                     VERB("praised", XPOS_VBD, -1, REL_ROOT),
                     PROPN("Chad", 1, REL_OBJ),
                     WORD("and", UPOS_CCONJ, 5, REL_CC),
                     VERB("imposed", XPOS_VBN, 5, REL_AMOD),
                     NOUN("bans", 1, REL_CONJ),
                     WORD("on", UPOS_ADP, 7, REL_CASE),
                     PROPN("Peru", 5, REL_NMOD),
                     WORD(".", UPOS_PUNCT, 1, REL_PUNCT)};
    sentence s = {.tokens = words, .n_tokens = 9};
    mend_clauses(&s);
    assert_int_equal(words[4].head, 1);
    assert_int_equal(words[4].rel, REL_CONJ);
    assert_int_equal(words[3].head, 4);
    assert_int_equal(words[5].head, 4);
    assert_int_equal(words[5].rel, REL_OBJ);
}

// "Students marched against Oman." with the marching for what is done with them; but what they were
// moved by.
static void test_does_itself(void **state)
{
    (void)state;
    token words[] = {NOUN("Students", -1, REL_ROOT), VERB("marched", XPOS_VBN, 0, REL_ACL),
                     WORD("against", UPOS_ADP, 3, REL_CASE), PROPN("Oman", 1, REL_OBL),
                     WORD(".", UPOS_PUNCT, 0, REL_PUNCT)};
    sentence s = {.tokens = words, .n_tokens = 5};
    mend_clauses(&s);
    assert_int_equal(words[1].head, -1);
    assert_int_equal(words[0].head, 1);
    assert_int_equal(words[0].rel, REL_NSUBJ);
    token moved[] = {NOUN("Students", -1, REL_ROOT), VERB("marched", XPOS_VBN, 0, REL_ACL),
                     WORD("by", UPOS_ADP, 3, REL_CASE), PROPN("Oman", 1, REL_OBL),
                     WORD(".", UPOS_PUNCT, 0, REL_PUNCT)};
    s = (sentence){.tokens = moved, .n_tokens = 5};
    mend_clauses(&s);
    assert_int_equal(moved[0].head, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gerund),
        cmocka_unit_test(test_participle),
        cmocka_unit_test(test_headless),
        cmocka_unit_test(test_while),
        cmocka_unit_test(test_two_subjects),
        cmocka_unit_test(test_predicate),
        cmocka_unit_test(test_opening),
        cmocka_unit_test(test_past),
        cmocka_unit_test(test_verbless),
        cmocka_unit_test(test_auxiliary),
        cmocka_unit_test(test_inverted),
        cmocka_unit_test(test_inserted),
        cmocka_unit_test(test_having),
        cmocka_unit_test(test_predicate_behind_clause),
        cmocka_unit_test(test_had),
        cmocka_unit_test(test_has),
        cmocka_unit_test(test_subject_of_noun),
        cmocka_unit_test(test_joined),
        cmocka_unit_test(test_does_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
