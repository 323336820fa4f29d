// A date, period, duration or set of times on its way from words to a TIMEX3 value.
//
// A point is built by timephrase.c, perhaps still open (a weekday whose week is not known, a month
// without its year), closed by time_point_close() once the direction is known, and written by
// time_point_write(). Weeks are ISO's, from Monday. Values follow TimeML's TIMEX3: a week is
// 2024-W29, a weekend 2024-W29-WE, a quarter 2023-Q1, a half 2023-H1, a season 2024-SP (SU, FA,
// WI), a decade 198, a century 19, and an interval is two of them with "/" between.
//
// No state; any thread.
#ifndef DM_MENTION_TIMEPOINT_H
#define DM_MENTION_TIMEPOINT_H

#include "base/calendar.h"
#include "mention/mention.h"

typedef enum {
    POINT_DAY,
    POINT_WEEK,    // date is its Monday
    POINT_WEEKEND, // date is its Saturday
    POINT_MONTH,   // of longer periods date is the first day
    POINT_QUARTER,
    POINT_HALF,
    POINT_SEASON, // n 0 spring to 3 winter; a winter belongs to the year in which it begins
    POINT_YEAR,
    POINT_DECADE,
    POINT_CENTURY,
    POINT_TIMEX, // `timex` holds the value: PAST_REF, P3W, XXXX-WXX-5
} point_kind;

typedef enum {
    OPEN_NOTHING,
    OPEN_YEAR,  // which year is not said
    OPEN_MONTH, // "the 17th"
    OPEN_WEEK,  // "Friday"
    OPEN_ALL,   // relative to a date that is not known: stays unresolved
} point_open;

typedef enum { HOW_EXPLICIT, HOW_RELATIVE, HOW_ANAPHORIC } point_how;
typedef enum { TIME_PAST, TIME_FUTURE, TIME_NEAREST } time_direction;

#define TIMEX_MAX 24 // "XXXX-WXX-5T16:00", "P5Y1M12D" and the like, with the NUL

typedef struct {
    point_kind kind;
    point_open open;
    point_how how;
    calendar_date date;
    int n;            // of a season
    int weekday;      // 1 to 7 when named, else 0
    const char *part; // part of the day: "MO", "AF", "EV", "NI"; NULL
    int hour, minute; // hour -1: not given
    bool to_clock;    // [hour:minute, to_hour:to_minute]
    int to_hour, to_minute;
    bool half_known; // "a.m." or the like stands with the hour
    bool week;       // the week around the date, once that is closed
    bool interval;   // [date, until]
    point_kind until_kind;
    calendar_date until;
    int until_n;
    const char *type; // NULL for DATE or TIME; "DURATION", "SET"
    const char *unit; // precision of a timex
    char timex[TIMEX_MAX];
} time_point;

// A point of this kind around day `d`.
time_point time_point_of(point_kind kind, calendar_date d);
// The period `k` later (earlier when negative).
void time_point_shift(time_point *p, int k);
// "P3W"; `count` below 0 is unknown and written X. `unit` is a point_kind, or POINT_TIMEX with
// `letter` for hours, minutes and seconds.
void time_point_timex(time_point *p, const char *type, const char *value, const char *unit);
// Fills in what is open from `today` in this direction. The same day, month, ... counts in both.
void time_point_close(time_point *p, calendar_date today, time_direction direction);
// The value, in `a`.
time_value time_point_write(const time_point *p, arena *a);

#endif
