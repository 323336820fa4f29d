#include "mention/timephrase.h"

#include "mention/number.h"
#include "mention/timetense.h"

#include <stdio.h>

static phrase_result done(time_phrase *p, uint32_t first, uint32_t end)
{
    p->first = first;
    p->end = end;
    return PHRASE_TIME;
}

#define MID_WORDS 6 // "mid-July" and what may follow it: "of last year"

static const char *const PARTS[] = {"MO", "AF", "EV", "NI"};

// Morning, afternoon, evening or night at word i; NULL for none
static const char *part_at(const sentence *s, uint32_t i)
{
    int value;
    timeword_kind k = timeword_is(s, i, &value);
    if (k == TW_PART) return PARTS[value];
    return k == TW_UNIT && value == TU_NIGHT ? PARTS[3] : NULL;
}

static void give_year(time_point *p, int year, point_how how)
{
    p->until.year = year + (p->until.month < p->date.month ? 1 : 0);
    p->date.year = year;
    p->open = OPEN_NOTHING;
    p->how = how;
}

// The year said after a month, season or quarter: ", 2024", "of 2024", "last year", "of the year",
// "of the same year". The word after it; `i` when there is none.
static uint32_t year_tail(const time_scan *t, uint32_t i, time_point *p)
{
    const sentence *s = t->s;
    uint32_t j = i + (word_among(s, i, ",|of|in") ? 1 : 0);
    int year = time_digit_year(s, j), k, unit;
    if (year && (j == i || !word_is(s, i, "in") || p->kind != POINT_DAY)) {
        give_year(p, year, HOW_EXPLICIT);
        return j + 1;
    }
    if (word_is(s, i, ",")) return i;
    bool the = word_is(s, j, "the");
    timeword_kind shift = timeword_is(s, j + (the ? 1 : 0), &k);
    uint32_t u = j + (the ? 2 : 1);
    if (the && shift == TW_UNIT)
        shift = TW_SHIFT, unit = k, k = 0, u--;
    else if (timeword_is(s, u, &unit) != TW_UNIT)
        return i;
    if (unit != TU_YEAR || (the && j == i)) return i;
    if (shift != TW_SHIFT && shift != TW_SAME) return i;
    time_point y =
        shift == TW_SHIFT ? time_relative(t, POINT_YEAR, k) : time_anaphoric(t, POINT_YEAR, k);
    if (y.open == OPEN_ALL)
        p->open = OPEN_ALL;
    else
        give_year(p, y.date.year, y.how);
    return u + 1;
}

// Day of the month in digits at word i ("17", "17th", "seventeenth" after `words`); 0 for none.
static int day_at(const sentence *s, uint32_t i, bool words, uint32_t *end)
{
    str f = word_form(s, i);
    *end = i + 1;
    int d = f.n <= 2 ? number_small(f) : -1;
    if (d < 0 && (words || (f.n && f.p[0] >= '0' && f.p[0] <= '9'))) d = number_ordinal(s, i, end);
    return d >= 1 && d <= 31 ? d : 0;
}

// After a day of the month: "-19", "to 19", "and 18". The word after it; `i` for none.
static uint32_t second_day(const sentence *s, uint32_t i, time_point *p)
{
    uint32_t end;
    if (!word_is_hyphen(s, i) && !word_among(s, i, "to|and|through|until")) return i;
    int day = day_at(s, i + 1, false, &end);
    bool counted = !word_is_hyphen(s, i) && word_is_noun(s, end) && !timeword_month(s, end);
    if (day <= p->date.day || counted || word_among(s, end, "%|percent|am|pm|a.m.|p.m.")) return i;
    p->interval = true;
    p->until_kind = POINT_DAY;
    p->until = p->date;
    p->until.day = day;
    return end;
}

