// Dates and times of a sentence: phrases from timephrase.c, joined to intervals, turned to the
// right side of the document's day by the tense, and written as TIMEX3 values.
#include "mention/finder.h"

#include "mention/timephrase.h"
#include "mention/timetense.h"

#define ANAPHOR_REACH 6 // sentences back in which "two weeks earlier" finds its date

// The day of the last date named before; of a period its last part.
static void find_last(time_scan *t, const mention_vec *out, uint32_t index)
{
    for (size_t i = out->n; i-- > 0;) {
        const mention *m = &out->p[i];
        if (m->sentence + ANAPHOR_REACH < index) return;
        if (m->kind != MENTION_TIME || !m->time.value.n) continue;
        size_t slash = str_find_byte(m->time.value, '/', 0); // of a period its end
        str value =
            slash == SIZE_MAX ? m->time.value : str_sub(m->time.value, slash + 1, m->time.value.n);
        value = str_sub(value, 0, str_find_byte(value, 'T', 0));
        if (m->time.value.p[0] == 'P' || str_eq(m->time.type, STR("SET"))) continue;
        calendar_time c;
        if (!calendar_parse(value, &c)) continue;
        t->has_last = true;
        t->last = c.date;
        t->last_kind = c.precision == CALENDAR_YEAR    ? POINT_YEAR
                       : c.precision == CALENDAR_MONTH ? POINT_MONTH
                                                       : POINT_DAY;
        t->last_near = m->sentence + 1 >= index;
        return;
    }
}

// Does the phrase read as an answer to "from when"? Months and years make intervals with "to".
static bool joins(const time_scan *t, const time_phrase *p, bool between, bool from)
{
    const sentence *s = t->s;
    if (word_is(s, p->end, "and")) return between;
    if (word_among(s, p->end, "to|through|until|till|thru")) {
        bool months = p->point.open == OPEN_YEAR && timeword_month(s, p->end + 1);
        bool week = p->point.open == OPEN_WEEK && word_among(s, p->end, "through|thru");
        int days; // "today until Friday"
        bool lasts = timeword_is(s, p->first, &days) == TW_DAYWORD && !word_is(s, p->end, "to");
        week |= lasts && timeword_is(s, p->end + 1, &days) == TW_DAYWORD;
        return week || from || between || !p->point.how || months;
    }
    return word_is_hyphen(s, p->end) && !word_is(s, p->end, "\xe2\x80\x94"); // a dash apart
}

static bool is_date(const time_point *p)
{
    return !p->type && p->hour < 0 && !p->part && !p->interval;
}

static time_direction direction_of(const time_scan *t, const time_point *p, uint32_t first,
                                   uint32_t end)
{
    return p->open != OPEN_NOTHING && p->open != OPEN_ALL ? time_tense(t->s, first, end)
                                                          : TIME_NEAREST;
}

// Makes [a, b] of two dates, each of which may be open.
static bool make_interval(const time_scan *t, time_phrase *a, const time_phrase *b)
{
    time_point first = a->point, last = b->point;
    if (first.open == OPEN_YEAR && last.open == OPEN_NOTHING) {
        first.date.year = last.date.year;
        if (calendar_compare(first.date, last.date) > 0) first.date.year--;
        first.open = OPEN_NOTHING;
        first.how = last.how;
    } else if (last.open == OPEN_YEAR && first.open == OPEN_NOTHING) {
        last.date.year = first.date.year;
        if (calendar_compare(last.date, first.date) < 0) last.date.year++;
        last.open = OPEN_NOTHING;
    } else if (first.open != last.open || (first.open != OPEN_NOTHING && !t->dated)) {
        if (first.open != OPEN_YEAR || last.open != OPEN_YEAR) return false;
    }
    if (first.open == OPEN_NOTHING && calendar_compare(last.date, first.date) < 0) return false;
    if (first.open == OPEN_WEEK) {
        time_direction d = direction_of(t, &first, a->first, b->end);
        time_point_close(&last, t->today, d);
        first.date = calendar_add_days(last.date, -((last.weekday - first.weekday + 7) % 7));
        first.open = OPEN_NOTHING;
    }
    first.interval = true;
    first.until = last.date;
    first.until_kind = last.kind;
    first.until_n = last.n;
    a->point = first;
    a->end = b->end;
    return true;
}

