#include "base/check.h"

#include "parse/score.h"

// Four words in two characters each: "the minister has resigned"
static void fill(token *t, uint32_t n)
{
    static const uint8_t rel[4] = {REL_DET, REL_NSUBJ, REL_AUX, REL_ROOT};
    static const int32_t head[4] = {1, 3, 3, -1};
    static const uint8_t tag[4] = {UPOS_DET, UPOS_NOUN, UPOS_AUX, UPOS_VERB};
    for (uint32_t i = 0; i < n; i++)
        t[i] = (token){.span = {2 * i, 2 * i + 2},
                       .form = STR("xx"),
                       .lemma = STR("xx"),
                       .upos = tag[i],
                       .rel = rel[i],
                       .head = head[i]};
}

static token gold_words[4], own_words[4];
static sentence gold_sentence, own_sentence;

static score run(void)
{
    score s = {0};
    sentence_list g = {&gold_sentence, 1}, o = {&own_sentence, 1};
    score_add(&s, &g, &o);
    return s;
}

static int setup(void **state)
{
    (void)state;
    fill(gold_words, 4);
    fill(own_words, 4);
    gold_sentence = (sentence){.span = {0, 8}, .tokens = gold_words, .n_tokens = 4};
    own_sentence = (sentence){.span = {0, 8}, .tokens = own_words, .n_tokens = 4};
    return 0;
}

#define F1(kind) ((int)(score_f1(&s.count[SCORE_##kind]) * 100 + 0.5)) // hundredths of a percent

static void test_same(void **state)
{
    (void)state;
    score s = run();
    for (int k = 0; k < SCORE_COUNT; k++) assert_int_equal((int)score_f1(&s.count[k]), 100);
    assert_int_equal(s.count[SCORE_CLAS].gold, 2); // minister, resigned
}

static void test_subtypes(void **state)
{
    (void)state;
    own_words[1].rel = REL_NSUBJ_PASS;
    score s = run();
    assert_int_equal(F1(LAS), 10000);
    assert_int_equal(F1(LAS_SUBTYPES), 7500);
}

static void test_head(void **state)
{
    (void)state;
    own_words[0].head = 3;
    score s = run();
    assert_int_equal(F1(UAS), 7500);
    assert_int_equal(F1(LAS), 7500);
    assert_int_equal(F1(CLAS), 10000); // a determiner is no content word
    assert_int_equal(F1(MLAS), 0);     // but it is missing with one and too many with the other
}

static void test_features(void **state)
{
    (void)state;
    gold_words[1].feats = STR("Number=Sing|Typo=Yes");
    own_words[1].feats = STR("Number=Sing");
    score s = run();
    assert_int_equal(F1(FEATS), 10000); // Typo is none of the universal features compared
    own_words[1].feats = STR("Number=Plur");
    s = run();
    assert_int_equal(F1(FEATS), 7500);
    assert_int_equal(F1(MLAS), 5000);
}

static void test_other_words(void **state)
{
    (void)state;
    own_words[0].span.end = 4; // the first two taken as one
    own_words[1] = own_words[2];
    own_words[2] = own_words[3];
    own_words[0].head = own_words[1].head = 2;
    own_sentence.n_tokens = 3;
    score s = run();
    assert_int_equal(s.count[SCORE_WORDS].right, 2);
    assert_int_equal(F1(WORDS), 5714); // 2 * 2 / (4 + 3)
    assert_int_equal(s.count[SCORE_LAS].right, 2);
    assert_int_equal(F1(SENTENCES), 10000);
}

static void test_nothing(void **state)
{
    (void)state;
    score s = {0};
    sentence_list none = {0};
    score_add(&s, &none, &none);
    assert_true(score_f1(&s.count[SCORE_LAS]) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_same, setup),
        cmocka_unit_test_setup(test_subtypes, setup),
        cmocka_unit_test_setup(test_head, setup),
        cmocka_unit_test_setup(test_features, setup),
        cmocka_unit_test_setup(test_other_words, setup),
        cmocka_unit_test_setup(test_nothing, setup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