// "July", "July 17", "July 17, 2024", "July 2024", "July 17-19", "July last year"
static phrase_result read_month(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    int month = timeword_month(s, at);
    if (!month) return PHRASE_NONE;
    time_point m = time_point_of(POINT_MONTH, (calendar_date){2000, month, 1});
    m.open = OPEN_YEAR;
    uint32_t i = at + 1, end = 0;
    if (word_is(s, i, ".") && word_is_digit(s, i + 1)) i++;
    bool hyphen = word_is_hyphen(s, i) && word_is_digit(s, i + 1);
    uint32_t j = i + (hyphen || (word_is(s, i, "the") && !time_digit_year(s, i + 1)) ? 1 : 0);
    int day = day_at(s, j, !hyphen, &end);
    // "in March 20 people"
    bool counted = day && end < s->n_tokens && s->tokens[end].xpos == XPOS_NNS &&
                   !word_among(s, end, "attacks|talks|elections");
    if (day > calendar_last_day(2000, month)) day = 0; // a leap year
    if (day && !counted && !word_among(s, end, "%|percent|:")) {
        m.kind = POINT_DAY;
        m.date.day = day;
        i = second_day(s, end, &m);
    }
    p->point = m;
    return done(p, at, year_tail(t, i, &p->point));
}

// "17 July 2024", "the 17th of July", "17-19 July"; also "on the 17th"
static phrase_result read_day_month(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t i;
    int day = day_at(s, at, true, &i);
    if (!day) return PHRASE_NONE;
    time_point m = time_point_of(POINT_DAY, (calendar_date){2000, 1, day});
    bool the = at > 0 && word_is(s, at - 1, "the");
    uint32_t j = second_day(s, i, &m);
    if (word_is(s, j, "of")) j++;
    if (word_is_hyphen(s, j)) j++;
    int month = timeword_month(s, j);
    if (month && day <= calendar_last_day(2000, month)) {
        m.date.month = month;
        m.until.month = month;
        m.open = OPEN_YEAR;
        p->point = m;
        return done(p, the ? at - 1 : at, year_tail(t, j + 1, &p->point));
    }
    int k, unit;
    if (the && word_is(s, i, "of") && timeword_is(s, i + 1, &k) == TW_SHIFT &&
        timeword_is(s, i + 2, &unit) == TW_UNIT && unit == TU_MONTH) { // "the 20th of next month"
        p->point = time_relative(t, POINT_MONTH, k);
        p->point.kind = POINT_DAY;
        int last = calendar_last_day(p->point.date.year, p->point.date.month);
        p->point.date.day = day < last ? day : last;
        return done(p, at - 1, i + 3);
    }
    bool ordinal = number_small(word_form(s, at)) < 0 && word_is_digit(s, at);
    bool placed = the && at > 1 && word_among(s, at - 2, "on|until|by|since");
    bool free = i >= s->n_tokens || word_has(s, i, UPOS_PUNCT) || word_has(s, i, UPOS_ADP);
    if (!ordinal || !placed || !free) return PHRASE_NONE;
    m.interval = false;
    m.open = OPEN_MONTH;
    p->point = m;
    return done(p, at - 1, i);
}

// "Friday", "Friday, July 19", "Friday the 19th of July", "Friday night", "Friday last week"
static phrase_result read_weekday(const time_scan *t, uint32_t at, int weekday, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t i = at + 1;
    if (weekday > TW_SHORT) {
        bool led = at > 0 && word_among(s, at - 1, "on|last|next|this");
        bool follows = word_is(s, i, ",") || word_is_digit(s, i) || timeword_month(s, i);
        if (!word_is_capital(s, at) || (!led && !follows)) return PHRASE_NONE;
        weekday -= TW_SHORT;
    }
    const char *when = part_at(s, i);
    if (when) i++;
    uint32_t j = i + (word_is(s, i, ",") ? 1 : 0);
    uint32_t d = j + (word_is(s, j, "the") ? 1 : 0);
    time_phrase date;
    phrase_result r = PHRASE_NONE;
    if (timeword_month(s, j))
        r = read_month(t, j, &date);
    else if (word_is_digit(s, d))
        r = read_day_month(t, d, &date);
    if (r == PHRASE_TIME && date.point.kind == POINT_DAY && !date.point.interval) {
        *p = date;
        p->point.weekday = weekday;
        p->point.part = when;
        return done(p, at, date.end);
    }
    p->point = time_point_of(POINT_DAY, t->dated ? t->today : (calendar_date){2000, 1, 1});
    p->point.weekday = weekday;
    p->point.part = when;
    p->point.open = OPEN_WEEK;
    int k, unit;
    j = i + (word_is(s, i, "of") ? 1 : 0);
    if (timeword_is(s, j, &k) == TW_SHIFT && timeword_is(s, j + 1, &unit) == TW_UNIT &&
        unit == TU_WEEK) {
        time_point week = time_relative(t, POINT_WEEK, k);
        p->point.date = calendar_add_days(week.date, weekday - 1);
        p->point.open = week.open;
        i = j + 2;
    }
    return done(p, at, i);
}

