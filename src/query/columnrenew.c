// Columns of a later state of the database from those of an earlier one (eventcolumns_renew): two
// runs in the order of dates, merged.
#include "base/hash.h"
#include "base/json_writer.h"
#include "query/columnread.h"
#include "store/changelog.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// More changes than one in so many documents, and some: all is read, which takes no longer.
#define SHARE_CHANGED 4
#define SOME_CHANGED  100

#define ROW_BITS 0xffffu // of a row's number, by which most that are not asked for are told

typedef struct {
    uint32_t row;   // of the event that stands before it in the order of ids
    uint32_t place; // of it in that order, among those that are read
} neighbour;

typedef struct {
    const connection *db;
    const eventcolumns *before;
    arena *a;
    uint64_t *prints; // [n_prints] of documents that changed, sorted
    size_t n_prints;
    uint8_t *gone;     // [before->n_documents] what stands under that number is out of date
    eventcolumns part; // the events read; parts of it are those of `x`
    eventcolumns *x;
    uint32_t *behind; // [part.n] of each in the order of ids: events of `before` that are ahead
    uint32_t *ranks;  // [before->n] new places in the order of ids, by the old ones
    size_t kept;      // events of `before`
    bool all;         // must be read
} renewing;

// --- documents that changed

typedef struct {
    renewing *r;
    json_writer json;
    size_t n, most;
} listing;

static status take_document(void *state, const statement *row, diag *why)
{
    listing *l = state;
    (void)why;
    if (row_is_null(row, 0) || l->n == l->most) {
        l->r->all = true;
        return ST_OK;
    }
    json_write_string(&l->json, row_text(row, 0));
    l->r->prints[l->n++] = hash_str(row_text(row, 0));
    return ST_OK;
}

