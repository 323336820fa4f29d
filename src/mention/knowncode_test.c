#include "mention/knowncode.h"

#include "base/check.h"

static void known(void **state)
{
    (void)state;
    static const char *const KNOWN[] = {"CHN",       "USAGOV", "USAGOVMED", "IGOUNO", "IGOUNOHLH",
                                        "IGOUNOGOV", "GOV",    "REBMIL",    "NGO",    "IGOAUKUS"};
    static const char *const NOT[] = {"",       "CHI",    "XXG",     "CH",        "CHNGOB",
                                      "GOVCHN", "USAUSA", "USAGOVX", "USAXXXGOV", "ZZZGOV"};
    for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
        if (!knowncode_is_known(str_of(KNOWN[i]))) fail_msg("%s is known", KNOWN[i]);
    for (size_t i = 0; i < sizeof NOT / sizeof *NOT; i++)
        if (knowncode_is_known(str_of(NOT[i]))) fail_msg("%s is not known", NOT[i]);
}

static void stems(void **state)
{
    (void)state;
    assert_str_is(knowncode_stem(STR("USAGOVMED")), "USA");
    assert_str_is(knowncode_stem(STR("GOVMED")), "GOV");
    assert_str_is(knowncode_stem(STR("IGOUNO")), "IGOUNO");
    assert_int_equal(knowncode_stem(STR("")).n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(known), cmocka_unit_test(stems)};
    return cmocka_run_group_tests_name("mention/knowncode", tests, NULL, NULL);
}
