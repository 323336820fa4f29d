#include "document/feeddate.h"

#include "base/ascii.h"

#include <stdio.h>

#define NO_NUMBER (-1)
#define MAX_ZONE  (14 * 60) // minutes: no zone of the world is further from UTC

typedef struct {
    int year, month, day; // NO_NUMBER: not found yet
    int day_of_year;
    int hour, minute, second;
    bool has_zone;
    int zone; // minutes east of UTC
    bool afternoon, morning;
} date_parts;

// Zones whose names mean one thing. "IST" is India's, Israel's or Ireland's: not known.
static const struct {
    const char *name;
    int minutes;
} ZONES[] = {{"Z", 0},      {"UT", 0},     {"UTC", 0},    {"GMT", 0},    {"WET", 0},
             {"EST", -300}, {"EDT", -240}, {"ET", -300},  {"CST", -360}, {"CDT", -300},
             {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"AKST", -540},
             {"HST", -600}, {"BST", 60},   {"CET", 60},   {"MET", 60},   {"CEST", 120},
             {"MEST", 120}, {"EET", 120},  {"EEST", 180}, {"SAST", 120}, {"EAT", 180},
             {"MSK", 180},  {"PKT", 300},  {"SGT", 480},  {"HKT", 480},  {"JST", 540},
             {"KST", 540},  {"AEST", 600}, {"AEDT", 660}, {"NZST", 720}, {"NZDT", 780},
             {"BRT", -180}, {"WAT", 60},   {"WEST", 60}};

// A number of `least` to `most` digits at the start of s, taken off it; NO_NUMBER when it is none.
static int take_number(str *s, size_t least, size_t most)
{
    size_t n = 0;
    int value = 0;
    while (n < s->n && n < most && ascii_is_digit(s->p[n])) value = value * 10 + (s->p[n++] - '0');
    if (n < least) return NO_NUMBER;
    *s = str_sub(*s, n, s->n);
    return value;
}

static bool take(str *s, char c)
{
    if (!s->n || s->p[0] != c) return false;
    *s = str_sub(*s, 1, s->n);
    return true;
}

// "+0530", "-05:00", "+1", at most MAX_ZONE.
static bool read_offset(str s, date_parts *d)
{
    int sign = s.n && s.p[0] == '-' ? -1 : 1;
    if (!take(&s, '+') && !take(&s, '-')) return false;
    int hours = take_number(&s, 1, 2);
    if (hours == NO_NUMBER) return false;
    take(&s, ':');
    int minutes = take_number(&s, 2, 2);
    if (minutes == NO_NUMBER) minutes = 0;
    if (hours * 60 + minutes > MAX_ZONE || minutes > 59 || s.n) return false;
    d->has_zone = true;
    d->zone = sign * (hours * 60 + minutes);
    return true;
}

static void read_zone(str s, date_parts *d)
{
    if (d->has_zone && d->zone) return; // "+0100 GMT": the number tells
    for (size_t i = 0; i < sizeof ZONES / sizeof *ZONES; i++) {
        if (!str_eq_nocase(s, str_of(ZONES[i].name))) continue;
        d->has_zone = true;
        d->zone = ZONES[i].minutes;
        return;
    }
    bool before = str_starts_nocase(s, STR("GMT")) || str_starts_nocase(s, STR("UTC"));
    if (before) read_offset(str_sub(s, 3, s.n), d); // "GMT+0100"
}

// "15:00", "15:00:05.25", with a zone or "pm" behind. False when it is no time.
static bool read_clock(str s, date_parts *d)
{
    int hour = take_number(&s, 1, 2);
    if (hour == NO_NUMBER || (!take(&s, ':') && !take(&s, '.'))) return false;
    int minute = take_number(&s, 1, 2), second = 0;
    if (minute == NO_NUMBER) return false;
    if (take(&s, ':') || take(&s, '.')) {
        second = take_number(&s, 1, 2);
        if (second == NO_NUMBER) second = 0;
        if (take(&s, '.') || take(&s, ',')) take_number(&s, 1, 9);
    }
    if (hour > 23 || minute > 59) return true; // it is one, of no day
    d->hour = hour;
    d->minute = minute;
    d->second = second > 59 ? 59 : second;
    if (str_eq_nocase(s, STR("pm"))) d->afternoon = true;
    if (str_eq_nocase(s, STR("am"))) d->morning = true;
    if (s.n && !read_offset(s, d)) read_zone(s, d);
    return true;
}

static int month_of(str word)
{
    while (word.n && word.p[word.n - 1] == '.') word.n--;
    int month = calendar_month_named(word);
    if (!month && word.n > 3) month = calendar_month_named(str_sub(word, 0, 3)); // "Septem"
    return month;
}

static bool is_ordinal_end(str s)
{
    return !s.n || str_in_list(s, "st|nd|rd|th", '|');
}

// A number of a date that is written with words: the day first, then the year.
static void read_number(str word, date_parts *d)
{
    size_t digits = 0;
    while (digits < word.n && ascii_is_digit(word.p[digits])) digits++;
    str rest = word;
    int value = take_number(&rest, 1, 4);
    if (value == NO_NUMBER || !is_ordinal_end(rest)) return;
    if (digits <= 2 && d->day == NO_NUMBER && value >= 1 && value <= 31) {
        d->day = value;
    } else if (d->year == NO_NUMBER && digits == 4) {
        d->year = value;
    } else if (d->year == NO_NUMBER && (digits == 2 || digits == 3)) {
        d->year = digits == 3 ? 1900 + value : value < 50 ? 2000 + value : 1900 + value; // RFC 2822
    }
}

