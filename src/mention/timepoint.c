#include "mention/timepoint.h"

#include <stdio.h>
#include <string.h>

#define VALUE_MAX  64 // two values, a slash, and room for years out of range
#define FAR_DAYS   350
#define NEAR_DAYS  14
#define MONTHS_MAX 14 // a 13th falls on each day of the week within so many months

static calendar_date first_day(point_kind kind, calendar_date d)
{
    switch (kind) {
    case POINT_WEEK: return calendar_add_days(d, 1 - calendar_weekday(d));
    case POINT_WEEKEND: return calendar_add_days(d, 6 - calendar_weekday(d));
    case POINT_MONTH: d.day = 1; return d;
    case POINT_QUARTER: return (calendar_date){d.year, (d.month - 1) / 3 * 3 + 1, 1};
    case POINT_HALF: return (calendar_date){d.year, d.month > 6 ? 7 : 1, 1};
    case POINT_YEAR: return (calendar_date){d.year, 1, 1};
    case POINT_DECADE: return (calendar_date){d.year / 10 * 10, 1, 1};
    case POINT_CENTURY: return (calendar_date){d.year / 100 * 100, 1, 1};
    default: return d;
    }
}

static const int SEASON_MONTH[4] = {3, 6, 9, 12};

time_point time_point_of(point_kind kind, calendar_date d)
{
    time_point p = {.kind = kind, .how = HOW_RELATIVE, .hour = -1};
    if (kind == POINT_SEASON) {
        int year = d.month < 3 ? d.year - 1 : d.year;
        p.n = d.month < 3 ? 3 : (d.month - 3) / 3;
        p.date = (calendar_date){year, SEASON_MONTH[p.n], 1};
    } else
        p.date = first_day(kind, d);
    return p;
}

void time_point_shift(time_point *p, int k)
{
    switch (p->kind) {
    case POINT_DAY: p->date = calendar_add_days(p->date, k); break;
    case POINT_WEEK:
    case POINT_WEEKEND: p->date = calendar_add_days(p->date, 7 * (int64_t)k); break;
    case POINT_MONTH: p->date = calendar_add_months(p->date, k); break;
    case POINT_QUARTER: p->date = calendar_add_months(p->date, 3 * (int64_t)k); break;
    case POINT_HALF: p->date = calendar_add_months(p->date, 6 * (int64_t)k); break;
    case POINT_SEASON:
    case POINT_YEAR: p->date.year += k; break;
    case POINT_DECADE: p->date.year += 10 * k; break;
    case POINT_CENTURY: p->date.year += 100 * k; break;
    case POINT_TIMEX: break;
    }
}

void time_point_timex(time_point *p, const char *type, const char *value, const char *unit)
{
    *p = (time_point){.kind = POINT_TIMEX, .how = HOW_EXPLICIT, .hour = -1};
    p->type = type;
    p->unit = unit;
    snprintf(p->timex, sizeof p->timex, "%s", value);
}

// Last day of the period that begins at `d`
static calendar_date last_day(point_kind kind, calendar_date d)
{
    static const int months[] = {
        [POINT_MONTH] = 1, [POINT_QUARTER] = 3,  [POINT_HALF] = 6,      [POINT_SEASON] = 3,
        [POINT_YEAR] = 12, [POINT_DECADE] = 120, [POINT_CENTURY] = 1200};
    if (kind == POINT_WEEK) return calendar_add_days(d, 6);
    if (kind == POINT_WEEKEND) return calendar_add_days(d, 1);
    if (kind < POINT_MONTH || kind > POINT_CENTURY) return d;
    return calendar_add_days(calendar_add_months(d, months[kind]), -1);
}

