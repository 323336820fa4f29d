#include "mention/timephrase.h"

#include "mention/number.h"
#include "mention/timetense.h"

#include <stdio.h>

#define MID_WORDS 6 // "mid-July" and what may follow it: "of last year"

static void give_year(time_point *p, int year, point_how how)
{
    p->until.year = year + (p->until.month < p->date.month ? 1 : 0);
    p->date.year = year;
    p->open = OPEN_NOTHING;
    p->how = how;
}

void time_phrase_close(const time_scan *t, time_point *p, uint32_t first, uint32_t end)
{
    if (p->open == OPEN_NOTHING || p->open == OPEN_ALL) return;
    if (t->dated)
        time_point_close(p, t->today, time_tense(t->s, first, end));
    else
        p->open = OPEN_ALL;
}

uint32_t time_year_tail(const time_scan *t, uint32_t i, time_point *p)
{
    const sentence *s = t->s;
    uint32_t j = i + (word_among(s, i, ",|of|in") || word_is_hyphen(s, i) ? 1 : 0), end;
    int year = time_year_at(s, j, &end), k, unit;
    bool counted = year && end > j + 1 && word_is_noun(s, end); // "in two thousand villages"
    if (year && !counted) {
        give_year(p, year, HOW_EXPLICIT);
        return end;
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

// "twenty-one" after a month: a day in words that are no ordinal, where nothing is counted
static int worded_day(const sentence *s, uint32_t i, uint32_t *end)
{
    number n;
    int value;
    if (word_is_digit(s, i) || !number_read(s, i, &n) || n.loose || n.fraction) return 0;
    if (!(n.value >= 1 && n.value <= 31) || n.scale > 1 || word_among(s, i, "a|an")) return 0;
    bool year = timeword_is(s, n.end, &value) == TW_NUMBER;
    bool free = n.end >= s->n_tokens || word_has(s, n.end, UPOS_PUNCT) ||
                word_has(s, n.end, UPOS_ADP) || year || word_is_digit(s, n.end);
    if (!free || word_among(s, n.end, "%|-|of")) return 0;
    *end = n.end;
    return (int)n.value;
}

// After a day of the month: "-19", "to 19", "and 18", "through the seventeenth". The word after it;
// `i` for none.
static uint32_t second_day(const sentence *s, uint32_t i, bool between, time_point *p)
{
    uint32_t end;
    bool to = word_among(s, i, "to|through|thru|until|till") || (between && word_is(s, i, "and"));
    if (!to && !word_is_hyphen(s, i) && !word_is(s, i, "and")) return i;
    uint32_t d = i + (to && word_is(s, i + 1, "the") ? 2 : 1);
    int day = day_at(s, d, to, &end);
    bool counted = !word_is_hyphen(s, i) && word_is_noun(s, end) && !timeword_month(s, end);
    if (day <= p->date.day || counted || word_among(s, end, "%|percent|am|pm|a.m.|p.m.")) return i;
    p->interval = true;
    p->until_kind = POINT_DAY;
    p->until = p->date;
    p->until.day = day;
    return end;
}

// "July", "July 17", "July 17, 2024", "July 2024", "July 17-19", "July last year"
phrase_result time_month_read(const time_scan *t, uint32_t at, time_phrase *p)
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
    if (!day && !hyphen) day = worded_day(s, j, &end);
    // "in March 20 people"; not "the March 20 murders"
    bool counted = day && end < s->n_tokens && s->tokens[end].xpos == XPOS_NNS && at > 0 &&
                   word_among(s, at - 1, "in|since|by|early|late|last|this|next|-") &&
                   !word_among(s, end, "attacks|talks|elections");
    bool clock = word_is(s, end, ":") && word_is_digit(s, end + 1);
    if (day > calendar_last_day(2000, month)) day = 0; // a leap year
    if (day && !counted && !clock && !word_among(s, end, "%|percent")) {
        m.kind = POINT_DAY;
        m.date.day = day;
        i = second_day(s, end, false, &m);
    }
    p->point = m;
    uint32_t tail = time_year_tail(t, i, &p->point);
    bool famous = month == 9 && m.kind == POINT_DAY && m.date.day == 11 && !m.interval && tail == i;
    bool era = at > 0 && word_among(s, at - 1, "after|since|before|post|of|pre|-") && t->dated &&
               (t->today.month < 8 || t->today.month > 10) && t->today.year > 2001;
    if (famous && (era || word_among(s, i, "attack|attacks|terrorist|terror|hijackers|hijackings")))
        give_year(&p->point, 2001, HOW_EXPLICIT);
    return time_phrase_done(p, at, tail);
}

// "of next month", "this month", "of the month" at word i behind a day or two days of it
static bool read_day_of_month(const time_scan *t, uint32_t at, uint32_t i, const time_point *days,
                              time_phrase *p)
{
    const sentence *s = t->s;
    int k = 0, unit;
    bool of = word_is(s, i - 1, "of"); // read over already
    uint32_t u = i + 1;
    if (!(of && word_is(s, i, "the")) && timeword_is(s, i, &k) != TW_SHIFT) return false;
    if (!of && !days->interval) return false;
    if (timeword_is(s, u, &unit) != TW_UNIT || unit != TU_MONTH || at == 0) return false;
    p->point = time_relative(t, POINT_MONTH, k);
    int last = calendar_last_day(p->point.date.year, p->point.date.month);
    if (days->date.day > last || days->until.day > last) return false;
    p->point.kind = p->point.until_kind = POINT_DAY;
    p->point.interval = days->interval;
    p->point.until = p->point.date;
    p->point.date.day = days->date.day;
    p->point.until.day = days->until.day;
    p->end = u + 1;
    return true;
}

// "17 July 2024", "the 17th of July", "17-19 July"; also "on the 17th"
static phrase_result read_day_month(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t i;
    int day = day_at(s, at, true, &i);
    bool sign = at > 0 && word_has(s, at - 1, UPOS_SYM) && !word_is_hyphen(s, at - 1);
    bool paid = sign || (at > 0 && word_is(s, at - 1, "$"));
    if (!day || paid) return PHRASE_NONE; // "$12 December 27"
    time_point m = time_point_of(POINT_DAY, (calendar_date){2000, 1, day});
    bool the = at > 0 && word_is(s, at - 1, "the");
    bool between = at > (the ? 1u : 0u) && word_is(s, at - (the ? 2 : 1), "between");
    uint32_t j = second_day(s, i, between, &m);
    if (word_is(s, j, "of")) j++;
    if (word_is_hyphen(s, j)) j++;
    int month = timeword_month(s, j);
    if (month && day <= calendar_last_day(2000, month)) {
        m.date.month = month;
        m.until.month = month;
        m.open = OPEN_YEAR;
        p->point = m;
        return time_phrase_done(p, the ? at - 1 : at, time_year_tail(t, j + 1, &p->point));
    }
    bool ordinal = number_small(word_form(s, at)) < 0 && (word_is_digit(s, at) || i > at + 1);
    if ((ordinal || m.interval || the) && read_day_of_month(t, at, j, &m, p))
        return time_phrase_done(p, the ? at - 1 : at, p->end);
    ordinal = number_small(word_form(s, at)) < 0 && (word_is_digit(s, at) || i > at + 1);
    bool placed =
        the && at > 1 && word_among(s, at - 2, "on|until|by|since|for|before|after|of|around");
    bool free = i >= s->n_tokens || word_has(s, i, UPOS_PUNCT) || word_has(s, i, UPOS_ADP);
    if (!ordinal || !placed || !free) return PHRASE_NONE;
    m.interval = false;
    m.open = OPEN_MONTH;
    p->point = m;
    return time_phrase_done(p, at - 1, i);
}

// "the 13th", "13th", "21" behind a weekday
static bool read_bare_day(const sentence *s, uint32_t i, bool the, time_phrase *date)
{
    int day = day_at(s, i, the, &date->end);
    bool digits = day && number_small(word_form(s, i)) >= 0;
    bool closed = date->end >= s->n_tokens || word_has(s, date->end, UPOS_PUNCT);
    if (word_is_noun(s, date->end) || word_has(s, date->end, UPOS_ADJ)) return false; // "batch"
    if (!day || (digits && (!closed || the)) || word_is(s, date->end, ":")) return false;
    date->point = time_point_of(POINT_DAY, (calendar_date){2000, 1, day});
    date->point.open = OPEN_MONTH;
    return true;
}

// "Friday", "Friday, July 19", "Friday the 19th of July", "Friday night", "Friday last week"
static phrase_result read_weekday(const time_scan *t, uint32_t at, int weekday, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t i = at + 1;
    if (weekday > TW_SHORT) {
        int other;
        bool led = at > 0 && word_among(s, at - 1, "on|last|next|this|from|between");
        led |= at > 1 && word_among(s, at - 1, "to|and|-|through|till|until|/") &&
               timeword_is(s, at - 2, &other) == TW_WEEKDAY; // "Tue to Thur"
        bool follows = word_is(s, i, ",") || word_is_digit(s, i) || timeword_month(s, i);
        if (!word_is_capital(s, at) || (!led && !follows)) return PHRASE_NONE;
        weekday -= TW_SHORT;
    }
    if (word_among(s, i, "mornings|afternoons|evenings|nights"))
        return time_relative_set(t, at, p); // "Friday mornings"
    const char *when = time_edged_part_at(s, i, &i);
    uint32_t j = i + (word_is(s, i, ",") ? 1 : 0);
    uint32_t d = j + (word_is(s, j, "the") ? 1 : 0);
    time_phrase date;
    phrase_result r = PHRASE_NONE;
    if (timeword_month(s, j))
        r = time_month_read(t, j, &date);
    else if (word_is_digit(s, d))
        r = read_day_month(t, d, &date);
    if (!r && j == d && time_digit_date(s, j, &date.point, &date.end)) r = PHRASE_TIME;
    if (!r && j == i && read_bare_day(s, d, d > j, &date)) r = PHRASE_TIME;
    if (r == PHRASE_TIME && date.point.kind == POINT_DAY && !date.point.interval) {
        *p = date;
        p->point.weekday = weekday;
        p->point.part = when;
        return time_phrase_done(p, at, date.end);
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
    return time_phrase_done(p, at, i);
}

// "spring 2023", "the summer of 2023", "in winter": the noun only where a time fits
static phrase_result read_season(const time_scan *t, uint32_t at, int season, time_phrase *p)
{
    const sentence *s = t->s;
    p->point = time_point_of(POINT_SEASON, (calendar_date){2000, 3 * season + 3, 1});
    p->point.open = OPEN_YEAR;
    uint32_t end = time_year_tail(t, at + 1, &p->point);
    bool all = at > 0 && word_among(s, at - 1, "all|whole|entire"); // "all summer"
    uint32_t first = all ? at - 1 : at;
    bool the = first > 0 && word_is(s, first - 1, "the");
    if (the) first--;
    int value;
    bool fits = all || (first > 0 && word_among(s, first - 1,
                                                "in|during|by|since|until|before|after|of|through|"
                                                "into"));
    fits |= first > 1 && word_among(s, first - 1, "and|or") &&
            timeword_is(s, first - 2, &value) == TW_SEASON; // "into the fall and winter"
    if (word_has(s, at, UPOS_VERB) || (at > 0 && word_is_capital(s, at) && end == at + 1))
        return PHRASE_NONE;
    if (end == at + 1 && (!fits || (word_is(s, at, "fall") && !the))) return PHRASE_NONE;
    if (end == at + 1 && word_is(s, end, "of")) return PHRASE_NONE; // "the fall of Kabul"
    return time_phrase_done(p, first, end);
}

// "a better, brighter and more prosperous tomorrow"
static bool is_better_tomorrow(const sentence *s, uint32_t at)
{
    uint32_t i = at;
    while (i > 0 && (word_has(s, i - 1, UPOS_ADJ) || word_has(s, i - 1, UPOS_ADV) ||
                     word_among(s, i - 1, "and|,|&")))
        i--;
    return i > 0 && word_among(s, i - 1, "a|our|their");
}

// "today", "yesterday morning", "tonight"
static phrase_result read_dayword(const time_scan *t, uint32_t at, int days, time_phrase *p)
{
    const sentence *s = t->s;
    bool name = word_is_capital(s, at) && at > 0 &&
                (word_has(s, at - 1, UPOS_PROPN) || word_is(s, at - 1, "russia"));
    name |= word_is_capital(s, at) && at > 1 && word_is(s, at - 1, "for") &&
            word_is_capital(s, at - 2) && !s->headline; // "the Energy for Tomorrow event"
    if (name) return PHRASE_NONE;                       // a newspaper
    if (word_is(s, at, "tomorrow") && is_better_tomorrow(s, at)) return PHRASE_NONE;
    bool then = word_is(s, at, "overnight") && t->has_last && t->last_near &&
                t->last_kind == POINT_DAY; // "on Friday ... overnight"
    p->point = then ? time_anaphoric(t, POINT_DAY, 0) : time_relative(t, POINT_DAY, days);
    uint32_t i = at + 1;
    if (word_among(s, at, "tonight|overnight"))
        p->point.part = TIME_PARTS[PART_NIGHT];
    else if (time_part_at(s, i))
        p->point.part = time_part_at(s, i), i++;
    return time_phrase_done(p, at, i);
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
    if (word_among(s, next, COUNTED_WORDS) && !word_among(s, next + 1, "'s|\xe2\x80\x99s|'"))
        return false;
    bool named = next < s->n_tokens && s->tokens[next].xpos == XPOS_NNP &&
                 time_digit_year(s, at) > 1949 && time_digit_year(s, at) < 2050;
    if (at == 0) return named || word_is(s, next, "'s") || word_has(s, next, UPOS_VERB);
    if (word_has(s, at - 1, UPOS_PUNCT) && named) return true; // ": 2013 Boston Marathon"
    if (word_among(s, at - 1,
                   "in|since|until|till|during|before|after|early|late|mid|year|circa|"
                   "around|back|prior|throughout"))
        return true;
    if (word_among(s, at - 1, "from|by|of|to|between|through|for|than|and|or|through"))
        return !noun || (time_digit_year(s, at) > 1949 && time_digit_year(s, at) < 2050);
    if (word_is(s, at - 1, "(")) return word_among(s, next, ")|-|\xe2\x80\x93|,");
    if (word_is_hyphen(s, at - 1) && at > 1 && time_digit_year(s, at - 2)) return true;
    if (word_is(s, next, "'s") || word_is(s, next, "\xe2\x80\x99s")) return true;
    bool led = (word_has(s, at - 1, UPOS_DET) && !word_among(s, at - 1, "some|any|another")) ||
               word_is(s, at - 1, "the") || word_is(s, at - 1, "'s") ||
               word_among(s, at - 1, "a|its|their|his|her|this");
    return led && next < s->n_tokens && !word_has(s, next, UPOS_PUNCT);
}

static phrase_result read_year(const time_scan *t, uint32_t at, bool sure, time_phrase *p)
{
    const sentence *s = t->s;
    int year = time_digit_year(s, at);
    if (!year) return PHRASE_NONE;
    bool joined = word_is_hyphen(s, at + 1) || word_among(s, at + 1, "to|through");
    bool range = joined && time_digit_year(s, at + 2) > year;
    range |= word_among(s, at + 1, "or|and") && time_digit_year(s, at + 2) > year &&
             time_digit_year(s, at + 2) < year + 100;
    // "National Boating Week, 2022"
    range |= at > 1 && word_is(s, at - 1, ",") && word_has(s, at - 2, UPOS_PROPN) && year > 1949 &&
             year < 2050 && (at + 1 >= s->n_tokens || word_has(s, at + 1, UPOS_PUNCT));
    if (!sure && !range && !year_context(s, at)) return PHRASE_NONE;
    p->point = time_point_of(POINT_YEAR, (calendar_date){year, 1, 1});
    p->point.how = HOW_EXPLICIT;
    return time_phrase_done(p, at, at + 1);
}

static void set_clock(time_point *p, const time_point *clock)
{
    p->hour = clock->hour;
    p->minute = clock->minute;
    p->to_clock = clock->to_clock;
    p->to_hour = clock->to_hour;
    p->to_minute = clock->to_minute;
    bool late = p->part && p->part != TIME_PARTS[PART_MORNING];
    if (late && !clock->half_known && p->hour < 12) { // "9:30 last night"
        p->hour += 12;
        if (p->to_clock && p->to_hour < 12) p->to_hour += 12;
    }
    p->part = NULL;
}

// "10 a.m.", "10:30 GMT": a time of the document's day until a day is found beside it
static phrase_result read_clock(const time_scan *t, uint32_t at, time_phrase *p)
{
    uint32_t end;
    time_point clock;
    if (!time_clock_read(t->s, at, &clock, &end)) return PHRASE_NONE;
    bool every = word_among(t->s, end, "each|every") && word_is(t->s, end + 1, "day");
    bool daily = word_among(t->s, end, "everyday|daily");
    if (every || daily) {
        char value[TIMEX_MAX]; // "10 a.m. every day"
        snprintf(value, sizeof value, "XXXX-XX-XXT%02d:%02d", clock.hour % 24, clock.minute % 60);
        time_point_timex(&p->point, "SET", value, "time");
        return time_phrase_done(p, at, end + (every ? 2 : 1));
    }
    p->point = time_relative(t, POINT_DAY, 0);
    set_clock(&p->point, &clock);
    return time_phrase_done(p, at, end);
}

// "Q1 2016", "the H2"; n as in timeword.h
static phrase_result read_quarter(const time_scan *t, uint32_t at, int n, time_phrase *p)
{
    bool half = n > 4;
    const sentence *s = t->s;
    p->point = time_point_of(half ? POINT_HALF : POINT_QUARTER,
                             (calendar_date){2000, half ? 6 * (n - 5) + 1 : 3 * n - 2, 1});
    p->point.open = OPEN_YEAR;
    uint32_t end = time_year_tail(t, at + 1, &p->point);
    uint32_t before = at > 1 && word_is_hyphen(s, at - 1) ? at - 2 : at > 0 ? at - 1 : at;
    int year = time_digit_year(s, before);
    if (end == at + 1 && year) { // "2016 Q1", "2016-Q1"
        give_year(&p->point, year, HOW_EXPLICIT);
        return time_phrase_done(p, before, end);
    }
    if (end == at + 1 && (half || !word_is_capital(s, at))) return PHRASE_NONE;
    return time_phrase_done(p, at, end);
}

static phrase_result read_digits(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t end;
    if (time_digit_date(s, at, &p->point, &end)) return time_phrase_done(p, at, end);
    if (read_day_month(t, at, p)) return PHRASE_TIME;
    if (read_clock(t, at, p)) return PHRASE_TIME;
    if (time_decade_read(t, at, p)) return PHRASE_TIME;
    int year = time_digit_year(s, at);
    if (year) {
        int month = timeword_month(s, at + 1);
        if (month && !word_is_digit(s, at + 2)) { // "2024 July"
            p->point = time_point_of(POINT_MONTH, (calendar_date){year, month, 1});
            p->point.how = HOW_EXPLICIT;
            return time_phrase_done(p, at, at + 2);
        }
        int quarter;
        uint32_t q = at + (word_is_hyphen(s, at + 1) ? 2 : 1);
        if (timeword_is(s, q, &quarter) == TW_QUARTER)
            return read_quarter(t, q, quarter, p); // "2023 Q1"
        phrase_result r = read_year(t, at, false, p);
        if (r) return r;
    }
    if (time_part_read(t, at, p)) return PHRASE_TIME;
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
    if (unit == TU_SECOND) {
        phrase_result r = time_part_read(t, at, p);
        return r || !word_is(s, i, "of") ? r : read_day_month(t, at, p); // "the second of August"
    }
    if (unit == TU_YEAR && word_is_hyphen(s, i) && word_is(s, i + 1, "end")) {
        p->point = time_relative(t, POINT_YEAR, 0);
        return time_phrase_done(p, at, i + 2);
    }
    if (unit == TU_YEAR && t->dated && word_is(s, i, "to") && word_is(s, i + 1, "date")) {
        p->point = time_point_of(POINT_DAY, (calendar_date){t->today.year, 1, 1});
        p->point.interval = true;
        p->point.until_kind = POINT_DAY;
        p->point.until = t->today;
        return time_phrase_done(p, the ? at - 1 : at, i + 2);
    }
    if (unit == TU_YEAR && time_digit_year(s, i)) {
        read_year(t, i, true, p);
        return time_phrase_done(p, the ? at - 1 : at, i + 1);
    }
    int old = unit == TU_YEAR && word_form(s, i).n == 3 ? number_small(word_form(s, i)) : -1;
    if (old > 0 && at > 0 && word_among(s, at - 1, "the|in|by|since") && !word_is_noun(s, i + 1)) {
        p->point = time_point_of(POINT_YEAR, (calendar_date){old, 1, 1}); // "the year 476"
        p->point.how = HOW_EXPLICIT;
        return time_phrase_done(p, the ? at - 1 : at, i + 1);
    }
    int sign = word_is(s, i, "before") ? -1 : word_is(s, i, "after") ? 1 : 0;
    if (unit == TU_DAY && sign && word_among(s, i + 1, sign < 0 ? "yesterday" : "tomorrow")) {
        p->point = time_relative(t, POINT_DAY, 2 * sign);
        return time_phrase_done(p, the ? at - 1 : at, i + 2);
    }
    bool led = at > (the ? 1 : 0) && word_among(s, at - (the ? 2 : 1), "in|during|late|throughout");
    if (unit == TU_NIGHT && led && !word_is(s, i, "of")) return time_daypart_read(t, at, p);
    if (!the && at > 0 && word_is(s, at - 1, "per")) return time_rate_read(at, unit, p);
    if (!the || kind == POINT_TIMEX) return PHRASE_NONE;
    if (word_is(s, i, "ahead") && !word_is(s, i + 1, "of")) {
        time_vague_read(at, s, 1, p); // "in the year ahead"
        return time_phrase_done(p, at - 1, i + 1);
    }
    if (at > 1 && word_is(s, at - 2, "of") && kind > POINT_DAY && !word_is_capital(s, at) &&
        time_is_counted(s, at)) {
        p->point = time_relative(t, kind, 0); // "the final of the year", "the third of the month"
        return time_phrase_done(p, at - 1, i);
    }
    bool closed = i + 1 >= s->n_tokens || word_has(s, i + 1, UPOS_PUNCT);
    uint32_t n = i + (word_is(s, i + 1, "the") ? 2 : 1);
    if (sign && word_is(s, n, sign < 0 ? "last" : "next") &&
        (n + 1 >= s->n_tokens || !word_is_noun(s, n + 1))) { // "the week after next"
        p->point = time_relative(t, kind, 2 * sign);
        return time_phrase_done(p, at - 1, n + 1);
    }
    if (sign && closed) {
        p->point = time_anaphoric(t, kind, sign);
        return time_phrase_done(p, at - 1, i + 1);
    }
    if (unit == TU_WEEKEND && !word_among(s, i, "of|after|before|when|that")) {
        bool early = t->dated && calendar_weekday(t->today) < 6; // the one that is over
        p->point = time_relative(t, kind, early ? -1 : 0);
        if (early && (time_tense(s, at - 1, i) == TIME_FUTURE ||
                      (at > 1 && word_among(s, at - 2, "by|for|until"))))
            time_point_shift(&p->point, 1);
        return time_phrase_done(p, at - 1, i);
    }
    if (unit == TU_WEEK && word_among(s, i, "starting|beginning|ending")) {
        i++;
        if (!word_is(s, i, "on")) i--;
    } else if (!word_is(s, i, "of") || (unit != TU_WEEK && unit != TU_MONTH && unit != TU_NIGHT))
        return PHRASE_NONE;
    i++;
    uint32_t d = i + (word_is(s, i, "the") ? 1 : 0);
    phrase_result r = time_month_read(t, i, p);
    if (!r && word_is_digit(s, d)) r = read_day_month(t, d, p);
    if (!r) return PHRASE_NONE;
    if (unit == TU_NIGHT) p->point.part = TIME_PARTS[PART_NIGHT];
    p->point.week = unit == TU_WEEK && !p->point.interval;
    return time_phrase_done(p, at - 1, p->end);
}

// "fiscal 2024", "fiscal year 2024", "FY2024"
static phrase_result read_fiscal(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t i = at + 1 + (word_among(s, at + 1, "year|years") ? 1 : 0);
    if (read_year(t, i, true, p)) return time_phrase_done(p, at, i + 1);
    str f = word_form(s, at), digits = STR_NONE; // "FY2024", "FY24", "FY 24"
    if (f.n == 2 && f.p[0] == 'F')
        digits = word_form(s, i);
    else if (f.n > 2 && f.p[0] == 'F' && f.p[1] == 'Y')
        digits = str_sub(f, 2, f.n), i = at;
    int year = digits.n == 2 || digits.n == 4 ? number_small(digits) : -1;
    if (year < 0) return PHRASE_NONE;
    if (digits.n == 2) year += 2000;
    p->point = time_point_of(POINT_YEAR, (calendar_date){year, 1, 1});
    p->point.how = HOW_EXPLICIT;
    return time_phrase_done(p, at, i + 1);
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
    phrase_result r = time_month_read(&scan, 0, p);
    if (r == PHRASE_TIME && p->point.kind == POINT_DAY) r = PHRASE_NONE;
    if (!r && time_decade_read(&scan, 0, p)) r = PHRASE_TIME;
    if (!r) r = read_year(&scan, 0, true, p);
    bool the = at > 0 && word_is(t->s, at - 1, "the");
    return r ? time_phrase_done(p, the ? at - 1 : at, at + p->end) : PHRASE_NONE;
}

// "twenty-one July", "in nineteen ninety-six", "eight o'clock", "three weeks"
static phrase_result read_number(const time_scan *t, uint32_t at, time_phrase *p)
{
    uint32_t end;
    phrase_result r = time_part_read(t, at, p); // "twenty-third day of May"
    if (!r) r = read_day_month(t, at, p);
    if (!r) r = read_clock(t, at, p);
    if (!r) r = time_relative_number(t, at, p);
    if (r || at == 0 || !word_among(t->s, at - 1, "in|since|until|by|from|year|before|after"))
        return r;
    int year = time_year_at(t->s, at, &end);
    if (!year || word_is_noun(t->s, end) || word_has(t->s, end, UPOS_ADJ)) return PHRASE_NONE;
    p->point = time_point_of(POINT_YEAR, (calendar_date){year, 1, 1});
    p->point.how = HOW_EXPLICIT;
    return time_phrase_done(p, at, end);
}

static phrase_result read_base(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    str f = word_form(s, at);
    if (!f.n) return PHRASE_NONE;
    if (f.p[0] >= '0' && f.p[0] <= '9') return read_digits(t, at, p);
    if (time_fraction_sign(f)) return time_relative_number(t, at, p); // "½ hour"
    if (f.n > 6 && str_eq_nocase(str_sub(f, 0, 4), STR("mid-"))) return read_mid(t, at, p);
    if (f.n > 3 && f.p[0] == 'F' && f.p[1] == 'Y') return read_fiscal(t, at, p);
    if (f.p[0] == '\'') { // "the '90s", "in '72"
        uint32_t end;
        if (time_decade_read(t, at, p)) return PHRASE_TIME;
        bool placed = at > 0 && word_among(s, at - 1,
                                           "in|since|of|by|until|from|or|and|to|before|"
                                           "after|summer|spring|fall|winter|autumn");
        int year = placed ? time_year_at(s, at, &end) : 0;
        if (!year) return PHRASE_NONE;
        p->point = time_point_of(POINT_YEAR, (calendar_date){year, 1, 1});
        p->point.how = HOW_EXPLICIT;
        return time_phrase_done(p, at, at + 1);
    }
    phrase_result r = PHRASE_NONE;
    int v = 0;
    switch (timeword_is(s, at, &v)) {
    case TW_MONTH:
        if (at > 0 && word_has(s, at - 1, UPOS_PRON) && timeword_is(s, at - 1, &v) == TW_SHIFT)
            return time_relative_shift(t, at - 1, v, p); // "this May" with a pronoun's tag
        if (word_is(s, at, "may") && word_is(s, at + 1, "day")) return time_holiday_read(t, at, p);
        return time_month_read(t, at, p);
    case TW_WEEKDAY: return read_weekday(t, at, v, p);
    case TW_UNIT: return read_unit(t, at, v, p);
    case TW_UNITS: return time_relative_units(t, at, v, p);
    case TW_SEASON: return read_season(t, at, v, p);
    case TW_SHIFT:
        if (word_is(s, at, "last")) r = time_part_read(t, at, p);
        if (!r) r = time_relative_shift(t, at, v, p);
        bool paired = at > 0 && word_among(s, at - 1, "and|or|former|/"); // "former and current"
        if (!r && word_is(s, at, "current") && !paired &&
            !word_among(s, at + 1,
                        "events|affairs|account|and|or|/|employee|employees|officials") &&
            (word_is_noun(s, at + 1) || word_has(s, at + 1, UPOS_ADJ)))
            r = time_vague_read(at, s, 0, p); // "in her current role"
        return r;
    case TW_SAME: return time_relative_same(t, at, v, p);
    case TW_DAYWORD: return read_dayword(t, at, v, p);
    case TW_PART: return time_daypart_read(t, at, p);
    case TW_VAGUE: return time_vague_read(at, s, v, p);
    case TW_RECENT: return time_relative_recent(t, at, p);
    case TW_EVERY:
    case TW_ALL:
    case TW_OFTEN:
    case TW_WEEKDAYS: return time_relative_set(t, at, p);
    case TW_NUMBER: return read_number(t, at, p);
    case TW_FIXED: return time_fixed_read(s, at, p);
    case TW_ORDINAL: r = time_part_read(t, at, p); return r ? r : read_day_month(t, at, p);
    case TW_QUARTER: return read_quarter(t, at, v, p);
    case TW_FISCAL: return read_fiscal(t, at, p);
    case TW_HOLIDAY: return time_holiday_read(t, at, p);
    case TW_THE: return time_the_read(t, at, p);
    case TW_CLOCK:
        p->point = time_relative(t, POINT_DAY, 0);
        p->point.hour = v;
        return time_phrase_done(p, at, at + 1);
    case TW_DECADE: return time_decade_worded(s, at, v, p);
    default: return PHRASE_NONE;
    }
}

// "the rest of the week": what is left of a period that has begun
static void take_rest(const time_scan *t, time_point *p)
{
    time_point next = *p;
    time_point_shift(&next, 1);
    calendar_date last = calendar_add_days(next.date, -1);
    bool begun = t->dated && p->open == OPEN_NOTHING && p->kind > POINT_DAY && !p->interval &&
                 p->kind <= POINT_YEAR && p->kind != POINT_SEASON &&
                 calendar_compare(p->date, t->today) <= 0 && calendar_compare(t->today, last) <= 0;
    if (!begun) return;
    point_kind kind = p->kind > POINT_MONTH ? POINT_MONTH : POINT_DAY; // of the year its months
    point_how how = p->how;
    time_point until = time_point_of(kind, last);
    *p = time_point_of(kind, t->today);
    p->how = how;
    p->interval = true;
    p->until_kind = kind;
    p->until = until.date;
}

// "early 2024", "mid-July", "late last year", "the end of the month", "later in the week"
static phrase_result read_edge(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    int unit;
    bool the = at > 0 && word_is(s, at - 1, "the");
    bool nominal = word_among(s, at, "beginning|start|end|middle|outset|close|rest|remainder");
    bool rest = word_among(s, at, "rest|remainder");
    if (at == 0 && word_is(s, at, "earlier") && word_is(s, at + 1, ","))
        return time_vague_read(at, s, -1, p); // "Earlier, the company had said so"
    uint32_t i = at + 1;
    if (word_among(s, at, "early|late") && time_hours_read(t, at, p)) return PHRASE_TIME;
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
        if (unit == TU_DAY && the && at > 1 && word_is(s, at - 2, "at"))
            return PHRASE_NONE; // "at the end of the day": all in all
        uint32_t d = j + (word_is(s, j + 1, "on") ? 2 : 1);
        if (unit == TU_DAY && !nominal && timeword_is(s, d, &unit) == TW_WEEKDAY) {
            read_weekday(t, d, unit, p); // "late in the day on Friday"
            return time_phrase_done(p, at, p->end);
        }
        p->point = time_relative(t, time_unit_kind(unit), 0);
        if (rest) take_rest(t, &p->point);
        return time_phrase_done(p, nominal && the ? at - 1 : at, j + 1);
    }
    r = read_year(t, j, true, p);
    if (!r && timeword_is(s, j, &unit) == TW_SEASON && word_is(s, at, "mid")) {
        p->point = time_point_of(POINT_SEASON, (calendar_date){2000, 3 * unit + 3, 1});
        p->point.open = OPEN_YEAR;
        r = time_phrase_done(p, j, j + 1);
    }
    if (!r) r = read_base(t, j, p);
    bool name = r == PHRASE_TIME && nominal && p->point.kind == POINT_YEAR && p->end == j + 1 &&
                word_is_noun(s, j + 1); // "the start of the 2014 Winter Games"
    if (name) return PHRASE_NONE;
    bool fine =
        r == PHRASE_TIME && !p->point.type && p->first <= j && !(nominal && word_is(s, j, "today"));
    if (!fine || (p->point.kind == POINT_TIMEX)) return PHRASE_NONE;
    if (rest) take_rest(t, &p->point);
    bool mine = nominal || (the && p->point.kind != POINT_DAY);
    return time_phrase_done(p, mine && the ? at - 1 : at, p->end);
}

// "at 10 a.m.", ", 10:30 GMT", "from 9 to 11 a.m." after a day
static void add_clock(const time_scan *t, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t end, i = p->end;
    if (word_is(s, i, ",")) i++;
    if (word_among(s, i, "at|from|between|by|before|after|until|around|about")) i++;
    if (i > p->end && word_among(s, i, "around|about")) i++;
    if (i >= s->n_tokens || !(word_is_digit(s, i) || i > p->end)) return;
    time_point clock;
    bool bare = p->point.part && word_is(s, i - 1, "at"); // "on Friday evening at 8"
    if (!time_clock_read(s, i, &clock, &end) && !(bare && time_hour_read(s, i, &clock, &end)))
        return;
    set_clock(&p->point, &clock);
    p->end = end;
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
    bool named = k == TW_WEEKDAY || k == TW_DAYWORD || k == TW_SHIFT || timeword_month(s, i) ||
                 word_is_digit(s, i);
    if (!named || read_base(t, i, &day) != PHRASE_TIME || day.point.kind != POINT_DAY) return;
    if (day.point.interval || day.point.hour >= 0) return;
    time_point clock = p->point;
    set_clock(&day.point, &clock);
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
