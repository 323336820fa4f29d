#include "base/check.h"

#include "train/headline.h"

// "The two ministers met a delegation." with "ministers" and "delegation" as heads of the articles.
static token words[7];

static sentence sample(void)
{
    static const char *const forms[7] = {"The", "two", "ministers", "met", "a", "delegation", "."};
    static const uint8_t tags[7] = {XPOS_DT, XPOS_CD, XPOS_NNS, XPOS_VBD,
                                    XPOS_DT, XPOS_NN, XPOS_STOP};
    static const uint8_t rels[7] = {REL_DET, REL_NUMMOD, REL_NSUBJ, REL_ROOT,
                                    REL_DET, REL_OBJ,    REL_PUNCT};
    static const int32_t heads[7] = {2, 2, 3, -1, 5, 3, 3};
    for (int i = 0; i < 7; i++)
        words[i] =
            (token){.form = str_of(forms[i]), .xpos = tags[i], .rel = rels[i], .head = heads[i]};
    words[3].lemma = STR("meet");
    words[3].upos = UPOS_VERB;
    return (sentence){.tokens = words, .n_tokens = 7};
}

static void test_styles(void **state)
{
    (void)state;
    arena a = {0};
    sentence four[4] = {sample(), sample(), sample(), sample()};
    sentence_list list = {four, 4};
    headline_add(&list, 1, true, &a);
    assert_int_equal(list.n, 8);
    const sentence *h = &list.p[4];
    assert_int_equal(h->n_tokens, 4);
    assert_str_is(h->tokens[0].form, "Two");
    assert_str_is(h->tokens[2].form, "Meet"); // as many do
    assert_int_equal(h->tokens[2].xpos, XPOS_VBP);
    assert_int_equal(h->tokens[0].head, 1);
    assert_int_equal(h->tokens[2].head, -1);
    assert_int_equal(h->tokens[3].head, 2);
    assert_int_equal(list.p[5].n_tokens, 7);
    assert_str_is(list.p[5].tokens[2].form, "MINISTERS");
    assert_str_is(list.p[7].tokens[0].form, "the");
    assert_str_is(list.p[0].tokens[0].form, "The"); // the original is as it was
    arena_free(&a);
}

static void test_none(void **state)
{
    (void)state;
    arena a = {0};
    sentence one = sample();
    sentence_list list = {&one, 1};
    headline_add(&list, 0, true, &a);
    assert_int_equal(list.n, 1);
    one.n_tokens = 3; // too short
    headline_add(&list, 1, true, &a);
    assert_int_equal(list.n, 1);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_styles),
        cmocka_unit_test(test_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
