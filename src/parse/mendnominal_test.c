#include "base/check.h"

#include "parse/mendnominal.h"

// A word: form, UPOS, XPOS, head, relation.
#define W(f, u, x, h, r)                                                                           \
    {                                                                                              \
        .form = STR(f), .upos = UPOS_##u, .xpos = XPOS_##x, .head = (h), .rel = REL_##r            \
    }

#define MEND(words)                                                                                \
    do {                                                                                           \
        sentence s = {.tokens = (words), .n_tokens = sizeof(words) / sizeof *(words)};             \
        mend_nominals(&s);                                                                         \
    } while (0)

static void is(const token *t, int head, deprel rel)
{
    if (t->head != head || t->rel != rel)
        fail_msg("%.*s: hangs on %d by %s", STR_ARG(t->form), t->head, deprel_name(t->rel));
}

// "the king is due to leave" with the king for the predicate, or with "due to" for a preposition.
static void test_due(void **state)
{
    (void)state;
    token part[] = {
        W("king", NOUN, NN, -1, ROOT), W("is", AUX, VBZ, 0, COP),      W("due", ADJ, JJ, 1, AMOD),
        W("to", PART, TO, 4, MARK),    W("leave", VERB, VB, 2, ADVCL),
    };
    MEND(part);
    is(&part[2], -1, REL_ROOT);
    is(&part[0], 2, REL_NSUBJ);
    is(&part[1], 2, REL_COP);
    token mark[] = {
        W("king", NOUN, NN, 4, NSUBJ_OUTER), W("is", AUX, VBZ, 4, COP),
        W("due", ADJ, JJ, 4, MARK),          W("to", PART, TO, 2, FIXED),
        W("leave", VERB, VB, -1, ROOT),
    };
    MEND(mark);
    is(&mark[2], -1, REL_ROOT);
    is(&mark[0], 2, REL_NSUBJ);
    is(&mark[1], 2, REL_COP);
    is(&mark[4], 2, REL_XCOMP);
    is(&mark[3], 4, REL_MARK);
}

// "bandits shot", "an air raid by Chad killed", "Chad's arms deal was signed": nouns for verbs.
static void test_nouns(void **state)
{
    (void)state;
    token bandits[] = {W("bandits", VERB, VBZ, 1, NSUBJ), W("shot", VERB, VBD, -1, ROOT)};
    MEND(bandits);
    assert_int_equal(bandits[0].upos, UPOS_NOUN);
    assert_int_equal(bandits[0].xpos, XPOS_NNS);
    token raid[] = {
        W("a", DET, DT, 1, DET),          W("raid", VERB, VB, 4, NSUBJ),
        W("by", ADP, IN, 3, CASE),        W("Chad", PROPN, NNP, 1, OBL_AGENT),
        W("killed", VERB, VBD, -1, ROOT),
    };
    MEND(raid);
    assert_int_equal(raid[1].upos, UPOS_NOUN);
    is(&raid[3], 1, REL_NMOD);
    token deal[] = {
        W("Chad", PROPN, NNP, 1, NMOD_POSS), W("arms", NOUN, NNS, 2, NSUBJ),
        W("deal", VERB, VB, 4, NSUBJ_PASS),  W("was", AUX, VBD, 4, AUX_PASS),
        W("signed", VERB, VBN, -1, ROOT),
    };
    MEND(deal);
    assert_int_equal(deal[2].upos, UPOS_NOUN);
    is(&deal[1], 2, REL_COMPOUND);
    is(&deal[0], 2, REL_NMOD_POSS);
}

// "the import of gas by Chad rose" with Chad hung on the "by", and that on the verb; "Chad's deal
// was signed" with the deal for a verb that Chad possesses.
static void test_by(void **state)
{
    (void)state;
    token import[] = {
        W("import", NOUN, NN, 5, NSUBJ), W("from", ADP, IN, 2, CASE),
        W("Mali", PROPN, NNP, 0, NMOD),  W("by", ADP, IN, 5, CASE),
        W("Chad", PROPN, NNP, 3, NMOD),  W("rose", VERB, VBD, -1, ROOT),
    };
    MEND(import);
    is(&import[4], 0, REL_NMOD);
    is(&import[3], 4, REL_CASE);
    token deal[] = {
        W("Chad", PROPN, NNP, 1, NMOD_POSS),
        W("deal", VERB, VB, 3, NSUBJ_PASS),
        W("was", AUX, VBD, 3, AUX_PASS),
        W("signed", VERB, VBN, -1, ROOT),
    };
    MEND(deal);
    assert_int_equal(deal[1].upos, UPOS_NOUN);
}

// "cooperation with Chad ended" with Chad hung on the "with".
static void test_case(void **state)
{
    (void)state;
    token with[] = {
        W("cooperation", NOUN, NN, 3, NSUBJ),
        W("with", ADP, IN, 3, CASE),
        W("Chad", PROPN, NNP, 1, NMOD),
        W("ended", VERB, VBD, -1, ROOT),
    };
    MEND(with);
    is(&with[2], 0, REL_NMOD);
    is(&with[1], 2, REL_CASE);
    token by[] = {
        // "the border with Togo by Chad pleased": not of Togo
        W("border", NOUN, NN, 5, NSUBJ), W("with", ADP, IN, 2, CASE),
        W("Togo", PROPN, NNP, 0, NMOD),  W("by", ADP, IN, 5, CASE),
        W("Chad", PROPN, NNP, 3, NMOD),  W("pleased", VERB, VBD, -1, ROOT),
    };
    MEND(by);
    is(&by[4], 0, REL_NMOD);
    is(&by[3], 4, REL_CASE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_due),
        cmocka_unit_test(test_nouns),
        cmocka_unit_test(test_by),
        cmocka_unit_test(test_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
