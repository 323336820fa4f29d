// Parts of a longer time: "the first week of July", "the second half of 2023", "the first Monday of
// November", "the last day of the month", "the last three weeks of the year"; also "20th century".
#include "mention/timephrase.h"

#include "mention/number.h"

#define PART_MOST 366 // days of a year: the highest ordinal that counts anything in one

// The word or words that say which part, and of what.
typedef struct {
    int n;          // 1 for the first; 0 for the last
    uint32_t first; // word of the phrase, "the" included
    uint32_t i;     // word after the ordinal
} time_part;

// "July", "July 2023", "2023", "this year", "the month", "the 21st century" at word i: a period
// whose parts can be counted. Open ones are closed.
static bool read_whole(const time_scan *t, const time_part *x, uint32_t i, time_phrase *whole)
{
    const sentence *s = t->s;
    int unit = 0, k = 0;
    uint32_t end;
    *whole = (time_phrase){.first = i, .end = i + 1};
    if (time_month_read(t, i, whole) == PHRASE_TIME) {
        if (whole->point.kind != POINT_MONTH) return false;
    } else if (time_year_at(s, i, &end)) {
        whole->point = time_point_of(POINT_YEAR, (calendar_date){time_year_at(s, i, &end), 1, 1});
        whole->point.how = HOW_EXPLICIT;
        whole->end = end;
    } else {
        uint32_t u = i + (word_is(s, i, "the") ? 1 : 0);
        int century = number_ordinal(s, u, &end);
        if (century > 1 && century < 23 && word_is(s, end, "century")) {
            whole->point = time_point_of(POINT_CENTURY, (calendar_date){100 * (century - 1), 1, 1});
            whole->point.how = HOW_EXPLICIT;
            whole->end = end + 1;
            return true;
        }
        timeword_kind shift = timeword_is(s, u, &k);
        if (shift == TW_SHIFT || shift == TW_SAME)
            u++;
        else if (u == i)
            return false;
        else
            k = 0;
        int month = shift == TW_SHIFT ? timeword_month(s, u) : 0;
        point_kind kind = month ? POINT_MONTH : POINT_TIMEX;
        if (!month && timeword_is(s, u, &unit) == TW_UNIT) kind = time_unit_kind(unit);
        if (kind < POINT_WEEK || kind > POINT_CENTURY || kind == POINT_WEEKEND) return false;
        if (month && time_relative_shift(t, i, k, whole) != PHRASE_TIME) return false;
        if (!month)
            whole->point =
                shift == TW_SAME ? time_anaphoric(t, kind, k) : time_relative(t, kind, k);
        whole->end = u + 1;
    }
    time_phrase_close(t, &whole->point, x->first, whole->end);
    return true;
}

// Makes p the days, months, ... [from, until] of the whole.
static phrase_result slice(const time_part *x, const time_phrase *whole, point_kind kind,
                           calendar_date from, calendar_date until, time_phrase *p)
{
    point_how how = whole->point.how;
    point_open open = whole->point.open;
    p->point = time_point_of(kind, from);
    p->point.how = how;
    p->point.open = open;
    p->point.interval = calendar_compare(from, until) != 0;
    p->point.until_kind = kind;
    p->point.until = until;
    return time_phrase_done(p, x->first, whole->end);
}

static calendar_date last_of(const time_phrase *whole)
{
    time_point next = whole->point;
    time_point_shift(&next, 1);
    return calendar_add_days(next.date, -1);
}

// "first three months of 2023", "last two weeks of the year"
static phrase_result read_several(const time_scan *t, const time_part *x, time_phrase *p)
{
    const sentence *s = t->s;
    number n;
    int unit;
    time_phrase whole;
    if (x->n > 1 || !number_read(s, x->i, &n)) return PHRASE_NONE;
    bool counted = n.value >= 2 && n.value <= PART_MOST;
    if (!counted || timeword_is(s, n.end, &unit) != TW_UNITS) return PHRASE_NONE;
    bool of = word_among(s, n.end + 1, "of|in");
    if (!of || !read_whole(t, x, n.end + 2, &whole)) return PHRASE_NONE;
    point_kind kind = time_unit_kind(unit);
    int count = (int)n.value;
    if (kind == POINT_WEEK) kind = POINT_DAY, count *= 7;
    bool fits = kind == POINT_DAY || kind == POINT_MONTH || kind == POINT_QUARTER ||
                (kind == POINT_YEAR && whole.point.kind > POINT_YEAR);
    if (!fits || kind >= whole.point.kind) return PHRASE_NONE;
    time_point edge = time_point_of(kind, x->n ? whole.point.date : last_of(&whole)), other = edge;
    time_point_shift(&other, x->n ? count - 1 : 1 - count);
    return x->n ? slice(x, &whole, kind, edge.date, other.date, p)
                : slice(x, &whole, kind, other.date, edge.date, p);
}

// "first week of July" is its first seven days; "third week of 2023" is the calendar's.
static phrase_result week_of(const time_part *x, const time_phrase *whole, time_phrase *p)
{
    calendar_date first = whole->point.date, last = last_of(whole);
    if (whole->point.kind == POINT_MONTH) {
        if (x->n > 5) return PHRASE_NONE;
        int days = last.day;
        first.day = x->n == 0 ? days - 6 : 7 * x->n - 6;
        last.day = x->n == 0 || x->n == 5 ? days : 7 * x->n;
        if (first.day > last.day) return PHRASE_NONE;
        return slice(x, whole, POINT_DAY, first, last, p);
    }
    if (whole->point.kind != POINT_YEAR || x->n > 53) return PHRASE_NONE;
    int year, week;
    calendar_iso_week((calendar_date){first.year, 12, 28}, &year, &week); // always in its last one
    if (x->n > week) return PHRASE_NONE;
    calendar_date monday = calendar_from_iso_week(first.year, x->n ? x->n : week, 1);
    return slice(x, whole, POINT_WEEK, monday, monday, p);
}

