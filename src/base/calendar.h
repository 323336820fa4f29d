// Dates of the proleptic Gregorian calendar, and ISO 8601 text. No clock, no time zone database.
//
// Days are counted from 1970-01-01 (day 0). Day arithmetic follows Howard Hinnant, "chrono-
// Compatible Low-Level Date Algorithms": years that begin in March make the leap day the last.
// Weekdays are ISO's, 1 Monday to 7 Sunday. Years 0 to 9999 can be written and parsed.
//
//     calendar_date d;
//     if (calendar_parse_date(STR("2024-07-17"), &d)) d = calendar_add_days(d, -1);
#ifndef DM_BASE_CALENDAR_H
#define DM_BASE_CALENDAR_H

#include "base/str.h"

typedef struct {
    int year;
    int month; // 1 to 12
    int day;   // 1 to 31
} calendar_date;

// What a text gives: "2024" a year, "2024-07" a month, "2024-W29" a week, and so on.
typedef enum {
    CALENDAR_YEAR,
    CALENDAR_MONTH,
    CALENDAR_WEEK, // date is the week's Monday
    CALENDAR_DAY,
    CALENDAR_MINUTE,
    CALENDAR_SECOND,
} calendar_precision;

typedef struct {
    calendar_date date; // in the text's own time zone; month and day are 1 when not given
    calendar_precision precision;
    int hour, minute, second; // 0 when not given
    bool has_offset;
    int offset; // minutes east of UTC
} calendar_time;

bool calendar_is_leap(int year);
int calendar_last_day(int year, int month); // 28 to 31; month 1 to 12
bool calendar_valid(calendar_date d);       // an existing day of the years 0 to 9999

int64_t calendar_days(calendar_date d); // days since 1970-01-01
calendar_date calendar_from_days(int64_t days);
int calendar_weekday(calendar_date d); // 1 Monday ... 7 Sunday
calendar_date calendar_add_days(calendar_date d, int64_t days);
// The same day `months` later (or earlier); the last day of the month where that day is missing.
calendar_date calendar_add_months(calendar_date d, int64_t months);
int calendar_compare(calendar_date a, calendar_date b); // < 0, 0, > 0

// ISO week number 1 to 53 and the year that it belongs to.
void calendar_iso_week(calendar_date d, int *year, int *week);
// Day `weekday` (1 to 7) of an ISO week; week 1 to 53.
calendar_date calendar_from_iso_week(int year, int week, int weekday);

// 1 to 12 for an English month name or its usual short form, with or without full stop ("July",
// "jul", "Sept."), else 0.
int calendar_month_named(str name);
// 1 to 7 for an English weekday name or its usual short form ("Wednesday", "Wed."), else 0.
int calendar_weekday_named(str name);

// ISO 8601: 2024, 2024-07, 2024-07-17, 20240717, 2024-W29, 2024-W29-3, and a day with a time after
// "T", "t" or a space: 10:30, 1030, 10:30:05, 10:30:05.25, then "Z", +01, +0100, +01:00 or nothing.
// The whole text must match and the day exist. False otherwise.
bool calendar_parse(str s, calendar_time *out);
// As calendar_parse, but at least a day must be given; the day is the one of its own time zone.
bool calendar_parse_date(str s, calendar_date *out);

// Seconds since 1970-01-01T00:00:00Z; a time without an offset counts as UTC.
int64_t calendar_seconds(const calendar_time *t);
// Which of two times as calendar_parse reads them is earlier: < 0 a, > 0 b; 0 also when one of them
// is none.
int calendar_order(str a, str b);

#define CALENDAR_DATE_SIZE 32 // enough for any int year, with the NUL

// "2024-07-17"
void calendar_format(calendar_date d, char out[CALENDAR_DATE_SIZE]);

#endif
