#include "base/check.h"

#include "base/calendar.h"
#include "link/period.h"

#include <string.h>

static void check_days(const char *value, const char *first, const char *last)
{
    period p = period_read(str_of(value));
    char text[CALENDAR_DATE_SIZE] = "-";
    if (p.known && p.first != PERIOD_FIRST) calendar_format(calendar_from_days(p.first), text);
    if (strcmp(text, first) != 0) fail_msg("%s: first %s, not %s", value, text, first);
    strcpy(text, "-");
    if (p.known && p.last != PERIOD_LAST) calendar_format(calendar_from_days(p.last), text);
    if (strcmp(text, last) != 0) fail_msg("%s: last %s, not %s", value, text, last);
}

static void test_days(void **state)
{
    (void)state;
    check_days("2024-07-17", "2024-07-17", "2024-07-17");
    check_days("2024-07-17T14:00", "2024-07-17", "2024-07-17");
    check_days("2024-W29", "2024-07-15", "2024-07-21");
    check_days("2024-W29-WE", "2024-07-20", "2024-07-21");
    check_days("2024-W52-WE/2025-W01", "2024-12-28", "2025-01-05");
    check_days("2024-02", "2024-02-01", "2024-02-29");
    check_days("1979", "1979-01-01", "1979-12-31");
    check_days("198", "1980-01-01", "1989-12-31");
    check_days("19", "1900-01-01", "1999-12-31");
    check_days("2024-Q3", "2024-07-01", "2024-09-30");
    check_days("2024-H2", "2024-07-01", "2024-12-31");
    check_days("2024-WI", "2024-12-01", "2025-02-28");
    check_days("2023-11/2024-07", "2023-11-01", "2024-07-31");
    check_days("1979/..", "1979-01-01", "-");
    check_days("../2022-05-27", "-", "2022-05-27");
}

static void test_what_names_no_days(void **state)
{
    (void)state;
    static const char *const VALUES[] = {"",
                                         "PAST_REF",
                                         "P3W",
                                         "XXXX-WXX-5",
                                         "/",
                                         "2024-13",
                                         "x/y",
                                         "2024-Q9",
                                         "2024-XX",
                                         "2024-12-01/2024-01-01",
                                         "2024-03/2024-02"};
    for (size_t i = 0; i < sizeof VALUES / sizeof *VALUES; i++)
        if (period_read(str_of(VALUES[i])).known) fail_msg("%s is known", VALUES[i]);
    assert_true(period_overlaps(period_read(STR("")), period_read(STR("1979")), 0));
    assert_int_equal(period_length(period_read(STR(""))), INT32_MAX);
}

static void test_overlap(void **state)
{
    (void)state;
    period month = period_read(STR("2023-11")), day = period_read(STR("2023-11-30"));
    period later = period_read(STR("2023-12-02")), open = period_read(STR("1979/.."));
    assert_true(period_overlaps(month, day, 0));
    assert_false(period_overlaps(month, later, 1));
    assert_true(period_overlaps(month, later, 2));
    assert_true(period_overlaps(open, later, 0));
    assert_int_equal(period_length(month), 30);
    assert_int_equal(period_length(day), 1);
    assert_int_equal(period_length(open), INT32_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_days),
                                       cmocka_unit_test(test_what_names_no_days),
                                       cmocka_unit_test(test_overlap)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