// "second Monday of next month", "last Friday in June"
static phrase_result weekday_of(const time_part *x, const time_phrase *whole, int weekday,
                                time_phrase *p)
{
    if (whole->point.kind != POINT_MONTH || x->n > 5) return PHRASE_NONE;
    calendar_date d = x->n ? whole->point.date : last_of(whole);
    if (x->n)
        d = calendar_add_days(d, (weekday - calendar_weekday(d) + 7) % 7 + 7 * (x->n - 1));
    else
        d = calendar_add_days(d, -((calendar_weekday(d) - weekday + 7) % 7));
    if (d.month != whole->point.date.month) return PHRASE_NONE;
    return slice(x, whole, POINT_DAY, d, d, p);
}

// "15th day of next month", "ninth month of the year", "first decade of the century"
static phrase_result unit_of(const time_part *x, const time_phrase *whole, point_kind kind,
                             time_phrase *p)
{
    if (kind >= whole->point.kind || (kind == POINT_DAY && whole->point.kind < POINT_MONTH))
        return PHRASE_NONE;
    time_point inside = time_point_of(kind, x->n ? whole->point.date : last_of(whole));
    if (x->n) time_point_shift(&inside, x->n - 1);
    if (calendar_compare(inside.date, last_of(whole)) > 0) return PHRASE_NONE;
    return slice(x, whole, kind, inside.date, inside.date, p);
}

// "first half of 2023", "second quarter", "third-quarter"
static phrase_result read_share(const time_scan *t, const time_part *x, bool half, time_phrase *p)
{
    const sentence *s = t->s;
    int n = x->n ? x->n : half ? 2 : 4;
    if (n > (half ? 2 : 4) || (!half && !x->n)) return PHRASE_NONE;
    p->point = time_point_of(half ? POINT_HALF : POINT_QUARTER,
                             (calendar_date){2000, half ? 6 * n - 5 : 3 * n - 2, 1});
    p->point.open = OPEN_YEAR;
    uint32_t end = time_year_tail(t, x->i + 1, &p->point);
    bool led = word_is(s, x->first, "the") || word_is_hyphen(s, x->i - 1);
    int unit;
    if (end == x->i + 1 && word_is(s, end, "of") && timeword_is(s, end + 2, &unit) == TW_UNIT) {
        time_phrase whole; // "second half of last month", "first half of the century"
        if (!half || !read_whole(t, x, end + 1, &whole)) return PHRASE_NONE;
        point_kind kind = whole.point.kind == POINT_MONTH ? POINT_DAY
                          : whole.point.kind > POINT_YEAR ? POINT_YEAR
                                                          : POINT_TIMEX;
        if (kind == POINT_TIMEX) return PHRASE_NONE;
        int size = kind == POINT_DAY ? 15 : whole.point.kind == POINT_DECADE ? 5 : 50;
        time_point middle = time_point_of(kind, whole.point.date);
        time_point_shift(&middle, n == 1 ? size - 1 : size);
        return n == 1 ? slice(x, &whole, kind, whole.point.date, middle.date, p)
                      : slice(x, &whole, kind, middle.date, last_of(&whole), p);
    }
    if (end == x->i + 1 && (half || !led)) return PHRASE_NONE;
    return time_phrase_done(p, x->first, end);
}

phrase_result time_part_read(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    time_part x = {.i = at + 1};
    int value, shift;
    if (!word_among(s, at, "last|final")) {
        x.n = number_ordinal(s, at, &x.i);
        if (!x.n) return PHRASE_NONE;
    }
    x.first = at > 0 && word_is(s, at - 1, "the") ? at - 1 : at;
    if (word_is_hyphen(s, x.i)) x.i++;
    if (word_is(s, x.i, "half")) return read_share(t, &x, true, p);
    phrase_result r = read_several(t, &x, p);
    if (r) return r;
    timeword_kind k = timeword_is(s, x.i, &value);
    if (k != TW_UNIT && k != TW_WEEKDAY) return PHRASE_NONE;
    if (k == TW_UNIT && value == TU_QUARTER && (x.n || !word_is(s, x.i + 1, "of")))
        return read_share(t, &x, false, p);
    if (k == TW_UNIT && value == TU_CENTURY) {
        // "21st Century Learning Centers"
        bool name = word_is_capital(s, x.i) && word_is_capital(s, x.i + 1) &&
                    !word_has(s, x.i + 1, UPOS_ADJ);
        if (x.n < 2 || x.n > 22 || name) return PHRASE_NONE;
        p->point = time_point_of(POINT_CENTURY, (calendar_date){(x.n - 1) * 100, 1, 1});
        p->point.how = HOW_EXPLICIT;
        return time_phrase_done(p, x.first, x.i + 1);
    }
    time_phrase whole;
    uint32_t i = x.i + 1;
    if (word_among(s, i, "of|in")) {
        if (!read_whole(t, &x, i + 1, &whole)) return PHRASE_NONE;
    } else if (k == TW_WEEKDAY || timeword_is(s, i, &shift) != TW_SHIFT ||
               !read_whole(t, &x, i, &whole))
        return PHRASE_NONE;
    if (k == TW_WEEKDAY) return weekday_of(&x, &whole, value % TW_SHORT, p);
    point_kind kind = time_unit_kind(value);
    if (kind == POINT_TIMEX || kind == POINT_WEEKEND) return PHRASE_NONE;
    return kind == POINT_WEEK ? week_of(&x, &whole, p) : unit_of(&x, &whole, kind, p);
}
