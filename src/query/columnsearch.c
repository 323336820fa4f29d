#include "query/columnsearch.h"

#include "query/columnmatch.h"
#include "query/wordevents.h"

#include <stdlib.h>

// --- walking

// Events in the order asked for. Those of one date, or without one, are walked by id.
typedef struct {
    const eventcolumns *x;
    search_order order;
    size_t at, end; // of the date that is walked; `begin`: its first event
    size_t begin;
} walk;

// The stretch of one date around an event.
static void set_stretch(walk *w, size_t event)
{
    const uint32_t *date = w->x->of.date;
    w->begin = w->end = event;
    while (w->begin && date[w->begin - 1] == date[event]) w->begin--;
    while (w->end < w->x->n && date[w->end] == date[event]) w->end++;
}

static void walk_begin(walk *w, const eventcolumns *x, search_order order)
{
    *w = (walk){.x = x, .order = order, .end = x->n};
    if (order != SEARCH_OLDEST || !x->n) return;
    size_t last = x->n - 1;
    set_stretch(w, last);
    if (!x->of.date[last] && w->begin) set_stretch(w, w->begin - 1); // those without one are last
    w->at = w->begin;
}

static void walk_from(walk *w, size_t event)
{
    w->at = event;
    if (w->order == SEARCH_OLDEST) set_stretch(w, event);
}

// The next stretch, of a later date; false: there is none.
static bool walk_on(walk *w)
{
    const eventcolumns *x = w->x;
    if (w->order != SEARCH_OLDEST || !x->n || !x->of.date[w->begin]) return false;
    if (w->begin)
        set_stretch(w, w->begin - 1);
    else if (!x->of.date[x->n - 1])
        set_stretch(w, x->n - 1);
    else
        return false;
    w->at = w->begin;
    return true;
}

static bool walk_next(walk *w, size_t *event)
{
    while (w->at == w->end)
        if (!walk_on(w)) return false;
    *event = w->at++;
    return true;
}

// --- where the page before ended

static status take_number(void *state, const statement *row, diag *why)
{
    (void)why;
    *(int64_t *)state = row_integer(row, 0);
    return ST_OK;
}

// Place of an event; n: there is none.
static status find_event(const connection *c, const eventcolumns *x, str id, size_t *out, diag *why)
{
    int64_t row = -1;
    question q = {.sql = "SELECT rowid FROM events WHERE id = ?1",
                  .texts = &id,
                  .n_texts = 1,
                  .row = take_number,
                  .state = &row};
    TRY(connection_visit(c, &q, why));
    for (*out = 0; *out < x->n; (*out)++)
        if (x->of.row[*out] == row) break;
    return ST_OK;
}

// --- a page

typedef struct {
    const connection *db;
    const columnmatch *match;
    arena *a;
    size_t most;
    VEC(uint32_t) found; // events
} page;

static void fill_in_order(page *p, walk *w)
{
    size_t event;
    while (p->found.n < p->most && walk_next(w, &event))
        if (columnmatch_fits(p->match, event)) *vec_push(p->a, &p->found) = (uint32_t)event;
}

// --- the surest: a heap of the best, the worst of them on top

static bool is_behind(const eventcolumns *x, uint32_t a, uint32_t b)
{
    double one = x->of.confidence[a], other = x->of.confidence[b];
    return one != other ? one < other : x->of.by_id[a] > x->of.by_id[b];
}

static void swap(uint32_t *a, uint32_t *b)
{
    uint32_t kept = *a;
    *a = *b;
    *b = kept;
}

static void sift_down(const eventcolumns *x, uint32_t *heap, size_t n, size_t at)
{
    for (size_t child; (child = 2 * at + 1) < n; at = child) {
        if (child + 1 < n && is_behind(x, heap[child + 1], heap[child])) child++;
        if (!is_behind(x, heap[child], heap[at])) return;
        swap(&heap[child], &heap[at]);
    }
}

