#include "export/exportmerge.h"

#include "store/databasemerge.h"
#include "store/schema.h"

#include <stdlib.h>

typedef VEC(export_first_side) side_vec;

struct export_merge {
    merged_event *p; // [n] by id
    size_t n, cap;
    export_merge_options o;
    id_set counting;          // where only what happened counts: ids of such events
    side_vec sides[2];        // actors, recipients of the first mentions of several, sorted
    VEC(export_first) firsts; // these mentions, sorted
    arena of_sides, of_firsts, memory;
};

static status note_counting(void *state, const statement *row, diag *why)
{
    export_merge *m = state;
    (void)why;
    idset_add(&m->counting, export_id_number(row_text(row, 0)));
    return ST_OK;
}

static status read_counting(export_merge *m, const connection *c, diag *why)
{
    static const char SQL[] = "SELECT e.id FROM events e WHERE " SCHEMA_HAPPENED;
    question q = {.sql = SQL, .clickhouse = SQL, .row = note_counting, .state = m};
    if (!m->o.happened) return ST_OK;
    TRY(connection_visit(c, &q, why));
    idset_close(&m->counting);
    return ST_OK;
}

static bool counts(const export_merge *m, str id)
{
    uint64_t key = export_id_number(id);
    if (m->o.choice && !idset_has(&m->o.choice->events, key)) return false;
    return !m->o.happened || idset_has(&m->counting, key);
}

static void push(export_merge *m, merged_event x)
{
    if (m->n == m->cap) {
        m->cap = m->cap ? m->cap * 2 : 1024;
        m->p = mem_realloc(m->p, m->cap * sizeof *m->p);
    }
    m->p[m->n++] = x;
}

// Was this text met among the mentions before? There are few.
static bool is_new(const roster_row *r, const bool *counted, uint32_t i, bool source)
{
    const roster_mention *m = &r->mentions[i];
    str text = source && m->copy_of.n ? m->copy_of : m->document;
    for (uint32_t k = 0; k < i; k++) {
        const roster_mention *x = &r->mentions[k];
        if (counted[k] && str_eq(source && x->copy_of.n ? x->copy_of : x->document, text))
            return false;
    }
    return true;
}

// The first mention of an event of several, for the mentions behind it.
static void note_first(export_merge *m, const roster_row *r, const merged_event *sum)
{
    if (!m->o.mentions || sum->mentions < 2) return;
    for (uint32_t i = 0; i < r->n_mentions; i++) {
        const roster_mention *x = &r->mentions[i];
        if (export_id_number(x->id) != sum->first) continue;
        *vec_push(&m->of_firsts, &m->firsts) =
            (export_first){.id = sum->first, .published = str_copy(&m->memory, x->published)};
    }
}

static status take(void *state, const roster_row *r, diag *why)
{
    export_merge *m = state;
    merged_event sum = {0};
    size_t begin = m->n;
    bool *counted = mem_alloc(r->n_mentions + 1);
    (void)why;
    for (uint32_t i = 0; i < r->n_mentions; i++) {
        counted[i] = counts(m, r->mentions[i].id);
        if (!counted[i]) continue;
        uint64_t id = export_id_number(r->mentions[i].id);
        if (!sum.mentions++) sum.first = id;
        sum.documents += is_new(r, counted, i, false);
        sum.sources += is_new(r, counted, i, true);
        push(m, (merged_event){.id = id});
    }
    mem_free(counted);
    for (size_t i = begin; i < m->n; i++) {
        sum.id = m->p[i].id;
        m->p[i] = sum;
    }
    note_first(m, r, &sum);
    return ST_OK;
}

static int by_id(const void *a, const void *b)
{
    uint64_t x = ((const merged_event *)a)->id, y = ((const merged_event *)b)->id;
    return x < y ? -1 : x > y;
}

// --- sides of first mentions

static int by_first(const void *a, const void *b)
{
    uint64_t x = ((const export_first *)a)->id, y = ((const export_first *)b)->id;
    return x < y ? -1 : x > y;
}

static export_first *find_first(const export_merge *m, uint64_t id)
{
    export_first key = {.id = id};
    return m->firsts.n ? bsearch(&key, m->firsts.p, m->firsts.n, sizeof key, by_first) : NULL;
}

static int by_place(const void *a, const void *b)
{
    const export_first_side *x = a, *y = b;
    if (x->event != y->event) return x->event < y->event ? -1 : 1;
    return (x->position > y->position) - (x->position < y->position);
}

typedef struct {
    export_merge *m;
    side_vec *sides;
} side_reading;

static status note_side(void *state, const statement *row, diag *why)
{
    const side_reading *r = state;
    uint64_t id = export_id_number(row_text(row, 0));
    (void)why;
    if (!find_first(r->m, id)) return ST_OK;
    *vec_push(&r->m->of_sides, r->sides) =
        (export_first_side){.event = id,
                            .position = row_integer(row, 1),
                            .code = str_copy(&r->m->memory, row_text(row, 2)),
                            .entity = str_copy(&r->m->memory, row_text(row, 3))};
    return ST_OK;
}

static status read_sides(export_merge *m, const connection *c, diag *why)
{
    static const char *const SQL[] = {"SELECT event, position, code, entity FROM event_actors",
                                      "SELECT event, position, code, entity FROM event_recipients"};
    if (!m->firsts.n) return ST_OK;
    qsort(m->firsts.p, m->firsts.n, sizeof *m->firsts.p, by_first);
    for (int i = 0; i < 2; i++) {
        side_vec *sides = &m->sides[i];
        side_reading r = {m, sides};
        question q = {.sql = SQL[i], .clickhouse = SQL[i], .row = note_side, .state = &r};
        TRY(connection_visit(c, &q, why));
        if (sides->n) qsort(sides->p, sides->n, sizeof *sides->p, by_place);
    }
    return ST_OK;
}

// The sides of one event among those of all.
static const export_first_side *find_sides(const side_vec *all, uint64_t id, size_t *n)
{
    size_t low = 0, high = all->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all->p[middle].event < id)
            low = middle + 1;
        else
            high = middle;
    }
    *n = 0;
    while (low + *n < all->n && all->p[low + *n].event == id) ++*n;
    return all->p + low;
}

export_first export_merge_first(const export_merge *m, uint64_t id)
{
    const export_first *known = find_first(m, id);
    export_first f = known ? *known : (export_first){.id = id};
    f.actors = find_sides(&m->sides[0], id, &f.n_actors);
    f.recipients = find_sides(&m->sides[1], id, &f.n_recipients);
    return f;
}

// --- all

status export_merge_read(const char *database, const connection *c, const export_merge_options *o,
                         export_merge **out, diag *why)
{
    export_merge *m = mem_alloc(sizeof *m);
    *m = (export_merge){.o = *o};
    *out = m;
    TRY(read_counting(m, c, why));
    TRY(databasemerge_rows(database, take, m, why));
    if (m->n) qsort(m->p, m->n, sizeof *m->p, by_id);
    return read_sides(m, c, why);
}

void export_merge_free(export_merge *m)
{
    if (!m) return;
    idset_free(&m->counting);
    arena_free(&m->of_sides);
    arena_free(&m->of_firsts);
    arena_free(&m->memory);
    mem_free(m->p);
    mem_free(m);
}

merged_event export_merge_find(const export_merge *m, str id)
{
    merged_event key = {.id = export_id_number(id)};
    const merged_event *x = m->n ? bsearch(&key, m->p, m->n, sizeof *m->p, by_id) : NULL;
    return x ? *x
             : (merged_event){
                   .id = key.id, .first = key.id, .mentions = 1, .documents = 1, .sources = 1};
}
