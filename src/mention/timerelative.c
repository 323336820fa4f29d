#include "mention/timephrase.h"

#include "mention/number.h"
#include "mention/timetense.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// Precision and TIMEX3 letter of each timeword_unit; `times` units of that letter make one.
static const struct {
    const char *precision;
    const char *letter;
    bool clock; // needs the T of PT3H
    int times;
    point_kind kind;
} UNITS[] = {
    [TU_SECOND] = {"time", "S", true, 1, POINT_TIMEX},
    [TU_MINUTE] = {"time", "M", true, 1, POINT_TIMEX},
    [TU_HOUR] = {"time", "H", true, 1, POINT_TIMEX},
    [TU_DAY] = {"day", "D", false, 1, POINT_DAY},
    [TU_NIGHT] = {"day", "D", false, 1, POINT_DAY},
    [TU_WEEK] = {"week", "W", false, 1, POINT_WEEK},
    [TU_WEEKEND] = {"week", "WE", false, 1, POINT_WEEKEND},
    [TU_FORTNIGHT] = {"week", "W", false, 2, POINT_WEEK},
    [TU_MONTH] = {"month", "M", false, 1, POINT_MONTH},
    [TU_QUARTER] = {"quarter", "M", false, 3, POINT_QUARTER},
    [TU_YEAR] = {"year", "Y", false, 1, POINT_YEAR},
    [TU_DECADE] = {"decade", "Y", false, 10, POINT_DECADE},
    [TU_CENTURY] = {"century", "Y", false, 100, POINT_CENTURY},
};

point_kind time_unit_kind(int unit)
{
    return UNITS[unit].kind;
}

time_point time_relative(const time_scan *t, point_kind kind, int k)
{
    time_point p = time_point_of(kind, t->dated ? t->today : (calendar_date){2000, 1, 1});
    time_point_shift(&p, k);
    if (!t->dated) p.open = OPEN_ALL;
    return p;
}

time_point time_anaphoric(const time_scan *t, point_kind kind, int k)
{
    time_scan named = *t;
    if (t->has_last) named.dated = true, named.today = t->last;
    time_point p = time_relative(&named, kind, k);
    p.how = HOW_ANAPHORIC;
    if (t->has_last && t->last_kind >= POINT_MONTH && kind < POINT_MONTH)
        p.open = OPEN_ALL; // "that day" of a year or month
    return p;
}

static void vague(time_point *p, int direction)
{
    time_point_timex(p, "DATE",
                     direction < 0   ? "PAST_REF"
                     : direction > 0 ? "FUTURE_REF"
                                     : "PRESENT_REF",
                     "vague");
    p->how = HOW_RELATIVE;
}

// "P3W", "PT36H", "PXY" for an unknown count
static void duration(time_point *p, double count, int unit, const char *type)
{
    char value[2 * TIMEX_MAX], digits[TIMEX_MAX] = "X";
    if (!isnan(count) && count < 1e5)
        snprintf(digits, sizeof digits, "%g", count * UNITS[unit].times);
    snprintf(value, sizeof value, "P%s%s%s", UNITS[unit].clock ? "T" : "", digits,
             UNITS[unit].letter);
    time_point_timex(p, type, value, UNITS[unit].precision);
}

// "half an hour", "three quarters of a year": a share is written in the next smaller unit where
// TIMEX3 has one. False when that leaves no whole number.
static bool share_of_unit(time_point *p, double share, int unit)
{
    static const struct {
        int unit, smaller, times;
    } SMALLER[] = {{TU_HOUR, TU_MINUTE, 60},
                   {TU_DAY, TU_HOUR, 24},
                   {TU_YEAR, TU_MONTH, 12},
                   {TU_DECADE, TU_YEAR, 10},
                   {TU_CENTURY, TU_YEAR, 100}};
    for (size_t i = 0; i < sizeof SMALLER / sizeof *SMALLER; i++) {
        if (SMALLER[i].unit != unit) continue;
        double count = share * SMALLER[i].times;
        if (fabs(count - round(count)) > 1e-6) return false;
        duration(p, round(count), SMALLER[i].smaller, "DURATION");
        return true;
    }
    duration(p, share, unit, "DURATION");
    return true;
}

