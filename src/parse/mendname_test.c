#include "base/check.h"

#include "parse/mendcheck.h"
#include "parse/mendname.h"

static void test_name(void **state)
{
    (void)state;
    token words[] = {NOUN("President", 1, REL_NSUBJ), VERB("Moses", XPOS_VBZ, -1, REL_ROOT),
                     PROPN("Kato", 3, REL_NSUBJ), VERB("left", XPOS_VBD, 1, REL_CCOMP),
                     WORD(".", UPOS_PUNCT, 1, REL_PUNCT)};
    sentence s = {.tokens = words, .n_tokens = 5};
    mend_names(&s);
    assert_int_equal(words[3].head, -1);
    assert_int_equal(words[1].head, 3);
    assert_int_equal(words[1].rel, REL_NSUBJ);
    assert_int_equal(words[2].rel, REL_FLAT);
    assert_int_equal(words[0].rel, REL_NMOD_DESC);
    assert_int_equal(words[4].head, 3);
}

static void test_two_names(void **state)
{
    (void)state;
    token words[] = {PROPN("President", 1, REL_NMOD_DESC), PROPN("Idriss", 5, REL_NSUBJ),
                     PROPN("Deby", 5, REL_NSUBJ),          WORD("of", UPOS_ADP, 4, REL_CASE),
                     PROPN("Chad", 2, REL_NMOD),           VERB("left", XPOS_VBD, -1, REL_ROOT)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_names(&s);
    assert_int_equal(words[2].head, 1);
    assert_int_equal(words[2].rel, REL_FLAT);
    assert_int_equal(words[4].head, 1);
}

static void test_last_name(void **state)
{
    (void)state;
    token words[] = {PROPN("President", 1, REL_NMOD_DESC), PROPN("Alar", 5, REL_NSUBJ),
                     NOUN("Nukk", 1, REL_APPOS),           WORD("of", UPOS_ADP, 4, REL_CASE),
                     PROPN("Togo", 2, REL_NMOD),           VERB("left", XPOS_VBD, -1, REL_ROOT)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_names(&s);
    assert_int_equal(words[2].rel, REL_FLAT);
    assert_int_equal(words[2].upos, UPOS_PROPN);
    assert_int_equal(words[4].head, 1);
}

static void test_hyphened(void **state)
{
    (void)state;
    token words[] = {VERB("held", XPOS_VBD, -1, REL_ROOT),
                     WORD("the", UPOS_DET, 2, REL_DET),
                     PROPN("Peru", 0, REL_OBJ),
                     WORD("-", UPOS_PUNCT, 5, REL_PUNCT),
                     PROPN("Chile", 5, REL_COMPOUND),
                     PROPN("Dialogue", 2, REL_APPOS),
                     WORD(".", UPOS_PUNCT, 0, REL_PUNCT)};
    sentence s = {.tokens = words, .n_tokens = 7};
    mend_names(&s);
    assert_int_equal(words[5].head, 0);
    assert_int_equal(words[5].rel, REL_OBJ);
    assert_int_equal(words[2].head, 5);
    assert_int_equal(words[2].rel, REL_COMPOUND);
    assert_int_equal(words[1].head, 5);
}

static void test_month(void **state)
{
    (void)state;
    token words[] = {VERB("left", XPOS_VBD, -1, REL_ROOT), WORD("and", UPOS_CCONJ, 6, REL_CC),
                     WORD("in", UPOS_ADP, 5, REL_CASE),    PROPN("July", 4, REL_COMPOUND),
                     PROPN("President", 5, REL_NMOD_DESC), PROPN("Deby", 6, REL_OBL),
                     VERB("warned", XPOS_VBD, 0, REL_CONJ)};
    sentence s = {.tokens = words, .n_tokens = 7};
    mend_names(&s);
    assert_int_equal(words[5].rel, REL_NSUBJ);
    assert_int_equal(words[3].head, 6);
    assert_int_equal(words[2].head, 3);
}

// "President Ines Salk left" with the first name hung on the last one; "the Ines works" have it so.
static void test_first_name(void **state)
{
    (void)state;
    token words[] = {PROPN("President", 1, REL_NMOD_DESC), PROPN("Ines", 2, REL_COMPOUND),
                     NOUN("Salk", 3, REL_NSUBJ), VERB("left", XPOS_VBD, -1, REL_ROOT)};
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_names(&s);
    assert_int_equal(words[1].head, 3);
    assert_int_equal(words[1].rel, REL_NSUBJ);
    assert_int_equal(words[2].head, 1);
    assert_int_equal(words[2].rel, REL_FLAT);
    assert_int_equal(words[2].upos, UPOS_PROPN);
    token works[] = {WORD("the", UPOS_DET, 2, REL_DET), PROPN("Ines", 2, REL_COMPOUND),
                     PROPN("Works", 3, REL_NSUBJ), VERB("closed", XPOS_VBD, -1, REL_ROOT)};
    s = (sentence){.tokens = works, .n_tokens = 4};
    mend_names(&s);
    assert_int_equal(works[1].head, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_name),      cmocka_unit_test(test_two_names),
        cmocka_unit_test(test_last_name), cmocka_unit_test(test_hyphened),
        cmocka_unit_test(test_month),     cmocka_unit_test(test_first_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
