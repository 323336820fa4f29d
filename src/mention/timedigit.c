#include "mention/timephrase.h"

#include "mention/number.h"

#include <string.h>

#define GLUE_MAX   24   // "2024-07-17T14:00:00Z" and a little more
#define YEAR_LEAST 1200 // four digits below are rather a number than a year
#define YEAR_MOST  2199 // later numbers are no years of the news

// The bytes of the words from `at` on that have no space between them.
typedef struct {
    char p[GLUE_MAX];
    size_t n;
} glue;

static glue glue_words(const sentence *s, uint32_t at)
{
    glue g = {.n = 0};
    for (uint32_t i = at; i < s->n_tokens; i++) {
        if (i > at && s->tokens[i].span.begin != s->tokens[i - 1].span.end) break;
        str f = s->tokens[i].form;
        if (f.n > GLUE_MAX - g.n) break;
        memcpy(g.p + g.n, f.p, f.n);
        g.n += f.n;
    }
    return g;
}

// Word after the first `used` bytes; false when they end inside a word.
static bool word_after(const sentence *s, uint32_t at, size_t used, uint32_t *end)
{
    size_t n = 0;
    uint32_t i = at;
    while (i < s->n_tokens && n < used) n += s->tokens[i++].form.n;
    *end = i;
    return n == used;
}

typedef struct {
    int value[3];
    int digits[3];
    int n;
    char separator;
    size_t used;
} digit_groups;

// Up to three groups of at most four digits with the same separator
static digit_groups read_groups(const glue *g)
{
    digit_groups d = {.n = 0};
    size_t i = 0;
    while (d.n < 3) {
        int v = 0, n = 0;
        size_t k = i;
        while (k < g->n && g->p[k] >= '0' && g->p[k] <= '9' && n < 5)
            v = v * 10 + (g->p[k] - '0'), n++, k++;
        if (n == 0 || n > 4) break;
        d.value[d.n] = v;
        d.digits[d.n] = n;
        d.n++;
        d.used = i = k;
        char c = i < g->n ? g->p[i] : '\0';
        if (c != '-' && c != '/' && c != '.') break;
        if (d.separator && c != d.separator) break;
        d.separator = c;
        i++;
    }
    return d;
}

int time_digit_year(const sentence *s, uint32_t at)
{
    str f = word_form(s, at);
    int y = f.n == 4 ? number_small(f) : 0;
    return y >= YEAR_LEAST && y <= YEAR_MOST ? y : 0;
}

static bool set_day(time_point *p, int y, int m, int d)
{
    calendar_date day = {y, m, d};
    if (!calendar_valid(day)) return false;
    *p = time_point_of(POINT_DAY, day);
    p->how = HOW_EXPLICIT;
    return true;
}

// Three numbers: year first, or last; the month first in America, unless it cannot be.
static bool three_groups(const digit_groups *d, time_point *p)
{
    int a = d->value[0], b = d->value[1], c = d->value[2];
    if (d->digits[0] == 4) return d->digits[1] <= 2 && d->digits[2] <= 2 && set_day(p, a, b, c);
    if (d->digits[0] > 2 || d->digits[1] > 2) return false;
    if (d->digits[2] == 2 && d->separator == '/')
        c += c < 50 ? 2000 : 1900;
    else if (d->digits[2] != 4)
        return false;
    if (d->separator == '.' || a > 12) return set_day(p, c, b, a);
    return set_day(p, c, a, b);
}

// "7/17" after "on" and the like; "9/11" is the day of 2001; "2024-07"
static bool two_groups(const sentence *s, uint32_t at, const digit_groups *d, time_point *p)
{
    int a = d->value[0], b = d->value[1];
    if (d->separator == '/' && a == 9 && b == 11) return set_day(p, 2001, 9, 11);
    if (d->digits[0] == 4 && d->digits[1] == 2 && d->separator == '-') {
        bool season = b == (a + 1) % 100; // "2011-12" is two years
        if (a < YEAR_LEAST || a > YEAR_MOST || b < 1 || b > 12 || season) return false;
        *p = time_point_of(POINT_MONTH, (calendar_date){a, b, 1});
        p->how = HOW_EXPLICIT;
        return true;
    }
    bool placed = at > 0 && word_among(s, at - 1,
                                       "on|by|until|since|before|after|from|monday|tuesday|"
                                       "wednesday|thursday|friday|saturday|sunday");
    if (!placed || d->separator != '/' || d->digits[0] > 2 || d->digits[1] > 2) return false;
    int m = a > 12 ? b : a, day = a > 12 ? a : b;
    if (!set_day(p, 2000, m, day)) return false; // a leap year
    p->open = OPEN_YEAR;
    p->how = HOW_RELATIVE;
    return true;
}

