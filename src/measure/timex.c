#include "measure/timex.h"

#include "base/calendar.h"

#include <math.h>
#include <stdlib.h>

#define DAY_MINUTES ((int64_t)24 * 60)

typedef enum { VALUE_TEXT, VALUE_PERIOD, VALUE_CLOCK, VALUE_DURATION } value_sort;

typedef struct {
    value_sort sort;
    bool open_begin, open_end;
    int64_t begin, end;     // minutes since 1970; of a clock: of the day; the end is outside
    int64_t last;           // of "A/B": where B begins
    double months, seconds; // of a duration
} value;

static void set_days(value *v, calendar_date first, calendar_date after)
{
    v->sort = VALUE_PERIOD;
    v->begin = calendar_days(first) * DAY_MINUTES;
    v->end = calendar_days(after) * DAY_MINUTES;
}

static void set_months(value *v, int year, int month, int months)
{
    calendar_date first = {year, month, 1};
    set_days(v, first, calendar_add_months(first, months));
}

static bool read_digits(str s, int *out)
{
    int64_t n;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    if (!s.n || !str_to_int(s, &n) || n > 9999) return false;
    *out = (int)n;
    return true;
}

// "198" a decade, "19" a century, "2024-Q2", "2024-H1", "2024-W29-WE".
static bool read_other_period(str s, value *v)
{
    int year, n;
    if (read_digits(s, &year)) {
        if (s.n == 3) set_months(v, year * 10, 1, 120);
        if (s.n == 2) set_months(v, year * 100, 1, 1200);
        return s.n == 2 || s.n == 3;
    }
    if (s.n < 7 || s.p[4] != '-' || !read_digits(str_sub(s, 0, 4), &year)) return false;
    str rest = str_sub(s, 5, s.n);
    if (rest.n == 2 && read_digits(str_sub(rest, 1, 2), &n)) {
        if (rest.p[0] == 'Q' && n >= 1 && n <= 4) set_months(v, year, n * 3 - 2, 3);
        if (rest.p[0] == 'H' && n >= 1 && n <= 2) set_months(v, year, n * 6 - 5, 6);
    } else if (str_ends(rest, STR("-WE")) && rest.n == 6 && read_digits(str_sub(rest, 1, 3), &n) &&
               n >= 1 && n <= 53) {
        calendar_date saturday = calendar_from_iso_week(year, n, 6);
        set_days(v, saturday, calendar_add_days(saturday, 2));
    }
    return v->sort == VALUE_PERIOD;
}

static bool read_period(str s, value *v)
{
    calendar_time t;
    if (s.n < 4 || !calendar_parse(s, &t)) return read_other_period(s, v);
    int64_t day = calendar_days(t.date) * DAY_MINUTES;
    switch (t.precision) {
    case CALENDAR_YEAR: set_months(v, t.date.year, 1, 12); break;
    case CALENDAR_MONTH: set_months(v, t.date.year, t.date.month, 1); break;
    case CALENDAR_WEEK: set_days(v, t.date, calendar_add_days(t.date, 7)); break;
    case CALENDAR_DAY: set_days(v, t.date, calendar_add_days(t.date, 1)); break;
    case CALENDAR_MINUTE:
    case CALENDAR_SECOND:
        v->sort = VALUE_PERIOD;
        v->begin = day + t.hour * 60 + t.minute;
        v->end = v->begin + 1;
        break;
    }
    return true;
}

// "T07", "T14:30", "T07:30:10"
static bool read_clock(str s, value *v)
{
    int hour, minute = 0;
    if (s.n < 3 || s.p[0] != 'T' || !read_digits(str_sub(s, 1, 3), &hour)) return false;
    if (s.n >= 6 && (s.p[3] != ':' || !read_digits(str_sub(s, 4, 6), &minute))) return false;
    if (s.n > 3 && s.n < 6) return false;
    *v = (value){.sort = VALUE_CLOCK, .begin = hour * 60 + minute};
    v->end = v->begin + 1;
    return true;
}

// "2016-11-08T08": an hour without minutes is no ISO date for the calendar.
static bool read_hour(str s, value *v)
{
    calendar_date d;
    value clock;
    if (s.n != 13 || !calendar_parse_date(str_sub(s, 0, 10), &d)) return false;
    if (!read_clock(str_sub(s, 10, 13), &clock)) return false;
    *v = (value){.sort = VALUE_PERIOD};
    v->begin = calendar_days(d) * DAY_MINUTES + clock.begin;
    v->end = v->begin + 1;
    return true;
}

