#include "mention/statename.h"

#include "base/check.h"

static void named(void **state)
{
    (void)state;
    str called = STR_NONE;
    assert_str_is(statename_code(STR("Norway"), NULL), "NOR");
    assert_str_is(statename_code(STR("Kingdom of Norway"), &called), "NOR");
    assert_str_is(called, "Norway");
    assert_str_is(statename_code(STR("Federal Republic of Germany"), NULL), "DEU");
}

static void others(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"",     "Norwegian",    "Oslo",
                                        "NATO", "Soviet Union", "norway of"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (statename_code(str_of(NAMES[i]), NULL).n) fail_msg("%s is no country", NAMES[i]);
}

static void bodies(void **state)
{
    (void)state;
    assert_str_is(statename_body(STR("NATO")), "IGOWSTNAT");
    assert_str_is(statename_body(STR("United Nations")), "IGOUNO");
    assert_int_equal(statename_body(STR("Norway")).n, 0);
    assert_int_equal(statename_body(STR("United")).n, 0);
    assert_int_equal(statename_body(STR("Narnia")).n, 0);
}

static void inside(void **state)
{
    (void)state;
    assert_str_is(statename_in(STR("Norwegian Ministry of Trade")), "Norway");
    assert_str_is(statename_in(STR("Ministry of Water, Kingdom of Norway")), "Norway");
    assert_str_is(statename_in(STR("Presidency, Addis Ababa")), "Ethiopia");
    assert_str_is(statename_in(STR("Embassy of South Sudan in Chad")), "South Sudan");
    assert_int_equal(statename_in(STR("Ministry of Silly Walks")).n, 0);
    assert_int_equal(statename_in(STR("")).n, 0);
}

static void capitals(void **state)
{
    (void)state;
    assert_str_is(statename_capital(STR("NOR")), "Oslo");
    assert_str_is(statename_capital(STR("KAZ")), "Astana");
    assert_int_equal(statename_capital(STR("BOL")).n, 0); // two seats
    assert_int_equal(statename_capital(STR("XYZ")).n, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(named), cmocka_unit_test(others),
                                              cmocka_unit_test(bodies), cmocka_unit_test(inside),
                                              cmocka_unit_test(capitals)};
    return cmocka_run_group_tests_name("state names", tests, NULL, NULL);
}
