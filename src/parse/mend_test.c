#include "base/check.h"

#include "parse/mend.h"

// "Talks with Oman on quotas ended": the heads as a parser may give them.
static void test_second_subject(void **state)
{
    (void)state;
    token words[] = {
        {.upos = UPOS_NOUN, .head = 5, .rel = REL_NSUBJ},
        {.upos = UPOS_ADP, .head = 2, .rel = REL_CASE},
        {.upos = UPOS_PROPN, .head = 0, .rel = REL_NMOD},
        {.upos = UPOS_ADP, .head = 4, .rel = REL_CASE},
        {.upos = UPOS_NOUN, .head = 5, .rel = REL_NSUBJ},
        {.upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
    };
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_subjects(&s);
    assert_int_equal(words[4].head, 2);
    assert_int_equal(words[4].rel, REL_NMOD);
    assert_int_equal(words[0].rel, REL_NSUBJ);
}

// "to the river talks": preposition and article of the last noun.
static void test_compound(void **state)
{
    (void)state;
    token words[] = {
        {.upos = UPOS_ADP, .head = 2, .rel = REL_CASE},
        {.upos = UPOS_DET, .head = 2, .rel = REL_DET},
        {.upos = UPOS_NOUN, .head = 3, .rel = REL_COMPOUND},
        {.upos = UPOS_NOUN, .head = -1, .rel = REL_ROOT},
    };
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_compounds(&s);
    assert_int_equal(words[0].head, 3);
    assert_int_equal(words[1].head, 3);
    assert_int_equal(words[2].head, 3);
}

// "Over forty ships sank": a preposition alone makes no second subject.
static void test_only_subject(void **state)
{
    (void)state;
    token words[] = {
        {.upos = UPOS_ADP, .head = 2, .rel = REL_CASE},
        {.upos = UPOS_NUM, .head = 2, .rel = REL_NUMMOD},
        {.upos = UPOS_NOUN, .head = 3, .rel = REL_NSUBJ},
        {.upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
    };
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_subjects(&s);
    assert_int_equal(words[2].head, 3);
    assert_int_equal(words[2].rel, REL_NSUBJ);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_second_subject),
        cmocka_unit_test(test_compound),
        cmocka_unit_test(test_only_subject),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