static const struct {
    const char *letters;
    bool clock;
    double months, seconds;
} UNITS[] = {
    {"DE", false, 120, 0}, {"CE", false, 1200, 0},  {"Y", false, 12, 0},    {"Q", false, 3, 0},
    {"M", false, 1, 0},    {"W", false, 0, 604800}, {"D", false, 0, 86400}, {"H", true, 0, 3600},
    {"M", true, 0, 60},    {"S", true, 0, 1},
};

static bool read_unit(str *s, bool clock, double count, value *v)
{
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
        str letters = str_of(UNITS[i].letters);
        if (UNITS[i].clock != clock || !str_starts(*s, letters)) continue;
        v->months += count * UNITS[i].months;
        v->seconds += count * UNITS[i].seconds;
        *s = str_sub(*s, letters.n, s->n);
        return true;
    }
    return false;
}

// "P3W", "PT36H", "P1Y2M".
static bool read_duration(str s, value *v)
{
    bool clock = false;
    if (s.n < 3 || s.p[0] != 'P') return false;
    s = str_sub(s, 1, s.n);
    *v = (value){.sort = VALUE_DURATION};
    while (s.n) {
        if (s.p[0] == 'T' && !clock) {
            clock = true;
            s = str_sub(s, 1, s.n);
            continue;
        }
        size_t n = 0;
        double count;
        while (n < s.n && strchr("0123456789.", s.p[n])) n++;
        if (!n || !str_to_double(str_sub(s, 0, n), &count)) return false;
        s = str_sub(s, n, s.n);
        if (!read_unit(&s, clock, count, v)) return false;
    }
    return true;
}

static value read_one(str s)
{
    value v = {0};
    if (read_duration(s, &v) || read_clock(s, &v) || read_hour(s, &v)) return v;
    v = (value){0};
    if (!read_period(s, &v)) v.sort = VALUE_TEXT;
    return v;
}

// Two ends: `last_inside` when the second is the last day, not the first day after.
static value read_ends(str begin, str end, bool last_inside)
{
    value a = read_one(begin), b = read_one(end), both = {.sort = VALUE_PERIOD};
    both.open_begin = !begin.n || str_eq(begin, STR(".."));
    both.open_end = !end.n || str_eq(end, STR(".."));
    if (!both.open_begin && a.sort != VALUE_PERIOD && a.sort != VALUE_CLOCK) return (value){0};
    if (!both.open_end && b.sort != VALUE_PERIOD && b.sort != VALUE_CLOCK) return (value){0};
    if (a.sort == VALUE_CLOCK || b.sort == VALUE_CLOCK) both.sort = VALUE_CLOCK;
    both.begin = a.begin;
    both.end = last_inside ? b.end : b.begin;
    both.last = last_inside ? b.begin : both.end;
    return both;
}

static value read_value(str s)
{
    size_t slash = str_find_byte(s, '/', 0);
    if (slash != SIZE_MAX) return read_ends(str_sub(s, 0, slash), str_sub(s, slash + 1, s.n), true);
    if (!str_starts(s, STR("[")) || !str_ends(s, STR(")"))) return read_one(s);
    size_t comma = str_find_byte(s, ',', 0);
    if (comma == SIZE_MAX) return (value){0};
    return read_ends(str_sub(s, 1, comma), str_sub(s, comma + 1, s.n - 1), false);
}

static bool same_duration(const value *a, const value *b)
{
    return fabs(a->months - b->months) < 1e-6 && fabs(a->seconds - b->seconds) < 1e-6;
}

// A gold that says "4 to 22" may end on the 22nd or before it, one of "2015 to 2018" likewise.
static bool same_end(const value *ours, const value *gold)
{
    return ours->end == gold->end || (ours->last > ours->begin && ours->last == gold->end);
}

static bool same_period(const value *ours, const value *gold)
{
    if (gold->open_begin)
        return !ours->open_end && (ours->begin == gold->end || same_end(ours, gold));
    if (ours->open_begin || ours->begin != gold->begin) return false;
    if (gold->open_end) return true; // "since 1979" may be the year 1979 or all that follows
    return !ours->open_end && same_end(ours, gold);
}

// The gold may leave the day open: then ours counts from its own midnight.
static void leave_day_open(value *v)
{
    int64_t day = v->begin - v->begin % DAY_MINUTES;
    v->sort = VALUE_CLOCK;
    v->begin -= day;
    v->end -= day;
    v->last -= day;
}

