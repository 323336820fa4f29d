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

// "nineteen ninety-six", "two thousand and eight"
static int worded_year(const sentence *s, uint32_t at, uint32_t *end)
{
    static const char CENTURIES[] = "sixteen|seventeen|eighteen|nineteen|twenty";
    number n;
    if (word_is_digit(s, at)) return 0;
    if (word_among(s, at, CENTURIES) && number_read(s, at + 1, &n) && !n.digits && n.value >= 10 &&
        n.value <= 99) {
        number whole;
        if (!number_read(s, at, &whole) || whole.end != at + 1) return 0; // "twenty - one"
        *end = n.end;
        return (int)whole.value * 100 + (int)n.value;
    }
    bool thousands = word_among(s, at, "one|two") && word_is(s, at + 1, "thousand");
    if (!thousands || !number_read(s, at, &n) || n.value < YEAR_LEAST || n.value > YEAR_MOST)
        return 0;
    *end = n.end;
    return n.value - (int)n.value > 0 ? 0 : (int)n.value;
}

// "'89", the century left out: one of the last seventy years or the next thirty
static int short_year(str f)
{
    str mark = STR("\xe2\x80\x99");
    size_t n = str_starts(f, STR("'")) ? 1 : str_starts(f, mark) ? mark.n : 0;
    if (!n || f.n != n + 2) return 0;
    int year = number_small(str_sub(f, n, f.n));
    return year < 0 ? 0 : year < 30 ? 2000 + year : 1900 + year;
}

int time_year_at(const sentence *s, uint32_t at, uint32_t *end)
{
    *end = at + 1;
    int year = time_digit_year(s, at);
    if (!year) year = short_year(word_form(s, at));
    return year ? year : worded_year(s, at, end);
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
    bool range = at > 1 && str_find_byte(word_form(s, at - 2), '/', 0) != SIZE_MAX &&
                 word_among(s, at - 1, "to|through|and|until|&");
    bool clock = (word_is(s, at + 1, "at") && word_is_digit(s, at + 2)) || // "9/17 at 11:30am"
                 (at > 1 && word_is_digit(s, at - 2) && word_among(s, at - 1, "am|pm|a.m.|p.m.")) ||
                 (at > 2 && word_among(s, at - 1, "et|edt|est|ct|pt|pst|pdt|utc|gmt|cet"));
    bool placed = range || clock ||
                  (at > 0 && word_among(s, at - 1,
                                        "on|by|until|since|before|after|from|monday|tuesday|"
                                        "wednesday|thursday|friday|saturday|sunday"));
    if (!placed || d->separator != '/' || d->digits[0] > 2 || d->digits[1] > 2) return false;
    int m = a > 12 ? b : a, day = a > 12 ? a : b;
    if (!set_day(p, 2000, m, day)) return false; // a leap year
    p->open = OPEN_YEAR;
    p->how = HOW_RELATIVE;
    return true;
}

// "23-Sep-2020", "2019/aug/01": a month's name between two numbers of which one is the year
static bool named_groups(const glue *g, time_point *p, size_t *used)
{
    int value[2] = {0, 0}, digits[2] = {0, 0}, month = 0;
    size_t i = 0;
    for (int k = 0; k < 2; k++) {
        while (i < g->n && g->p[i] >= '0' && g->p[i] <= '9' && digits[k] < 5)
            value[k] = value[k] * 10 + (g->p[i++] - '0'), digits[k]++;
        if (k == 1) break;
        if (i + 5 > g->n || (g->p[i] != '-' && g->p[i] != '/') || g->p[i + 4] != g->p[i])
            return false;
        month = calendar_month_named((str){g->p + i + 1, 3});
        i += 5;
    }
    *used = i;
    bool year_first = digits[0] == 4;
    if (!month || digits[year_first ? 0 : 1] != 4) return false;
    int day = digits[year_first ? 1 : 0];
    return day >= 1 && day <= 2 && set_day(p, value[year_first ? 0 : 1], month, value[year_first]);
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
    if (at >= s->n_tokens) return false;
    glue g = glue_words(s, at);
    digit_groups d = read_groups(&g);
    bool glued = at > 0 && s->tokens[at - 1].span.end == s->tokens[at].span.begin;
    bool range = at > 1 && str_find_byte(word_form(s, at - 2), '/', 0) != SIZE_MAX;
    if (glued && word_is_hyphen(s, at - 1) && !range) return false; // the rest of something longer
    size_t used;
    if (d.n == 1 && named_groups(&g, p, &used)) return word_after(s, at, used, end);
    if (d.n < 2) return false;
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
