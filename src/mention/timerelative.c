#include "mention/timephrase.h"

#include "mention/number.h"
#include "mention/timetense.h"

#include <math.h>
#include <stdio.h>

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
    return p;
}

static phrase_result done(time_phrase *p, uint32_t first, uint32_t end)
{
    p->first = first;
    p->end = end;
    return PHRASE_TIME;
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

// "half an hour", "half a day": a half is written in the next smaller unit where TIMEX3 has one
static void half_unit(time_point *p, int unit)
{
    switch (unit) {
    case TU_HOUR: duration(p, 30, TU_MINUTE, "DURATION"); break;
    case TU_DAY: duration(p, 12, TU_HOUR, "DURATION"); break;
    case TU_YEAR: duration(p, 6, TU_MONTH, "DURATION"); break;
    case TU_DECADE: duration(p, 5, TU_YEAR, "DURATION"); break;
    case TU_CENTURY: duration(p, 50, TU_YEAR, "DURATION"); break;
    default: duration(p, 0.5, unit, "DURATION"); break;
    }
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
        count = unit == TU_HOUR ? ceil(count / 24) : 0;
    }
    if (kind == POINT_WEEKEND) kind = POINT_WEEK;
    if (kind == POINT_DECADE || kind == POINT_CENTURY)
        kind = POINT_YEAR;
    else if (kind == POINT_WEEK)
        kind = POINT_DAY, step *= 7;
    else if (kind == POINT_QUARTER)
        kind = POINT_MONTH;
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

static const char *const PARTS[] = {"MO", "AF", "EV", "NI"};

// "last night", "this morning", "last week", "the past year"
static phrase_result shift_unit(const time_scan *t, uint32_t at, uint32_t i, int unit, int k,
                                time_phrase *p)
{
    const sentence *s = t->s;
    point_kind kind = UNITS[unit].kind;
    if (kind == POINT_TIMEX) {
        if (k == 0 || unit == TU_SECOND) return PHRASE_NONE;
        window(t, &p->point, 1, unit, k);
        return done(p, at, i + 1);
    }
    bool the = at > 0 && word_is(s, at - 1, "the");
    uint32_t before = the ? at - 1 : at;
    bool over = the && before > 0 && word_among(s, before - 1, "over|in|during|for|within");
    bool spans = word_is(s, i - 1, "past") || (word_is(s, i - 1, "last") && over);
    if (word_is(s, i - 1, "next") && the && (kind == POINT_DAY || !over)) {
        p->point = time_anaphoric(t, kind, 1);
        return done(p, before, i + 1);
    }
    if (spans && kind >= POINT_WEEK && kind != POINT_WEEKEND)
        window(t, &p->point, 1, unit, k);
    else
        p->point = time_relative(t, kind, unit == TU_FORTNIGHT ? 2 * k : k);
    if (unit == TU_NIGHT) p->point.part = PARTS[3];
    return done(p, the ? before : at, i + 1);
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
    if (next == TW_FISCAL) next = timeword_is(s, ++i, &value);
    uint32_t m = i;
    int month = timeword_month(s, i);
    if (month) {
        named_period(t, &p->point, POINT_MONTH, month, k);
        return done(p, at, i + 1);
    }
    switch (next) {
    case TW_UNIT: return shift_unit(t, at, i, value, k, p);
    case TW_SEASON:
        named_period(t, &p->point, POINT_SEASON, 3 * value + 3, k);
        return done(p, at, i + 1);
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
        return done(p, at, i + 1);
    }
    case TW_PART:
        if (k > 0) return PHRASE_NONE;
        p->point = time_relative(t, POINT_DAY, k);
        p->point.part = PARTS[value];
        return done(p, at, i + 1);
    case TW_UNITS:
        if (k == 0) return PHRASE_NONE;
        vague(&p->point, k);
        return done(p, the ? at - 1 : at, more_units(s, i + 1));
    default: break;
    }
    bool few = word_among(s, m, "few|couple");
    if (k == 0 || (!few && !number_read(s, m, &n))) return PHRASE_NONE;
    uint32_t u = few ? m + 1 : n.end;
    if (few && word_is(s, u, "of")) u++;
    if (word_among(s, u, "straight|consecutive|full|or")) u++;
    if (!unit_at(s, u, &unit, &plural)) return PHRASE_NONE;
    window(t, &p->point, few ? NAN : n.value, unit, k);
    return done(p, the ? at - 1 : at, few || n.loose ? more_units(s, u + 1) : u + 1);
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
        return done(p, first, i + 1);
    }
    if (next == TW_PART && k == 0) {
        p->point = time_anaphoric(t, POINT_DAY, 0);
        p->point.part = PARTS[value];
        return done(p, first, i + 1);
    }
    if (!unit_at(s, i, &unit, &plural) || UNITS[unit].kind == POINT_TIMEX) return PHRASE_NONE;
    if (plural) {
        if (k == 0) return PHRASE_NONE;
        vague(&p->point, k);
    } else {
        p->point = time_anaphoric(t, UNITS[unit].kind, k);
        if (unit == TU_NIGHT) p->point.part = PARTS[3];
    }
    return done(p, first, i + 1);
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
    return at > 0 && word_among(s, at - 1,
                                "for|within|after|in|than|nearly|about|almost|over|least|around|"
                                "roughly|lasting|lasted|last|just|only");
}