// "spring 2023", "the summer of 2023", "in winter": the noun only where a time fits
static phrase_result read_season(const time_scan *t, uint32_t at, int season, time_phrase *p)
{
    const sentence *s = t->s;
    p->point = time_point_of(POINT_SEASON, (calendar_date){2000, 3 * season + 3, 1});
    p->point.open = OPEN_YEAR;
    uint32_t end = year_tail(t, at + 1, &p->point);
    bool the = at > 0 && word_is(s, at - 1, "the");
    uint32_t first = the ? at - 1 : at;
    bool fits =
        first > 0 && word_among(s, first - 1, "in|during|by|since|until|before|after|of|through");
    if (word_has(s, at, UPOS_VERB) || (at > 0 && word_is_capital(s, at) && end == at + 1))
        return PHRASE_NONE;
    if (end == at + 1 && (!fits || (word_is(s, at, "fall") && !the))) return PHRASE_NONE;
    if (end == at + 1 && word_is(s, end, "of")) return PHRASE_NONE; // "the fall of Kabul"
    return done(p, the ? first : at, end);
}

// "today", "yesterday morning", "tonight"
static phrase_result read_dayword(const time_scan *t, uint32_t at, int days, time_phrase *p)
{
    const sentence *s = t->s;
    bool name = word_is_capital(s, at) && at > 0 &&
                (word_has(s, at - 1, UPOS_PROPN) || word_is(s, at - 1, "russia"));
    if (name) return PHRASE_NONE; // a newspaper
    p->point = time_relative(t, POINT_DAY, days);
    uint32_t i = at + 1;
    if (word_among(s, at, "tonight|overnight"))
        p->point.part = PARTS[3];
    else if (part_at(s, i))
        p->point.part = part_at(s, i), i++;
    return done(p, at, i);
}

// "first quarter of 2023", "second-quarter", "first half of the year", "first week of July",
// "20th century", "first three months of 2023"
static phrase_result read_ordinal(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t i;
    int unit, n = number_ordinal(s, at, &i);
    bool last = !n && word_is(s, at, "last");
    if (last) i = at + 1;
    if (!n && !last) return PHRASE_NONE;
    bool the = at > 0 && word_is(s, at - 1, "the");
    uint32_t first = the ? at - 1 : at, end;
    if (word_is_hyphen(s, i)) i++;
    if (word_is(s, i, "half")) {
        if (n > 2) return PHRASE_NONE;
        p->point = time_point_of(POINT_HALF, (calendar_date){2000, n == 1 ? 1 : 7, 1});
    } else if (timeword_is(s, i, &unit) != TW_UNIT)
        return PHRASE_NONE;
    else if (unit == TU_QUARTER && n && n <= 4)
        p->point = time_point_of(POINT_QUARTER, (calendar_date){2000, 3 * n - 2, 1});
    else if (unit == TU_CENTURY && n > 1 && n < 23) {
        p->point = time_point_of(POINT_CENTURY, (calendar_date){(n - 1) * 100, 1, 1});
        p->point.how = HOW_EXPLICIT;
        return done(p, first, i + 1);
    } else if (unit == TU_WEEK && word_among(s, i + 1, "of|in") && n <= 5) {
        time_phrase m;
        if (read_month(t, i + 2, &m) != PHRASE_TIME || m.point.kind != POINT_MONTH)
            return PHRASE_NONE;
        m.point.kind = m.point.until_kind = POINT_DAY;
        m.point.interval = true;
        m.point.until = m.point.date;
        int days = calendar_last_day(m.point.date.year, m.point.date.month);
        m.point.date.day = last ? days - 6 : 7 * n - 6;
        m.point.until.day = last || n == 5 ? days : 7 * n;
        p->point = m.point;
        return done(p, first, m.end);
    } else
        return PHRASE_NONE;
    p->point.open = OPEN_YEAR;
    end = year_tail(t, i + 1, &p->point);
    if (end == i + 1 && (p->point.kind == POINT_HALF || !(the || word_is_hyphen(s, i - 1))))
        return PHRASE_NONE;
    return done(p, first, end);
}

