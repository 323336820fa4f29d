#include "base/check.h"

#include "base/calendar.h"

#include <stdio.h>
#include <time.h>

static calendar_date date(int year, int month, int day)
{
    return (calendar_date){year, month, day};
}

static void assert_date(calendar_date d, const char *text)
{
    char out[CALENDAR_DATE_SIZE];
    calendar_format(d, out);
    assert_string_equal(out, text);
}

// Every day of 800 years against libc, and both ways.
static void test_days_against_libc(void **state)
{
    (void)state;
    for (int64_t n = calendar_days(date(1600, 1, 1)); n < calendar_days(date(2400, 1, 1)); n++) {
        calendar_date d = calendar_from_days(n);
        time_t t = (time_t)n * 86400;
        struct tm utc;
        char week[16], ours[32];
        gmtime_r(&t, &utc);
        if (d.year != utc.tm_year + 1900 || d.month != utc.tm_mon + 1 || d.day != utc.tm_mday ||
            calendar_days(d) != n || calendar_weekday(d) % 7 != utc.tm_wday)
            fail_msg("day %lld", (long long)n);
        int year, number;
        calendar_iso_week(d, &year, &number);
        snprintf(ours, sizeof ours, "%04d-%02d", year, number);
        strftime(week, sizeof week, "%G-%V", &utc);
        assert_string_equal(ours, week);
        assert_int_equal(
            calendar_compare(calendar_from_iso_week(year, number, calendar_weekday(d)), d), 0);
    }
}

static void test_limits(void **state)
{
    (void)state;
    assert_int_equal(calendar_days(date(1970, 1, 1)), 0);
    assert_int_equal(calendar_days(date(0, 3, 1)), -719468);
    assert_date(calendar_from_days(calendar_days(date(9999, 12, 31))), "9999-12-31");
    assert_date(calendar_from_days(calendar_days(date(0, 1, 1))), "0000-01-01");
    assert_true(calendar_is_leap(2000) && calendar_is_leap(2024) && !calendar_is_leap(1900));
    assert_true(calendar_valid(date(2024, 2, 29)));
    assert_false(calendar_valid(date(2023, 2, 29)) || calendar_valid(date(2023, 13, 1)) ||
                 calendar_valid(date(2023, 0, 1)) || calendar_valid(date(2023, 4, 31)) ||
                 calendar_valid(date(10000, 1, 1)) || calendar_valid(date(-1, 1, 1)));
}

static void test_months(void **state)
{
    (void)state;
    assert_date(calendar_add_months(date(2024, 1, 31), 1), "2024-02-29");
    assert_date(calendar_add_months(date(2024, 3, 31), -13), "2023-02-28");
    assert_date(calendar_add_months(date(2024, 12, 17), 1), "2025-01-17");
    assert_date(calendar_add_months(date(2024, 1, 17), -1), "2023-12-17");
    assert_date(calendar_add_days(date(2024, 2, 28), 2), "2024-03-01");
}

static void test_names(void **state)
{
    (void)state;
    assert_int_equal(calendar_month_named(STR("July")), 7);
    assert_int_equal(calendar_month_named(STR("SEPT.")), 9);
    assert_int_equal(calendar_month_named(STR("dec")), 12);
    assert_int_equal(calendar_month_named(STR("january.")), 0);
    assert_int_equal(calendar_month_named(STR("")), 0);
    assert_int_equal(calendar_month_named(STR("juli")), 0);
    assert_int_equal(calendar_weekday_named(STR("Wednesday")), 3);
    assert_int_equal(calendar_weekday_named(STR("Thurs.")), 4);
    assert_int_equal(calendar_weekday_named(STR("day")), 0);
}