// The step back or forth that brings the period of a point to the wanted side of `today`.
static void settle(time_point *p, calendar_date today, time_direction direction,
                   void (*step)(time_point *, int))
{
    if (direction == TIME_NEAREST) {
        time_point before = *p, after = *p;
        settle(&before, today, TIME_PAST, step);
        settle(&after, today, TIME_FUTURE, step);
        calendar_date end = before.interval ? last_day(before.until_kind, before.until)
                                            : last_day(before.kind, before.date);
        int64_t back = calendar_days(today) - calendar_days(end);
        int64_t forth = calendar_days(after.date) - calendar_days(today);
        *p = back <= forth ? before : after;
        return;
    }
    for (int tries = 0; tries < 3; tries++) {
        if (direction == TIME_PAST && calendar_compare(p->date, today) > 0)
            step(p, -1);
        else if (direction == TIME_FUTURE &&
                 calendar_compare(p->interval ? last_day(p->until_kind, p->until)
                                              : last_day(p->kind, p->date),
                                  today) < 0)
            step(p, 1);
    }
}

static void step_year(time_point *p, int k)
{
    p->date.year += k;
    if (p->interval) p->until.year += k;
    if (p->date.month == 2 && p->date.day == 29 && !calendar_valid(p->date)) p->date.year += 3 * k;
}

static void step_month(time_point *p, int k)
{
    p->date = calendar_add_months(p->date, k);
    if (p->interval) p->until = calendar_add_months(p->until, k);
}

static void step_week(time_point *p, int k)
{
    p->date = calendar_add_days(p->date, 7 * (int64_t)k);
    if (p->interval) p->until = calendar_add_days(p->until, 7 * (int64_t)k);
}

// A day nearly a year away is written with its year: if the same day of another year is only days
// away it is meant, and the tense was misread or the text is older than its date.
static void prefer_near(time_point *p, calendar_date today)
{
    if (p->kind != POINT_DAY) return;
    int64_t away = calendar_days(p->date) - calendar_days(today);
    time_point other = *p;
    step_year(&other, away > 0 ? -1 : 1);
    int64_t near = calendar_days(other.date) - calendar_days(today);
    if (near < 0) near = -near;
    if ((away > FAR_DAYS || away < -FAR_DAYS) && near <= NEAR_DAYS) *p = other;
}

// "Tuesday, July 16", "Friday the 13th": the nearest year or month in which it is that weekday.
static void settle_weekday(time_point *p, time_direction direction, int most,
                           void (*step)(time_point *, int))
{
    if (!p->weekday || p->kind != POINT_DAY) return;
    for (int k = 0; k < 2 * most; k++) { // first to the side that is wanted, then to the other
        bool forth = direction == TIME_FUTURE ? k < most
                     : direction == TIME_PAST ? k >= most
                                              : k % 2 == 1;
        int n = direction == TIME_NEAREST ? (k + 1) / 2 : k % most;
        time_point fits = *p;
        step(&fits, forth ? n : -n);
        if (fits.date.day != p->date.day || calendar_weekday(fits.date) != p->weekday) continue;
        *p = fits;
        return;
    }
}

static void close_open(time_point *p, calendar_date today, time_direction direction)
{
    point_open open = p->open;
    p->open = OPEN_NOTHING;
    if (open == OPEN_WEEK) {
        calendar_date named = calendar_add_days(today, p->weekday - calendar_weekday(today));
        p->date = named;
        settle(p, today, direction == TIME_NEAREST ? TIME_PAST : direction, step_week);
    } else if (open == OPEN_MONTH) {
        int day = p->date.day, until = p->until.day,
            last = calendar_last_day(today.year, today.month);
        p->date = (calendar_date){today.year, today.month, day < last ? day : last};
        p->until = (calendar_date){today.year, today.month, until < last ? until : last};
        settle(p, today, direction, step_month);
        settle_weekday(p, direction, MONTHS_MAX, step_month);
    } else {
        int over = p->interval && p->until.month < p->date.month ? 1 : 0;
        p->date.year = today.year;
        p->until.year = today.year + over;
        if (p->date.month == 2 && p->date.day == 29 && !calendar_valid(p->date)) {
            while (!calendar_is_leap(p->date.year))
                p->date.year += direction == TIME_FUTURE ? 1 : -1;
        } else {
            settle(p, today, direction, step_year);
            prefer_near(p, today);
            settle_weekday(p, direction, 2, step_year);
        }
    }
}

