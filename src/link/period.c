#include "link/period.h"

#include "base/calendar.h"

#include <string.h>

#define WEEK_DAYS 7
#define SATURDAY  5 // days after Monday

static const period ALL = {PERIOD_FIRST, PERIOD_LAST, false};

static int32_t day_of(int year, int month, int day)
{
    return (int32_t)calendar_days((calendar_date){year, month, day});
}

// `n` whole months from the first of this one.
static period months(int year, int month, int n)
{
    calendar_date first = {year, month, 1};
    return (period){(int32_t)calendar_days(first),
                    (int32_t)calendar_days(calendar_add_months(first, n)) - 1, true};
}

static bool digits(str s, int *value)
{
    int64_t n;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    if (!s.n || !str_to_int(s, &n)) return false;
    *value = (int)n;
    return true;
}

// "2024-Q3", "2024-H1", "2024-SU": quarter, half and season; a winter begins in its year.
static period part_of_year(str s)
{
    static const char *const SEASONS[] = {"SP", "SU", "FA", "WI"};
    int year, n;
    if (s.n != 7 || s.p[4] != '-' || !digits(str_sub(s, 0, 4), &year)) return ALL;
    if (s.p[5] == 'Q' && digits(str_sub(s, 6, 7), &n) && n >= 1 && n <= 4)
        return months(year, 3 * n - 2, 3);
    if (s.p[5] == 'H' && digits(str_sub(s, 6, 7), &n) && n >= 1 && n <= 2)
        return months(year, 6 * n - 5, 6);
    for (int i = 0; i < 4; i++)
        if (memcmp(s.p + 5, SEASONS[i], 2) == 0) return months(year, 3 * i + 3, 3);
    return ALL;
}

static period of_point(str s)
{
    calendar_time t;
    int n;
    if (s.n == 3 && digits(s, &n)) return months(n * 10, 1, 12 * 10);
    if (s.n == 2 && digits(s, &n)) return months(n * 100, 1, 12 * 100);
    if (s.n > 10 && s.p[10] == 'T') s = str_sub(s, 0, 10); // "2024-07-17T14:00", "...TMO"
    if (s.n == 7 && s.p[4] == '-' &&
        (s.p[6] < '0' || s.p[6] > '9' || s.p[5] == 'Q' || s.p[5] == 'H'))
        return part_of_year(s);
    bool weekend = str_ends(s, STR("-WE")); // "2024-W29-WE"
    if (weekend) s.n -= 3;
    if (!calendar_parse(s, &t) || (weekend && t.precision != CALENDAR_WEEK)) return ALL;
    int32_t day = day_of(t.date.year, t.date.month, t.date.day);
    switch (t.precision) {
    case CALENDAR_YEAR: return months(t.date.year, 1, 12);
    case CALENDAR_MONTH: return months(t.date.year, t.date.month, 1);
    case CALENDAR_WEEK: return (period){weekend ? day + SATURDAY : day, day + WEEK_DAYS - 1, true};
    default: return (period){day, day, true};
    }
}

period period_read(str timex)
{
    size_t slash = str_find_byte(timex, '/', 0);
    if (slash == SIZE_MAX) return of_point(timex);
    str from = str_sub(timex, 0, slash), to = str_sub(timex, slash + 1, timex.n);
    period a = of_point(from), b = of_point(to);
    if (!a.known && !b.known) return ALL;
    if (a.known && b.known && a.first > b.last) return ALL; // it ends before it begins
    return (period){a.known ? a.first : PERIOD_FIRST, b.known ? b.last : PERIOD_LAST, true};
}

bool period_overlaps(period a, period b, int32_t slack)
{
    if (!a.known || !b.known) return true;
    return (int64_t)a.first - slack <= b.last && (int64_t)b.first - slack <= a.last;
}

int32_t period_length(period p)
{
    if (!p.known || p.first == PERIOD_FIRST || p.last == PERIOD_LAST) return INT32_MAX;
    return p.last - p.first + 1;
}
