#include "base/check.h"

#include "measure/actorcode.h"

static void reads_parts(void **state)
{
    (void)state;
    actor_code c = actorcode_read(STR("PSEREBHMS"));
    assert_true(str_eq(c.country, STR("PSE")) && str_eq(c.body, STR("HMS")));
    assert_int_equal(c.n_sectors, 1);
    c = actorcode_read(STR("IGOUNO"));
    assert_true(!c.country.n && str_eq(c.sectors[0], STR("IGO")) && str_eq(c.body, STR("UNO")));
    c = actorcode_read(STR("USAGOVMIL"));
    assert_int_equal(c.n_sectors, 2);
    c = actorcode_read(STR("XX"));
    assert_true(str_eq(c.country, STR("XX")));
    assert_int_equal(actorcode_read(STR_NONE).n_sectors, 0);
}

static void check(const char *ours, const char *gold, int right, int same, int country, int sectors)
{
    code_verdict v = actorcode_compare(str_of(ours), str_of(gold));
    if (v.right != right || v.same != same || v.country != country || v.sectors != sectors)
        fail_msg("%s against %s: %d %d %d %d", ours, gold, v.right, v.same, v.country, v.sectors);
}

static void compares_codes(void **state)
{
    (void)state;
    check("CHN", "CHN", 1, 1, 1, 1);
    check("CHNGOV", "CHN", 0, 0, 1, 0);
    check("USAGOVMIL", "USAGOV", 1, 0, 1, 0); // more sectors than the gold: the first decides
    check("USAMIL", "USAGOVMIL", 0, 0, 1, 0);
    check("RUSGOV", "CHNGOV", 0, 0, 0, 1);
    check("IGOUNO", "IGO", 1, 1, 1, 1); // the gold leaves out which body
    check("IGONAT", "IGOUNO", 1, 0, 1, 1);
    check("CVL", "CVL", 1, 1, 1, 1);
    check("", "CVL", 0, 0, 1, 0);
    check("YEMUAF", "YEMREB", 1, 1, 1, 1); // the gold has one code for armed groups
}

static void compares_sides(void **state)
{
    (void)state;
    check("CHN+USA", "USA+CHN", 1, 1, 1, 1);
    check("CHN", "USA+CHN", 0, 0, 0, 0);
    check("CHN+CHN", "USA+CHN", 0, 0, 0, 1);
    check("CHNGOV+USAGOV", "USA+CHNGOV", 0, 0, 1, 0);
    check("A+B+C+D+E+F+G+H+I+J", "A+B+C+D+E+F+G+H+I", 1, 1, 1, 1); // the first eight are compared
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_parts),
        cmocka_unit_test(compares_codes),
        cmocka_unit_test(compares_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