// "between now and 2030", "from now until May"
static void join_now(const time_scan *t, time_phrase *p, bool between)
{
    time_phrase next;
    uint32_t i = p->end + 1;
    if (!t->dated || !word_among(t->s, p->end, between ? "and" : "to|through|until|till")) return;
    if (word_is(t->s, i, "the")) i++;
    if (time_phrase_read(t, i, &next) != PHRASE_TIME || !is_date(&next.point)) return;
    if (next.point.open == OPEN_ALL) return;
    time_point_close(&next.point, t->today, TIME_FUTURE);
    p->point = time_point_of(POINT_DAY, t->today);
    p->point.interval = true;
    p->point.until = next.point.date;
    p->point.until_kind = next.point.kind;
    p->point.until_n = next.point.n;
    p->end = next.end;
}

static void join(const time_scan *t, time_phrase *p)
{
    const sentence *s = t->s;
    bool between = p->first > 0 && word_is(s, p->first - 1, "between");
    bool from = p->first > 0 && word_is(s, p->first - 1, "from");
    if ((between || from) && word_is(s, p->first, "now")) join_now(t, p, between);
    if (!is_date(&p->point)) return;
    time_phrase next;
    if (!joins(t, p, between, from)) return;
    uint32_t i = p->end + 1;
    if (word_among(s, i, "now|present")) {
        if (!t->dated || p->point.open == OPEN_ALL) return;
        time_point_close(&p->point, t->today, TIME_PAST);
        next = (time_phrase){.point = time_point_of(POINT_DAY, t->today), .end = i + 1};
    } else {
        if (word_is(s, i, "the")) i++;
        int year = time_digit_year(s, i);
        if (year && time_digit_year(s, i + 1) == 0 && p->point.kind == POINT_YEAR) {
            next = (time_phrase){.point = time_point_of(POINT_YEAR, (calendar_date){year, 1, 1}),
                                 .end = i + 1};
        } else if (time_phrase_read(t, i, &next) != PHRASE_TIME || !is_date(&next.point))
            return;
    }
    make_interval(t, p, &next);
}

// "two weeks before July 4", "three days from tomorrow": a length of time counted from a date
static void add_offset(const time_scan *t, time_phrase *p)
{
    const sentence *s = t->s;
    bool length = p->point.kind == POINT_TIMEX && p->point.type && p->point.timex[0] == 'P' &&
                  p->point.type[0] == 'D' && p->point.type[1] == 'U';
    if (!length || !word_among(s, p->end, "before|after|from")) return;
    time_phrase date;
    if (time_phrase_read(t, p->end + 1, &date) != PHRASE_TIME || !is_date(&date.point)) return;
    if (date.point.kind != POINT_DAY || date.end == p->end + 1) return;
    int64_t count;
    str digits = str_of(p->point.timex + 1);
    char unit = digits.p[digits.n - 1];
    if (!str_to_int(str_sub(digits, 0, digits.n - 1), &count) || count > 10000) return;
    if (date.point.open != OPEN_NOTHING) {
        if (!t->dated) return;
        time_point_close(&date.point, t->today, direction_of(t, &date.point, date.first, date.end));
    }
    int sign = word_is(s, p->end, "before") ? -1 : 1;
    if (unit == 'D' || unit == 'W')
        date.point.date = calendar_add_days(date.point.date, sign * count * (unit == 'W' ? 7 : 1));
    else if (unit == 'M' || unit == 'Y')
        date.point.date =
            calendar_add_months(date.point.date, sign * count * (unit == 'Y' ? 12 : 1));
    else
        return;
    p->point = date.point;
    p->end = date.end;
}