static int compare_prints(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static void mark_gone(renewing *r)
{
    const eventcolumns *b = r->before;
    r->gone = arena_array(r->a, uint8_t, b->n_documents);
    for (size_t i = 0; i < b->n_documents && r->n_prints; i++)
        r->gone[i] = bsearch(&b->document_prints[i], r->prints, r->n_prints, sizeof *r->prints,
                             compare_prints) != NULL;
}

// The documents that changed, as JSON.
static status read_changed(renewing *r, buf *out, diag *why)
{
    char sql[128];
    listing l = {.r = r, .json = {.out = out}};
    question q = {.sql = sql, .row = take_document, .state = &l};
    l.most = r->before->n_documents / SHARE_CHANGED + SOME_CHANGED;
    r->prints = arena_array(r->a, uint64_t, l.most);
    snprintf(sql, sizeof sql, "SELECT DISTINCT document FROM changes WHERE number > %lld LIMIT %zu",
             (long long)r->before->mark.number, l.most + 1);
    json_begin_array(&l.json);
    TRY(connection_visit(r->db, &q, why));
    json_end_array(&l.json);
    r->n_prints = l.n;
    if (l.n) qsort(r->prints, l.n, sizeof *r->prints, compare_prints);
    mark_gone(r);
    return ST_OK;
}

// --- the order of ids

static bool is_kept(const renewing *r, size_t event)
{
    return !r->gone[r->before->of.document[event]];
}

typedef struct {
    const renewing *r;
    const str *ids;
    const uint32_t *rows; // [part.n] in the order of ids
    uint32_t *same_as;    // [part.n] the one whose neighbour it has; itself where it has its own
    neighbour *list;      // [n] by row
    size_t n, at;
    bool wrong;
} asking;

// The event before it is the last one that was read too, or one of `before`.
static status take_neighbour(void *state, const statement *row, diag *why)
{
    asking *k = state;
    size_t i = k->at++;
    (void)why;
    if (i >= k->r->part.n || !str_eq(row_text(row, 0), k->ids[i])) {
        k->wrong = true;
        return ST_OK;
    }
    k->same_as[i] = (uint32_t)i;
    if (row_is_null(row, 1)) return ST_OK; // it is the first of all
    int64_t number = row_integer(row, 1);
    if (i && number == k->rows[i - 1])
        k->same_as[i] = k->same_as[i - 1];
    else if (number >= 0 && number <= UINT32_MAX)
        k->list[k->n++] = (neighbour){(uint32_t)number, (uint32_t)i};
    else
        k->wrong = true;
    return ST_OK;
}

static int compare_rows(const void *a, const void *b)
{
    const neighbour *x = a, *y = b;
    return (x->row > y->row) - (x->row < y->row);
}

// Which events of `before` the neighbours are. False: one is not there.
static bool find_neighbours(renewing *r, asking *k)
{
    const eventcolumns *b = r->before;
    uint8_t *asked = arena_array(r->a, uint8_t, ROW_BITS + 1);
    size_t found = 0;
    if (!k->n) return true;
    qsort(k->list, k->n, sizeof *k->list, compare_rows);
    for (size_t i = 0; i < k->n; i++) asked[k->list[i].row & ROW_BITS] = 1;
    for (size_t i = 0; i < b->n; i++) {
        if (!asked[b->of.row[i] & ROW_BITS] || !is_kept(r, i)) continue;
        neighbour key = {.row = b->of.row[i]};
        const neighbour *it = bsearch(&key, k->list, k->n, sizeof key, compare_rows);
        if (!it) continue;
        r->behind[it->place] = b->of.by_id[i] + 1;
        found++;
    }
    return found == k->n;
}

static status ask_neighbours(renewing *r, const columnread *read, asking *k, diag *why)
{
    question q = {.sql = "SELECT e.id, (SELECT p.rowid FROM events p WHERE p.id < e.id"
                         " ORDER BY p.id DESC LIMIT 1) FROM events e WHERE e.document IN"
                         " (SELECT value FROM json_each(?1)) ORDER BY e.id",
                  .texts = &read->documents,
                  .n_texts = 1,
                  .row = take_neighbour,
                  .state = k};
    TRY(connection_visit(r->db, &q, why));
    r->all = k->wrong || k->at != r->part.n || !find_neighbours(r, k);
    return ST_OK;
}

// r->behind
static status place_ids(renewing *r, const columnread *read, diag *why)
{
    size_t n = r->part.n;
    uint32_t *rows = arena_array(r->a, uint32_t, n + 1);
    asking k = {.r = r, .ids = read->ids, .rows = rows};
    k.same_as = arena_array(r->a, uint32_t, n + 1);
    k.list = arena_array(r->a, neighbour, n + 1);
    r->behind = arena_array(r->a, uint32_t, n + 1);
    for (size_t i = 0; i < n; i++) rows[r->part.of.by_id[i]] = r->part.of.row[i];
    TRY(ask_neighbours(r, read, &k, why));
    for (size_t i = 0; i < n; i++) r->behind[i] = r->behind[k.same_as[i]];
    return ST_OK;
}

// Places of all in the order of ids; those of the events read stand in part.of.by_id then.
static void rank_ids(renewing *r)
{
    const eventcolumns *b = r->before;
    uint8_t *kept = arena_array(r->a, uint8_t, b->n + 1); // by place
    uint32_t *own = arena_array(r->a, uint32_t, r->part.n + 1), next = 0;
    size_t k = 0;
    r->ranks = arena_array(r->a, uint32_t, b->n + 1);
    for (size_t i = 0; i < b->n; i++) kept[b->of.by_id[i]] = is_kept(r, i);
    for (size_t place = 0; place <= b->n; place++) {
        while (k < r->part.n && r->behind[k] == place) own[k++] = next++;
        r->ranks[place] = next; // where one that is gone would be
        r->kept += kept[place];
        next += kept[place];
    }
    for (size_t i = 0; i < r->part.n; i++) {
        uint32_t *id = &r->part.of.by_id[i];
        *id = own[*id];
    }
}

// --- merging

// Stands the event of `before` before the one that was read?
static bool is_before(const renewing *r, size_t event, size_t read)
{
    const eventcolumns *b = r->before, *p = &r->part;
    uint32_t one = b->of.date[event], other = p->of.date[read];
    if (one != other) {
        if (!one || !other) return one != 0;
        return str_cmp(r->x->dates.texts.p[one], r->x->dates.texts.p[other]) > 0;
    }
    return r->ranks[b->of.by_id[event]] < p->of.by_id[read];
}

// Events of `before` that stand before it, from `low` on.
static size_t find_place(const renewing *r, size_t low, size_t read)
{
    size_t high = r->before->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (is_before(r, middle, read))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

typedef struct {
    const renewing *r;
    size_t n;                          // events that are there
    size_t sides, pairs;               // numbers that are there
    uint32_t *from_before, *from_part; // where events of these went
} merging;

#define COPY(array) memcpy(to->array + m->n, from->array + begin, n * sizeof *to->array)

// Events [begin, begin + n) of x go behind those that are there.
static void copy_events(merging *m, const eventcolumns *x, size_t begin, size_t n)
{
    if (!n) return;
    const column_arrays *from = &x->of;
    eventcolumns *out = m->r->x;
    column_arrays *to = &out->of;
    size_t sides = from->sides_at[begin], pairs = from->pairs_at[begin];
    size_t n_sides = from->sides_at[begin + n] - sides, n_pairs = from->pairs_at[begin + n] - pairs;
    COPY(row);
    COPY(by_id);
    COPY(document);
    COPY(date);
    COPY(type);
    COPY(score);
    COPY(country);
    COPY(place);
    COPY(outcome);
    COPY(confidence);
    COPY(n_actors);
    COPY(n_recipients);
    COPY(n_pairs);
    memcpy(out->sides + m->sides, x->sides + sides, n_sides * sizeof *out->sides);
    memcpy(out->pairs + m->pairs, x->pairs + pairs, n_pairs * sizeof *out->pairs);
    for (size_t i = 0; i < n; i++) {
        to->sides_at[m->n + i] = (uint32_t)(from->sides_at[begin + i] - sides + m->sides);
        to->pairs_at[m->n + i] = (uint32_t)(from->pairs_at[begin + i] - pairs + m->pairs);
    }
    m->n += n;
    m->sides += n_sides;
    m->pairs += n_pairs;
}

static void note_places(uint32_t *places, size_t begin, size_t n, size_t at)
{
    for (size_t i = 0; i < n; i++) places[begin + i] = (uint32_t)(at + i);
}

// Those of events [begin, end) of `before` that are kept.
static void copy_kept(merging *m, size_t begin, size_t end)
{
    const renewing *r = m->r;
    while (begin < end) {
        size_t at = begin, first = m->n;
        while (at < end && is_kept(r, at)) at++;
        note_places(m->from_before, begin, at - begin, first);
        copy_events(m, r->before, begin, at - begin);
        for (size_t i = first; i < m->n; i++) r->x->of.by_id[i] = r->ranks[r->x->of.by_id[i]];
        while (at < end && !is_kept(r, at)) at++;
        begin = at;
    }
}

static void make_room(const renewing *r)
{
    eventcolumns *x = r->x;
    const eventcolumns *b = r->before, *p = &r->part;
    size_t sides = (size_t)b->of.sides_at[b->n] + p->of.sides_at[p->n];
    size_t pairs = (size_t)b->of.pairs_at[b->n] + p->of.pairs_at[p->n];
    x->n = r->kept + p->n;
    x->of = columnread_arrays(&x->memory, x->n);
    x->sides = arena_array(&x->memory, uint16_t, sides + 1);
    x->pairs = arena_array(&x->memory, uint32_t, pairs + 1);
}

static void keep_words(const eventcolumns *from, const uint32_t *places, const column_words *w)
{
    for (size_t i = 0; i < from->n; i++) {
        const column_sentence *s = &from->by_document[i];
        w->words_at[places[s->event]] = s->words_at;
        w->n_words[places[s->event]] = s->n_words;
    }
}

// Those that are gone have the place behind all.
static void index_events(const merging *m)
{
    eventcolumns *x = m->r->x;
    column_words w = columnread_words(m->r->a, x->n);
    keep_words(m->r->before, m->from_before, &w);
    keep_words(&m->r->part, m->from_part, &w);
    columnread_index(x, &w);
}

static void merge(const renewing *r)
{
    merging m = {.r = r};
    size_t at = 0;
    make_room(r);
    m.from_before = arena_array(r->a, uint32_t, r->before->n + 1);
    m.from_part = arena_array(r->a, uint32_t, r->part.n + 1);
    for (size_t i = 0; i < r->before->n; i++) m.from_before[i] = (uint32_t)r->x->n;
    for (size_t i = 0; i < r->part.n; i++) {
        size_t end = find_place(r, at, i);
        copy_kept(&m, at, end);
        m.from_part[i] = (uint32_t)m.n;
        copy_events(&m, &r->part, i, 1);
        at = end;
    }
    copy_kept(&m, at, r->before->n);
    r->x->of.sides_at[m.n] = (uint32_t)m.sides;
    r->x->of.pairs_at[m.n] = (uint32_t)m.pairs;
    index_events(&m);
}

// --- all of it

static status read_part(renewing *r, columnread *read, diag *why)
{
    read->gone = r->gone;
    TRY(columnread_run(read, why));
    r->all = read->too_many;
    if (r->all) return ST_OK;
    r->part = *r->x;
    return place_ids(r, read, why);
}

static status put_together(renewing *r, diag *why)
{
    int64_t there = 0;
    TRY(connection_number(r->db, "SELECT count(*) FROM events", &there, why));
    rank_ids(r);
    r->all = (size_t)there != r->kept + r->part.n || there > COLUMNS_EVENTS_MOST;
    if (!r->all) merge(r);
    return ST_OK;
}

static status renew(renewing *r, diag *why)
{
    buf documents = {0};
    status s = read_changed(r, &documents, why);
    columnread read = {
        .db = r->db, .before = r->before, .x = r->x, .documents = buf_str(&documents)};
    if (s == ST_OK && !r->all) s = read_part(r, &read, why);
    if (s == ST_OK && !r->all) s = put_together(r, why);
    columnread_end(&read);
    buf_free(&documents);
    return s;
}

// Is `before` of the state that the connection sees? *all: that cannot be told.
static status look(const connection *c, const eventcolumns *before, change_mark *now, bool *same,
                   bool *all, diag *why)
{
    bool goes_on;
    int64_t n = 0;
    TRY(changemark_read(c, now, why));
    TRY(changemark_goes_on(c, &before->mark, &goes_on, why));
    *all = !goes_on || !before->mark.number; // with no log any file is like any other
    if (*all || !changemark_is(now, &before->mark)) return ST_OK;
    TRY(connection_number(c, "SELECT count(*) FROM events", &n, why));
    *same = n == (int64_t)before->n;
    *all = !*same;
    return ST_OK;
}

status eventcolumns_renew(const connection *c, const eventcolumns *before, eventcolumns **out,
                          bool *same, diag *why)
{
    arena a = {0};
    bool all;
    change_mark now;
    *out = NULL;
    *same = false;
    TRY(look(c, before, &now, same, &all, why));
    if (*same || all) return ST_OK;
    eventcolumns *x = mem_alloc(sizeof *x);
    *x = (eventcolumns){.mark = now};
    renewing r = {.db = c, .before = before, .a = &a, .x = x};
    status s = renew(&r, why);
    arena_free(&a);
    if (s != ST_OK || r.all) {
        eventcolumns_free(x);
        return s;
    }
    *out = x;
    return ST_OK;
}