static bool two_digits(const glue *g, size_t at, int *value)
{
    if (at + 2 > g->n) return false;
    char a = g->p[at], b = g->p[at + 1];
    if (a < '0' || a > '9' || b < '0' || b > '9') return false;
    *value = (a - '0') * 10 + (b - '0');
    return true;
}

bool time_digit_date(const sentence *s, uint32_t at, time_point *p, uint32_t *end)
{
    glue g = glue_words(s, at);
    digit_groups d = read_groups(&g);
    if (d.n < 2) return false;
    if (at > 0 && word_is_hyphen(s, at - 1)) return false; // the rest of something longer
    bool read = d.n == 3 ? three_groups(&d, p) : two_groups(s, at, &d, p);
    if (!read) return false;
    int h, m;
    if (d.n == 3 && d.used < g.n && g.p[d.used] == 'T' && two_digits(&g, d.used + 1, &h) &&
        d.used + 3 < g.n && g.p[d.used + 3] == ':' && two_digits(&g, d.used + 4, &m) && h < 24 &&
        m < 60) {
        p->hour = h;
        p->minute = m;
        d.used += 6;
        int seconds;
        if (d.used < g.n && g.p[d.used] == ':' && two_digits(&g, d.used + 1, &seconds)) d.used += 3;
        if (d.used < g.n && g.p[d.used] == 'Z') d.used++;
    }
    return word_after(s, at, d.used, end);
}

// 0 for "am", 12 for "pm", -1 for anything else
static int half_day(str f)
{
    if (str_eq_nocase(f, STR("am")) || str_eq_nocase(f, STR("a.m.")) ||
        str_eq_nocase(f, STR("a.m")))
        return 0;
    if (str_eq_nocase(f, STR("pm")) || str_eq_nocase(f, STR("p.m.")) ||
        str_eq_nocase(f, STR("p.m")))
        return 12;
    return -1;
}

// "10", "10:30", "10.30" and what is glued behind; false for other forms
static bool read_hour(str f, int *hour, int *minute, bool *colon, str *tail)
{
    size_t i = 0;
    *hour = *minute = 0;
    *colon = false;
    while (i < f.n && i < 2 && f.p[i] >= '0' && f.p[i] <= '9')
        *hour = *hour * 10 + (f.p[i++] - '0');
    if (i == 0) return false;
    if (i + 2 < f.n && (f.p[i] == ':' || f.p[i] == '.') && f.p[i + 1] >= '0' && f.p[i + 1] <= '5' &&
        f.p[i + 2] >= '0' && f.p[i + 2] <= '9') {
        *colon = f.p[i] == ':';
        *minute = (f.p[i + 1] - '0') * 10 + (f.p[i + 2] - '0');
        i += 3;
    }
    *tail = str_sub(f, i, f.n);
    return *hour < 25;
}

// Time zones are read over, not converted.
static uint32_t skip_zone(const sentence *s, uint32_t i)
{
    if (word_among(s, i, "gmt|utc|est|edt|et|pst|pdt|pt|cet|cest|bst|jst|msk|ist|eastern")) i++;
    if (word_is(s, i, "time")) return i + 1;
    if (word_is(s, i + 1, "time") && (word_is(s, i, "local") || word_has(s, i, UPOS_PROPN)))
        return i + 2;
    return i;
}

bool time_digit_clock(const sentence *s, uint32_t at, int *hour, int *minute, uint32_t *end)
{
    bool colon;
    str tail, form = word_form(s, at);
    int four = form.n == 4 ? number_small(form) : -1;
    if (four >= 0 && four < 2400 && four % 100 < 60 && word_among(s, at + 1, "gmt|utc")) {
        *hour = four / 100;
        *minute = four % 100;
        *end = skip_zone(s, at + 1);
        return true;
    }
    if (!read_hour(form, hour, minute, &colon, &tail)) return false;
    int half = -1;
    *end = at + 1;
    if (tail.n)
        half = half_day(tail);
    else if ((half = half_day(word_form(s, at + 1))) >= 0)
        *end = at + 2;
    else if (word_among(s, at + 1,
                        "o'clock|o\xe2\x80\x99"
                        "clock"))
        half = 0, *end = at + 2;
    if (half < 0 && (!colon || tail.n)) return false;
    if (half >= 0) {
        if (*hour > 12 && half == 12) half = 0;
        if (*hour == 12) *hour = 0;
        *hour += half;
    }
    if (*hour > 23) return false;
    *end = skip_zone(s, *end);
    return true;
}
