#include "base/check.h"

#include "parse/mendnoun.h"

#include <string.h>

#define DET(word, h)                                                                               \
    {                                                                                              \
        .form = STR(word), .upos = UPOS_DET, .xpos = XPOS_DT, .head = h, .rel = REL_DET            \
    }
#define POINT(h)                                                                                   \
    {                                                                                              \
        .form = STR("."), .upos = UPOS_PUNCT, .head = h, .rel = REL_PUNCT                          \
    }
#define W(word, u, x, h, r)                                                                        \
    {                                                                                              \
        .form = STR(word), .upos = UPOS_##u, .xpos = XPOS_##x, .head = h, .rel = REL_##r           \
    }

// "An arms sale was announced.", the sale for a verb of the arms.
static void test_subject(void **state)
{
    (void)state;
    token words[] = {
        DET("An", 1),
        W("arms", NOUN, NNS, 2, NSUBJ),
        W("sale", VERB, VBP, -1, ROOT),
        W("was", AUX, VBD, 4, AUX_PASS),
        W("announced", VERB, VBN, 2, ADVCL),
        POINT(2),
    };
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_words(&s);
    assert_int_equal(words[2].upos, UPOS_NOUN);
    assert_int_equal(words[0].head, 2);
    assert_int_equal(words[1].rel, REL_COMPOUND);
    assert_int_equal(words[2].head, 4);
    assert_int_equal(words[2].rel, REL_NSUBJ_PASS);
    assert_int_equal(words[4].head, -1);
    assert_int_equal(words[5].head, 4);
}

// "cleared a gas sale" with the gas for a part of a verb: those have none.
static void test_part_of_verb(void **state)
{
    (void)state;
    token words[] = {
        W("cleared", VERB, VBD, -1, ROOT), DET("a", 2), W("gas", NOUN, NN, 3, COMPOUND),
        W("sale", VERB, VB, 0, XCOMP),     POINT(0),
    };
    sentence s = {.tokens = words, .n_tokens = 5};
    mend_words(&s);
    assert_int_equal(words[3].upos, UPOS_NOUN);
    assert_int_equal(words[3].rel, REL_OBJ);
    assert_int_equal(words[1].head, 3);
}

// "Peru cleared an arms sale to Oman" and "Cuba denounced the US measure".
static void test_object(void **state)
{
    (void)state;
    token sale[] = {
        W("Peru", PROPN, NNP, 1, NSUBJ),
        W("cleared", VERB, VBD, -1, ROOT),
        DET("an", 3),
        W("arms", NOUN, NNS, 1, OBJ),
        W("sale", VERB, VB, 1, XCOMP),
        W("to", ADP, IN, 6, CASE),
        W("Oman", PROPN, NNP, 4, OBL),
    };
    sentence s = {.tokens = sale, .n_tokens = 7};
    mend_words(&s);
    assert_int_equal(sale[4].rel, REL_OBJ);
    assert_int_equal(sale[3].head, 4);
    assert_int_equal(sale[6].rel, REL_NMOD);
    token measure[] = {
        W("Cuba", PROPN, NNP, 1, NSUBJ), W("denounced", VERB, VBD, -1, ROOT), DET("the", 4),
        W("US", PROPN, NNP, 4, NSUBJ),   W("measure", VERB, VBP, 1, CCOMP),
    };
    s = (sentence){.tokens = measure, .n_tokens = 5};
    mend_words(&s);
    assert_int_equal(measure[4].upos, UPOS_NOUN);
    assert_int_equal(measure[4].rel, REL_OBJ);
    assert_int_equal(measure[3].rel, REL_COMPOUND);
}

// "The unions meet", "an army of rebels attack": verbs, and stay so.
static void test_verbs(void **state)
{
    (void)state;
    token words[] = {
        DET("The", 1),
        W("unions", NOUN, NNS, 2, NSUBJ),
        W("meet", VERB, VBP, -1, ROOT),
        W("said", VERB, VBD, 2, PARATAXIS),
        W("Chad", PROPN, NNP, 3, NSUBJ),
    };
    sentence s = {.tokens = words, .n_tokens = 5};
    mend_words(&s);
    assert_int_equal(words[2].upos, UPOS_VERB);
    assert_int_equal(words[2].head, -1);
}