// The period `count` units away from today, or from the last date named.
static void away(const time_scan *t, time_point *p, double count, int unit, int sign,
                 bool anaphoric)
{
    time_point (*from)(const time_scan *, point_kind, int) =
        anaphoric ? time_anaphoric : time_relative;
    point_kind kind = UNITS[unit].kind;
    bool whole = !isnan(count) && count < 20000;
    if (kind == POINT_TIMEX) {
        double hours = !whole ? 0 : unit == TU_HOUR ? count : unit == TU_MINUTE ? count / 60 : 0;
        *p = from(t, POINT_DAY, sign * (int)floor(hours / 24));
        return;
    }
    if (!whole) {
        vague(p, sign);
        if (anaphoric) p->how = HOW_ANAPHORIC;
        return;
    }
    if (kind == POINT_DECADE || kind == POINT_CENTURY) kind = POINT_YEAR;
    if (unit == TU_YEAR && floor(count) != count) {
        *p = from(t, POINT_MONTH, sign * (int)round(count * 12));
        return;
    }
    int step = UNITS[unit].kind == POINT_QUARTER ? 1 : UNITS[unit].times;
    *p = from(t, kind, sign * (int)round(count * step));
}

#define HOURS_OF_ONE_DAY 6 // the last so many hours are rather of today than of two days

// [today - count units, today] or, forward, [today, today + count units]
static void window(const time_scan *t, time_point *p, double count, int unit, int sign)
{
    if (isnan(count) || count > 20000) {
        vague(p, sign);
        return;
    }
    point_kind kind = UNITS[unit].kind;
    int step = UNITS[unit].times;
    if (kind == POINT_TIMEX) {
        kind = POINT_DAY;
        count = unit == TU_HOUR && count > HOURS_OF_ONE_DAY ? ceil(count / 24) : 0;
    }
    if (kind == POINT_WEEKEND) kind = POINT_WEEK;
    if (kind == POINT_YEAR && floor(count) != count) kind = POINT_MONTH, count *= 12;
    if (kind == POINT_QUARTER) { // whole ones, before or after the present one
        *p = time_relative(t, kind, sign < 0 ? -(int)count : 1);
        p->interval = true;
        p->until_kind = kind;
        p->until = time_relative(t, kind, sign < 0 ? -1 : (int)count).date;
        return;
    }
    if (kind == POINT_DECADE || kind == POINT_CENTURY)
        kind = POINT_YEAR;
    else if (kind == POINT_WEEK)
        kind = POINT_DAY, step *= 7;
    time_point today = time_relative(t, kind, 0);
    *p = time_relative(t, kind, sign * (int)round(count * step));
    p->interval = true;
    p->until_kind = kind;
    if (sign < 0)
        p->until = today.date;
    else {
        p->until = p->date;
        p->date = today.date;
    }
}

static bool unit_at(const sentence *s, uint32_t i, int *unit, bool *plural)
{
    int value;
    timeword_kind k = timeword_is(s, i, &value);
    if (k != TW_UNIT && k != TW_UNITS) return false;
    *unit = value;
    *plural = k == TW_UNITS;
    return true;
}

// "weeks and months", "days or weeks": the word after the last unit
static uint32_t more_units(const sentence *s, uint32_t i)
{
    int value;
    while (word_among(s, i, "and|or|,") && timeword_is(s, i + 1, &value) == TW_UNITS) i += 2;
    return i;
}

static void weekday_of_week(const time_scan *t, time_point *p, int weekday, int week)
{
    *p = time_relative(t, POINT_WEEK, week);
    p->kind = POINT_DAY;
    p->weekday = weekday;
    p->date = calendar_add_days(p->date, weekday - 1);
}

// The latest period of this name before the present one, or the next after it, or this year's.
static void named_period(const time_scan *t, time_point *p, point_kind kind, int month, int sign)
{
    time_point now = time_relative(t, kind, 0);
    *p = now;
    p->date.month = month;
    p->n = kind == POINT_SEASON ? (month - 3) / 3 : 0;
    if (sign < 0 && calendar_compare(p->date, now.date) >= 0) p->date.year--;
    if (sign > 0 && calendar_compare(p->date, now.date) <= 0) p->date.year++;
}

// "and a half", "and a quarter" behind "a year": adds it to the count
static bool and_fraction(const sentence *s, uint32_t *i, double *count)
{
    uint32_t j = *i + (word_is(s, *i + 1, "a") ? 2 : 1);
    if (!word_is(s, *i, "and") || !word_among(s, j, "half|quarter")) return false;
    if (word_is_noun(s, j + 1) || word_among(s, j + 1, "of|a|an|-")) return false;
    if (j == *i + 1 && !word_is(s, j, "half")) return false;
    *count += word_is(s, j, "half") ? 0.5 : 0.25;
    *i = j + 1;
    return true;
}