// The same text but for a day or year that the gold leaves open, or minutes that it leaves out:
// "2024-07-17TMO" and "TMO", "2018-SU" and "SU", "XXXX-WXX-1T16:00" and "XXXX-WXX-1T16".
static bool same_text(str ours, str gold)
{
    if (str_eq(ours, gold)) return true;
    if (str_starts(ours, STR("XXXX-XX-XX"))) ours = str_sub(ours, 10, ours.n);
    if (str_ends(ours, STR(":00")) && str_eq(str_sub(ours, 0, ours.n - 3), gold)) return true;
    bool day = gold.n && gold.p[0] == 'T' && ours.n > 10 && ours.p[10] == 'T';
    bool season = gold.n == 2 && ours.n == 7 && ours.p[4] == '-';
    return str_eq(ours, gold) || (day && str_eq(str_sub(ours, 10, ours.n), gold)) ||
           (season && str_eq(str_sub(ours, 5, 7), gold));
}

// "XXXX-02", "XXXX-05-21", "XXXX-WXX-3" and, behind a T, the same hour or part of the day
static bool fits_pattern(str ours, str pattern, calendar_date *first, calendar_date *after)
{
    calendar_time t;
    size_t clock = str_find_byte(pattern, 'T', 0), own = str_find_byte(ours, 'T', 0);
    if ((clock == SIZE_MAX) != (own == SIZE_MAX)) return false;
    if (clock != SIZE_MAX &&
        !same_text(str_sub(ours, own, ours.n), str_sub(pattern, clock, pattern.n)))
        return false;
    str date = str_sub(ours, 0, own < ours.n ? own : ours.n);
    str open = str_sub(pattern, 0, clock < pattern.n ? clock : pattern.n);
    if (!calendar_parse(date, &t)) return false;
    *first = t.date;
    *after = t.precision == CALENDAR_MONTH ? calendar_add_months(t.date, 1)
                                           : calendar_add_days(t.date, 1);
    if (t.precision == CALENDAR_DAY && str_starts(open, STR("XXXX-WXX-")) && open.n == 10)
        return calendar_weekday(t.date) == open.p[9] - '0';
    bool plain = t.precision == CALENDAR_MONTH || t.precision == CALENDAR_DAY;
    if (!plain || date.n != open.n) return false;
    for (size_t i = 0; i < date.n; i++)
        if (open.p[i] != 'X' && open.p[i] != date.p[i]) return false;
    return true;
}

bool timex_fits(str ours, str alternatives)
{
    str rest = alternatives;
    calendar_date first = {0}, after = {0};
    bool fits = false;
    while (rest.p && !fits) {
        str one = str_split(&rest, '|');
        fits = str_starts(one, STR("XXXX-")) && fits_pattern(ours, one, &first, &after);
    }
    if (!fits) return false;
    int64_t begin = calendar_days(first) * DAY_MINUTES, end = calendar_days(after) * DAY_MINUTES;
    for (rest = alternatives; rest.p;) {
        value v = read_value(str_split(&rest, '|'));
        if (v.sort != VALUE_PERIOD) continue;
        if (!v.open_begin && v.begin >= begin && v.begin <= end) return true;
        if (!v.open_end && v.end >= begin && v.end <= end) return true;
    }
    return false;
}

// "the past decade" as the years from then to now, where the gold has the length alone
static bool lasts(str ours, const value *length)
{
    size_t slash = str_find_byte(ours, '/', 0);
    calendar_time a, b;
    if (slash == SIZE_MAX || !calendar_parse(str_sub(ours, 0, slash), &a)) return false;
    if (!calendar_parse(str_sub(ours, slash + 1, ours.n), &b) || a.precision != b.precision)
        return false;
    int64_t months = (b.date.year - a.date.year) * 12 + b.date.month - a.date.month;
    int64_t days = calendar_days(b.date) - calendar_days(a.date);
    if (length->months > 0) return length->seconds <= 0 && (double)months == length->months;
    return length->seconds > 0 && (double)days * 86400 == length->seconds;
}

bool timex_same(str ours, str gold)
{
    if (same_text(ours, gold)) return true;
    value a = read_value(ours), b = read_value(gold);
    if (b.sort == VALUE_CLOCK && a.sort == VALUE_PERIOD) leave_day_open(&a);
    if (a.sort == VALUE_PERIOD && b.sort == VALUE_DURATION) return lasts(ours, &b);
    if (a.sort != b.sort) return false;
    switch (a.sort) {
    case VALUE_DURATION: return same_duration(&a, &b);
    case VALUE_PERIOD:
    case VALUE_CLOCK: return same_period(&a, &b);
    case VALUE_TEXT: return false;
    }
    return false;
}

bool timex_covers(str ours, str gold)
{
    value a = read_value(ours), b = read_value(gold);
    if (a.sort != VALUE_PERIOD || b.sort != VALUE_PERIOD) return false;
    if (a.open_begin || a.open_end || b.open_begin || b.open_end) return false;
    return a.begin <= b.begin && b.end <= a.end;
}