// What four digits count rather than date
#define COUNTED_WORDS                                                                              \
    "%|percent|dollars|euros|people|troops|soldiers|refugees|migrants|men|women|children|workers|" \
    "police|officers|houses|homes|tons|tonnes|deaths|cases|civilians|fighters|militants|"          \
    "protesters|members|residents|students|barrels|vehicles|tanks|missiles|rockets|drones|jobs|"   \
    "km|kilometers|kilometres|miles|meters|metres|feet|gmt|utc|hours|times|villages|families"

// Does a bare number of four digits stand where a year stands?
static bool year_context(const sentence *s, uint32_t at)
{
    uint32_t next = at + 1;
    bool noun = word_is_noun(s, next);
    if (word_among(s, next, COUNTED_WORDS)) return false;
    if (at == 0) return word_is(s, next, "'s") || word_has(s, next, UPOS_VERB);
    if (word_among(s, at - 1,
                   "in|since|until|till|during|before|after|early|late|mid|year|circa|"
                   "around|back|prior|throughout"))
        return true;
    if (word_among(s, at - 1, "from|by|of|to|between|through|for|than|and|or|through"))
        return !noun || (time_digit_year(s, at) > 1949 && time_digit_year(s, at) < 2050);
    if (word_is(s, at - 1, "(")) return word_among(s, next, ")|-|\xe2\x80\x93|,");
    if (word_is_hyphen(s, at - 1) && at > 1 && time_digit_year(s, at - 2)) return true;
    if (word_is(s, next, "'s") || word_is(s, next, "\xe2\x80\x99s")) return true;
    bool led = word_has(s, at - 1, UPOS_DET) || word_is(s, at - 1, "the") ||
               word_is(s, at - 1, "'s") || word_among(s, at - 1, "a|its|their|his|her|this");
    return led && next < s->n_tokens && !word_has(s, next, UPOS_PUNCT);
}

// "1980s", "'80s", "the 80s", also as "1980" "'s"
static bool read_decade(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    str f = word_form(s, at);
    bool mark = f.n > 1 && f.p[0] == '\'';
    if (mark) f = str_sub(f, 1, f.n);
    bool split = number_small(f) >= 0 && word_among(s, at + 1, "'s|\xe2\x80\x99s|s") &&
                 !word_is_noun(s, at + 2) && !word_has(s, at + 2, UPOS_ADJ);
    if (!split && (f.n < 3 || f.p[f.n - 1] != 's')) return false;
    bool apostrophe = !split && f.n > 3 && f.p[f.n - 2] == '\''; // "1970's"
    int v = number_small(split ? f : str_sub(f, 0, f.n - (apostrophe ? 2 : 1)));
    bool the = at > 0 && word_is(s, at - 1, "the");
    if (v < 0 || v % 10 || (v < 100 ? !the && !mark : v < 1200 || v > 2199)) return false;
    if (v < 100) v += v > 20 ? 1900 : 2000;
    p->point = time_point_of(v % 100 == 0 && v < 2000 ? POINT_CENTURY : POINT_DECADE,
                             (calendar_date){v, 1, 1});
    p->point.how = HOW_EXPLICIT;
    done(p, the ? at - 1 : at, split ? at + 2 : at + 1);
    return true;
}