static void sift_up(const eventcolumns *x, uint32_t *heap, size_t at)
{
    for (; at && is_behind(x, heap[at], heap[(at - 1) / 2]); at = (at - 1) / 2)
        swap(&heap[at], &heap[(at - 1) / 2]);
}

static void put_surest(page *p, uint32_t event)
{
    const eventcolumns *x = p->match->columns;
    if (p->found.n < p->most) {
        *vec_push(p->a, &p->found) = event;
        sift_up(x, p->found.p, p->found.n - 1);
    } else if (p->found.n && is_behind(x, p->found.p[0], event)) {
        p->found.p[0] = event;
        sift_down(x, p->found.p, p->found.n, 0);
    }
}

// `after`: n, or the event behind which they stand.
static void fill_surest(page *p, size_t after)
{
    const eventcolumns *x = p->match->columns;
    for (size_t i = 0; i < x->n; i++) {
        if (after < x->n && !is_behind(x, (uint32_t)i, (uint32_t)after)) continue;
        if (columnmatch_fits(p->match, i)) put_surest(p, (uint32_t)i);
    }
    for (size_t n = p->found.n; n > 1;) { // in order
        swap(&p->found.p[0], &p->found.p[--n]);
        sift_down(x, p->found.p, n, 0);
    }
}

// --- ids

typedef struct {
    const page *p;
    size_t n; // of the page
    arena *a;
    str *ids;
} naming;

static status take_id(void *state, const statement *row, diag *why)
{
    naming *x = state;
    (void)why;
    for (size_t i = 0; i < x->n; i++)
        if (x->p->match->columns->of.row[x->p->found.p[i]] == row_integer(row, 0))
            x->ids[i] = str_copy(x->a, row_text(row, 1));
    return ST_OK;
}

static status name_events(const page *p, size_t n, arena *a, column_page *out, diag *why)
{
    buf sql = {0};
    naming x = {.p = p, .n = n, .a = a, .ids = arena_array(a, str, n + 1)};
    buf_add_c(&sql, "SELECT rowid, id FROM events WHERE rowid IN (");
    wordevents_rows(p->match->columns, p->found.p, n, &sql);
    buf_add_byte(&sql, ')');
    question q = {.sql = sql.p, .row = take_id, .state = &x};
    status s = connection_visit(p->db, &q, why);
    buf_free(&sql);
    out->ids = x.ids;
    out->n = n;
    out->behind = (int64_t)(p->found.n - n);
    return s;
}

static status fill(page *p, const eventsearch *s, bool *done, diag *why)
{
    walk w;
    const eventcolumns *x = s->columns;
    size_t after = x->n;
    if (s->after.n) TRY(find_event(p->db, x, s->after, &after, why));
    if (s->after.n && after == x->n) return ST_OK; // SQL says what is wrong
    *done = true;
    if (s->order == SEARCH_SUREST) {
        fill_surest(p, after);
        return ST_OK;
    }
    walk_begin(&w, x, s->order);
    if (after < x->n) {
        walk_from(&w, after);
        w.at++;
    }
    fill_in_order(p, &w);
    return ST_OK;
}

status columnsearch_list(const connection *c, const eventsearch *s, int64_t most_behind, arena *a,
                         column_page *out, bool *done, diag *why)
{
    columnmatch m;
    bool can;
    *done = false;
    *out = (column_page){0};
    if (!s->columns || !s->limit) return ST_OK;
    TRY(columnmatch_make(s->columns, c, s->query, a, &m, &can, why));
    if (!can) return ST_OK;
    page p = {.db = c, .match = &m, .a = a, .most = (size_t)(s->limit + most_behind)};
    TRY(fill(&p, s, done, why));
    if (!*done) return ST_OK;
    size_t n = p.found.n < (size_t)s->limit ? p.found.n : (size_t)s->limit;
    return name_events(&p, n, a, out, why);
}
