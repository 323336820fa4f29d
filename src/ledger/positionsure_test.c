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
                                       cmocka_unit_test(test_few_words_tell_less),
                                       cmocka_unit_test(test_what_no_event_proves_is_less_sure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
