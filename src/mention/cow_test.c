// Numbers of the Correlates of War project: the table's form, and some states everybody knows.
#include "base/check.h"
#include "base/table.h"
#include "mention/cow.h"

#include "actor_table.inc"
#include "cow_table.inc"

static void test_states(void **state)
{
    (void)state;
    assert_int_equal(cow_number(STR("USA")), 2);
    assert_int_equal(cow_number(STR("GBR")), 200);
    assert_int_equal(cow_number(STR("DEU")), 255);
    assert_int_equal(cow_number(STR("RUS")), 365);
    assert_int_equal(cow_number(STR("SUN")), 365);
    assert_int_equal(cow_number(STR("CHN")), 710);
    assert_int_equal(cow_number(STR("TWN")), 713);
    assert_int_equal(cow_number(STR("WSM")), 990);
}

static void test_no_states(void **state)
{
    (void)state;
    assert_int_equal(cow_number(STR("HKG")), 0);
    assert_int_equal(cow_number(STR("PSE")), 0);
    assert_int_equal(cow_number(STR("")), 0);
    assert_int_equal(cow_number(STR("chn")), 0);
}

// Every row is a state that the dictionary knows, with a number of the system's range; no number
// stands twice but for a successor's.
static void test_rows(void **state)
{
    (void)state;
    uint32_t last[1000] = {0};
    for (uint32_t i = 0; i < cow_table.n_rows; i++) {
        str code = table_cell(&cow_table, i, COW_TABLE_COUNTRY);
        uint32_t number = cow_number(code);
        assert_in_range(number, 2, 990);
        bool known = false;
        for (uint32_t j = 0; j < actor_table.n_rows && !known; j++)
            known = str_eq(table_cell(&actor_table, j, ACTOR_TABLE_CODE), code) &&
                    str_eq(table_cell(&actor_table, j, ACTOR_TABLE_KIND), STR("name"));
        if (!known) print_error("%.*s\n", STR_ARG(code));
        assert_true(known);
        last[number]++;
    }
    for (uint32_t n = 0; n < 1000; n++) assert_true(last[n] <= (n == 365 || n == 345 ? 2u : 1u));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states),
        cmocka_unit_test(test_no_states),
        cmocka_unit_test(test_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
