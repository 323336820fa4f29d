#include "base/check.h"

#include "parse/mendplace.h"

#define PROPN(f, h, r)                                                                             \
    {                                                                                              \
        .form = STR(f), .upos = UPOS_PROPN, .xpos = XPOS_NNP, .head = h, .rel = r                  \
    }
#define NOUN(f, h, r)                                                                              \
    {                                                                                              \
        .form = STR(f), .upos = UPOS_NOUN, .xpos = XPOS_NN, .head = h, .rel = r                    \
    }
#define VERB(f, x, h, r)                                                                           \
    {                                                                                              \
        .form = STR(f), .upos = UPOS_VERB, .xpos = x, .head = h, .rel = r                          \
    }
#define WORD(f, u, h, r)                                                                           \
    {                                                                                              \
        .form = STR(f), .upos = u, .head = h, .rel = r                                             \
    }

static void test_worth(void **state)
{
    (void)state;
    token words[] = {NOUN("supply", -1, REL_ROOT),       WORD("of", UPOS_ADP, 3, REL_CASE),
                     NOUN("rifles", 3, REL_COMPOUND),    NOUN("worth", 0, REL_NMOD),
                     WORD("5", UPOS_NUM, 5, REL_NUMMOD), NOUN("euros", 3, REL_NMOD)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_places(&s);
    assert_int_equal(words[2].head, 0);
    assert_int_equal(words[2].rel, REL_NMOD);
    assert_int_equal(words[1].head, 2);
    assert_int_equal(words[3].head, 2);
}

static void test_conjunction(void **state)
{
    (void)state;
    token words[] = {VERB("left", XPOS_VBD, -1, REL_ROOT), WORD("after", UPOS_ADP, 2, REL_CASE),
                     PROPN("Lima", 3, REL_NSUBJ), VERB("stayed", XPOS_VBD, 0, REL_ADVCL)};
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_places(&s);
    assert_int_equal(words[1].head, 3);
    assert_int_equal(words[1].rel, REL_MARK);
}

static void test_name(void **state)
{
    (void)state;
    token words[] = {NOUN("President", 1, REL_NSUBJ), VERB("Moses", XPOS_VBZ, -1, REL_ROOT),
                     PROPN("Kato", 3, REL_NSUBJ), VERB("left", XPOS_VBD, 1, REL_CCOMP),
                     WORD(".", UPOS_PUNCT, 1, REL_PUNCT)};
    sentence s = {.tokens = words, .n_tokens = 5};
    mend_places(&s);
    assert_int_equal(words[3].head, -1);
    assert_int_equal(words[1].head, 3);
    assert_int_equal(words[1].rel, REL_NSUBJ);
    assert_int_equal(words[2].rel, REL_FLAT);
    assert_int_equal(words[0].rel, REL_NMOD_DESC);
    assert_int_equal(words[4].head, 3);
}

static void test_root(void **state)
{
    (void)state;
    token words[] = {WORD("\"", UPOS_PUNCT, -1, REL_ROOT), WORD("that", UPOS_PRON, 0, REL_OBL),
                     PROPN("Chad", 3, REL_NSUBJ), VERB("denies", XPOS_VBZ, 1, REL_ACL_RELCL)};
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_places(&s);
    assert_int_equal(words[3].head, -1);
    assert_int_equal(words[1].head, 3);
    assert_int_equal(words[0].head, 3);
    assert_int_equal(words[0].rel, REL_PUNCT);
}

static void test_last(void **state)
{
    (void)state;
    token words[] = {PROPN("Chad", 1, REL_NSUBJ), VERB("last", XPOS_VBP, -1, REL_ROOT),
                     VERB("held", XPOS_VBN, 3, REL_AMOD), NOUN("talks", 1, REL_OBJ)};
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_places(&s);
    assert_int_equal(words[2].head, -1);
    assert_int_equal(words[0].head, 2);
    assert_int_equal(words[1].rel, REL_ADVMOD);
    assert_int_equal(words[3].head, 2);
}

static void test_counted(void **state)
{
    (void)state;
    token words[] = {
        VERB("approved", XPOS_VBD, -1, REL_ROOT), NOUN("sale", 0, REL_OBJ),
        WORD(",", UPOS_PUNCT, 4, REL_PUNCT),      WORD("nine", UPOS_NUM, 4, REL_NUMMOD),
        NOUN("tanks", 0, REL_PARATAXIS),          WORD("worth", UPOS_ADJ, 4, REL_AMOD),
        WORD("5", UPOS_NUM, 7, REL_NUMMOD),       NOUN("euros", 5, REL_OBJ),
        WORD(",", UPOS_PUNCT, 11, REL_PUNCT),     WORD("on", UPOS_ADP, 11, REL_CASE),
        PROPN("May", 11, REL_NMOD_UNMARKED),      WORD("2", UPOS_NUM, 7, REL_NMOD)};
    sentence s = {.tokens = words, .n_tokens = 12};
    mend_places(&s);
    assert_int_equal(words[4].head, 1);
    assert_int_equal(words[4].rel, REL_APPOS);
    assert_int_equal(words[11].head, 0);
    assert_int_equal(words[11].rel, REL_OBL);
}

static void test_for_that(void **state)
{
    (void)state;
    token words[] = {WORD("For", UPOS_ADP, 2, REL_CASE), WORD("that", UPOS_PRON, 2, REL_DET),
                     PROPN("Chad", 5, REL_OBL),          WORD("is", UPOS_AUX, 5, REL_COP),
                     WORD("to", UPOS_PART, 5, REL_MARK), VERB("blame", XPOS_VB, -1, REL_ROOT)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_places(&s);
    assert_int_equal(words[2].rel, REL_NSUBJ);
    assert_int_equal(words[1].head, 5);
    assert_int_equal(words[0].head, 1);
}

static void test_two_names(void **state)
{
    (void)state;
    token words[] = {PROPN("President", 1, REL_NMOD_DESC), PROPN("Idriss", 5, REL_NSUBJ),
                     PROPN("Deby", 5, REL_NSUBJ),          WORD("of", UPOS_ADP, 4, REL_CASE),
                     PROPN("Chad", 2, REL_NMOD),           VERB("left", XPOS_VBD, -1, REL_ROOT)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_places(&s);
    assert_int_equal(words[2].head, 1);
    assert_int_equal(words[2].rel, REL_FLAT);
    assert_int_equal(words[4].head, 1);
}

static void test_that(void **state)
{
    (void)state;
    token words[] = {
        VERB("ratified", XPOS_VBD, -1, REL_ROOT), NOUN("pact", 0, REL_OBJ),
        WORD("that", UPOS_SCONJ, 5, REL_MARK),    PROPN("Chad", 5, REL_NSUBJ),
        WORD("had", UPOS_AUX, 5, REL_AUX),        VERB("signed", XPOS_VBN, 0, REL_ADVCL)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_places(&s);
    assert_int_equal(words[5].head, 1);
    assert_int_equal(words[5].rel, REL_ACL_RELCL);
    assert_int_equal(words[2].rel, REL_OBJ);
    token many[] = {VERB("bought", XPOS_VBD, -1, REL_ROOT),
                    WORD("so", UPOS_ADV, 2, REL_ADVMOD),
                    NOUN("much", 0, REL_OBJ),
                    WORD("that", UPOS_SCONJ, 5, REL_MARK),
                    PROPN("Chad", 5, REL_NSUBJ),
                    VERB("left", XPOS_VBD, 0, REL_ADVCL)};
    s = (sentence){.tokens = many, .n_tokens = 6};
    mend_places(&s);
    assert_int_equal(many[5].rel, REL_ADVCL);
}

static void test_last_part(void **state)
{
    (void)state;
    token words[] = {VERB("left", XPOS_VBD, -1, REL_ROOT), WORD("the", UPOS_DET, 2, REL_DET),
                     NOUN("border", 0, REL_OBJ),           VERB("talks", XPOS_VBZ, 0, REL_ADVCL),
                     WORD("with", UPOS_ADP, 5, REL_CASE),  PROPN("Chad", 3, REL_OBL)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_places(&s);
    assert_int_equal(words[3].upos, UPOS_NOUN);
    assert_int_equal(words[3].rel, REL_OBJ);
    assert_int_equal(words[2].rel, REL_COMPOUND);
    assert_int_equal(words[1].head, 3);
    assert_int_equal(words[5].rel, REL_NMOD);
}

static void test_month(void **state)
{
    (void)state;
    token words[] = {VERB("left", XPOS_VBD, -1, REL_ROOT), WORD("and", UPOS_CCONJ, 6, REL_CC),
                     WORD("in", UPOS_ADP, 5, REL_CASE),    PROPN("July", 4, REL_COMPOUND),
                     PROPN("President", 5, REL_NMOD_DESC), PROPN("Deby", 6, REL_OBL),
                     VERB("warned", XPOS_VBD, 0, REL_CONJ)};
    sentence s = {.tokens = words, .n_tokens = 7};
    mend_places(&s);
    assert_int_equal(words[5].rel, REL_NSUBJ);
    assert_int_equal(words[3].head, 6);
    assert_int_equal(words[2].head, 3);
}

static void test_behind_semicolon(void **state)
{
    (void)state;
    token words[] = {VERB("stayed", XPOS_VBD, -1, REL_ROOT), PROPN("Monday", 0, REL_OBL),
                     WORD(";", UPOS_PUNCT, 3, REL_PUNCT),    PROPN("Chad", 1, REL_APPOS),
                     VERB("left", XPOS_VBD, 0, REL_ADVCL),   WORD(".", UPOS_PUNCT, 0, REL_PUNCT)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_places(&s);
    assert_int_equal(words[3].head, 4);
    assert_int_equal(words[3].rel, REL_NSUBJ);
    assert_int_equal(words[4].rel, REL_PARATAXIS);
}

static void test_behind_adverb(void **state)
{
    (void)state;
    for (int far = 0; far < 2; far++) { // "asked Peru far enough to sell" stays
        token words[] = {VERB("warned", XPOS_VBD, -1, REL_ROOT),
                         PROPN("Peru", 0, REL_IOBJ),
                         WORD("twice", UPOS_ADV, 0, REL_ADVMOD),
                         WORD("not", UPOS_PART, 5, REL_ADVMOD),
                         WORD("to", UPOS_PART, 5, REL_MARK),
                         VERB("sell", XPOS_VB, 2, REL_XCOMP),
                         NOUN("arms", 5, REL_OBJ)};
        sentence s = {.tokens = words, .n_tokens = 7};
        if (far) words[2].form = STR("enough");
        mend_places(&s);
        assert_int_equal(words[5].head, far ? 2 : 0);
    }
}

static void test_last_name(void **state)
{
    (void)state;
    token words[] = {PROPN("President", 1, REL_NMOD_DESC), PROPN("Alar", 5, REL_NSUBJ),
                     NOUN("Nukk", 1, REL_APPOS),           WORD("of", UPOS_ADP, 4, REL_CASE),
                     PROPN("Togo", 2, REL_NMOD),           VERB("left", XPOS_VBD, -1, REL_ROOT)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_places(&s);
    assert_int_equal(words[2].rel, REL_FLAT);
    assert_int_equal(words[2].upos, UPOS_PROPN);
    assert_int_equal(words[4].head, 1);
}

static void test_announced(void **state)
{
    (void)state;
    for (int pair = 0; pair < 2; pair++) { // "a pair of tanks that Lima announced" stays
        token words[] = {WORD("the", UPOS_DET, 1, REL_DET),
                         NOUN("sale", -1, REL_ROOT),
                         WORD("of", UPOS_ADP, 3, REL_CASE),
                         NOUN("tanks", 1, REL_NMOD),
                         WORD("that", UPOS_PRON, 6, REL_OBJ),
                         PROPN("Lima", 6, REL_NSUBJ),
                         VERB("announced", XPOS_VBD, 3, REL_ACL_RELCL),
                         WORD(".", UPOS_PUNCT, 1, REL_PUNCT)};
        sentence s = {.tokens = words, .n_tokens = 8};
        if (pair) words[1].form = STR("pair");
        mend_places(&s);
        assert_int_equal(words[6].head, pair ? 3 : 1);
    }
}

static void test_euro(void **state)
{
    (void)state;
    token words[] = {WORD("a", UPOS_DET, 3, REL_DET), WORD("million", UPOS_NUM, 3, REL_NUMMOD),
                     WORD("euro", UPOS_ADP, 3, REL_CASE), NOUN("law", -1, REL_ROOT)};
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_places(&s);
    assert_int_equal(words[2].upos, UPOS_NOUN);
    assert_int_equal(words[2].rel, REL_COMPOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_last),
        cmocka_unit_test(test_month),
        cmocka_unit_test(test_behind_semicolon),
        cmocka_unit_test(test_two_names),
        cmocka_unit_test(test_that),
        cmocka_unit_test(test_last_part),
        cmocka_unit_test(test_counted),
        cmocka_unit_test(test_for_that),
        cmocka_unit_test(test_worth),
        cmocka_unit_test(test_conjunction),
        cmocka_unit_test(test_name),
        cmocka_unit_test(test_root),
        cmocka_unit_test(test_behind_adverb),
        cmocka_unit_test(test_last_name),
        cmocka_unit_test(test_announced),
        cmocka_unit_test(test_euro),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
