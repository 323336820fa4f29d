#include "base/check.h"

#include "ledger/folding.h"

#include <string.h>

typedef struct {
    int before;
    char id[17];
} row;

static void test_rows_are_told_apart(void **state)
{
    row rows[] = {{0, ""}, {0, ""}, {0, ""}, {0, ""}};
    (void)state;
    fold_id("row", STR("a"), rows[0].id);
    fold_id("row", STR("b"), rows[1].id);
    fold_id("row", STR("a"), rows[2].id);
    fold_id("row", STR("a"), rows[3].id);
    char first[17], second[17];
    memcpy(first, rows[0].id, sizeof first);
    memcpy(second, rows[1].id, sizeof second);
    fold_tell_apart(rows->id, 4, sizeof *rows);
    assert_string_equal(rows[0].id, first); // whoever is alone, or the first, stays
    assert_string_equal(rows[1].id, second);
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < i; k++) assert_string_not_equal(rows[i].id, rows[k].id);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows_are_told_apart)};
    return cmocka_run_group_tests_name("folding", tests, NULL, NULL);
}
