#include "export/cameocode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void same(str got, const char *want)
{
    assert_true(str_eq(got, str_of(want)));
}

static void test_actors_come_apart(void **state)
{
    static const struct {
        const char *code, *country, *is, *group, *religion, *type1, *type2;
    } CASES[] = {
        {"CHN", "CHN", "CHN", "", "", "", ""},
        {"USAGOVMIL", "USA", "USA", "", "", "GOV", "MIL"},
        {"IGOUNO", "", "", "UNO", "", "IGO", ""},
        {"PSEREBHMS", "PSE", "PSE", "HMS", "", "REB", ""},
        {"IRNMOSSHI", "IRN", "IRN", "", "MOS", "", ""},
        {"MIL", "", "", "", "", "MIL", ""},
        {"", "", "", "", "", "", ""},
        {"XX", "", "", "XX", "", "", ""},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        cameo_actor a = cameo_actor_split(str_of(CASES[i].code), str_of(CASES[i].country));
        same(a.country, CASES[i].is);
        same(a.group, CASES[i].group);
        same(a.religions[0], CASES[i].religion);
        same(a.types[0], CASES[i].type1);
        same(a.types[1], CASES[i].type2);
    }
    (void)state;
}

static void test_classes_go_by_the_root(void **state)
{
    static const int QUAD[] = {0, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4};
    for (int root = 1; root <= 20; root++) {
        char code[] = {(char)('0' + root / 10), (char)('0' + root % 10), '1', 0};
        assert_int_equal(cameo_quad(str_of(code)), QUAD[root]);
        assert_int_equal(cameo_penta(str_of(code)), root <= 2 ? 0 : QUAD[root]);
        assert_true(cameo_root_name(str_of(code)).n > 0);
    }
    static const char *const NONE[] = {"", "0", "00", "21", "x1"};
    for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++) {
        assert_int_equal(cameo_quad(str_of(NONE[i])), 0);
        assert_int_equal(cameo_penta(str_of(NONE[i])), -1);
        same(cameo_root_name(str_of(NONE[i])), "");
    }
    same(cameo_root(STR("1822")), "18");
    same(cameo_base(STR("1822")), "182");
    (void)state;
}

static void test_goldstein_falls_back(void **state)
{
    double x = 0;
    assert_true(cameo_goldstein(STR("193"), &x));
    assert_true(x == -10);
    assert_true(cameo_goldstein(STR("0874"), &x) && x == 10);
    assert_true(cameo_goldstein(STR("0873"), &x) && x == 9); // that of 087
    assert_true(cameo_goldstein(STR("01"), &x) && x == 0);
    assert_false(cameo_goldstein(STR(""), &x));
    assert_false(cameo_goldstein(STR("99"), &x));
    (void)state;
}

static void test_countries(void **state)
{
    same(country_name(STR("CHN")), "China");
    same(country_fips(STR("CHN")), "CH");
    same(country_fips(STR("CHE")), "SZ");
    same(country_fips(STR("ALA")), ""); // FIPS has it under Finland
    same(country_name(STR("XYZ")), "");
    same(country_name(STR_NONE), "");
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_actors_come_apart),
        cmocka_unit_test(test_classes_go_by_the_root),
        cmocka_unit_test(test_goldstein_falls_back),
        cmocka_unit_test(test_countries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