// "ten-year-old", "10 years old"; the word after it, 0 when it is none
static uint32_t age_end(const sentence *s, uint32_t i)
{
    if (word_is(s, i, "old")) return i + 1;
    if (word_is_hyphen(s, i) && word_is(s, i + 1, "old")) return i + 2;
    if (word_is(s, i, "of") && word_is(s, i + 1, "age")) return i + 2;
    return 0;
}

phrase_result time_relative_number(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    number n;
    int unit;
    bool plural, anaphoric, half = false, article = word_among(s, at, "a|an");
    uint32_t i, end;
    if (article && word_is(s, at + 1, "half") && word_is_hyphen(s, at + 2)) return PHRASE_NONE;
    if (word_is(s, at, "many") || word_is(s, at, "few"))
        n = (number){.end = at + 1, .value = NAN};
    else if (!number_read(s, at, &n)) {
        if (!article) return PHRASE_NONE;
        n = (number){.end = at + 1, .value = 1};
    }
    i = n.end;
    if (n.fraction) {
        half = word_is(s, at, "half");
        if (!half) return PHRASE_NONE;
        while (word_is_hyphen(s, i) || word_among(s, i, "a|an")) i++;
    }
    bool hyphen = word_is_hyphen(s, i);
    if (hyphen) i++;
    if (word_among(s, i,
                   "straight|consecutive|full|more|additional|working|business|whole|"
                   "calendar|long|entire|successive"))
        i++;
    if (!unit_at(s, i, &unit, &plural)) return PHRASE_NONE;
    if (unit == TU_SECOND && !plural && !hyphen) return PHRASE_NONE;
    bool singular = n.value > 0.9 && n.value < 2; // "one hour", "one and a half hour"
    if (!plural && !hyphen && !half && !singular) return PHRASE_NONE;
    i = plural && n.loose ? more_units(s, i + 1) : i + 1;
    if ((end = age_end(s, i))) {
        p->end = end;
        return PHRASE_SKIP;
    }
    int sign = after_units(t, i, &anaphoric, &end);
    if (sign && unit == TU_NIGHT) unit = TU_DAY;
    bool ahead = !sign && !hyphen && at > 0 && word_is(s, at - 1, "in") &&
                 UNITS[unit].kind != POINT_TIMEX && time_tense(s, at, i) == TIME_FUTURE;
    if (sign || ahead)
        away(t, &p->point, half ? 0.5 : n.value, unit, sign ? sign : 1, anaphoric && sign);
    else if (article && !half && !hyphen && n.end == at + 1 && !length_context(s, at))
        return PHRASE_NONE;
    else if (half)
        half_unit(&p->point, unit);
    else
        duration(&p->point, n.value, unit, "DURATION");
    return done(p, at, sign ? end : i);
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
        return done(p, at, end);
    }
    if (at == 0 || !word_among(s, at - 1, "for|in|over|after|within|through|lasting|lasted"))
        return PHRASE_NONE;
    if (word_is(s, at - 1, "in") && word_is(s, i, "of")) return PHRASE_NONE;
    duration(&p->point, NAN, unit, "DURATION");
    return done(p, at, i);
}

phrase_result time_relative_recent(const time_scan *t, uint32_t at, time_phrase *p)
{
    int unit;
    bool plural;
    if (!unit_at(t->s, at + 1, &unit, &plural) || !plural) return PHRASE_NONE;
    vague(&p->point, -1);
    return done(p, at, more_units(t->s, at + 2));
}

// "every year", "each Monday", "every four years", "daily", "Fridays"
phrase_result time_relative_set(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    char value[TIMEX_MAX];
    int v = 0, unit;
    bool plural;
    timeword_kind k = timeword_is(s, at, &v);
    if (k == TW_OFTEN) {
        if (word_is_capital(s, at) && at > 0) return PHRASE_NONE; // a newspaper
        duration(&p->point, 1, v, "SET");
        return done(p, at, at + 1);
    }
    if (k == TW_WEEKDAYS) {
        snprintf(value, sizeof value, "XXXX-WXX-%d", v);
        time_point_timex(&p->point, "SET", value, "day");
        return done(p, at, at + 1);
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
        return done(p, at, i + 1);
    }
    if (timeword_is(s, n.end, &v) == TW_WEEKDAY) {
        snprintf(value, sizeof value, "XXXX-WXX-%d", v % TW_SHORT);
        time_point_timex(&p->point, "SET", value, "day");
        return done(p, at, n.end + 1);
    }
    if (!unit_at(s, n.end, &unit, &plural)) return PHRASE_NONE;
    duration(&p->point, n.value, unit, "SET");
    return done(p, at, n.end + 1);
}
