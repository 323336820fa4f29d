// Sums over transfers: what is added and what is not.
#include "base/check.h"
#include "ledger/total.h"

#include <math.h>

static transfer_row row(const char *stage, double value, const char *unit)
{
    return (transfer_row){
        .stage = str_of(stage), .value = value, .unit = str_of(unit), .whole_value = NAN};
}

static void adds_what_may_be_added(void **state)
{
    (void)state;
    arena a = {0};
    transfer_row rows[] = {row("delivered", 5, "USD"), row("approved", 100, "USD"),
                           row("approved", 40, "USD"), row("approved", 30, "EUR"),
                           row("approved", NAN, ""),   row("approved", 8, "USD"),
                           row("approved", 9, "USD")};
    rows[5].part_of = STR("0123456789abcdef");
    rows[6].whole_value = 95;
    ledger_table t = {.transfers = rows, .n_transfers = sizeof rows / sizeof *rows};
    transfer_totals x = total_of(&t, &a);
    static const struct {
        const char *stage, *unit;
        double sum;
        uint32_t n_added, n_parts;
    } WANTED[] = {{"approved", "EUR", 30, 1, 0},
                  {"approved", "USD", 140, 2, 2},
                  {"delivered", "USD", 5, 1, 0}};
    assert_int_equal(x.n, 3);
    assert_int_equal(x.n_without, 1);
    for (size_t i = 0; i < 3; i++) {
        assert_true(str_eq(x.p[i].stage, str_of(WANTED[i].stage)));
        assert_true(str_eq(x.p[i].unit, str_of(WANTED[i].unit)));
        assert_true(x.p[i].sum == WANTED[i].sum);
        assert_int_equal(x.p[i].n_added, WANTED[i].n_added);
        assert_int_equal(x.p[i].n_parts, WANTED[i].n_parts);
    }
    arena_free(&a);
}

static void adds_nothing_of_nothing(void **state)
{
    (void)state;
    arena a = {0};
    ledger_table t = {0};
    transfer_totals x = total_of(&t, &a);
    assert_int_equal(x.n, 0);
    assert_int_equal(x.n_without, 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_what_may_be_added),
        cmocka_unit_test(adds_nothing_of_nothing),
    };
    return cmocka_run_group_tests_name("ledger/total", tests, NULL, NULL);
}
