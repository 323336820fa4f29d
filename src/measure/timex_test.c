#include "base/check.h"

#include "measure/timex.h"

static void equal_times(void **state)
{
    static const char *const SAME[][2] = {
        {"2024-07-17", "2024-07-17"},
        {"2024-W29", "[2024-07-15,2024-07-22)"},
        {"2024-W29-WE", "[2024-07-20,2024-07-22)"},
        {"2024-02", "[2024-02-01,2024-03-01)"},
        {"2024", "[2024-01-01,2025-01-01)"},
        {"198", "[1980-01-01,1990-01-01)"},
        {"19", "[1900-01-01,2000-01-01)"},
        {"2024-Q3", "[2024-07-01,2024-10-01)"},
        {"2024-H2", "[2024-07-01,2025-01-01)"},
        {"2024-07-04/2024-07-22", "[2024-07-04,2024-07-22)"}, // "4 to 22": the end may be outside
        {"2024-07-04/2024-07-22", "[2024-07-04,2024-07-23)"},
        {"2024-07-04/2024-07-22", "2024-07-04/2024-07-22"},
        {"1979", "[1979-01-01,)"},
        {"1979/..", "[1979-01-01,)"},
        {"2018", "[,2018-01-01)"},
        {"P1W", "P7D"},
        {"P1DE", "P10Y"},
        {"P1Y2M", "P14M"},
        {"PT36H", "P1DT12H"},
        {"2024-07-17T14:30", "2024-07-17T14:30"},
        {"2024-07-17T08:00", "2024-07-17T08"},
        {"2024-07-17T08:00", "T08:00"}, // the gold leaves the day open
        {"2024-07-17T17:00/2024-07-17T18:00", "[T17:00,T18:00)"},
        {"PAST_REF", "PAST_REF"},
        {"2024-07-17TMO", "TMO"},
        {"XXXX-XX-XXTNI", "TNI"},
        {"XXXX-WXX-1T16:00", "XXXX-WXX-1T16"},
        {"2018-SU", "SU"},
        {"2012/2022", "P10Y"},
        {"2024-07-03/2024-07-17", "P2W"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++)
        if (!timex_same(str_of(SAME[i][0]), str_of(SAME[i][1])))
            fail_msg("%s is not %s", SAME[i][0], SAME[i][1]);
}

static void different_times(void **state)
{
    static const char *const OTHER[][2] = {
        {"2024-07-17", "2024-07-18"},
        {"2024-07-17", "[2024-07-17,2024-07-22)"},
        {"2024-W29", "2024-W30"},
        {"2024-07", "2024"},
        {"2024-07-04/2024-07-22", "[2024-07-04,2024-07-24)"},
        {"2024-07-04", "[2024-07-05,)"},
        {"P1M", "P30D"},
        {"P3W", "2024-W29"},
        {"PT1M", "P1M"},
        {"2024-07-17T08:00", "T09:00"},
        {"2024-07-17TMO", "TEV"},
        {"2018-SU", "WI"},
        {"2012/2022", "P9Y"},
        {"2012", "P1Y"},
        {"PAST_REF", "PRESENT_REF"},
        {"", "2024"},
        {"2024", ""},
        {"PX", "P"},
        {"/", "["},
    };
    (void)state;
    for (size_t i = 0; i < sizeof OTHER / sizeof *OTHER; i++)
        if (timex_same(str_of(OTHER[i][0]), str_of(OTHER[i][1])))
            fail_msg("%s is %s", OTHER[i][0], OTHER[i][1]);
}

static void covers(void **state)
{
    (void)state;
    assert_true(timex_covers(STR("2014"), STR("2014-11-07")));
    assert_true(timex_covers(STR("2016-W47"), STR("[2016-11-21,2016-11-23)")));
    assert_false(timex_covers(STR("2014-11-07"), STR("2014")));
    assert_false(timex_covers(STR("2014"), STR("2015-11-07")));
    assert_false(timex_covers(STR("2014/.."), STR("2015-11-07")));
    assert_false(timex_covers(STR("P1Y"), STR("P1M")));
}

// "After February", "on Tuesday afternoon": the gold has a pattern and what it may be.
static void fits(void **state)
{
    (void)state;
    assert_true(timex_fits(STR("2019-02"), STR("XXXX-02|[2018-03-01,)|XXXX-02|[2019-03-01,)")));
    assert_false(timex_fits(STR("2017-02"), STR("XXXX-02|[2018-03-01,)")));
    assert_false(timex_fits(STR("2019-03"), STR("XXXX-02|[2019-03-01,)")));
    assert_true(
        timex_fits(STR("2024-07-16TAF"), STR("XXXX-WXX-2TAF|[2024-07-16T12:00,2024-07-16T16:00)")));
    assert_false(
        timex_fits(STR("2024-07-16TMO"), STR("XXXX-WXX-2TAF|[2024-07-16T12:00,2024-07-16T16:00)")));
    assert_false(
        timex_fits(STR("2024-07-17TAF"), STR("XXXX-WXX-2TAF|[2024-07-16T12:00,2024-07-16T16:00)")));
    assert_false(timex_fits(STR(""), STR("XXXX-02|[2018-03-01,)")));
    assert_false(timex_fits(STR("2019-02"), STR("2018-02|[2019-02-01,)")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_times),
        cmocka_unit_test(different_times),
        cmocka_unit_test(covers),
        cmocka_unit_test(fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