static phrase_result read_year(const time_scan *t, uint32_t at, bool sure, time_phrase *p)
{
    const sentence *s = t->s;
    int year = time_digit_year(s, at);
    if (!year) return PHRASE_NONE;
    bool joined = word_is_hyphen(s, at + 1) || word_among(s, at + 1, "to|through");
    bool range = joined && time_digit_year(s, at + 2) > year;
    if (!sure && !range && !year_context(s, at)) return PHRASE_NONE;
    p->point = time_point_of(POINT_YEAR, (calendar_date){year, 1, 1});
    p->point.how = HOW_EXPLICIT;
    return done(p, at, at + 1);
}

// "10 a.m.", "10:30 GMT": a time of the document's day until a day is found beside it
static phrase_result read_clock(const time_scan *t, uint32_t at, time_phrase *p)
{
    int hour, minute;
    uint32_t end;
    if (!time_digit_clock(t->s, at, &hour, &minute, &end)) return PHRASE_NONE;
    p->point = time_relative(t, POINT_DAY, 0);
    p->point.hour = hour;
    p->point.minute = minute;
    return done(p, at, end);
}

// "Q1 2016", "the H2"; n as in timeword.h
static phrase_result read_quarter(const time_scan *t, uint32_t at, int n, time_phrase *p)
{
    bool half = n > 4;
    if (!word_is_capital(t->s, at)) return PHRASE_NONE;
    p->point = time_point_of(half ? POINT_HALF : POINT_QUARTER,
                             (calendar_date){2000, half ? 6 * (n - 5) + 1 : 3 * n - 2, 1});
    p->point.open = OPEN_YEAR;
    uint32_t end = year_tail(t, at + 1, &p->point);
    int year = at > 0 ? time_digit_year(t->s, at - 1) : 0;
    if (end == at + 1 && year) { // "2016 Q1"
        give_year(&p->point, year, HOW_EXPLICIT);
        return done(p, at - 1, end);
    }
    if (end == at + 1 && half) return PHRASE_NONE;
    return done(p, at, end);
}

static phrase_result read_digits(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t end;
    if (time_digit_date(s, at, &p->point, &end)) return done(p, at, end);
    if (read_day_month(t, at, p)) return PHRASE_TIME;
    if (read_clock(t, at, p)) return PHRASE_TIME;
    if (read_decade(t, at, p)) return PHRASE_TIME;
    int year = time_digit_year(s, at);
    if (year) {
        int month = timeword_month(s, at + 1);
        if (month && !word_is_digit(s, at + 2)) { // "2024 July"
            p->point = time_point_of(POINT_MONTH, (calendar_date){year, month, 1});
            p->point.how = HOW_EXPLICIT;
            return done(p, at, at + 2);
        }
        int quarter;
        if (timeword_is(s, at + 1, &quarter) == TW_QUARTER)
            return read_quarter(t, at + 1, quarter, p); // "2023 Q1"
        phrase_result r = read_year(t, at, false, p);
        if (r) return r;
    }
    if (read_ordinal(t, at, p)) return PHRASE_TIME;
    return time_relative_number(t, at, p);
}

