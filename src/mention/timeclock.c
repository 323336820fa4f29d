// Times of day: "10 a.m.", "14:30 GMT", "eight o'clock", "3 in the morning", and from one to
// another: "9:30 to 11 a.m.".
#include "mention/timephrase.h"

#include "mention/number.h"

#define ZONES                                                                                      \
    "gmt|utc|est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|cet|cest|eet|eest|bst|jst|msk|ist|kst"

typedef struct {
    int hour, minute;
    bool named;   // says which half of the day it is
    bool colon;   // "10:30"
    uint32_t end; // word after it
} clock_time;

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
static bool read_hour(str f, clock_time *c, str *tail)
{
    size_t i = 0;
    *c = (clock_time){.hour = 0};
    while (i < f.n && i < 2 && f.p[i] >= '0' && f.p[i] <= '9')
        c->hour = c->hour * 10 + (f.p[i++] - '0');
    if (i == 0) return false;
    if (i + 2 < f.n && (f.p[i] == ':' || f.p[i] == '.') && f.p[i + 1] >= '0' && f.p[i + 1] <= '5' &&
        f.p[i + 2] >= '0' && f.p[i + 2] <= '9') {
        c->colon = f.p[i] == ':';
        c->minute = (f.p[i + 1] - '0') * 10 + (f.p[i + 2] - '0');
        i += 3;
    }
    *tail = str_sub(f, i, f.n);
    return c->hour < 25;
}

static void set_half(clock_time *c, int half)
{
    c->named = true;
    if (c->hour > 12) return;
    if (c->hour == 12) c->hour = 0;
    c->hour += half;
}

// "in the morning", "at night" behind an hour: the half of the day; -1 for none
static int part_after(const sentence *s, uint32_t i, int hour, uint32_t *end)
{
    *end = i + 2;
    if (word_is(s, i, "at") && word_is(s, i + 1, "night")) return hour < 5 || hour == 12 ? 0 : 12;
    *end = i + 3;
    if (!word_is(s, i, "in") || !word_is(s, i + 1, "the")) return -1;
    if (word_is(s, i + 2, "morning")) return 0;
    return word_among(s, i + 2, "afternoon|evening") ? 12 : -1;
}

// "half past seven", "twenty minutes to nine", "a quarter past eight"
static bool read_past(const sentence *s, uint32_t at, clock_time *c)
{
    number n = {.end = at + 1};
    int minute = 30;
    uint32_t i = at + 1;
    if (word_is(s, at, "quarter"))
        minute = 15;
    else if (!word_is(s, at, "half")) {
        if (!number_read(s, at, &n) || !(n.value >= 1 && n.value < 60)) return false;
        minute = (int)n.value;
        i = n.end + (word_among(s, n.end, "minutes|min") ? 1 : 0);
    }
    bool to = word_is(s, i, "to");
    if (!(word_is(s, i, "past") || (to && (word_is(s, at, "quarter") || i > n.end)))) return false;
    if (!number_read(s, i + 1, &n) || !(n.value >= 1 && n.value <= 12)) return false;
    *c = (clock_time){.hour = (int)n.value, .minute = to ? 60 - minute : minute, .colon = true};
    c->end = n.end + (word_among(s, n.end, "o'clock") ? 1 : 0);
    uint32_t end;
    int half = part_after(s, c->end, c->hour, &end);
    if (half >= 0) set_half(c, half), c->end = end;
    if (to) c->hour = (c->hour + 23) % 24;
    return true;
}

// "1140 a.m.", "0430 hours", "between 0930 and 1100", "1600 GMT": hour and minute in one figure
static bool read_figure(const sentence *s, uint32_t at, bool placed, clock_time *c)
{
    str form = word_form(s, at);
    int v = form.n == 3 || form.n == 4 ? number_small(form) : -1;
    if (v < 100 || v >= 2400 || v % 100 >= 60) {
        if (v < 0 || v >= 60 || form.n < 4) return false; // "0030"
    }
    *c = (clock_time){v / 100, v % 100, true, true, at + 1};
    int half = half_day(word_form(s, at + 1));
    if (half >= 0 && v / 100 >= 1 && v / 100 <= 12) {
        set_half(c, half);
        c->end++;
        return true;
    }
    if (form.n != 4) return false;
    if (word_among(s, at + 1, "gmt|utc")) return true;
    bool leading = form.p[0] == '0';
    if (word_among(s, at + 1, "hours|hrs") && (leading || placed)) {
        c->end++;
        return true;
    }
    bool after_led = at > 1 && word_among(s, at - 1, "and|to|-") && word_form(s, at - 2).n == 4 &&
                     word_form(s, at - 2).p[0] == '0';
    return (leading && placed && !word_is_noun(s, at + 1)) || after_led;
}