// "last night", "this morning", "last week", "the past year"
static phrase_result shift_unit(const time_scan *t, uint32_t at, uint32_t i, int unit, int k,
                                time_phrase *p)
{
    const sentence *s = t->s;
    point_kind kind = UNITS[unit].kind;
    if (kind == POINT_TIMEX) {
        bool late =
            unit == TU_MINUTE && at > 0 && word_is(s, at - 1, "the"); // "at the last minute"
        if (k == 0 || unit == TU_SECOND || late) return PHRASE_NONE;
        window(t, &p->point, 1, unit, k);
        return time_phrase_done(p, at > 0 && word_is(s, at - 1, "the") ? at - 1 : at, i + 1);
    }
    bool very = at > 1 && word_is(s, at - 1, "very") && word_is(s, at - 2, "the");
    bool the = very || (at > 0 && word_is(s, at - 1, "the"));
    uint32_t before = very ? at - 2 : the ? at - 1 : at; // "the very next day"
    bool over = the && before > 0 && word_among(s, before - 1, "over|in|during|for|within");
    bool spans = word_is(s, i - 1, "past") || (word_is(s, i - 1, "last") && over);
    double count = 1;
    uint32_t last = i + 1;
    if (k != 0) and_fraction(s, &last, &count); // "the past year and a half"
    if (word_is(s, i - 1, "next") && the && (kind == POINT_DAY || !over) && last == i + 1) {
        p->point = time_anaphoric(t, kind, 1);
        bool told = kind == POINT_DAY && !t->has_last && time_tense(s, before, i) == TIME_PAST;
        if (told) p->point.open = OPEN_ALL; // "met the next day": after what, who knows
        return time_phrase_done(p, before, i + 1);
    }
    bool two_weeks = unit == TU_FORTNIGHT && k != 0;
    if (count > 1) i = last - 1;
    if (two_weeks || count > 1 || (spans && kind >= POINT_WEEK && kind != POINT_WEEKEND))
        window(t, &p->point, count, unit, k);
    else
        p->point = time_relative(t, kind, k);
    if (unit == TU_NIGHT) p->point.part = TIME_PARTS[PART_NIGHT];
    int weekday;
    uint32_t d = i + 1 + (word_is(s, i + 1, "on") ? 1 : 0);
    if (unit == TU_WEEK && !spans && timeword_is(s, d, &weekday) == TW_WEEKDAY) {
        weekday_of_week(t, &p->point, weekday % TW_SHORT, k); // "next week on Friday"
        return time_phrase_done(p, at, d + 1);
    }
    return time_phrase_done(p, the ? before : at, i + 1);
}

// A number before a unit. Before quarters of the year "three quarters" is no fraction.
static bool count_read(const sentence *s, uint32_t i, number *n)
{
    if (!number_read(s, i, n)) return false;
    bool quarters = n->fraction && n->end == i + 2 && word_is(s, i + 1, "quarters");
    if (!quarters) return true;
    n->value *= 4;
    n->fraction = false;
    n->end = i + 1;
    return true;
}

phrase_result time_relative_shift(const time_scan *t, uint32_t at, int k, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t i = at + 1;
    int value, unit;
    bool plural;
    number n;
    bool the = at > 0 && word_is(s, at - 1, "the");
    if (word_has(s, at, UPOS_VERB) && word_is(s, at, "last")) return PHRASE_NONE;
    timeword_kind next = timeword_is(s, i, &value);
    if (next == TW_SHIFT && k == 0) k = value, next = timeword_is(s, ++i, &value);
    if (next == TW_FISCAL || word_among(s, i, "school|academic|calendar|working|budget"))
        next = timeword_is(s, ++i, &value);
    uint32_t m = i;
    int month = timeword_month(s, i);
    bool beyond = word_is(s, at, "past") && word_is_digit(s, i + 1); // "past July 31"
    if (month && beyond) return PHRASE_NONE;
    if (month) {
        named_period(t, &p->point, POINT_MONTH, month, k);
        return time_phrase_done(p, at, i + 1);
    }
    bool title = at > 0 && !s->headline && word_is_capital(s, at) && word_is_capital(s, i);
    switch (next) {
    case TW_UNIT: return title ? PHRASE_NONE : shift_unit(t, at, i, value, k, p); // "This Week"
    case TW_SEASON:
        named_period(t, &p->point, POINT_SEASON, 3 * value + 3, k);
        return time_phrase_done(p, at, i + 1);
    case TW_WEEKDAY: {
        int weekday = value % TW_SHORT;
        bool recent = i > at + 1 || word_among(s, i - 1, "past|coming|upcoming");
        if (recent && t->dated) {
            p->point = time_relative(t, POINT_DAY, 0);
            int days = weekday - calendar_weekday(t->today);
            if (k < 0 && days >= 0) days -= 7;
            if (k > 0 && days <= 0) days += 7;
            p->point.date = calendar_add_days(p->point.date, days);
        } else
            weekday_of_week(t, &p->point, weekday, k);
        return time_phrase_done(p, at, i + 1);
    }
    case TW_PART:
        if (k > 0 && !the && t->has_last) return PHRASE_NONE;
        p->point = time_relative(t, POINT_DAY, k);
        p->point.part = TIME_PARTS[value];
        return time_phrase_done(p, at, i + 1);
    case TW_UNITS:
        if (k == 0) return PHRASE_NONE;
        vague(&p->point, k);
        return time_phrase_done(p, the ? at - 1 : at, more_units(s, i + 1));
    default: break;
    }
    bool few = word_among(s, m, "few|couple");
    if (k == 0 || (!few && !count_read(s, m, &n))) return PHRASE_NONE;
    uint32_t u = few ? m + 1 : n.end;
    if (few && word_is(s, u, "of")) u++;
    if (word_among(s, u, "straight|consecutive|full|or|business|working|calendar")) u++;
    if (!unit_at(s, u, &unit, &plural)) return PHRASE_NONE;
    bool own =
        word_is(s, u + 1, "of") && (word_has(s, u + 2, UPOS_PRON) || word_has(s, u + 2, UPOS_DET));
    if (own && !few && k < 0) { // "the last six months of his life"
        duration(&p->point, n.value, unit, "DURATION");
        return time_phrase_done(p, at + 1, u + 1);
    }
    double count = !few ? n.value : word_is(s, m, "few") ? NAN : 2;
    window(t, &p->point, count, unit, k);
    return time_phrase_done(p, the ? at - 1 : at, few || n.loose ? more_units(s, u + 1) : u + 1);
}