void time_point_close(time_point *p, calendar_date today, time_direction direction)
{
    if (p->open != OPEN_NOTHING && p->open != OPEN_ALL) close_open(p, today, direction);
    if (!p->week || p->kind != POINT_DAY) return;
    p->week = false;
    p->kind = POINT_WEEK;
    p->date = first_day(POINT_WEEK, p->date);
}

static void write_period(const time_point *p, calendar_date d, int n, char *out, size_t size)
{
    static const char *const SEASONS[4] = {"SP", "SU", "FA", "WI"};
    int year, week;
    switch (p->kind) {
    case POINT_DAY: snprintf(out, size, "%04d-%02d-%02d", d.year, d.month, d.day); break;
    case POINT_WEEK:
    case POINT_WEEKEND:
        calendar_iso_week(d, &year, &week);
        snprintf(out, size, "%04d-W%02d%s", year, week, p->kind == POINT_WEEKEND ? "-WE" : "");
        break;
    case POINT_MONTH: snprintf(out, size, "%04d-%02d", d.year, d.month); break;
    case POINT_QUARTER: snprintf(out, size, "%04d-Q%d", d.year, (d.month - 1) / 3 + 1); break;
    case POINT_HALF: snprintf(out, size, "%04d-H%d", d.year, d.month > 6 ? 2 : 1); break;
    case POINT_SEASON: snprintf(out, size, "%04d-%s", d.year, SEASONS[n & 3]); break;
    case POINT_YEAR: snprintf(out, size, "%04d", d.year); break;
    case POINT_DECADE: snprintf(out, size, "%03d", d.year / 10); break;
    case POINT_CENTURY: snprintf(out, size, "%02d", d.year / 100); break;
    case POINT_TIMEX: snprintf(out, size, "%s", p->timex); break;
    }
}

static const char *precision(const time_point *p)
{
    static const char *const NAMES[] = {
        [POINT_DAY] = "day",         [POINT_WEEK] = "week",       [POINT_WEEKEND] = "week",
        [POINT_MONTH] = "month",     [POINT_QUARTER] = "quarter", [POINT_HALF] = "half",
        [POINT_SEASON] = "season",   [POINT_YEAR] = "year",       [POINT_DECADE] = "decade",
        [POINT_CENTURY] = "century",
    };
    if (p->kind == POINT_TIMEX) return p->unit ? p->unit : "vague";
    if (p->kind == POINT_DAY && (p->part || p->hour >= 0)) return "time";
    return NAMES[p->kind];
}

time_value time_point_write(const time_point *p, arena *a)
{
    static const char *const HOWS[] = {"explicit", "relative", "anaphoric"};
    bool timed = p->kind == POINT_DAY && (p->part || p->hour >= 0);
    time_value v = {.type = str_of(p->type ? p->type
                                   : timed ? "TIME"
                                           : "DATE"),
                    .precision = str_of(precision(p)),
                    .how = str_of(HOWS[p->how])};
    bool written = p->date.year >= 0 && p->date.year <= 9999;
    if (p->open != OPEN_NOTHING || !written) {
        v.how = STR("unresolved");
        return v;
    }
    char text[VALUE_MAX], until[VALUE_MAX / 2];
    write_period(p, p->date, p->n, text, sizeof text / 2);
    size_t n = strlen(text);
    if (timed && p->hour >= 0)
        n += (size_t)snprintf(text + n, sizeof text - n, "T%02d:%02d", p->hour, p->minute);
    else if (timed)
        n += (size_t)snprintf(text + n, sizeof text - n, "T%s", p->part);
    if (timed && p->hour >= 0 && p->to_clock) {
        bool over = p->to_hour * 60 + p->to_minute < p->hour * 60 + p->minute; // past midnight
        write_period(p, calendar_add_days(p->date, over), 0, until, sizeof until);
        n += (size_t)snprintf(text + n, sizeof text - n, "/%sT%02d:%02d", until, p->to_hour,
                              p->to_minute);
    }
    if (p->interval && !timed) {
        time_point last = {.kind = p->until_kind};
        write_period(&last, p->until, p->until_n, until, sizeof until);
        if (strcmp(text, until) != 0)
            n += (size_t)snprintf(text + n, sizeof text - n, "/%s", until);
    }
    v.value = str_copy(a, (str){text, n});
    return v;
}
