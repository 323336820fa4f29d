#include "base/check.h"

#include "measure/eventcompare.h"

#include <math.h>

static void add(comparison *c, size_t set, const char *source, const char *target, int32_t period,
                int32_t event_class, uint32_t n)
{
    diag why = {0};
    compare_place place = {str_of(source), str_of(target), period, event_class};
    assert_int_equal(comparison_add(c, set, &place, n, &why), ST_OK);
}

static void test_cells(void **state)
{
    (void)state;
    comparison *c = comparison_new();
    int32_t first, last;
    assert_false(comparison_range(c, 1, &first, &last));
    add(c, 0, "USA", "CHN", 5, 1, 1);
    add(c, 0, "USA", "CHN", 5, 1, 1);
    add(c, 0, "USA", "CHN", 6, 4, 1);
    add(c, 0, "RUS", "CHN", 6, 4, 3);
    add(c, 0, "RUS", "CHN", 9, 4, 3); // later than theirs
    add(c, 1, "USA", "CHN", 5, 1, 10);
    add(c, 1, "USA", "CHN", 5, 2, 1);
    add(c, 1, "CHN", "USA", 7, 1, 1);
    assert_true(comparison_range(c, 1, &first, &last));
    assert_int_equal(first, 5);
    assert_int_equal(last, 7);
    comparison_summary s = comparison_sum(c, 1, first, last);
    assert_int_equal(s.ours, 6);
    assert_int_equal(s.theirs, 12);
    assert_int_equal(s.cells_ours, 3);
    assert_int_equal(s.cells_theirs, 3);
    assert_int_equal(s.cells_both, 1);
    assert_int_equal(s.dyads_ours, 3);
    assert_int_equal(s.dyads_theirs, 2);
    assert_int_equal(s.dyads_both, 1);
    assert_true(fabs(s.agreement - 0.2) < 1e-12);
    comparison_free(c);
}

// Spearman by hand: ranks of (1, 2, 3, 4) and (2, 1, 4, 3) differ by 1 each: 1 - 6*4/(4*15) = 0.6.
static void test_ranks(void **state)
{
    (void)state;
    compare_pair four[] = {{1, 20}, {2, 10}, {3, 40}, {4, 30}};
    assert_true(fabs(compare_rank(four, 4, 0) - 0.6) < 1e-12);
    compare_pair same[] = {{7, 1}, {1, 0}, {3, 5}};
    compare_pair flat[] = {{7, 1}, {1, 1}};
    assert_true(isnan(compare_rank(flat, 2, 0)));
    assert_true(isnan(compare_rank(NULL, 0, 5)));
    // (0, 0) given as pairs or by their number is the same
    compare_pair with[] = {{0, 0}, {0, 0}, {7, 1}, {1, 0}, {0, 0}, {3, 5}};
    assert_true(fabs(compare_rank(with, 6, 0) - compare_rank(same, 3, 3)) < 1e-12);
    // ties: a 1 2.5 2.5 4, b 1 2 3 4: 4.5 / sqrt(4.5 * 5)
    compare_pair ties[] = {{1, 1}, {2, 2}, {2, 3}, {3, 4}};
    assert_true(fabs(compare_rank(ties, 4, 0) - 4.5 / sqrt(4.5 * 5)) < 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cells), cmocka_unit_test(test_ranks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
