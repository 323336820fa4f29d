#include "base/check.h"

#include "measure/causematch.h"

#include <math.h>

static bool near(double a, double b)
{
    return fabs(a - b) < 1e-9;
}

static span s(uint32_t begin, uint32_t end)
{
    return (span){begin, end};
}

// A sentence with these relations, and what is found in it.
static void add(cause_tally *t, bool causal, cause_mark *marks, size_t n, cause_finding *found,
                size_t n_found)
{
    gold_cause_sentence x = {.causal = causal};
    x.marks.p = marks;
    x.marks.n = n;
    cause_findings list = {found, n_found};
    cause_tally_add(t, &x, &list);
}

static void counts_sentences(void **state)
{
    (void)state;
    cause_tally t = {0};
    cause_finding sure = {.strength = 0.9}, unsure = {.strength = CAUSE_SENTENCE - 0.01};
    add(&t, true, NULL, 0, &sure, 1);
    add(&t, true, NULL, 0, &unsure, 1);
    add(&t, false, NULL, 0, &sure, 1);
    add(&t, false, NULL, 0, NULL, 0);
    cause_score score = cause_score_of_sentences(&t);
    assert_true(near(score.precision, 0.5));
    assert_true(near(score.recall, 0.5));
    assert_true(near(score.f1, 0.5));
}

// Other ends: no exact part, and half a false alarm and half a miss.
static void an_overlap_is_half_an_error(void **state)
{
    (void)state;
    cause_tally t = {0};
    cause_mark marks[] = {
        {.why = s(0, 10), .told = s(20, 30), .signals = {s(15, 17)}, .n_signals = 1}};
    cause_finding found[] = {{.parts = {s(0, 8), s(20, 30), s(15, 17)}, .strength = 0.9}};
    add(&t, true, marks, 1, found, 1);
    assert_true(near(cause_score_exact(&t.parts[CAUSE_WHY]).f1, 0));
    assert_true(near(cause_score_exact(&t.parts[CAUSE_TOLD]).f1, 1));
    assert_true(near(cause_score_exact(&t.parts[CAUSE_SIGNAL]).f1, 1));
    assert_int_equal(t.parts[CAUSE_WHY].touching, 1);
    assert_true(near(cause_macro(&t, cause_score_exact), 2.0 / 3));
    // a second cause, exact: one right of one and a half on either side
    cause_mark more[] = {{.why = s(0, 5), .told = s(6, 9)}};
    cause_finding same[] = {{.parts = {s(0, 5), s(6, 9)}, .strength = 0.9}};
    add(&t, true, more, 1, same, 1);
    assert_true(near(cause_score_fair(&t.parts[CAUSE_WHY]).f1, 1 / 1.5));
    assert_true(near(cause_score_exact(&t.parts[CAUSE_WHY]).f1, 0.5));
}

// Each relation is used once, and goes to the one that it fits best.
static void pairs_the_best_first(void **state)
{
    (void)state;
    cause_tally t = {0};
    cause_mark marks[] = {{.why = s(0, 10), .told = s(20, 30)}, {.why = s(0, 5), .told = s(6, 10)}};
    cause_finding found[] = {{.parts = {s(0, 5), s(6, 10)}, .strength = 0.9},
                             {.parts = {s(0, 4), s(40, 50)}, .strength = 0.9},
                             {.parts = {s(0, 10), s(20, 30)}, .strength = 0.1}};
    add(&t, true, marks, 2, found, 3);
    assert_int_equal(t.gold, 2);
    assert_int_equal(t.ours, 2); // the third is not likely enough
    assert_int_equal(t.parts[CAUSE_WHY].exact, 1);
    assert_int_equal(t.parts[CAUSE_WHY].touching, 1);
    assert_int_equal(t.parts[CAUSE_TOLD].exact, 1);
    assert_int_equal(t.parts[CAUSE_TOLD].touching, 0);
    assert_int_equal(t.parts[CAUSE_SIGNAL].ours, 0);
}

// Where relations are marked the sentence is known to be causal, and the likeliest is one.
static void the_likeliest_counts_where_one_is_known(void **state)
{
    (void)state;
    cause_tally t = {0};
    cause_mark marks[] = {{.why = s(0, 5), .told = s(6, 9)}};
    cause_finding found[] = {{.parts = {s(6, 9), s(0, 5)}, .strength = 0.05},
                             {.parts = {s(0, 5), s(6, 9)}, .strength = 0.1}};
    add(&t, true, marks, 1, found, 2);
    assert_int_equal(t.ours, 1);
    assert_int_equal(t.parts[CAUSE_WHY].exact, 1);
    assert_int_equal(t.said, 0);
    add(&t, true, NULL, 0, found, 2);
    assert_int_equal(t.ours, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_sentences),
        cmocka_unit_test(an_overlap_is_half_an_error),
        cmocka_unit_test(pairs_the_best_first),
        cmocka_unit_test(the_likeliest_counts_where_one_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