// "the previous day", "that year", "the same week", "the following month"
phrase_result time_relative_same(const time_scan *t, uint32_t at, int k, time_phrase *p)
{
    const sentence *s = t->s;
    int unit;
    bool plural;
    uint32_t i = at + 1;
    if (word_is(s, at, "that") && word_is(s, i, "same")) i++;
    int value;
    timeword_kind next = timeword_is(s, i, &value);
    bool the = at > 0 && word_is(s, at - 1, "the");
    uint32_t first = the ? at - 1 : at;
    if (next == TW_WEEKDAY) {
        time_point base = time_anaphoric(t, POINT_DAY, 0);
        int days = value % TW_SHORT - calendar_weekday(base.date);
        if (k < 0 && days >= 0) days -= 7;
        if (k > 0 && days <= 0) days += 7;
        base.date = calendar_add_days(base.date, days);
        p->point = base;
        return time_phrase_done(p, first, i + 1);
    }
    if (next == TW_PART && k == 0) {
        p->point = time_anaphoric(t, POINT_DAY, 0);
        p->point.part = TIME_PARTS[value];
        return time_phrase_done(p, first, i + 1);
    }
    number n;
    bool after = word_is(s, at, "following") && !the; // "following (30) months of fighting"
    if (k != 0 && !after && count_read(s, i, &n) && !n.fraction &&
        unit_at(s, n.end, &unit, &plural) && plural) { // "the previous three years"
        time_scan named = *t;
        if (t->has_last) named.dated = true, named.today = t->last;
        window(&named, &p->point, n.value, unit, k);
        p->point.how = HOW_ANAPHORIC;
        return time_phrase_done(p, first, n.end + 1);
    }
    if (!unit_at(s, i, &unit, &plural) || UNITS[unit].kind == POINT_TIMEX) return PHRASE_NONE;
    if (plural) {
        if (k == 0 || after) return PHRASE_NONE;
        vague(&p->point, k);
    } else {
        p->point = time_anaphoric(t, UNITS[unit].kind, k);
        if (word_is(s, at, "that") && !t->has_last)
            p->point.open = OPEN_ALL; // which one, who knows
        if (unit == TU_NIGHT) p->point.part = TIME_PARTS[PART_NIGHT];
    }
    return time_phrase_done(p, first, i + 1);
}

// What follows "three weeks": ago, earlier, later, from now. 0 for nothing; *anaphoric and *end
// set.
static int after_units(const time_scan *t, uint32_t i, bool *anaphoric, uint32_t *end)
{
    const sentence *s = t->s;
    *anaphoric = false;
    *end = i + 1;
    if (word_is(s, i, "ago")) return -1;
    if (word_is(s, i, "from") && word_among(s, i + 1, "now|today")) {
        *end = i + 2;
        return 1;
    }
    if (word_is(s, i, "in") && word_is(s, i + 1, "the") && word_is(s, i + 2, "future")) {
        *end = i + 3;
        return 1;
    }
    bool back = word_is(s, i, "back") && // "two years back", not "two weeks back in Oslo"
                (i + 1 >= s->n_tokens || word_has(s, i + 1, UPOS_PUNCT) ||
                 word_among(s, i + 1, "that|when|was|were|had|and"));
    if (back) return -1;
    *anaphoric = true;
    bool closed = i + 1 >= s->n_tokens || word_has(s, i + 1, UPOS_PUNCT) ||
                  word_has(s, i + 1, UPOS_VERB) || word_has(s, i + 1, UPOS_AUX);
    if (word_among(s, i, "earlier|previously") || (closed && word_is(s, i, "before"))) return -1;
    if (word_among(s, i, "later|afterward|afterwards") || (closed && word_is(s, i, "after")))
        return 1;
    *end = i;
    return 0;
}