// "Agents hacked with Chad." with the "with" hung on the full stop.
static void test_phrases(void **state)
{
    (void)state;
    token lost[] = {
        W("Agents", NOUN, NNS, 1, NSUBJ),
        W("hacked", VERB, VBD, -1, ROOT),
        W("with", ADP, IN, 4, CASE),
        W("Chad", PROPN, NNP, 2, OBL),
        POINT(1),
    };
    sentence s = {.tokens = lost, .n_tokens = 5};
    mend_words(&s);
    assert_int_equal(lost[3].head, 1);
    assert_int_equal(lost[2].head, 3);
}

// "Accused, Chad shut the door to talks" with the participle for an adverb and the talks for a
// verb.
static void test_forms(void **state)
{
    (void)state;
    token door[] = {
        W("Accused", VERB, VBN, 3, ADVMOD), W("Chad", PROPN, NNP, 3, NSUBJ),
        W("the", DET, DT, 4, DET),          W("shut", VERB, VBD, -1, ROOT),
        W("door", NOUN, NN, 3, OBJ),        W("to", PART, TO, 6, MARK),
        W("talks", VERB, VBZ, 4, ACL),
    };
    sentence s = {.tokens = door, .n_tokens = 7};
    mend_words(&s);
    assert_int_equal(door[0].rel, REL_ADVCL);
    assert_int_equal(door[6].upos, UPOS_NOUN);
    assert_int_equal(door[6].rel, REL_NMOD);
    assert_int_equal(door[5].rel, REL_CASE);
}

// "the Fijian navy and Tongan pirates" with the navy for a part of the pirates' name; "the Fijian
// navy and police boats" may be one.
static void test_pair(void **state)
{
    (void)state;
    token words[] = {
        DET("the", 5),
        W("Fijian", ADJ, JJ, 5, AMOD),
        W("navy", NOUN, NN, 5, COMPOUND),
        W("and", CCONJ, CC, 4, CC),
        W("Tongan", ADJ, JJ, 2, CONJ),
        W("pirates", NOUN, NNS, -1, ROOT),
    };
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_words(&s);
    assert_int_equal(words[2].head, -1);
    assert_int_equal(words[0].head, 2);
    assert_int_equal(words[1].head, 2);
    assert_int_equal(words[5].head, 2);
    assert_int_equal(words[5].rel, REL_CONJ);
    assert_int_equal(words[3].head, 5);
    assert_int_equal(words[4].rel, REL_AMOD);
    token boats[] = {
        DET("the", 5),
        W("Fijian", ADJ, JJ, 5, AMOD),
        W("navy", NOUN, NN, 5, COMPOUND),
        W("and", CCONJ, CC, 4, CC),
        W("police", NOUN, NN, 2, CONJ),
        W("boats", NOUN, NNS, -1, ROOT),
    };
    s = (sentence){.tokens = boats, .n_tokens = 6};
    mend_words(&s);
    assert_int_equal(boats[2].head, 5);
}

// "signed a trade and border law" with the law beside the trade; but "a deal and border laws".
static void test_kinds(void **state)
{
    (void)state;
    token words[] = {
        W("signed", VERB, VBD, -1, ROOT),   DET("a", 2),
        W("trade", NOUN, NN, 0, OBJ),       W("and", CCONJ, CC, 5, CC),
        W("border", NOUN, NN, 5, COMPOUND), W("law", NOUN, NN, 2, CONJ),
    };
    token two[sizeof words / sizeof *words];
    memcpy(two, words, sizeof words);
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_words(&s);
    assert_int_equal(words[5].head, 0);
    assert_int_equal(words[5].rel, REL_OBJ);
    assert_int_equal(words[1].head, 5);
    assert_int_equal(words[2].head, 5);
    assert_int_equal(words[4].head, 2);
    assert_int_equal(words[3].head, 4);
    s.tokens = two;
    two[2].form = STR("deal");
    mend_words(&s);
    assert_int_equal(two[2].head, 0);
    assert_int_equal(two[5].head, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),   cmocka_unit_test(test_pair),
        cmocka_unit_test(test_subject), cmocka_unit_test(test_part_of_verb),
        cmocka_unit_test(test_object),  cmocka_unit_test(test_verbs),
        cmocka_unit_test(test_phrases), cmocka_unit_test(test_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