// "five thirty", "two forty-five": the minutes in words behind an hour in words
static bool read_worded_minute(const sentence *s, bool placed, clock_time *c)
{
    number n;
    uint32_t i = c->end + (word_is_hyphen(s, c->end) ? 1 : 0), end;
    if (word_is_digit(s, i) || !number_read(s, i, &n) || n.loose || n.fraction) return false;
    if (!(n.value >= 10 && n.value < 60) || n.scale > 1) return false;
    int half = half_day(word_form(s, n.end));
    int by_part = part_after(s, n.end, c->hour, &end);
    bool counts = word_is_noun(s, n.end) || word_has(s, n.end, UPOS_ADJ) ||
                  word_has(s, n.end, UPOS_NUM) || word_is_hyphen(s, n.end) ||
                  word_among(s, n.end, "%|percent|of");
    int day;
    bool dated = timeword_is(s, n.end, &day) == TW_DAYWORD; // "five thirty tomorrow"
    if (half < 0 && by_part < 0 && !dated && (!placed || counts)) return false;
    c->minute = (int)n.value;
    c->colon = true;
    c->end = by_part >= 0 ? end : n.end + (half >= 0 ? 1 : 0);
    if (half >= 0 || by_part >= 0)
        set_half(c, half >= 0 ? half : by_part);
    else if (c->hour < 7) // by day, as is not said
        c->hour += 12;
    return true;
}

// One time of day at word `at`. Half of the day or a colon must be there, unless `weak` allows the
// bare hour of a range ("9 to 11 a.m.").
static bool read_one(const sentence *s, uint32_t at, bool weak, clock_time *c)
{
    str tail = STR_NONE, form = word_form(s, at);
    number n;
    bool placed =
        at > 0 &&
        word_among(s, at - 1, "at|around|about|circa|by|until|till|from|before|after|between|to");
    if (read_figure(s, at, placed, c)) return true;
    if (word_among(s, at, "noon|midday|midnight")) {
        *c = (clock_time){word_is(s, at, "midnight") ? 0 : 12, 0, true, true, at + 1};
        return true;
    }
    if (read_past(s, at, c)) return true;
    if (word_is_digit(s, at)) {
        if (!read_hour(form, c, &tail)) return false;
    } else {
        if (!number_read(s, at, &n) || n.end != at + 1 || !(n.value >= 1 && n.value <= 12))
            return false;
        *c = (clock_time){.hour = (int)n.value, .end = at + 1};
        if (read_worded_minute(s, placed, c)) return true;
    }
    c->end = at + 1;
    int half = tail.n ? half_day(tail) : half_day(word_form(s, at + 1));
    if (tail.n && half < 0) return false;
    if (half >= 0) {
        set_half(c, half);
        if (!tail.n) c->end++;
        return c->hour < 24;
    }
    uint32_t end;
    if (word_among(s, at + 1,
                   "o'clock|o\xe2\x80\x99"
                   "clock|oclock")) {
        c->end++;
        half = part_after(s, c->end, c->hour, &end);
        if (half >= 0)
            set_half(c, half), c->end = end;
        else if (c->hour < 7) // by day, as is not said
            c->hour += 12;
        return c->hour < 24;
    }
    half = c->hour >= 1 && c->hour <= 12 && (placed || c->colon)
               ? part_after(s, at + 1, c->hour, &end)
               : -1;
    if (half >= 0) {
        set_half(c, half);
        c->end = end;
        return true;
    }
    // "at 17.30": a full stop for the colon, where nothing is measured
    bool stop = !c->colon && form.n >= 4 && at > 0 && word_among(s, at - 1, "at|until|till") &&
                str_find_byte(form, '.', 0) != SIZE_MAX &&
                (at + 1 >= s->n_tokens || word_has(s, at + 1, UPOS_PUNCT) ||
                 word_has(s, at + 1, UPOS_ADP) || word_among(s, at + 1, ZONES));
    return c->hour < 24 && (c->colon || stop || (weak && c->hour > 0));
}