// "a year" is a length of time after these words; elsewhere it is a rate ("$5 a year").
static bool length_context(const sentence *s, uint32_t at)
{
    return at > 0 &&
           word_among(s, at - 1,
                      "for|within|after|in|than|nearly|about|almost|over|least|around|"
                      "roughly|lasting|lasted|last|just|only|take|took|takes|spent|spend");
}

// "ten-year-old", "10 years old"; the word after it, 0 when it is none
static uint32_t age_end(const sentence *s, uint32_t i)
{
    if (word_is(s, i, "old")) return i + 1;
    if (word_is_hyphen(s, i) && word_is(s, i + 1, "old")) return i + 2;
    if (word_is(s, i, "of") && word_is(s, i + 1, "age")) return i + 2;
    return 0;
}

// "500,000 people a year", "$5 a month", "twice a week": how often; words [at, end) are "a month".
static bool is_rate(const sentence *s, uint32_t at, uint32_t end, int unit)
{
    if (at == 0 || UNITS[unit].clock || unit == TU_NIGHT || unit == TU_CENTURY) return false;
    if (word_is_noun(s, end) || word_has(s, end, UPOS_ADJ) || word_has(s, end, UPOS_SCONJ) ||
        word_among(s, end, "or|of|in|into|from|since|that|when|before|after|old|-|and"))
        if (!word_among(s, end, "in|and|from|or")) return false;
    if (word_among(s, at - 1, "barrels|barrel")) return false; // a unit of its own
    const token *t = &s->tokens[at - 1];
    bool counted = t->xpos == XPOS_NNS || t->xpos == XPOS_NNPS || t->upos == UPOS_NUM ||
                   word_among(s, at - 1, "%|percent|people|million|billion|thousand|once|twice");
    return counted && !word_has(s, at - 1, UPOS_PRON);
}

#define PARTS_MAX 3 // "two years, three months and ten days"

// Counts of one or more units: "2 years and 21 days".
typedef struct {
    double count[PARTS_MAX];
    int unit[PARTS_MAX];
    int n;
} length;

// Adds the smaller units that follow the first; the word after them.
static uint32_t more_parts(const sentence *s, uint32_t i, length *l)
{
    while (l->n < PARTS_MAX) {
        uint32_t j = i + (word_among(s, i, ",|and") ? 1 : 0);
        number n;
        int unit;
        bool plural;
        if (word_is(s, j, "and")) j++;
        if (!number_read(s, j, &n) || n.loose || n.fraction || isnan(n.value)) break;
        if (!unit_at(s, n.end, &unit, &plural) || unit >= l->unit[l->n - 1]) break;
        if (unit == TU_NIGHT || unit == TU_WEEKEND || plural == (n.value > 0.9 && n.value < 2))
            break;
        l->count[l->n] = n.value;
        l->unit[l->n++] = unit;
        i = n.end + 1;
    }
    return i;
}

// "P1M21D"
static void long_duration(time_point *p, const length *l)
{
    char value[4 * TIMEX_MAX] = "P";
    size_t n = 1;
    bool clock = false;
    for (int k = 0; k < l->n && n < TIMEX_MAX; k++) {
        const char *mark = UNITS[l->unit[k]].clock && !clock ? "T" : "";
        clock |= UNITS[l->unit[k]].clock;
        n += (size_t)snprintf(value + n, TIMEX_MAX, "%s%g%s", mark,
                              l->count[k] * UNITS[l->unit[k]].times, UNITS[l->unit[k]].letter);
    }
    time_point_timex(p, "DURATION", value, UNITS[l->unit[l->n - 1]].precision);
}

// The day so many years, months, weeks and days away; false for hours.
static bool long_away(const time_scan *t, time_point *p, const length *l, int sign, bool anaphoric)
{
    double months = 0, days = 0;
    for (int k = 0; k < l->n; k++) {
        double count = l->count[k] * UNITS[l->unit[k]].times;
        if (!(count < 20000) || UNITS[l->unit[k]].clock) return false;
        char letter = UNITS[l->unit[k]].letter[0];
        if (letter == 'Y') months += 12 * count;
        if (letter == 'M') months += count;
        if (letter == 'W') days += 7 * count;
        if (letter == 'D') days += count;
    }
    *p = anaphoric ? time_anaphoric(t, POINT_DAY, 0) : time_relative(t, POINT_DAY, 0);
    p->date = calendar_add_months(p->date, sign * (int64_t)months);
    p->date = calendar_add_days(p->date, sign * (int64_t)days);
    if (days > 0) return true;
    time_point month = time_point_of(POINT_MONTH, p->date);
    p->kind = month.kind;
    p->date = month.date;
    return true;
}

