// Days with a name: fixed ones, those of a weekday of a month, and those counted from a feast
// (timefeast.h). Only what is the same day wherever the news is from, or is called so in one
// country alone; "Independence Day" is another day in each.
#include "mention/timefeast.h"
#include "mention/timephrase.h"
#include "mention/timetense.h"

// What stands before the name of a day when it says when
#define PLACING_WORDS                                                                              \
    "on|by|before|after|until|till|since|for|over|during|around|at|from|through|past|between|"     \
    "this|"                                                                                        \
    "last|next|following|previous|coming"
#define NEAR_DAYS 45 // a holiday so near is meant, whatever the tense: "we prepare for Easter"

typedef struct {
    const char *words; // in lower case, without possessives
    int month;         // 1 to 12; 0: `day` counts from the feast
    int weekday;       // 0: `day` is the day of the month
    int day;           // else the day-th such weekday, -1 the last
    int shift;         // days after that
    time_feast feast;
    int days; // how long it lasts, when more than one
} holiday;

static const holiday HOLIDAYS[] = {
    {"christmas eve", 12, 0, 24, 0, FEAST_NONE, 1},
    {"christmas day", 12, 0, 25, 0, FEAST_NONE, 1},
    {"christmas", 12, 0, 25, 0, FEAST_NONE, 1},
    {"boxing day", 12, 0, 26, 0, FEAST_NONE, 1},
    {"new year eve", 12, 0, 31, 0, FEAST_NONE, 1},
    {"new year day", 1, 0, 1, 0, FEAST_NONE, 1},
    {"new year", 1, 0, 1, 0, FEAST_NONE, 1},
    {"valentine day", 2, 0, 14, 0, FEAST_NONE, 1},
    {"bastille day", 7, 0, 14, 0, FEAST_NONE, 1},
    {"halloween", 10, 0, 31, 0, FEAST_NONE, 1},
    {"veterans day", 11, 0, 11, 0, FEAST_NONE, 1},
    {"armistice day", 11, 0, 11, 0, FEAST_NONE, 1},
    {"juneteenth", 6, 0, 19, 0, FEAST_NONE, 1},
    {"earth day", 4, 0, 22, 0, FEAST_NONE, 1},
    {"may day", 5, 0, 1, 0, FEAST_NONE, 1},
    {"labor day", 9, 1, 1, 0, FEAST_NONE, 1},
    {"memorial day", 5, 1, -1, 0, FEAST_NONE, 1},
    {"presidents day", 2, 1, 3, 0, FEAST_NONE, 1},
    {"columbus day", 10, 1, 2, 0, FEAST_NONE, 1},
    {"thanksgiving day", 11, 4, 4, 0, FEAST_NONE, 1},
    {"thanksgiving", 11, 4, 4, 0, FEAST_NONE, 1},
    {"black friday", 11, 4, 4, 1, FEAST_NONE, 1},
    {"ash wednesday", 0, 0, -46, 0, FEAST_EASTER, 1},
    {"palm sunday", 0, 0, -7, 0, FEAST_EASTER, 1},
    {"maundy thursday", 0, 0, -3, 0, FEAST_EASTER, 1},
    {"good friday", 0, 0, -2, 0, FEAST_EASTER, 1},
    {"easter sunday", 0, 0, 0, 0, FEAST_EASTER, 1},
    {"easter monday", 0, 0, 1, 0, FEAST_EASTER, 1},
    {"easter", 0, 0, 0, 0, FEAST_EASTER, 1},
    {"orthodox easter", 0, 0, 0, 0, FEAST_ORTHODOX_EASTER, 1},
    {"orthodox christmas", 1, 0, 7, 0, FEAST_NONE, 1},
    {"rosh hashanah", 0, 0, 0, 0, FEAST_JEWISH_NEW_YEAR, 2},
    {"yom kippur", 0, 0, 9, 0, FEAST_JEWISH_NEW_YEAR, 1},
    {"sukkot", 0, 0, 14, 0, FEAST_JEWISH_NEW_YEAR, 7},
    {"passover", 0, 0, -163, 0, FEAST_JEWISH_NEW_YEAR, 7},
    {"ramadan", 0, 0, 0, 0, FEAST_RAMADAN, 29},
    {"eid al - fitr", 0, 0, 0, 0, FEAST_EID_AL_FITR, 1},
    {"eid al fitr", 0, 0, 0, 0, FEAST_EID_AL_FITR, 1},
    {"eid ul - fitr", 0, 0, 0, 0, FEAST_EID_AL_FITR, 1},
    {"eid al - adha", 0, 0, 0, 0, FEAST_EID_AL_ADHA, 1},
    {"eid al adha", 0, 0, 0, 0, FEAST_EID_AL_ADHA, 1},
    {"eid ul - adha", 0, 0, 0, 0, FEAST_EID_AL_ADHA, 1},
    {"lunar new year", 0, 0, 0, 0, FEAST_LUNAR_NEW_YEAR, 1},
    {"chinese new year", 0, 0, 0, 0, FEAST_LUNAR_NEW_YEAR, 1},
};

