#include "base/calendar.h"

#include <stdio.h>

bool calendar_is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int calendar_last_day(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && calendar_is_leap(year) ? 29 : DAYS[month - 1];
}

bool calendar_valid(calendar_date d)
{
    return d.year >= 0 && d.year <= 9999 && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
           d.day <= calendar_last_day(d.year, d.month);
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

int64_t calendar_days(calendar_date d)
{
    int64_t y = d.month <= 2 ? (int64_t)d.year - 1 : d.year;
    int64_t era = floor_div(y, 400), year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

calendar_date calendar_from_days(int64_t days)
{
    int64_t z = days + 719468, era = floor_div(z, 146097), doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    int month = (int)(mp < 10 ? mp + 3 : mp - 9);
    return (calendar_date){(int)(yoe + era * 400 + (month <= 2)), month,
                           (int)(doy - (153 * mp + 2) / 5 + 1)};
}

int calendar_weekday(calendar_date d)
{
    int64_t n = calendar_days(d) + 3; // 1970-01-01 was a Thursday
    return (int)(n - floor_div(n, 7) * 7) + 1;
}

calendar_date calendar_add_days(calendar_date d, int64_t days)
{
    return calendar_from_days(calendar_days(d) + days);
}

calendar_date calendar_add_months(calendar_date d, int64_t months)
{
    int64_t count = (int64_t)d.year * 12 + (d.month - 1) + months;
    int64_t year = floor_div(count, 12);
    calendar_date out = {(int)year, (int)(count - year * 12) + 1, d.day};
    int last = calendar_last_day(out.year, out.month);
    if (out.day > last) out.day = last;
    return out;
}

int calendar_compare(calendar_date a, calendar_date b)
{
    int64_t difference = calendar_days(a) - calendar_days(b);
    return (difference > 0) - (difference < 0);
}

void calendar_iso_week(calendar_date d, int *year, int *week)
{
    // A week belongs to the year of its Thursday.
    calendar_date thursday = calendar_add_days(d, 4 - calendar_weekday(d));
    int64_t first = calendar_days((calendar_date){thursday.year, 1, 1});
    *year = thursday.year;
    *week = (int)((calendar_days(thursday) - first) / 7) + 1;
}

calendar_date calendar_from_iso_week(int year, int week, int weekday)
{
    calendar_date fourth = {year, 1, 4}; // always in week 1
    return calendar_add_days(fourth, (week - 1) * 7 + weekday - calendar_weekday(fourth));
}

// Position from 1 of `name` among `names`, each "full" with the length of its short form; 0 if
// none.
static int name_index(str name, const char *const *names, int n_names)
{
    if (name.n && name.p[name.n - 1] == '.') {
        name.n--;
        if (name.n > 5) return 0; // "Thurs." is the longest short form
    }
    for (int i = 0; i < n_names; i++) {
        str rest = str_of(names[i]);
        while (rest.p)
            if (str_eq_nocase(str_split(&rest, '|'), name)) return i + 1;
    }
    return 0;
}

int calendar_month_named(str name)
{
    static const char *const MONTHS[12] = {"january|jan", "february|feb", "march|mar",
                                           "april|apr",   "may",          "june|jun",
                                           "july|jul",    "august|aug",   "september|sept|sep",
                                           "october|oct", "november|nov", "december|dec"};
    return name_index(name, MONTHS, 12);
}

int calendar_weekday_named(str name)
{
    static const char *const DAYS[7] = {
        "monday|mon", "tuesday|tues|tue", "wednesday|wed", "thursday|thurs|thur|thu",
        "friday|fri", "saturday|sat",     "sunday|sun"};
    return name_index(name, DAYS, 7);
}

// Takes exactly `digits` digits off the front of *s.
static bool take_digits(str *s, size_t digits, int *value)
{
    if (s->n < digits) return false;
    int v = 0;
    for (size_t i = 0; i < digits; i++) {
        if (s->p[i] < '0' || s->p[i] > '9') return false;
        v = v * 10 + (s->p[i] - '0');
    }
    *value = v;
    *s = str_sub(*s, digits, s->n);
    return true;
}

static bool take_byte(str *s, char c)
{
    if (!s->n || s->p[0] != c) return false;
    *s = str_sub(*s, 1, s->n);
    return true;
}

static bool parse_week(str *s, calendar_time *t)
{
    int week, weekday = 1, week_year, last_week;
    if (!take_digits(s, 2, &week)) return false;
    t->precision = CALENDAR_WEEK;
    if (take_byte(s, '-')) {
        if (!take_digits(s, 1, &weekday)) return false;
        t->precision = CALENDAR_DAY;
    }
    calendar_iso_week((calendar_date){t->date.year, 12, 28}, &week_year, &last_week);
    if (week < 1 || week > last_week || weekday < 1 || weekday > 7) return false;
    t->date = calendar_from_iso_week(t->date.year, week, weekday);
    return true;
}

static bool parse_day(str *s, calendar_time *t)
{
    if (!take_digits(s, 4, &t->date.year)) return false;
    t->precision = CALENDAR_YEAR;
    if (!s->n) return true;
    bool dashes = take_byte(s, '-');
    if (dashes && take_byte(s, 'W')) return parse_week(s, t);
    if (!take_digits(s, 2, &t->date.month)) return false;
    t->precision = CALENDAR_MONTH;
    if (!s->n) return dashes; // "202407" could be a short date of another kind
    if (dashes && !take_byte(s, '-')) return false;
    t->precision = CALENDAR_DAY;
    return take_digits(s, 2, &t->date.day);
}

static bool parse_offset(str *s, calendar_time *t)
{
    if (!s->n) return true;
    t->has_offset = true;
    if (take_byte(s, 'Z') || take_byte(s, 'z')) return true;
    int hours, minutes = 0, sign = take_byte(s, '-') ? -1 : 1;
    if (sign > 0 && !take_byte(s, '+')) return false;
    if (!take_digits(s, 2, &hours)) return false;
    if (s->n) {
        take_byte(s, ':');
        if (!take_digits(s, 2, &minutes)) return false;
    }
    t->offset = sign * (hours * 60 + minutes);
    return hours <= 23 && minutes <= 59;
}

static bool parse_clock(str *s, calendar_time *t)
{
    if (!take_digits(s, 2, &t->hour)) return false;
    bool colons = take_byte(s, ':');
    if (!take_digits(s, 2, &t->minute)) return false;
    t->precision = CALENDAR_MINUTE;
    bool seconds = colons ? take_byte(s, ':') : s->n && s->p[0] >= '0' && s->p[0] <= '9';
    if (seconds) {
        if (!take_digits(s, 2, &t->second)) return false;
        t->precision = CALENDAR_SECOND;
        if (take_byte(s, '.') || take_byte(s, ',')) {
            int digit;
            if (!take_digits(s, 1, &digit)) return false;
            while (take_digits(s, 1, &digit)) continue;
        }
    }
    if (s->n && s->p[0] == ' ') *s = str_sub(*s, 1, s->n);
    if (t->minute > 59 || t->second > 60) return false;
    return t->hour <= 23 || (t->hour == 24 && t->minute == 0 && t->second == 0);
}

bool calendar_parse(str s, calendar_time *out)
{
    calendar_time t = {.date = {0, 1, 1}};
    if (!parse_day(&s, &t) || !calendar_valid(t.date)) return false;
    if (s.n) {
        if (t.precision != CALENDAR_DAY) return false;
        if (!take_byte(&s, 'T') && !take_byte(&s, 't') && !take_byte(&s, ' ')) return false;
        if (!parse_clock(&s, &t) || !parse_offset(&s, &t) || s.n) return false;
    }
    *out = t;
    return true;
}

int64_t calendar_seconds(const calendar_time *t)
{
    return calendar_days(t->date) * 86400 + t->hour * 3600 + t->minute * 60 + t->second -
           (t->has_offset ? (int64_t)t->offset * 60 : 0);
}

int calendar_order(str a, str b)
{
    calendar_time x, y;
    if (!calendar_parse(a, &x) || !calendar_parse(b, &y)) return 0;
    int64_t one = calendar_seconds(&x), other = calendar_seconds(&y);
    return (one > other) - (one < other);
}

bool calendar_parse_date(str s, calendar_date *out)
{
    calendar_time t;
    if (!calendar_parse(s, &t) || t.precision < CALENDAR_DAY) return false;
    *out = t.date;
    return true;
}

void calendar_format(calendar_date d, char out[CALENDAR_DATE_SIZE])
{
    snprintf(out, CALENDAR_DATE_SIZE, "%04d-%02d-%02d", d.year, d.month, d.day);
}
