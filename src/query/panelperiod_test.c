#include "base/check.h"

#include "base/calendar.h"
#include "query/panelperiod.h"

#include <string.h>

static void check_name(panel_step step, const char *timex, const char *name)
{
    char text[PANELPERIOD_SIZE];
    int32_t at = 0;
    assert_int_equal(panelperiod_of(step, period_read(str_of(timex)), &at), PANEL_WITHIN);
    panelperiod_write(step, at, text);
    assert_string_equal(text, name);
}

static void test_names(void **state)
{
    (void)state;
    check_name(PANEL_DAY, "2024-07-17T10:30", "2024-07-17");
    check_name(PANEL_DAY, "2024-07-17T10:30:00Z", "2024-07-17");
    check_name(PANEL_WEEK, "2024-07-17", "2024-W29");
    check_name(PANEL_WEEK, "2024-W29", "2024-W29");
    check_name(PANEL_WEEK, "2024-12-30", "2025-W01"); // ISO: of the year that has its Thursday
    check_name(PANEL_WEEK, "1969-12-28", "1969-W52");
    check_name(PANEL_MONTH, "2024-07", "2024-07");
    check_name(PANEL_MONTH, "1969-12-31", "1969-12");
    check_name(PANEL_YEAR, "2024-Q3", "2024");
    check_name(PANEL_YEAR, "2024-02-01/2024-03-05", "2024");
}

static panel_fit fit(panel_step step, const char *timex)
{
    int32_t at;
    return panelperiod_of(step, period_read(str_of(timex)), &at);
}

static void test_what_fits_none(void **state)
{
    (void)state;
    assert_int_equal(fit(PANEL_DAY, ""), PANEL_UNDATED);
    assert_int_equal(fit(PANEL_DAY, "PAST_REF"), PANEL_UNDATED);
    assert_int_equal(fit(PANEL_DAY, "2024-07"), PANEL_WIDE);
    assert_int_equal(fit(PANEL_MONTH, "2024-W31"), PANEL_WIDE); // 29 July to 4 August
    assert_int_equal(fit(PANEL_YEAR, "2024-05-01/.."), PANEL_WIDE);
    assert_int_equal(fit(PANEL_YEAR, "../2024"), PANEL_WIDE);
}

static void test_every_day_is_in_its_period(void **state)
{
    (void)state;
    for (int32_t day = -1500; day < 1500; day++)
        for (int step = 0; step < PANEL_STEPS; step++) {
            int32_t at = panelperiod_at((panel_step)step, day);
            assert_in_range(day + 9999, panelperiod_first((panel_step)step, at) + 9999,
                            panelperiod_last((panel_step)step, at) + 9999);
            if (panelperiod_first((panel_step)step, at) == day)
                assert_int_equal(panelperiod_at((panel_step)step, day - 1), at - 1);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_what_fits_none),
        cmocka_unit_test(test_every_day_is_in_its_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
