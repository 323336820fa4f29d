#include "base/check.h"

#include "ledger/positionsure.h"

static double sure(const char *stance, const char *subject, const char *to)
{
    position_row r = {.stance = str_of(stance), .subject = str_of(subject)};
    r.to.code = str_of(to);
    return position_sure(&r, 1);
}

static bool is_shown(const char *stance, const char *subject, const char *to)
{
    return sure(stance, subject, to) >= POSITION_SURE;
}

static void test_a_name_tells_what_it_is_about(void **state)
{
    (void)state;
    assert_true(is_shown("supports", "creation of a tribunal for Darfur", ""));
    assert_true(is_shown("supports", "#Gao's new bridge over the river", ""));
    assert_true(is_shown("opposes", "closing of the Chungara pass", ""));
    assert_true(is_shown("demands", "reopening of the NATO-led corridor", ""));
    assert_false(is_shown("supports", "rights of herders", ""));
    assert_false(is_shown("supports", "adoption of the declaration on the matter", ""));
    assert_false(is_shown("demands", "commit to a lasting ceasefire", ""));
}

static void test_a_hearer_tells_whose_it_is(void **state)
{
    (void)state;
    assert_true(is_shown("demands", "withdraw its guards from the bridge", "PER"));
    assert_false(is_shown("demands", "withdraw the guards from the bridge", ""));
}

static void test_names_that_are_everywhere_tell_less(void **state)
{
    (void)state;
    double body = sure("opposes", "raid upon the UN convoy near the bridge", "");
    assert_true(body < sure("opposes", "raid upon the Volta convoy near the bridge", ""));
    position_row own = {.stance = STR("opposes"), .subject = STR("raid on the Chadian convoy")};
    double others = position_sure(&own, 1);
    own.by.name = STR("Chad");
    assert_true(position_sure(&own, 1) < others);
    own.by = (fact_party){.key = STR("USA"), .name = STR("Sam Okot")};
    own.subject = STR("raid on the American convoy");
    assert_true(position_sure(&own, 1) < others);
}

static void test_examples_tell_less(void **state)
{
    (void)state;
    assert_true(sure("opposes", "raids upon convoys, including that of Gao", "") <
                sure("opposes", "raids upon convoys of Gao, including the last", ""));
    assert_false(is_shown("supports", "work on the wells, such as that of Gao", ""));
}

static void test_commonplaces_tell_less(void **state)
{
    (void)state;
    assert_true(sure("supports", "lasting partnership with Peru on fishery and trade", "") <
                sure("supports", "lasting embargo upon Peru on fishery and trade", ""));
    assert_false(is_shown("supports", "shared values in Peru", ""));
    // Asked for, it is something to be done
    assert_true(sure("demands", "reforms in Peru before the vote on the budget", "") ==
                sure("demands", "embargo in Peru before the vote on the budget", ""));
}

static void test_few_words_tell_less(void **state)
{
    (void)state;
    assert_true(sure("supports", "#Fishery", "") < POSITION_SURE);
    assert_true(sure("supports", "Gao's dam", "") <
                sure("supports", "Gao's dam and lock above the town", ""));
}

static void test_what_no_event_proves_is_less_sure(void **state)
{
    (void)state;
    position_row r = {.stance = STR("opposes"), .subject = STR("closing of the Chungara pass")};
    assert_true(position_sure(&r, 0.6) < position_sure(&r, 1));
    assert_true(position_sure(&r, 0) < POSITION_SURE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_name_tells_what_it_is_about),
                                       cmocka_unit_test(test_a_hearer_tells_whose_it_is),
                                       cmocka_unit_test(test_names_that_are_everywhere_tell_less),
                                       cmocka_unit_test(test_examples_tell_less),
                                       cmocka_unit_test(test_commonplaces_tell_less),
                                       cmocka_unit_test(test_few_words_tell_less),
                                       cmocka_unit_test(test_what_no_event_proves_is_less_sure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
