#include "base/check.h"

#include "ledger/foldindex.h"
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

static void test_places_are_found_by_key(void **state)
{
    fold_index x = {0};
    buf b = {0};
    const str usa[] = {STR("USA"), STR("warning")}, chn[] = {STR("CHN"), STR("warning")};
    (void)state;
    assert_int_equal(foldindex_find(&x, STR("USA|warning"))->n, 0);
    for (uint32_t i = 0; i < 1000; i++) {
        str key = foldindex_key(&b, i % 3 ? usa : chn, 2);
        foldindex_add(&x, key, i);
        foldindex_add(&x, key, i); // once
    }
    const place_vec *all = foldindex_find(&x, foldindex_key(&b, chn, 2));
    assert_int_equal(all->n, 334);
    for (size_t i = 0; i < all->n; i++) assert_int_equal(all->p[i], 3 * i);
    assert_int_equal(foldindex_find(&x, foldindex_key(&b, usa, 2))->n, 666);
    assert_int_equal(foldindex_find(&x, foldindex_key(&b, usa, 1))->n, 0);
    foldindex_free(&x);
    assert_int_equal(foldindex_find(&x, STR("CHN|warning"))->n, 0);
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows_are_told_apart),
                                       cmocka_unit_test(test_places_are_found_by_key)};
    return cmocka_run_group_tests_name("folding", tests, NULL, NULL);
}
