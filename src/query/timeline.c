#include "query/timeline.h"

#include "base/calendar.h"
#include "link/period.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const NAMES[] = {[STEP_ANY] = "",
                                    [STEP_DAY] = "day",
                                    [STEP_WEEK] = "week",
                                    [STEP_MONTH] = "month",
                                    [STEP_YEAR] = "year"};

const char *timeline_step_name(timeline_step step)
{
    return NAMES[step];
}

bool timeline_step_find(str name, timeline_step *out)
{
    for (int i = STEP_DAY; i <= STEP_YEAR; i++) {
        if (!str_eq(name, str_of(NAMES[i]))) continue;
        *out = (timeline_step)i;
        return true;
    }
    return false;
}

void timeline_add(timeline *t, const dyad_event *x)
{
    period p = period_read(x->date);
    if (!p.known || p.first == PERIOD_FIRST || p.last == PERIOD_LAST || x->quad < 1 || x->quad > 4)
        t->outside++;
    else
        *vec_push(&t->memory, &t->events) = (timeline_event){p.first, p.last, x->quad, x->score};
}

// The day in the middle of what a date covers: "2023-11" is as near to its end as to its beginning.
// Of what is open, the end that is known; false: there is none.
static bool day_of(period p, int32_t *day)
{
    bool begins = p.first != PERIOD_FIRST, ends = p.last != PERIOD_LAST;
    if (!p.known || (!begins && !ends)) return false;
    if (!begins)
        *day = p.last;
    else if (!ends)
        *day = p.first;
    else
        *day = p.first + (int32_t)(((int64_t)p.last - p.first) / 2);
    return true;
}

void timeline_put_mark(timeline *t, const timeline_mark *m)
{
    int32_t day;
    if (!day_of(period_read(m->date), &day)) return;
    *vec_push(&t->memory, &t->marks) = (timeline_mark){.day = day,
                                                       .date = str_copy(&t->memory, m->date),
                                                       .kind = str_copy(&t->memory, m->kind),
                                                       .words = str_copy(&t->memory, m->words),
                                                       .row = str_copy(&t->memory, m->row),
                                                       .event = str_copy(&t->memory, m->event)};
}

void timeline_free(timeline *t)
{
    arena_free(&t->memory);
}

uint32_t timeline_cooperation(const timeline_bar *b)
{
    return b->quads[0] + b->quads[1];
}

uint32_t timeline_conflict(const timeline_bar *b)
{
    return b->quads[2] + b->quads[3];
}

char timeline_letter(size_t mark)
{
    return (char)('a' + mark % 26);
}

// --- periods

#define THURSDAY 3 // days from Monday to 1970-01-01

// Periods are numbered, one behind the other.
static int64_t number_of(timeline_step step, int32_t day)
{
    calendar_date d = calendar_from_days(day);
    int64_t from_monday = (int64_t)day + THURSDAY;
    switch (step) {
    case STEP_WEEK: return from_monday >= 0 ? from_monday / 7 : (from_monday - 6) / 7;
    case STEP_MONTH: return (int64_t)d.year * 12 + d.month - 1;
    case STEP_YEAR: return d.year;
    default: return day;
    }
}

static void label(timeline_step step, int64_t number, char out[TIMELINE_LABEL])
{
    char text[32];
    int64_t day = step == STEP_WEEK ? number * 7 - THURSDAY : number;
    if (step == STEP_YEAR)
        snprintf(text, sizeof text, "%04lld", (long long)number);
    else if (step == STEP_MONTH)
        snprintf(text, sizeof text, "%04lld-%02lld", (long long)(number / 12),
                 (long long)(number % 12 + 1));
    else
        calendar_format(calendar_from_days(day), text);
    memcpy(out, text, TIMELINE_LABEL - 1);
    out[TIMELINE_LABEL - 1] = '\0';
}

static timeline_step choose(int32_t first, int32_t last)
{
    for (int i = STEP_DAY; i < STEP_YEAR; i++) {
        timeline_step step = (timeline_step)i;
        if (number_of(step, last) - number_of(step, first) < TIMELINE_BARS_FINE) return step;
    }
    return STEP_YEAR;
}

