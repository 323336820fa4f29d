#include "base/check.h"

#include "parse/namepair.h"

#define WORD(f, u, x, h, r)                                                                        \
    {                                                                                              \
        .form = STR(f), .upos = u, .xpos = x, .head = h, .rel = r                                  \
    }
#define NAME(f, h, r) WORD(f, UPOS_PROPN, XPOS_NNP, h, r)

// "Peru, Chile sign pact" as it is read first.
static void test_pair(void **state)
{
    (void)state;
    token words[] = {NAME("Peru", -1, REL_ROOT), WORD(",", UPOS_PUNCT, XPOS_COMMA, 0, REL_PUNCT),
                     NAME("Chile", 3, REL_NSUBJ),
                     WORD("sign", UPOS_VERB, XPOS_VBP, 0, REL_PARATAXIS),
                     WORD("pact", UPOS_NOUN, XPOS_NN, 3, REL_OBJ)};
    sentence s = {.tokens = words, .n_tokens = 5, .headline = true};
    assert_int_equal(namepair_find(&s), 1);
    words[4].form = STR(","); // a third one, or an apposition
    assert_int_equal(namepair_find(&s), -1);
    words[4].form = STR("pact");
    words[0].upos = UPOS_VERB;
    assert_int_equal(namepair_find(&s), -1);
}

static void test_confirm(void **state)
{
    (void)state;
    for (int third_person = 0; third_person < 2; third_person++) { // "Lima, Peru hosts talks"
        token words[] = {NAME("Peru", 3, REL_NSUBJ), WORD(",", UPOS_CCONJ, XPOS_CC, 2, REL_CC),
                         NAME("Chile", 0, REL_CONJ),
                         WORD("sign", UPOS_VERB, XPOS_VBP, -1, REL_ROOT),
                         WORD("pact", UPOS_NOUN, XPOS_NN, 3, REL_OBJ)};
        sentence s = {.tokens = words, .n_tokens = 5, .headline = true};
        if (third_person) words[3].xpos = XPOS_VBZ;
        assert_int_equal(namepair_confirm(&s, 1), !third_person);
        assert_int_equal(words[1].upos, third_person ? UPOS_CCONJ : UPOS_PUNCT);
        assert_int_equal(words[1].rel, third_person ? REL_CC : REL_PUNCT);
    }
}

// No verb, or the names are objects.
static void test_no_clause(void **state)
{
    (void)state;
    token words[] = {NAME("Peru", 3, REL_COMPOUND), WORD(",", UPOS_CCONJ, XPOS_CC, 2, REL_CC),
                     NAME("Chile", 0, REL_CONJ), WORD("talks", UPOS_NOUN, XPOS_NNS, -1, REL_ROOT)};
    sentence s = {.tokens = words, .n_tokens = 4, .headline = true};
    assert_false(namepair_confirm(&s, 1));
    assert_int_equal(words[1].upos, UPOS_CCONJ);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pair),
        cmocka_unit_test(test_confirm),
        cmocka_unit_test(test_no_clause),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