// "four to five years", "two or three weeks", "10 - 15 years": the second number and its unit
static bool second_count(const sentence *s, uint32_t at, uint32_t i, number *n)
{
    bool between = at > 0 && word_is(s, at - 1, "between");
    bool dash = word_is_hyphen(s, i) && !word_is(s, i, "\xe2\x80\x94");
    if (!dash && !word_among(s, i, between ? "and" : "to|or")) return false;
    int unit;
    bool plural;
    return number_read(s, i + 1, n) && !n->loose && !n->fraction && n->scale < 2 &&
           unit_at(s, n->end + (word_is_hyphen(s, n->end) ? 1 : 0), &unit, &plural);
}

// "P4Y/P5Y"
static void duration_range(time_point *p, double low, double high, int unit)
{
    time_point most;
    duration(p, low, unit, "DURATION");
    duration(&most, high, unit, "DURATION");
    size_t n = strlen(p->timex), m = strlen(most.timex);
    if (n + 1 + m + 1 > sizeof p->timex) return;
    p->timex[n] = '/';
    memcpy(p->timex + n + 1, most.timex, m + 1);
}

// "straight", "business" and the like between number and unit
static uint32_t skip_adjective(const sentence *s, uint32_t i)
{
    return i +
           (word_among(s, i,
                       "straight|consecutive|full|more|additional|working|business|whole|"
                       "calendar|long|entire|successive|short|extra|hard|solid|intense|busy|sunny|"
                       "critical|crucial|difficult|tense|whole|turbulent|bloody|grueling|"
                       "historic|painful|remarkable|wonderful")
                ? 1
                : 0);
}

// "the two previous years", "the 5 upcoming weeks"
static bool shifted_units(const time_scan *t, uint32_t at, uint32_t i, double count, time_phrase *p)
{
    int k, unit;
    bool plural;
    timeword_kind shift = timeword_is(t->s, i, &k);
    bool the = at > 0 && word_is(t->s, at - 1, "the");
    if ((shift != TW_SHIFT && shift != TW_SAME) || k == 0 || !the) return false;
    if (!unit_at(t->s, i + 1, &unit, &plural) || !plural) return false;
    window(t, &p->point, count, unit, k);
    time_phrase_done(p, at - 1, i + 2);
    return true;
}

#define RECORD_REACH 10 // words from a superlative to the time for which it holds

// "the first visit in ten years", "the biggest rise in decades": a length of time, not a day to
// come
static bool is_record(const sentence *s, uint32_t at)
{
    for (uint32_t i = at; i-- > 0 && at - i <= RECORD_REACH;)
        if (s->tokens[i].xpos == XPOS_JJS || word_is(s, i, "first")) return true;
    return false;
}

bool time_is_counted(const sentence *s, uint32_t at)
{
    for (uint32_t i = at; i-- > 0 && at - i <= RECORD_REACH;)
        if ((s->tokens[i].xpos == XPOS_JJS && !word_among(s, i, "most|least")) ||
            word_among(s, i, "first|second|third|fourth|fifth|final|last"))
            return true;
    return false;
}