// Days of the world that the United Nations or custom keep: "International Women's Day".
static const holiday WORLD_DAYS[] = {
    {"holocaust remembrance day", 1, 0, 27, 0, FEAST_NONE, 1},
    {"day of zero tolerance for female genital mutilation", 2, 0, 6, 0, FEAST_NONE, 1},
    {"day of women and girls in science", 2, 0, 11, 0, FEAST_NONE, 1},
    {"mother language day", 2, 0, 21, 0, FEAST_NONE, 1},
    {"women day", 3, 0, 8, 0, FEAST_NONE, 1},
    {"day of happiness", 3, 0, 20, 0, FEAST_NONE, 1},
    {"day for the elimination of racial discrimination", 3, 0, 21, 0, FEAST_NONE, 1},
    {"water day", 3, 0, 22, 0, FEAST_NONE, 1},
    {"tuberculosis day", 3, 0, 24, 0, FEAST_NONE, 1},
    {"autism awareness day", 4, 0, 2, 0, FEAST_NONE, 1},
    {"health day", 4, 0, 7, 0, FEAST_NONE, 1},
    {"roma day", 4, 0, 8, 0, FEAST_NONE, 1},
    {"malaria day", 4, 0, 25, 0, FEAST_NONE, 1},
    {"intellectual property day", 4, 0, 26, 0, FEAST_NONE, 1},
    {"press freedom day", 5, 0, 3, 0, FEAST_NONE, 1},
    {"workers day", 5, 0, 1, 0, FEAST_NONE, 1},
    {"day against homophobia", 5, 0, 17, 0, FEAST_NONE, 1},
    {"day for biological diversity", 5, 0, 22, 0, FEAST_NONE, 1},
    {"day of united nations peacekeepers", 5, 0, 29, 0, FEAST_NONE, 1},
    {"day of un peacekeepers", 5, 0, 29, 0, FEAST_NONE, 1},
    {"no tobacco day", 5, 0, 31, 0, FEAST_NONE, 1},
    {"environment day", 6, 0, 5, 0, FEAST_NONE, 1},
    {"oceans day", 6, 0, 8, 0, FEAST_NONE, 1},
    {"day against child labor", 6, 0, 12, 0, FEAST_NONE, 1},
    {"day against child labour", 6, 0, 12, 0, FEAST_NONE, 1},
    {"day for the elimination of sexual violence in conflict", 6, 0, 19, 0, FEAST_NONE, 1},
    {"refugee day", 6, 0, 20, 0, FEAST_NONE, 1},
    {"day of yoga", 6, 0, 21, 0, FEAST_NONE, 1},
    {"day against drug abuse and illicit trafficking", 6, 0, 26, 0, FEAST_NONE, 1},
    {"day in support of victims of torture", 6, 0, 26, 0, FEAST_NONE, 1},
    {"day of friendship", 7, 0, 30, 0, FEAST_NONE, 1},
    {"day against trafficking in persons", 7, 0, 30, 0, FEAST_NONE, 1},
    {"youth day", 8, 0, 12, 0, FEAST_NONE, 1},
    {"humanitarian day", 8, 0, 19, 0, FEAST_NONE, 1},
    {"day of the disappeared", 8, 0, 30, 0, FEAST_NONE, 1},
    {"day of the victims of enforced disappearances", 8, 0, 30, 0, FEAST_NONE, 1},
    {"day against nuclear tests", 8, 0, 29, 0, FEAST_NONE, 1},
    {"literacy day", 9, 0, 8, 0, FEAST_NONE, 1},
    {"day of democracy", 9, 0, 15, 0, FEAST_NONE, 1},
    {"day of peace", 9, 0, 21, 0, FEAST_NONE, 1},
    {"day for the total elimination of nuclear weapons", 9, 0, 26, 0, FEAST_NONE, 1},
    {"tourism day", 9, 0, 27, 0, FEAST_NONE, 1},
    {"day of older persons", 10, 0, 1, 0, FEAST_NONE, 1},
    {"day of non-violence", 10, 0, 2, 0, FEAST_NONE, 1},
    {"teachers day", 10, 0, 5, 0, FEAST_NONE, 1},
    {"mental health day", 10, 0, 10, 0, FEAST_NONE, 1},
    {"day against the death penalty", 10, 0, 10, 0, FEAST_NONE, 1},
    {"day of the girl child", 10, 0, 11, 0, FEAST_NONE, 1},
    {"day of the girl", 10, 0, 11, 0, FEAST_NONE, 1},
    {"food day", 10, 0, 16, 0, FEAST_NONE, 1},
    {"day for the eradication of poverty", 10, 0, 17, 0, FEAST_NONE, 1},
    {"polio day", 10, 0, 24, 0, FEAST_NONE, 1},
    {"day to end impunity for crimes against journalists", 11, 0, 2, 0, FEAST_NONE, 1},
    {"day for tolerance", 11, 0, 16, 0, FEAST_NONE, 1},
    {"children day", 11, 0, 20, 0, FEAST_NONE, 1},
    {"day for the elimination of violence against women", 11, 0, 25, 0, FEAST_NONE, 1},
    {"aids day", 12, 0, 1, 0, FEAST_NONE, 1},
    {"day for the abolition of slavery", 12, 0, 2, 0, FEAST_NONE, 1},
    {"day of persons with disabilities", 12, 0, 3, 0, FEAST_NONE, 1},
    {"anti-corruption day", 12, 0, 9, 0, FEAST_NONE, 1},
    {"human rights day", 12, 0, 10, 0, FEAST_NONE, 1},
    {"migrants day", 12, 0, 18, 0, FEAST_NONE, 1},
};