// Time zones are read over, not converted.
static uint32_t skip_zone(const sentence *s, uint32_t i)
{
    bool open = word_is(s, i, "(") && word_is(s, i + 2, ")");
    if (open && word_among(s, i + 1, ZONES)) return i + 3;
    if (word_among(s, i, ZONES) || word_among(s, i, "eastern|pacific|zulu")) i++;
    if (word_is(s, i, "time")) return i + 1;
    if (word_is(s, i + 1, "time") && (word_is(s, i, "local") || word_has(s, i, UPOS_PROPN)))
        return i + 2;
    return i;
}

static int minutes(const clock_time *c)
{
    return c->hour * 60 + c->minute;
}

// The first of a range takes the half of the day of the second: "5 to 6 p.m.", "11 to 1 p.m.".
static void share_half(clock_time *a, const clock_time *b)
{
    if (a->named || !b->named || a->hour > 12) return;
    clock_time later = *a;
    set_half(&later, b->hour >= 12 ? 12 : 0);
    if (minutes(&later) < minutes(b))
        *a = later;
    else
        set_half(a, 0);
}

bool time_hour_read(const sentence *s, uint32_t at, time_point *p, uint32_t *end)
{
    int hour = number_small(word_form(s, at));
    bool counted = word_is_noun(s, at + 1) || word_among(s, at + 1, "%|percent|to|-");
    if (hour < 1 || hour > 12 || counted) return false;
    *p = (time_point){.hour = hour};
    *end = at + 1;
    return true;
}

// "between 5 and 6 in the afternoon": two bare hours and the part of the day of both
static bool read_bare_range(const sentence *s, uint32_t at, clock_time *a, clock_time *b)
{
    number n, m;
    uint32_t end;
    if (at == 0 || !word_among(s, at - 1, "between|from") || !number_read(s, at, &n)) return false;
    if (!word_among(s, n.end, "and|to") || !number_read(s, n.end + 1, &m)) return false;
    if (!(n.value >= 1 && n.value <= 12 && m.value >= 1 && m.value <= 12)) return false;
    int half = part_after(s, m.end, (int)m.value, &end);
    if (half < 0) return false;
    *a = (clock_time){.hour = (int)n.value};
    *b = (clock_time){.hour = (int)m.value, .end = end};
    set_half(b, half);
    return true;
}

bool time_clock_read(const sentence *s, uint32_t at, time_point *p, uint32_t *end)
{
    clock_time a, b;
    bool between = at > 0 && word_is(s, at - 1, "between");
    bool bare = read_bare_range(s, at, &a, &b);
    if (!bare && !read_one(s, at, true, &a)) return false;
    uint32_t i = skip_zone(s, a.end);
    bool joined = word_is_hyphen(s, i) || word_among(s, i, between ? "and|to" : "to|until|till");
    bool led = at > 0 && word_among(s, at - 1, "from|between");
    bool range = bare || (joined && read_one(s, i + 1, false, &b) &&
                          (b.named || (b.colon && (a.colon || led))) && minutes(&a) != minutes(&b));
    clock_time first;
    if (!range) { // a bare hour is none
        if (!read_one(s, at, false, &first)) return false;
        p->hour = first.hour;
        p->minute = first.minute;
        p->half_known = first.named;
        p->to_clock = false;
        *end = skip_zone(s, first.end);
        return true;
    }
    share_half(&a, &b);
    p->hour = a.hour;
    p->minute = a.minute;
    p->half_known = a.named;
    p->to_clock = true;
    p->to_hour = b.hour;
    p->to_minute = b.minute;
    *end = skip_zone(s, b.end);
    return true;
}