// "the day before yesterday", "the weekend", "the week of July 15", "the month of July", "the year
// 2024", "the day before", "year-end"
static phrase_result read_unit(const time_scan *t, uint32_t at, int unit, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t i = at + 1;
    point_kind kind = time_unit_kind(unit);
    bool the = at > 0 && word_is(s, at - 1, "the");
    if (unit == TU_SECOND) return read_ordinal(t, at, p);
    if (unit == TU_YEAR && word_is_hyphen(s, i) && word_is(s, i + 1, "end")) {
        p->point = time_relative(t, POINT_YEAR, 0);
        return done(p, at, i + 2);
    }
    if (unit == TU_YEAR && time_digit_year(s, i)) {
        read_year(t, i, true, p);
        return done(p, the ? at - 1 : at, i + 1);
    }
    if (!the || kind == POINT_TIMEX) return PHRASE_NONE;
    int sign = word_is(s, i, "before") ? -1 : word_is(s, i, "after") ? 1 : 0;
    if (unit == TU_DAY && sign && word_among(s, i + 1, sign < 0 ? "yesterday" : "tomorrow")) {
        p->point = time_relative(t, POINT_DAY, 2 * sign);
        return done(p, at - 1, i + 2);
    }
    bool closed = i + 1 >= s->n_tokens || word_has(s, i + 1, UPOS_PUNCT);
    if (sign && closed) {
        p->point = time_anaphoric(t, kind, sign);
        return done(p, at - 1, i + 1);
    }
    if (unit == TU_WEEKEND && !word_is(s, i, "of")) {
        bool early = t->dated && calendar_weekday(t->today) < 6; // the one that is over
        p->point = time_relative(t, kind, early ? -1 : 0);
        if (early && (time_tense(s, at - 1, i) == TIME_FUTURE ||
                      (at > 1 && word_among(s, at - 2, "by|for|until"))))
            time_point_shift(&p->point, 1);
        return done(p, at - 1, i);
    }
    if (!word_is(s, i, "of") || (unit != TU_WEEK && unit != TU_MONTH && unit != TU_NIGHT))
        return PHRASE_NONE;
    phrase_result r = read_month(t, i + 1, p);
    if (!r && word_is_digit(s, i + 1)) r = read_day_month(t, i + 1, p);
    if (!r) return PHRASE_NONE;
    if (unit == TU_NIGHT) p->point.part = PARTS[3];
    return done(p, at - 1, p->end);
}

static phrase_result read_vague(uint32_t at, const sentence *s, int direction, time_phrase *p)
{
    if (word_is(s, at, "now") && word_among(s, at + 1, "that|,") && at == 0) return PHRASE_NONE;
    if (word_is(s, at, "shortly") && word_among(s, at + 1, "after|before")) return PHRASE_NONE;
    if (word_is(s, at, "soon") &&
        (word_among(s, at + 1, "after|as") || (at && word_is(s, at - 1, "as"))))
        return PHRASE_NONE;
    time_point_timex(&p->point, "DATE",
                     direction < 0   ? "PAST_REF"
                     : direction > 0 ? "FUTURE_REF"
                                     : "PRESENT_REF",
                     "vague");
    p->point.how = HOW_RELATIVE;
    return done(p, at, at + 1);
}

// "fiscal 2024", "fiscal year 2024", "FY2024"
static phrase_result read_fiscal(const time_scan *t, uint32_t at, time_phrase *p)
{
    uint32_t i = at + 1 + (word_is(t->s, at + 1, "year") ? 1 : 0);
    if (!read_year(t, i, true, p)) return PHRASE_NONE;
    return done(p, at, i + 1);
}

// "Christmas", "Christmas Eve", "Christmas Day"
static phrase_result read_holiday(const time_scan *t, uint32_t at, int day, time_phrase *p)
{
    const sentence *s = t->s;
    if (!word_is_capital(s, at)) return PHRASE_NONE;
    p->point = time_point_of(POINT_DAY, (calendar_date){2000, day / 100, day % 100});
    p->point.open = OPEN_YEAR;
    uint32_t i = at + 1;
    if (word_is(s, i, "eve"))
        p->point.date.day--, i++;
    else if (word_is(s, i, "day"))
        i++;
    else if (word_is_noun(s, i))
        return PHRASE_NONE;
    return done(p, at, year_tail(t, i, &p->point));
}

