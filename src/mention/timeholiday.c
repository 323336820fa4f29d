// Days with a name: fixed ones, those of a weekday of a month, and those counted from Easter. Only
// what is the same day wherever the news is from, or is called so in one country alone;
// "Independence Day" is another day in each.
#include "mention/timephrase.h"

#include "mention/timetense.h"

// What stands before the name of a day when it says when
#define PLACING_WORDS                                                                              \
    "on|by|before|after|until|till|since|for|over|during|around|at|from|through|past|between|"     \
    "this|"                                                                                        \
    "last|next|following|previous|coming"
#define NEAR_DAYS    45 // a holiday so near is meant, whatever the tense: "we prepare for Easter"
#define EASTER_MONTH 0  // month of the table: `day` counts from Easter Sunday

typedef struct {
    const char *first, *second, *third; // words in lower case; NULL ends them
    int month;                          // 1 to 12, or EASTER_MONTH
    int weekday;                        // 0: `day` is the day of the month
    int day;                            // else the day-th such weekday, -1 the last
    int shift;                          // days after that
} holiday;

static const holiday HOLIDAYS[] = {
    {"christmas", "eve", NULL, 12, 0, 24, 0},
    {"christmas", "day", NULL, 12, 0, 25, 0},
    {"christmas", NULL, NULL, 12, 0, 25, 0},
    {"boxing", "day", NULL, 12, 0, 26, 0},
    {"new", "year", "eve", 12, 0, 31, 0},
    {"new", "year", "day", 1, 0, 1, 0},
    {"new", "year", NULL, 1, 0, 1, 0},
    {"valentine", "day", NULL, 2, 0, 14, 0},
    {"bastille", "day", NULL, 7, 0, 14, 0},
    {"halloween", NULL, NULL, 10, 0, 31, 0},
    {"veterans", "day", NULL, 11, 0, 11, 0},
    {"armistice", "day", NULL, 11, 0, 11, 0},
    {"juneteenth", NULL, NULL, 6, 0, 19, 0},
    {"earth", "day", NULL, 4, 0, 22, 0},
    {"may", "day", NULL, 5, 0, 1, 0},
    {"labor", "day", NULL, 9, 1, 1, 0},
    {"memorial", "day", NULL, 5, 1, -1, 0},
    {"presidents", "day", NULL, 2, 1, 3, 0},
    {"columbus", "day", NULL, 10, 1, 2, 0},
    {"thanksgiving", "day", NULL, 11, 4, 4, 0},
    {"thanksgiving", NULL, NULL, 11, 4, 4, 0},
    {"black", "friday", NULL, 11, 4, 4, 1},
    {"ash", "wednesday", NULL, EASTER_MONTH, 0, -46, 0},
    {"palm", "sunday", NULL, EASTER_MONTH, 0, -7, 0},
    {"maundy", "thursday", NULL, EASTER_MONTH, 0, -3, 0},
    {"good", "friday", NULL, EASTER_MONTH, 0, -2, 0},
    {"easter", "sunday", NULL, EASTER_MONTH, 0, 0, 0},
    {"easter", "monday", NULL, EASTER_MONTH, 0, 1, 0},
    {"easter", NULL, NULL, EASTER_MONTH, 0, 0, 0},
};

// Days of the world that the United Nations or custom keep: "International Women's Day".
static const holiday WORLD_DAYS[] = {
    {"holocaust", "remembrance", "day", 1, 0, 27, 0},
    {"women", "day", NULL, 3, 0, 8, 0},
    {"water", "day", NULL, 3, 0, 22, 0},
    {"health", "day", NULL, 4, 0, 7, 0},
    {"press", "freedom", "day", 5, 0, 3, 0},
    {"workers", "day", NULL, 5, 0, 1, 0},
    {"environment", "day", NULL, 6, 0, 5, 0},
    {"oceans", "day", NULL, 6, 0, 8, 0},
    {"refugee", "day", NULL, 6, 0, 20, 0},
    {"humanitarian", "day", NULL, 8, 0, 19, 0},
    {"literacy", "day", NULL, 9, 0, 8, 0},
    {"food", "day", NULL, 10, 0, 16, 0},
    {"teachers", "day", NULL, 10, 0, 5, 0},
    {"aids", "day", NULL, 12, 0, 1, 0},
    {"migrants", "day", NULL, 12, 0, 18, 0},
};

// Easter Sunday of the Gregorian calendar: the anonymous algorithm of 1876 (Meeus, Astronomical
// Algorithms, chapter 8).
static calendar_date easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 19 * l) / 433;
    int month = (h + l - 7 * m + 90) / 25;
    int day = (h + l - 7 * m + 33 * month + 19) % 32;
    return (calendar_date){year, month, day};
}