static void read_word(str word, date_parts *d)
{
    if (str_eq_nocase(word, STR("pm")) || str_eq_nocase(word, STR("p.m."))) {
        d->afternoon = true;
    } else if (str_eq_nocase(word, STR("am")) || str_eq_nocase(word, STR("a.m."))) {
        d->morning = true;
    } else {
        int month = d->month == NO_NUMBER && !calendar_weekday_named(word) ? month_of(word) : 0;
        if (month)
            d->month = month;
        else
            read_zone(word, d);
    }
}

static bool has_letter(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (ascii_is_letter(s.p[i])) return true;
    return false;
}

// RFC 822 and its like: what each word is tells its form.
static void read_words(str s, date_parts *d)
{
    while (s.n) {
        size_t n = 0;
        while (n < s.n && !strchr(" ,\t\r\n()", s.p[n])) n++;
        str word = str_sub(s, 0, n);
        s = str_sub(s, n + 1, s.n);
        if (!word.n) continue;
        if (str_find_byte(word, ':', 0) != SIZE_MAX && read_clock(word, d)) continue;
        if (read_offset(word, d)) continue;
        bool hyphens = has_letter(word) && ascii_is_digit(word.p[0]); // "02-Oct-2002"
        for (str rest = word; rest.p;) {
            str part = str_split(&rest, hyphens ? '-' : ' '); // there is no blank in it
            if (part.n && ascii_is_digit(part.p[0]))
                read_number(part, d);
            else if (part.n)
                read_word(part, d);
        }
    }
}

// "2003-12-31", "2003/12/31", "20031231", "2003-335", "2003-12", and what stands behind.
static bool read_iso(str s, date_parts *d)
{
    d->year = take_number(&s, 4, 4);
    if (d->year == NO_NUMBER) return false;
    bool compact = s.n && ascii_is_digit(s.p[0]);
    if (!compact && s.n && !strchr("-/.", s.p[0])) return false;
    if (!compact) s = str_sub(s, 1, s.n);
    size_t digits = 0;
    while (digits < s.n && ascii_is_digit(s.p[digits])) digits++;
    if (digits == 3) {
        d->day_of_year = take_number(&s, 3, 3);
    } else {
        d->month = take_number(&s, compact ? 2 : 1, 2);
        if (!compact && s.n && strchr("-/.", s.p[0])) s = str_sub(s, 1, s.n);
        d->day = take_number(&s, compact ? 2 : 1, 2);
    }
    if (s.n && (s.p[0] == 'T' || s.p[0] == 't')) s = str_sub(s, 1, s.n);
    str clock = str_trim(s);
    size_t n = 0;
    while (n < clock.n && clock.p[n] != ' ') n++;
    if (clock.n && !read_clock(str_sub(clock, 0, n), d)) read_words(clock, d);
    if (n < clock.n) read_words(str_sub(clock, n, clock.n), d);
    return true;
}

static calendar_date day_of(const date_parts *d)
{
    calendar_date day = {d->year, d->month, d->day};
    if (d->day_of_year > 0) {
        calendar_date first = {d->year, 1, 1};
        day = calendar_add_days(first, d->day_of_year - 1);
    }
    return day;
}

static void fit_half_day(date_parts *d)
{
    if (d->afternoon && d->hour >= 1 && d->hour < 12) d->hour += 12;
    if (d->morning && d->hour == 12) d->hour = 0;
}

static str written(arena *a, const date_parts *d)
{
    char out[CALENDAR_DATE_SIZE + 32];
    calendar_date day = day_of(d);
    if (d->year < 0 || d->year > 9999) return STR_NONE;
    if (d->month == NO_NUMBER && d->day_of_year == NO_NUMBER) {
        snprintf(out, sizeof out, "%04d", d->year);
        return d->day == NO_NUMBER ? str_copy(a, str_of(out)) : STR_NONE;
    }
    if (d->day == NO_NUMBER && d->day_of_year == NO_NUMBER) {
        snprintf(out, sizeof out, "%04d-%02d", d->year, d->month);
        return d->month >= 1 && d->month <= 12 ? str_copy(a, str_of(out)) : STR_NONE;
    }
    if (!calendar_valid(day) || day.year != d->year) return STR_NONE;
    calendar_format(day, out);
    size_t n = strlen(out);
    if (d->hour == NO_NUMBER) return str_copy(a, str_of(out));
    n +=
        (size_t)snprintf(out + n, sizeof out - n, "T%02d:%02d:%02d", d->hour, d->minute, d->second);
    int zone = d->zone < 0 ? -d->zone : d->zone;
    if (d->has_zone && !zone) snprintf(out + n, sizeof out - n, "Z");
    if (d->has_zone && zone)
        snprintf(out + n, sizeof out - n, "%c%02d:%02d", d->zone < 0 ? '-' : '+', zone / 60,
                 zone % 60);
    return str_copy(a, str_of(out));
}

str feeddate_read(arena *a, str s)
{
    date_parts d = {NO_NUMBER, NO_NUMBER, NO_NUMBER, NO_NUMBER, NO_NUMBER, 0,
                    0,         false,     0,         false,     false};
    s = str_trim(s);
    if (!s.n || s.n > FEEDDATE_MAX_BYTES) return STR_NONE;
    if (!read_iso(s, &d)) {
        d.year = NO_NUMBER;
        read_words(s, &d);
        if (d.year == NO_NUMBER || d.month == NO_NUMBER || d.day == NO_NUMBER) return STR_NONE;
    }
    fit_half_day(&d);
    return written(a, &d);
}
