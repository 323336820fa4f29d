#include "base/check.h"

#include "train/graft.h"

// "Yesterday envoys met", "envoys" and "Yesterday" under "met".
static token words[3];

static sentence sample(void)
{
    static const char *const forms[3] = {"Yesterday", "envoys", "met"};
    static const uint8_t rels[3] = {REL_ADVMOD, REL_NSUBJ, REL_ROOT};
    static const int32_t heads[3] = {2, 2, -1};
    for (int i = 0; i < 3; i++)
        words[i] = (token){.form = str_of(forms[i]), .rel = rels[i], .head = heads[i]};
    return (sentence){.tokens = words, .n_tokens = 3};
}

static void test_new_order(void **state)
{
    (void)state;
    arena a = {0};
    sentence s = sample();
    graft d = graft_new(&a);
    uint32_t from = graft_take(&d, &s), again = graft_take(&d, &s);
    graft_put_yield(&d, from, 3, from + 2, from); // all but "Yesterday"
    graft_say(&d, ",", UPOS_PUNCT, XPOS_COMMA, REL_PUNCT, from + 2);
    graft_put(&d, again);
    graft_hang(&d, again, from + 1, REL_NMOD);
    sentence out = graft_finish(&d);
    assert_int_equal(out.n_tokens, 4);
    assert_str_is(out.tokens[0].form, "envoys");
    assert_int_equal(out.tokens[0].head, 1);
    assert_int_equal(out.tokens[1].head, -1);
    assert_str_is(out.tokens[2].form, ",");
    assert_int_equal(out.tokens[2].head, 1);
    assert_str_is(out.tokens[3].form, "Yesterday");
    assert_int_equal(out.tokens[3].head, 0);
    assert_int_equal(out.tokens[3].rel, REL_NMOD);
    assert_int_equal(s.tokens[0].rel, REL_ADVMOD); // the gold tree is as it was
    arena_free(&a);
}

static void test_spans(void **state)
{
    (void)state;
    sentence s = sample();
    span where;
    assert_true(tree_has(s.tokens, 2, 0) && !tree_has(s.tokens, 0, 2));
    assert_true(tree_span(&s, 2, &where) && where.begin == 0 && where.end == 3);
    s.tokens[1].head = 0;
    assert_true(tree_span(&s, 0, &where) && where.end == 2);
    s.tokens[1].head = 2;
    s.tokens[2].head = 0; // "Yesterday ... met" with "envoys" elsewhere
    s.tokens[0].head = -1;
    s.tokens[1].head = -1;
    assert_false(tree_span(&s, 0, &where));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new_order),
        cmocka_unit_test(test_spans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
