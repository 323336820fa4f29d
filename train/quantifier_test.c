#include "base/check.h"

#include "train/quantifier.h"

#include <string.h>

// "Police freed 40 protesters ."
static token words[5];

static sentence sample(void)
{
    static const char *const forms[5] = {"Police", "freed", "40", "protesters", "."};
    static const uint8_t uposes[5] = {UPOS_NOUN, UPOS_VERB, UPOS_NUM, UPOS_NOUN, UPOS_PUNCT};
    static const uint8_t xposes[5] = {XPOS_NN, XPOS_VBD, XPOS_CD, XPOS_NNS, XPOS_STOP};
    static const uint8_t rels[5] = {REL_NSUBJ, REL_ROOT, REL_NUMMOD, REL_OBJ, REL_PUNCT};
    static const int32_t heads[5] = {1, -1, 3, 1, 1};
    for (int i = 0; i < 5; i++)
        words[i] = (token){.form = str_of(forms[i]),
                           .upos = uposes[i],
                           .xpos = xposes[i],
                           .rel = rels[i],
                           .head = heads[i]};
    return (sentence){.tokens = words, .n_tokens = 5};
}

// The added sentence that has this word; NULL if none.
static const sentence *having(const sentence_list *l, const char *word, uint32_t *at)
{
    for (size_t i = 1; i < l->n; i++)
        for (*at = 0; *at < l->p[i].n_tokens; ++*at)
            if (str_eq(l->p[i].tokens[*at].form, str_of(word))) return &l->p[i];
    return NULL;
}

static void test_trees(void **state)
{
    (void)state;
    arena a = {0};
    sentence many[12];
    for (int i = 0; i < 12; i++) many[i] = sample();
    sentence_list list = {many, 12};
    quantifier_add(&list, 1, &a);
    assert_int_equal(list.n, 24);
    uint32_t w;
    const sentence *s = having(&list, "between", &w);
    assert_non_null(s);
    assert_int_equal(s->n_tokens, 8);
    assert_str_is(s->tokens[5].form, "50");
    assert_int_equal(s->tokens[2].head, 3); // between -> 40
    assert_int_equal(s->tokens[3].head, 6); // 40 -> protesters
    assert_int_equal(s->tokens[4].head, 5); // and -> 50
    assert_int_equal(s->tokens[5].head, 3);
    assert_int_equal(s->tokens[5].rel, REL_CONJ);
    assert_int_equal(s->tokens[6].head, 1); // protesters -> freed
    s = having(&list, "least", &w);
    assert_non_null(s);
    assert_int_equal(s->tokens[w].head, w + 1);
    assert_int_equal(s->tokens[w - 1].head, w);
    s = having(&list, "estimated", &w);
    assert_non_null(s);
    assert_int_equal(s->tokens[w].head, w + 2); // past the number, to the noun
    s = having(&list, "many", &w);
    assert_non_null(s);
    assert_int_equal(s->tokens[w].head, w - 1);
    assert_int_equal(s->tokens[w - 1].head, w + 2);
    assert_int_equal(list.p[0].n_tokens, 5); // the original is as it was
    arena_free(&a);
}

static void test_what_does_not_fit(void **state)
{
    (void)state;
    arena a = {0};
    sentence one = sample();
    sentence_list list = {&one, 1};
    quantifier_add(&list, 0, &a);
    assert_int_equal(list.n, 1);
    words[3].xpos = XPOS_NN; // "40 percent"
    quantifier_add(&list, 1, &a);
    assert_int_equal(list.n, 1);
    one = sample();
    words[0].head = 2; // the number has a quantifier already
    quantifier_add(&list, 1, &a);
    assert_int_equal(list.n, 1);
    arena_free(&a);
}

static void test_first_word(void **state)
{
    (void)state;
    arena a = {0};
    sentence whole = sample();
    memmove(words, words + 2, 3 * sizeof *words); // "Forty protesters . ."
    words[0].head = 1;
    words[0].form = STR("Forty");
    words[1].head = -1;
    words[2].head = 1;
    words[3] = words[2];
    whole.n_tokens = 4;
    sentence_list list = {&whole, 1};
    quantifier_add(&list, 1, &a);
    assert_int_equal(list.n, 2);
    assert_str_is(list.p[1].tokens[0].form, "Up");
    assert_str_is(list.p[1].tokens[2].form, "forty");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trees),
        cmocka_unit_test(test_what_does_not_fit),
        cmocka_unit_test(test_first_word),
    };
    return cmocka_run_group_tests_name("quantifier", tests, NULL, NULL);
}