// False when the day of that year is not known.
static bool day_in(const holiday *h, int year, calendar_date *day)
{
    if (!h->month) {
        calendar_date feast;
        if (!time_feast_day(h->feast, year, &feast)) return false;
        *day = calendar_add_days(feast, h->day);
        return true;
    }
    calendar_date d = {year, h->month, h->weekday ? 1 : h->day};
    if (h->weekday && h->day < 0) {
        d.day = calendar_last_day(year, h->month);
        d = calendar_add_days(d, -((calendar_weekday(d) - h->weekday + 7) % 7));
    } else if (h->weekday) {
        int64_t ahead = (h->weekday - calendar_weekday(d) + 7) % 7;
        d = calendar_add_days(d, ahead + 7 * (h->day - 1) + h->shift);
    }
    *day = d;
    return true;
}

// The word after these words, each perhaps with a possessive: "Workers' Day", "Year's". 0 when they
// are not there.
static uint32_t after_words(const sentence *s, uint32_t i, const char *words)
{
    str rest = str_of(words);
    while (rest.p) {
        str word = str_split(&rest, ' ');
        if (!str_eq_nocase(word_form(s, i), word)) return 0;
        i++;
        if (word_among(s, i, "'s|'|\xe2\x80\x99s|\xe2\x80\x99")) i++;
    }
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
        if ((*end = after_words(s, at, table[i].words))) return &table[i];
    return NULL;
}

// The one of last year, this year or the next that lies in this direction and is nearest; this
// year's day must be known.
static calendar_date nearest(const holiday *h, calendar_date today, time_direction d)
{
    calendar_date best = today, other;
    if (!day_in(h, today.year, &best)) return best;
    for (int k = -1; k <= 1; k += 2) {
        if (!day_in(h, today.year + k, &other)) continue;
        int64_t away = calendar_days(other) - calendar_days(today);
        int64_t now = calendar_days(best) - calendar_days(today);
        bool right = d == TIME_PAST     ? away <= 0 && now > 0
                     : d == TIME_FUTURE ? away >= 0 && now < 0
                                        : away * away < now * now;
        if (right) best = other;
    }
    return best;
}

// The word that says which: "last Christmas"
static int shift_before(const sentence *s, uint32_t at)
{
    if (at == 0) return 0;
    if (word_among(s, at - 1, "last|previous|past")) return -1;
    return word_among(s, at - 1, "next|following|coming") ? 1 : 0;
}

