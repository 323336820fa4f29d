#include "base/check.h"
#include "export/eventids.h"

static void keeps_each_once(void **state)
{
    (void)state;
    id_set s = {0};
    assert_false(idset_has(&s, 0));
    idset_close(&s);
    assert_false(idset_has(&s, 0));
    for (uint64_t i = 0; i < 5000; i++) idset_add(&s, i * 7919 % 2500);
    idset_close(&s);
    assert_int_equal(s.n, 2500);
    for (size_t i = 1; i < s.n; i++) assert_true(s.p[i - 1] < s.p[i]);
    assert_true(idset_has(&s, 0));
    assert_true(idset_has(&s, 2499));
    assert_false(idset_has(&s, 2500));
    idset_free(&s);
    assert_int_equal(s.n, 0);
}

static void reads_ids(void **state)
{
    (void)state;
    assert_true(export_id_number(STR("00000000000000ff")) == 255);
    assert_true(export_id_number(STR("ffffffffffffffff")) == UINT64_MAX);
    assert_true(export_id_number(STR("44bc2cf5ad770999")) == UINT64_C(0x44bc2cf5ad770999));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(keeps_each_once),
                                       cmocka_unit_test(reads_ids)};
    return cmocka_run_group_tests_name("export/eventids", tests, NULL, NULL);
}