// "in the (near) future", "in the past", "the present" at "the"
static phrase_result read_the(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    if (at == 0 || !word_is(s, at - 1, "in")) return PHRASE_NONE;
    uint32_t i =
        at + 1 + (word_among(s, at + 1, "near|foreseeable|not-too-distant|distant|recent") ? 1 : 0);
    bool closed = !word_is_noun(s, i + 1) && !word_is_digit(s, i + 1) &&
                  !word_has(s, i + 1, UPOS_NUM) && !word_has(s, i + 1, UPOS_ADJ);
    int direction = word_is(s, i, "future") ? 1 : word_is(s, i, "past") ? -1 : 0;
    if (i + 1 >= s->n_tokens) closed = true;
    if (!direction || !closed) return PHRASE_NONE;
    read_vague(i, s, direction, p);
    return done(p, at, i + 1);
}

// "mid-July", "mid-2023", "mid-1990s" as one word
static phrase_result read_mid(const time_scan *t, uint32_t at, time_phrase *p)
{
    token inner = t->s->tokens[at];
    inner.form = str_sub(inner.form, STR("mid-").n, inner.form.n);
    if (inner.upos == UPOS_ADJ) inner.upos = UPOS_PROPN;
    sentence rest = *t->s; // the same words from this one on, without the prefix
    token words[MID_WORDS];
    uint32_t n = 0;
    for (uint32_t i = at; i < t->s->n_tokens && n < MID_WORDS; i++) words[n++] = t->s->tokens[i];
    words[0] = inner;
    rest.tokens = words;
    rest.n_tokens = n;
    time_scan scan = *t;
    scan.s = &rest;
    phrase_result r = read_month(&scan, 0, p);
    if (r == PHRASE_TIME && p->point.kind == POINT_DAY) r = PHRASE_NONE;
    if (!r && read_decade(&scan, 0, p)) r = PHRASE_TIME;
    if (!r) r = read_year(&scan, 0, true, p);
    bool the = at > 0 && word_is(t->s, at - 1, "the");
    return r ? done(p, the ? at - 1 : at, at + p->end) : PHRASE_NONE;
}

static phrase_result read_base(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    str f = word_form(s, at);
    if (!f.n) return PHRASE_NONE;
    if (f.p[0] >= '0' && f.p[0] <= '9') return read_digits(t, at, p);
    if (f.n > 6 && str_eq_nocase(str_sub(f, 0, 4), STR("mid-"))) return read_mid(t, at, p);
    if (f.p[0] == '\'') return read_decade(t, at, p) ? PHRASE_TIME : PHRASE_NONE;
    phrase_result r = PHRASE_NONE;
    int v = 0;
    switch (timeword_is(s, at, &v)) {
    case TW_MONTH: return read_month(t, at, p);
    case TW_WEEKDAY: return read_weekday(t, at, v, p);
    case TW_UNIT: return read_unit(t, at, v, p);
    case TW_UNITS: return time_relative_units(t, at, v, p);
    case TW_SEASON: return read_season(t, at, v, p);
    case TW_SHIFT:
        if (word_is(s, at, "last")) r = read_ordinal(t, at, p);
        return r ? r : time_relative_shift(t, at, v, p);
    case TW_SAME: return time_relative_same(t, at, v, p);
    case TW_DAYWORD: return read_dayword(t, at, v, p);
    case TW_VAGUE: return read_vague(at, s, v, p);
    case TW_RECENT: return time_relative_recent(t, at, p);
    case TW_EVERY:
    case TW_OFTEN:
    case TW_WEEKDAYS: return time_relative_set(t, at, p);
    case TW_NUMBER: r = read_day_month(t, at, p); return r ? r : time_relative_number(t, at, p);
    case TW_ORDINAL: r = read_ordinal(t, at, p); return r ? r : read_day_month(t, at, p);
    case TW_QUARTER: return read_quarter(t, at, v, p);
    case TW_FISCAL: return read_fiscal(t, at, p);
    case TW_HOLIDAY: return read_holiday(t, at, v, p);
    case TW_THE: return read_the(t, at, p);
    case TW_CLOCK:
        p->point = time_relative(t, POINT_DAY, 0);
        p->point.hour = v;
        return done(p, at, at + 1);
    case TW_DECADE:
        if (at == 0 || !word_among(s, at - 1, "the|early|late|mid|-")) return PHRASE_NONE;
        p->point = time_point_of(POINT_DECADE, (calendar_date){1900 + v, 1, 1});
        p->point.how = HOW_EXPLICIT;
        return done(p, at, at + 1);
    default: return PHRASE_NONE;
    }
}