// The day of a year that the text does not name. Settled here: a movable feast is another day in
// another year.
static calendar_date settle(const time_scan *t, const holiday *h, uint32_t at, uint32_t end,
                            bool weekend)
{
    calendar_date today = calendar_add_days(t->today, weekend ? 2 : 0); // its day may be the last
    calendar_date close = nearest(h, today, TIME_NEAREST);
    int64_t away = calendar_days(close) - calendar_days(today);
    int shift = shift_before(t->s, at);
    if (shift) return nearest(h, today, shift < 0 ? TIME_PAST : TIME_FUTURE);
    if (away * away <= NEAR_DAYS * NEAR_DAYS) return close;
    return nearest(h, today, time_tense(t->s, at, end));
}

// Is the name written as one? Some are also in lower case.
static bool is_named(const sentence *s, uint32_t at, const holiday *h)
{
    if (word_is_capital(s, at)) return true;
    if (word_among(s, at, "christmas|easter|halloween|thanksgiving|ramadan|eid")) return true;
    return word_among(s, at, "black|good|new") &&
           str_find_byte(str_of(h->words), ' ', 0) != SIZE_MAX;
}

// Does what stands before it say that it is when something happens?
static bool is_placed(const sentence *s, uint32_t the)
{
    if (the == 0) return false;
    if (word_among(s, the - 1, PLACING_WORDS)) return true;
    return the > 1 && word_is(s, the - 1, "of") &&
           word_among(s, the - 2, "ahead|eve|end|start|month");
}

static void make_weekend(time_point *p)
{
    calendar_date d = p->date;
    if (calendar_weekday(d) == 1) { // a Monday's has three days
        p->date = calendar_add_days(d, -2);
        p->interval = true;
        p->until_kind = POINT_DAY;
        p->until = d;
        return;
    }
    p->kind = POINT_WEEKEND;
    p->date = calendar_add_days(d, 6 - calendar_weekday(d));
}

phrase_result time_holiday_read(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t i;
    const holiday *h = find(s, at, &i);
    if (!h || !is_named(s, at, h)) return PHRASE_NONE;
    bool weekend = word_is(s, i, "weekend");
    bool other =
        at > 0 && word_among(s, at - 1, "orthodox|coptic|lunar|chinese|jewish|persian|old");
    // "National Atomic Veterans Day" is another
    other |= at > 0 && word_is_capital(s, at - 1) &&
             (word_is_noun(s, at - 1) || word_has(s, at - 1, UPOS_ADJ)) &&
             !word_among(s, at - 1, "national|last|next|previous|following");
    bool named =
        word_is_noun(s, i) && !word_among(s, i, "holiday|morning|night") && !time_digit_year(s, i);
    if (other || (named && !weekend)) {
        p->end = i; // "the Good Friday Agreement", "Easter eggs"
        return PHRASE_SKIP;
    }
    if (weekend) i++;
    uint32_t the = at > 0 && word_among(s, at - 1, "the|this") ? at - 1 : at;
    bool this = the < at && word_is(s, the, "this");
    bool dated = time_digit_year(s, i) || (word_is(s, i, ",") && time_digit_year(s, i + 1));
    if (!this && !is_placed(s, the) && !weekend && !dated) {
        p->end = i; // "marked Juneteenth": what was marked
        return PHRASE_SKIP;
    }
    time_point year = time_point_of(POINT_YEAR, (calendar_date){2000, 1, 1});
    year.open = OPEN_YEAR;
    uint32_t end = time_year_tail(t, i, &year);
    p->point = time_point_of(POINT_DAY, (calendar_date){2000, 1, 1});
    p->point.how = year.how;
    bool known = year.open == OPEN_NOTHING && day_in(h, year.date.year, &p->point.date);
    if (!known && year.open != OPEN_NOTHING && year.open != OPEN_ALL && t->dated) {
        calendar_date unused;
        known = day_in(h, t->today.year, &unused);
        if (known) p->point.date = settle(t, h, at, end, weekend);
    }
    if (!known) p->point.open = OPEN_ALL;
    if (weekend && known)
        make_weekend(&p->point);
    else if (h->days > 1) {
        p->point.interval = true;
        p->point.until_kind = POINT_DAY;
        p->point.until = calendar_add_days(p->point.date, h->days - 1);
    }
    return time_phrase_done(p, this || shift_before(s, at) ? at - 1 : at, end);
}
