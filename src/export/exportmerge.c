#include "export/exportmerge.h"

#include "store/databasemerge.h"
#include "store/schema.h"

#include <stdlib.h>

struct export_merge {
    merged_event *p; // [n] by id
    size_t n, cap;
    const connection *to;
    bool happened;
    statement *asks; // whether an event happened
};

uint64_t export_id_number(str id)
{
    uint64_t n = 0;
    for (size_t i = 0; i < id.n; i++) {
        char c = id.p[i];
        n = n << 4 | (uint64_t)(c >= 'a' ? c - 'a' + 10 : c - '0');
    }
    return n;
}

static const char *const SQL[] = {"SELECT count(*) FROM events e WHERE e.id = ?1"
                                  " AND " SCHEMA_HAPPENED};

static status counts(export_merge *m, str id, bool *out, diag *why)
{
    bool row = false;
    *out = true;
    if (!m->happened) return ST_OK;
    statement_reset(m->asks);
    statement_text(m->asks, 1, id);
    TRY(statement_step(m->asks, &row, why));
    *out = row && row_integer(m->asks, 0) > 0;
    statement_reset(m->asks);
    return ST_OK;
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

static status take(void *state, const roster_row *r, diag *why)
{
    export_merge *m = state;
    merged_event sum = {0};
    size_t begin = m->n;
    bool *counted = mem_alloc(r->n_mentions + 1);
    status s = ST_OK;
    for (uint32_t i = 0; i < r->n_mentions && s == ST_OK; i++) {
        s = counts(m, r->mentions[i].id, &counted[i], why);
        if (s != ST_OK || !counted[i]) continue;
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
    return s;
}

static int by_id(const void *a, const void *b)
{
    uint64_t x = ((const merged_event *)a)->id, y = ((const merged_event *)b)->id;
    return x < y ? -1 : x > y;
}

status export_merge_read(const char *database, const connection *c, bool happened,
                         export_merge **out, diag *why)
{
    export_merge *m = mem_alloc(sizeof *m);
    *m = (export_merge){.to = c, .happened = happened};
    *out = m;
    TRY(connection_prepare(c, SQL, 1, &m->asks, why));
    status s = databasemerge_rows(database, take, m, why);
    statements_finish(&m->asks, 1);
    m->asks = NULL;
    if (m->n) qsort(m->p, m->n, sizeof *m->p, by_id);
    return s;
}

void export_merge_free(export_merge *m)
{
    if (!m) return;
    statements_finish(&m->asks, 1);
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