// The first and the last day of all that is there; false: there is nothing.
static bool range_of(const timeline *t, str since, str until, int32_t *first, int32_t *last)
{
    *first = PERIOD_LAST;
    *last = PERIOD_FIRST;
    for (size_t i = 0; i < t->events.n; i++) {
        if (t->events.p[i].first < *first) *first = t->events.p[i].first;
        if (t->events.p[i].last > *last) *last = t->events.p[i].last;
    }
    for (size_t i = 0; i < t->marks.n; i++) {
        if (t->marks.p[i].day < *first) *first = t->marks.p[i].day;
        if (t->marks.p[i].day > *last) *last = t->marks.p[i].day;
    }
    if (since.n) *first = period_read(since).first;
    if (until.n) *last = period_read(until).last;
    return *first <= *last && *first != PERIOD_FIRST && *last != PERIOD_LAST;
}

static void count_event(timeline *t, const timeline_event *x, int64_t begin)
{
    int64_t at = number_of(t->step, x->first) - begin;
    bool whole = number_of(t->step, x->last) - begin == at;
    if (at < 0 || at >= (int64_t)t->n || !whole) {
        if (!whole) t->outside++;
        return;
    }
    timeline_bar *b = &t->bars[at];
    b->quads[x->quad - 1]++;
    if (!isfinite(x->score)) return;
    b->score += x->score;
    b->scored++;
}

static int by_day(const void *a, const void *b)
{
    const timeline_mark *x = a, *y = b;
    if (x->day != y->day) return x->day < y->day ? -1 : 1;
    int order = str_cmp(x->kind, y->kind);
    return order ? order : str_cmp(x->words, y->words);
}

static bool same_mark(const timeline_mark *a, const timeline_mark *b)
{
    return str_eq(a->date, b->date) && str_eq(a->kind, b->kind) && str_eq(a->words, b->words);
}

static void place_marks(timeline *t, int64_t begin)
{
    size_t kept = 0;
    if (t->marks.n) qsort(t->marks.p, t->marks.n, sizeof *t->marks.p, by_day);
    for (size_t i = 0; i < t->marks.n; i++) {
        timeline_mark m = t->marks.p[i];
        int64_t at = number_of(t->step, m.day) - begin;
        if (at < 0 || at >= (int64_t)t->n) continue;
        if (kept && same_mark(&m, &t->marks.p[kept - 1])) continue;
        m.bar = (size_t)at;
        t->marks.p[kept++] = m;
    }
    t->marks.n = kept;
}

status timeline_close(timeline *t, str since, str until, diag *why)
{
    int32_t first, last;
    if (!range_of(t, since, until, &first, &last)) {
        t->marks.n = 0;
        return ST_OK;
    }
    if (t->step == STEP_ANY) t->step = choose(first, last);
    int64_t begin = number_of(t->step, first), n = number_of(t->step, last) - begin + 1;
    if (n > TIMELINE_BARS_MAX)
        return diag_set(
            why, ST_LIMIT, NULL, 0, 0,
            "%lld periods are more than a picture shows (%d); choose wider ones, such as "
            "by month, or less time, from since to until",
            (long long)n, TIMELINE_BARS_MAX);
    t->n = (size_t)n;
    t->bars = arena_array(&t->memory, timeline_bar, t->n);
    memset(t->bars, 0, t->n * sizeof *t->bars);
    for (size_t i = 0; i < t->n; i++) label(t->step, begin + (int64_t)i, t->bars[i].label);
    for (size_t i = 0; i < t->events.n; i++) count_event(t, &t->events.p[i], begin);
    for (size_t i = 0; i < t->n; i++) {
        uint32_t up = timeline_cooperation(&t->bars[i]), down = timeline_conflict(&t->bars[i]);
        if (up > t->most_cooperation) t->most_cooperation = up;
        if (down > t->most_conflict) t->most_conflict = down;
    }
    place_marks(t, begin);
    return ST_OK;
}