static void test_parse(void **state)
{
    (void)state;
    static const struct {
        const char *text, *date;
        calendar_precision precision;
        int hour, minute, second, offset;
        bool has_offset;
    } GOOD[] = {
        {"2024", "2024-01-01", CALENDAR_YEAR, 0, 0, 0, 0, false},
        {"2024-07", "2024-07-01", CALENDAR_MONTH, 0, 0, 0, 0, false},
        {"2024-07-17", "2024-07-17", CALENDAR_DAY, 0, 0, 0, 0, false},
        {"20240717", "2024-07-17", CALENDAR_DAY, 0, 0, 0, 0, false},
        {"2024-W29", "2024-07-15", CALENDAR_WEEK, 0, 0, 0, 0, false},
        {"2024-W29-3", "2024-07-17", CALENDAR_DAY, 0, 0, 0, 0, false},
        {"2020-W53-5", "2021-01-01", CALENDAR_DAY, 0, 0, 0, 0, false},
        {"2024-07-17T23:30Z", "2024-07-17", CALENDAR_MINUTE, 23, 30, 0, 0, true},
        {"2024-07-17 23:30:05.25 +0530", "2024-07-17", CALENDAR_SECOND, 23, 30, 5, 330, true},
        {"2024-07-17T23:30:05-04:00", "2024-07-17", CALENDAR_SECOND, 23, 30, 5, -240, true},
        {"20240717T233005+02", "2024-07-17", CALENDAR_SECOND, 23, 30, 5, 120, true},
        {"2024-07-17T24:00", "2024-07-17", CALENDAR_MINUTE, 24, 0, 0, 0, false},
    };
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        calendar_time t;
        if (!calendar_parse(str_of(GOOD[i].text), &t)) fail_msg("refused: %s", GOOD[i].text);
        assert_date(t.date, GOOD[i].date);
        assert_int_equal(t.precision, GOOD[i].precision);
        assert_int_equal(t.hour, GOOD[i].hour);
        assert_int_equal(t.minute, GOOD[i].minute);
        assert_int_equal(t.second, GOOD[i].second);
        assert_int_equal(t.offset, GOOD[i].offset);
        assert_int_equal(t.has_offset, GOOD[i].has_offset);
    }
    static const char *const BAD[] = {"",
                                      "24",
                                      "202407",
                                      "2024-13",
                                      "2024-02-30",
                                      "2024-7-17",
                                      "2024-07-17x",
                                      "2024-0717",
                                      "2024-07T10:00",
                                      "2024-07-17T",
                                      "2024-07-17T25:00",
                                      "2024-07-17T10:60",
                                      "2024-07-17T10:00+",
                                      "2024-07-17T10:00+25",
                                      "2024-07-17T10:00:00.",
                                      "2021-W53",
                                      "2024-W00",
                                      "2024-W29-8",
                                      " 2024-07-17",
                                      "2024-07-17 ",
                                      "2024-07-17T10:00 EST",
                                      "July 17",
                                      "-2024-07-17"};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        calendar_time t;
        if (calendar_parse(str_of(BAD[i]), &t)) fail_msg("accepted: %s", BAD[i]);
    }
    calendar_date d;
    assert_true(calendar_parse_date(STR("2024-07-17T10:00Z"), &d));
    assert_false(calendar_parse_date(STR("2024-07"), &d));
}

static void test_seconds(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t seconds;
    } CASES[] = {{"1970-01-01", 0},
                 {"1970-01-02T00:00:01", 86401},
                 {"2022-06-20T12:16:40Z", 1655727400},
                 {"2022-06-20T14:16:40+02:00", 1655727400},
                 {"1969-12-31T19:00:00-05:00", 0}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        calendar_time t;
        assert_true(calendar_parse(str_of(CASES[i].text), &t));
        assert_int_equal(calendar_seconds(&t), CASES[i].seconds);
    }
}

static void test_order(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        int order;
    } CASES[] = {
        {"2024-07-17T10:00:00Z", "2024-07-17T11:00:00+02:00", 1},
        {"2024-07-17T10:00:00Z", "2024-07-17T12:00:00+02:00", 0},
        {"2024-07-17", "2024-07-17T00:00:01Z", -1},
        {"", "2024-07-17", 0},
        {"2024-07-17", "soon", 0},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_int_equal(calendar_order(str_of(CASES[i].a), str_of(CASES[i].b)), CASES[i].order);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days_against_libc),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_months),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_seconds),
        cmocka_unit_test(test_order),
    };
    return cmocka_run_group_tests_name("calendar", tests, NULL, NULL);
}