// "early 2024", "mid-July", "late last year", "the end of the month", "later in the week"
static phrase_result read_edge(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    int unit;
    bool the = at > 0 && word_is(s, at - 1, "the");
    bool nominal = word_among(s, at, "beginning|start|end|middle|outset|close");
    uint32_t i = at + 1;
    if (nominal) {
        if (!word_is(s, i, "of")) return PHRASE_NONE;
        i++;
    } else if (word_is_hyphen(s, i))
        i++;
    else if (word_among(s, i, "in|on"))
        i++;
    uint32_t j = i + (word_is(s, i, "the") ? 1 : 0);
    phrase_result r = PHRASE_NONE;
    if (j > i && timeword_is(s, j, &unit) == TW_UNIT && time_unit_kind(unit) != POINT_TIMEX &&
        (nominal || i > at + 1) && !word_is(s, j + 1, "of")) {
        p->point = time_relative(t, time_unit_kind(unit), 0);
        return done(p, nominal && the ? at - 1 : at, j + 1);
    }
    r = read_year(t, j, true, p);
    if (!r && timeword_is(s, j, &unit) == TW_SEASON && word_is_hyphen(s, at + 1)) {
        p->point = time_point_of(POINT_SEASON, (calendar_date){2000, 3 * unit + 3, 1});
        p->point.open = OPEN_YEAR;
        r = done(p, j, j + 1);
    }
    if (!r) r = read_base(t, j, p);
    bool fine = r == PHRASE_TIME && !p->point.type && p->first <= j;
    if (!fine || (p->point.kind == POINT_TIMEX)) return PHRASE_NONE;
    bool mine = nominal || (the && p->point.kind != POINT_DAY);
    return done(p, mine && the ? at - 1 : at, p->end);
}

// "at 10 a.m.", ", 10:30 GMT" after a day
static void add_clock(const time_scan *t, time_phrase *p)
{
    const sentence *s = t->s;
    int hour, minute, v;
    uint32_t end, i = p->end;
    if (word_among(s, i, "at|,")) i++;
    if (word_is_digit(s, i) && time_digit_clock(s, i, &hour, &minute, &end)) {
        p->point.hour = hour;
        p->point.minute = minute;
        p->end = end;
    } else if (i > p->end && timeword_is(s, i, &v) == TW_CLOCK) {
        p->point.hour = v;
        p->end = i + 1;
    }
}

// "on Friday", "Friday", "today" after a clock time
static void add_day(const time_scan *t, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t i = p->end;
    if (word_among(s, i, "on|,|of")) i++;
    time_phrase day;
    int v;
    timeword_kind k = timeword_is(s, i, &v);
    bool named = k == TW_WEEKDAY || k == TW_DAYWORD || timeword_month(s, i) || word_is_digit(s, i);
    if (!named || read_base(t, i, &day) != PHRASE_TIME || day.point.kind != POINT_DAY) return;
    if (day.point.interval || day.point.hour >= 0) return;
    day.point.hour = p->point.hour;
    day.point.minute = p->point.minute;
    day.point.part = NULL;
    p->point = day.point;
    p->end = day.end;
}

phrase_result time_phrase_read(const time_scan *t, uint32_t at, time_phrase *p)
{
    int v;
    bool digit = word_is_digit(t->s, at);
    bool edge = !digit && timeword_is(t->s, at, &v) == TW_EDGE;
    *p = (time_phrase){.first = at, .end = at + 1};
    phrase_result r = edge ? read_edge(t, at, p) : read_base(t, at, p);
    if (r != PHRASE_TIME || p->point.kind != POINT_DAY || p->point.interval) return r;
    if (p->point.hour >= 0)
        add_day(t, p);
    else
        add_clock(t, p);
    return r;
}