phrase_result time_relative_number(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    number n, most = {.value = NAN};
    int unit;
    bool plural, anaphoric, half = false, article = word_among(s, at, "a|an");
    uint32_t i, end;
    if (article && word_is(s, at + 1, "half") && word_is_hyphen(s, at + 2)) return PHRASE_NONE;
    bool some = word_among(s, at, "many|few|some");
    if (some)
        n = (number){.end = at + 1, .value = NAN, .loose = true};
    else if (!number_read(s, at, &n)) {
        if (!article) return PHRASE_NONE;
        n = (number){.end = at + 1, .value = 1};
    }
    i = n.end;
    if (n.fraction) {
        half = true;
        if (word_is(s, i, "of") && word_among(s, i + 1, "a|an|one")) i++;
        while (word_is_hyphen(s, i) || word_among(s, i, "a|an")) i++;
    }
    bool range = !some && !n.loose && !half && second_count(s, at, i, &most);
    if (range && most.value > n.value) i = most.end;
    bool hyphen = word_is_hyphen(s, i);
    if (hyphen) i++;
    i = skip_adjective(s, i);
    if (!hyphen && !half && !range && shifted_units(t, at, i, n.value, p)) return PHRASE_TIME;
    if (!unit_at(s, i, &unit, &plural)) return PHRASE_NONE;
    bool share = unit == TU_QUARTER && !plural && article && n.end == at + 1 &&
                 word_among(s, i + 1, "to|of|or|in|-"); // "a quarter to a half of crops"
    if (share) return PHRASE_NONE;
    if (unit == TU_SECOND && !plural && !hyphen) return PHRASE_NONE;
    bool singular = n.value > 0.9 && n.value < 2; // "one hour", "one and a half hour"
    // "a 30 minute call"
    singular |= n.digits && at > 0 && word_among(s, at - 1, "a|an|the") && word_is_noun(s, i + 1);
    if (!plural && !hyphen && !half && !singular) return PHRASE_NONE;
    i = plural && n.loose ? more_units(s, i + 1) : i + 1;
    bool and_half = !half && !hyphen && !range && !n.loose && and_fraction(s, &i, &n.value);
    length l = {.count = {n.value}, .unit = {unit}, .n = 1};
    if ((end = age_end(s, i))) {
        p->end = end;
        return PHRASE_SKIP;
    }
    if (!n.loose && !half && !hyphen && !range) i = more_parts(s, i, &l);
    int sign = after_units(t, i, &anaphoric, &end);
    if (sign && unit == TU_NIGHT) unit = TU_DAY;
    bool ahead = !sign && !hyphen && at > 0 && word_is(s, at - 1, "in") &&
                 UNITS[unit].kind != POINT_TIMEX && t->dated && !is_record(s, at) &&
                 time_tense(s, at, i) == TIME_FUTURE;
    if (l.n > 1) {
        if (!(sign || ahead) || !long_away(t, &p->point, &l, sign ? sign : 1, anaphoric && sign))
            long_duration(&p->point, &l);
    } else if (sign > 0 && !anaphoric && !range && !half && at > 0 &&
               word_is(s, at - 1, "within")) {
        window(t, &p->point, n.value, unit, 1); // "within two weeks from now"
    } else if (sign < 0 && !anaphoric && !range && !half && word_is(s, end, "today") &&
               time_to_the_day(t, &p->point, n.value, unit)) {
        return time_phrase_done(p, at, end + 1);
    } else if (sign || ahead) {
        double count = range ? NAN : n.value;
        away(t, &p->point, count, unit, sign ? sign : 1, anaphoric && sign);
    } else if (article && !half && !and_half && !hyphen && n.end == at + 1 &&
               !length_context(s, at)) {
        if (!is_rate(s, at, i, unit)) return PHRASE_NONE;
        if (!time_rate_read(at, unit, p)) return PHRASE_NONE; // "$5 a month"
    } else if (half) {
        if (!share_of_unit(&p->point, n.value, unit)) return PHRASE_NONE;
    } else if (range)
        duration_range(&p->point, n.value, most.value, unit);
    else
        duration(&p->point, n.value, unit, "DURATION");
    return time_phrase_done(p, at, sign ? end : i);
}

// "years ago", "months later", "for decades", "in weeks"
phrase_result time_relative_units(const time_scan *t, uint32_t at, int unit, time_phrase *p)
{
    const sentence *s = t->s;
    bool anaphoric;
    uint32_t end, i = more_units(s, at + 1);
    int sign = after_units(t, i, &anaphoric, &end);
    if (sign) {
        away(t, &p->point, NAN, unit, sign, anaphoric);
        return time_phrase_done(p, at, end);
    }
    if (unit == TU_DAY && at > 0 && word_is(s, at - 1, "these") &&
        !(at > 1 && word_among(s, at - 2, "on|of|during"))) { // "these days"
        vague(&p->point, 0);
        return time_phrase_done(p, at - 1, at + 1);
    }
    bool ahead = word_is(s, i, "ahead") && !word_is(s, i + 1, "of");
    if (ahead || (word_is(s, i, "to") && word_is(s, i + 1, "come"))) {
        vague(&p->point, 1); // "the months ahead", "in the years to come"
        bool the = at > 0 && word_is(s, at - 1, "the");
        return time_phrase_done(p, the ? at - 1 : at, i + (word_is(s, i, "to") ? 2 : 1));
    }
    if (at == 0 ||
        !word_among(s, at - 1,
                    "for|in|over|after|within|through|lasting|lasted|following|take|took"))
        return PHRASE_NONE;
    if (word_is(s, at - 1, "in") && word_is(s, i, "of")) return PHRASE_NONE;
    duration(&p->point, NAN, unit, "DURATION");
    return time_phrase_done(p, at, i);
}

phrase_result time_relative_recent(const time_scan *t, uint32_t at, time_phrase *p)
{
    int unit;
    bool plural;
    bool units = unit_at(t->s, at + 1, &unit, &plural) && plural;
    bool event = word_is_noun(t->s, at + 1) || word_has(t->s, at + 1, UPOS_ADJ); // "recent attacks"
    if (!units && (!event || (at > 0 && word_among(t->s, at - 1, "more|most|less"))))
        return PHRASE_NONE;
    vague(&p->point, -1);
    return time_phrase_done(p, at, units ? more_units(t->s, at + 2) : at + 1);
}