static calendar_date day_in(const holiday *h, int year)
{
    if (h->month == EASTER_MONTH) return calendar_add_days(easter(year), h->day);
    calendar_date d = {year, h->month, 1};
    if (!h->weekday) return (calendar_date){year, h->month, h->day};
    if (h->day < 0) {
        d.day = calendar_last_day(year, h->month);
        return calendar_add_days(d, -((calendar_weekday(d) - h->weekday + 7) % 7));
    }
    int64_t ahead = (h->weekday - calendar_weekday(d) + 7) % 7;
    return calendar_add_days(d, ahead + 7 * (h->day - 1) + h->shift);
}

// The word after `word`, with a possessive: "Workers' Day", "Year's". 0 when it is not there.
static uint32_t after_word(const sentence *s, uint32_t i, const char *word)
{
    if (!word_is(s, i, word)) return 0;
    i++;
    return word_among(s, i, "'s|'|\xe2\x80\x99s|\xe2\x80\x99") ? i + 1 : i;
}

static uint32_t holiday_end(const sentence *s, uint32_t at, const holiday *h)
{
    uint32_t i = after_word(s, at, h->first);
    if (i && h->second) i = after_word(s, i, h->second);
    if (i && h->third) i = after_word(s, i, h->third);
    return i;
}

static const holiday *find(const sentence *s, uint32_t at, uint32_t *end)
{
    const holiday *table = HOLIDAYS;
    size_t n = sizeof HOLIDAYS / sizeof *HOLIDAYS;
    if (word_among(s, at, "world|international")) {
        table = WORLD_DAYS;
        n = sizeof WORLD_DAYS / sizeof *WORLD_DAYS;
        at++;
    }
    for (size_t i = 0; i < n; i++)
        if ((*end = holiday_end(s, at, &table[i]))) return &table[i];
    return NULL;
}

// The one of last year, this year or the next that lies in this direction and is nearest.
static calendar_date nearest(const holiday *h, calendar_date today, time_direction d)
{
    calendar_date best = day_in(h, today.year);
    for (int k = -1; k <= 1; k += 2) {
        calendar_date other = day_in(h, today.year + k);
        int64_t away = calendar_days(other) - calendar_days(today);
        int64_t now = calendar_days(best) - calendar_days(today);
        bool right = d == TIME_PAST     ? away <= 0 && now > 0
                     : d == TIME_FUTURE ? away >= 0 && now < 0
                                        : away * away < now * now;
        if (right) best = other;
    }
    return best;
}

phrase_result time_holiday_read(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t i;
    bool plain = word_among(s, at, "christmas|easter|halloween|thanksgiving"); // also in lower case
    const holiday *h = plain || word_is_capital(s, at) ? find(s, at, &i) : NULL;
    if (!h) return PHRASE_NONE;
    bool weekend = word_is(s, i, "weekend");
    bool other =
        at > 0 && word_among(s, at - 1, "orthodox|coptic|lunar|chinese|jewish|persian|old");
    if (other || (word_is_noun(s, i) && !weekend && !word_among(s, i, "holiday|morning|night"))) {
        p->end = i; // "the Good Friday Agreement", "Easter eggs"
        return PHRASE_SKIP;
    }
    if (weekend) i++;
    uint32_t the = at > 0 && word_is(s, at - 1, "the") ? at - 1 : at;
    bool placed = the > 0 && word_among(s, the - 1, PLACING_WORDS);
    if (!placed && !weekend && !time_digit_year(s, i)) { // "marked Juneteenth": what was marked
        p->end = i;
        return PHRASE_SKIP;
    }
    time_point year = time_point_of(POINT_YEAR, (calendar_date){2000, 1, 1});
    year.open = OPEN_YEAR;
    uint32_t end = time_year_tail(t, i, &year);
    p->point = time_point_of(POINT_DAY, (calendar_date){2000, 1, 1});
    p->point.how = year.how;
    bool before = at > 0 && word_among(s, at - 1, "last|previous|past");
    bool after = at > 0 && word_among(s, at - 1, "next|following|coming");
    if (year.open == OPEN_NOTHING)
        p->point.date = day_in(h, year.date.year);
    else if (!t->dated || year.open == OPEN_ALL)
        p->point.open = OPEN_ALL;
    else { // settled here: a movable feast is another day in another year
        calendar_date today =
            calendar_add_days(t->today, weekend ? 2 : 0); // its day may be the last
        calendar_date close = nearest(h, today, TIME_NEAREST);
        int64_t away = calendar_days(close) - calendar_days(today);
        bool near = away * away <= NEAR_DAYS * NEAR_DAYS;
        p->point.date = before  ? nearest(h, today, TIME_PAST)
                        : after ? nearest(h, today, TIME_FUTURE)
                        : near  ? close
                                : nearest(h, today, time_tense(s, at, end));
    }
    if (weekend) { // of a Monday the two days before belong to it
        int64_t back = calendar_weekday(p->point.date) == 1 ? -1 : 0;
        calendar_date d = calendar_add_days(p->point.date, back);
        p->point.kind = POINT_WEEKEND;
        p->point.date = calendar_add_days(d, 6 - calendar_weekday(d));
    }
    return time_phrase_done(p, before || after ? at - 1 : at, end);
}