// "in November and December 2014": both of the one year
static void share_year(const time_scan *t, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t i = p->end;
    if (p->point.open != OPEN_YEAR || !word_among(s, i, "and|or|,|&")) return;
    i += word_is(s, i, ",") && word_among(s, i + 1, "and|or") ? 2 : 1;
    time_phrase next;
    if (!timeword_month(s, i) && !word_is_digit(s, i)) return;
    if (time_phrase_read(t, i, &next) != PHRASE_TIME || next.point.kind != p->point.kind) return;
    if (next.point.open != OPEN_NOTHING) share_year(t, &next); // "in May, June and July 2014"
    if (next.point.open != OPEN_NOTHING || next.point.how != HOW_EXPLICIT) return;
    int year = next.point.date.year - (p->point.date.month > next.point.date.month ? 1 : 0);
    p->point.until.year += year - p->point.date.year;
    p->point.date.year = year;
    p->point.open = OPEN_NOTHING;
    p->point.how = HOW_EXPLICIT;
}

// "next week between Wednesday and Friday": days of the week that stands before them
static void place_in_week(const time_scan *t, time_phrase *p, uint32_t taken)
{
    bool days = p->point.kind == POINT_DAY && p->point.interval && p->point.weekday;
    if (!days || !t->has_last || t->last_kind != POINT_WEEK || taken + 1 != p->first) return;
    int64_t length = calendar_days(p->point.until) - calendar_days(p->point.date);
    p->point.date = calendar_add_days(t->last, p->point.weekday - 1);
    p->point.until = calendar_add_days(p->point.date, length);
}

static void push(const time_scan *t, const time_phrase *p, mention_vec *out, arena *a)
{
    const sentence *s = t->s;
    mention *m = vec_push(a, out);
    m->kind = MENTION_TIME;
    m->sentence = s->index;
    m->first = p->first;
    m->end = p->end;
    m->head = word_phrase_head(s, p->first, p->end);
    m->span = word_span(s, p->first, p->end);
    m->time = time_point_write(&p->point, a);
    m->how = m->time.how;
}

// Parts of speech that no phrase begins with; most words are out here.
static bool never_begins(uint8_t part_of_speech)
{
    const uint32_t out = 1u << UPOS_PUNCT | 1u << UPOS_PRON | 1u << UPOS_AUX | 1u << UPOS_CCONJ |
                         1u << UPOS_PART | 1u << UPOS_SYM;
    return out >> part_of_speech & 1;
}

void time_find(const document *d, const sentence *s, mention_vec *out, arena *a)
{
    time_scan t = {.s = s};
    t.dated = d->published.n >= 10 && calendar_parse_date(str_sub(d->published, 0, 10), &t.today);
    bool looked = false;
    uint32_t taken = 0; // words before are in a mention
    for (uint32_t i = 0; i < s->n_tokens;) {
        if (never_begins(s->tokens[i].upos)) {
            i++;
            continue;
        }
        str f = s->tokens[i].form;
        bool digit = f.n && ((f.p[0] >= '0' && f.p[0] <= '9') || f.p[0] == '\'');
        digit |= time_fraction_sign(f);
        bool joined = f.n > 6 && str_eq_nocase(str_sub(f, 0, 4), STR("mid-"));
        joined |= f.n > 3 && f.p[0] == 'F' && f.p[1] == 'Y'; // "FY2024"
        if (!digit && !joined && !timeword_at(s, i)) {
            i++;
            continue;
        }
        if (!looked) {
            find_last(&t, out, s->index);
            looked = true;
        }
        time_phrase p;
        phrase_result r = time_phrase_read(&t, i, &p);
        if (r == PHRASE_NONE) {
            i++;
            continue;
        }
        i = p.end;
        if (r == PHRASE_SKIP) continue;
        if (p.first < taken) p.first = taken;
        join(&t, &p);
        place_in_week(&t, &p, taken);
        add_offset(&t, &p);
        share_year(&t, &p);
        if (p.point.open != OPEN_NOTHING && t.dated)
            time_point_close(&p.point, t.today, direction_of(&t, &p.point, p.first, p.end));
        push(&t, &p, out, a);
        if (out->p[out->n - 1].time.value.n && p.point.kind != POINT_TIMEX) {
            t.has_last = t.last_near = true;
            t.last = p.point.interval ? p.point.until : p.point.date;
            t.last_kind = p.point.interval ? p.point.until_kind : p.point.kind;
        }
        i = taken = p.end;
    }
}