// "Fridays", "every Friday at 10 a.m."; `i` is the word after the weekday
static phrase_result weekly(const sentence *s, uint32_t at, uint32_t i, int weekday, time_phrase *p)
{
    char value[TIMEX_MAX];
    time_point clock;
    uint32_t end;
    int n = snprintf(value, sizeof value, "XXXX-WXX-%d", weekday);
    if (word_is(s, i, "at") && time_clock_read(s, i + 1, &clock, &end)) {
        snprintf(value + n, sizeof value - (size_t)n, "T%02d:%02d", clock.hour % 24,
                 clock.minute % 60);
        i = end;
    }
    time_point_timex(&p->point, "SET", value, "day");
    return time_phrase_done(p, at, i);
}

// "every morning", "every day at 9 a.m.", "every evening at 7 p.m."; `i` is the word after the unit
static bool every_day(const sentence *s, uint32_t at, uint32_t i, const char *when, time_phrase *p)
{
    char value[TIMEX_MAX];
    time_point clock;
    uint32_t end;
    if (word_among(s, i, "at|from") && time_clock_read(s, i + 1, &clock, &end)) {
        snprintf(value, sizeof value, "XXXX-XX-XXT%02d:%02d", clock.hour % 24, clock.minute % 60);
        i = end;
    } else if (when)
        snprintf(value, sizeof value, "XXXX-XX-XXT%s", when);
    else
        return false;
    time_point_timex(&p->point, "SET", value, "time");
    time_phrase_done(p, at, i);
    return true;
}

// "every year", "each Monday", "every four years", "daily", "Fridays"
phrase_result time_relative_set(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    char value[TIMEX_MAX];
    int v = 0, unit;
    bool plural;
    timeword_kind k = timeword_is(s, at, &v);
    if (k == TW_WEEKDAY) { // "Friday mornings"
        static const char *const NAMES[] = {"mornings", "afternoons", "evenings", "nights"};
        int when = 0;
        while (when < 3 && !word_is(s, at + 1, NAMES[when])) when++;
        snprintf(value, sizeof value, "XXXX-WXX-%dT%s", v % TW_SHORT, TIME_PARTS[when]);
        time_point_timex(&p->point, "SET", value, "day");
        return time_phrase_done(p, at, at + 2);
    }
    if (k == TW_OFTEN) {
        if (word_is_capital(s, at) && at > 0) return PHRASE_NONE; // a newspaper
        if (word_is(s, at, "everyday") &&
            (word_is_noun(s, at + 1) || word_has(s, at + 1, UPOS_ADJ)))
            return PHRASE_NONE; // "everyday life"
        duration(&p->point, v < TW_TIMES ? 1 : v / TW_TIMES, v % TW_TIMES, "SET");
        return time_phrase_done(p, at, at + 1);
    }
    if (k == TW_WEEKDAYS) return weekly(s, at, at + 1, v, p);
    if (k == TW_ALL) { // "all day"
        if (!unit_at(s, at + 1, &unit, &plural) || plural || unit == TU_SECOND) return PHRASE_NONE;
        duration(&p->point, 1, unit, "DURATION");
        return time_phrase_done(p, at, at + 2);
    }
    uint32_t i = at + 1;
    number n = {.value = 1, .end = i};
    if (word_is(s, i, "other"))
        n.value = 2, n.end = i + 1;
    else if (!number_read(s, i, &n))
        n = (number){.value = 1, .end = i};
    int month = timeword_month(s, i);
    if (month) {
        snprintf(value, sizeof value, "XXXX-%02d", month);
        time_point_timex(&p->point, "SET", value, "month");
        return time_phrase_done(p, at, i + 1);
    }
    if (timeword_is(s, n.end, &v) == TW_WEEKDAY) return weekly(s, at, n.end + 1, v % TW_SHORT, p);
    if (n.end == i && word_is(s, i, "single")) n.end++; // "every single day"
    uint32_t after = n.end + 1;
    const char *when = n.value < 2 ? time_part_at(s, n.end) : NULL;
    if (when && word_is_noun(s, after)) return PHRASE_NONE; // "each night raid"
    if (when && every_day(s, at, after, when, p)) return PHRASE_TIME;
    if (!unit_at(s, n.end, &unit, &plural)) return PHRASE_NONE;
    if (unit == TU_DAY && n.value < 2 && every_day(s, at, after, NULL, p)) return PHRASE_TIME;
    duration(&p->point, n.value, unit, "SET");
    return time_phrase_done(p, at, n.end + 1);
}
