#include "store/documentwalk.h"

#include <stdio.h>

typedef status prepare_call(const connection *c, const char *const *sql, size_t n,
                            statement **statements, diag *why);

typedef struct {
    const document_walk *w;
    statement *ids;
    statement **queries; // [w->n]
    bool *more;          // [w->n] the query stands at a row
    arena memory;        // of all
    arena scratch;       // of the ids that were asked for
    str *found;          // [n_found]
    size_t n_found;
} walking;

static status take_ids(walking *k, str after, diag *why)
{
    bool more;
    VEC(str) all = {0};
    statement_exact(k->ids, 1, after);
    TRY(statement_step(k->ids, &more, why));
    arena_reset(&k->scratch);
    while (more) {
        *vec_push(&k->scratch, &all) = str_copy(&k->scratch, row_text(k->ids, 0));
        TRY(statement_step(k->ids, &more, why));
    }
    statement_reset(k->ids);
    k->found = all.p;
    k->n_found = all.n;
    return ST_OK;
}

static status ask(walking *k, diag *why)
{
    for (size_t i = 0; i < k->w->n; i++) {
        statement *s = k->queries[i];
        statement_exact(s, 1, k->found[0]);
        statement_exact(s, 2, k->found[k->n_found - 1]);
        TRY(statement_step(s, &k->more[i], why));
    }
    return ST_OK;
}

// The rows of query i that are of the document, or of none before it.
static status visit_rows(walking *k, size_t i, str document, diag *why)
{
    statement *s = k->queries[i];
    while (k->more[i]) {
        int order = str_cmp(row_text(s, 0), document);
        if (order > 0) return ST_OK;
        if (order == 0) TRY(k->w->row(k->w->state, i, s, why));
        TRY(statement_step(s, &k->more[i], why));
    }
    return ST_OK;
}

static status visit_documents(walking *k, diag *why)
{
    for (size_t d = 0; d < k->n_found; d++) {
        for (size_t i = 0; i < k->w->n; i++) TRY(visit_rows(k, i, k->found[d], why));
        if (k->w->end) TRY(k->w->end(k->w->state, k->found[d], why));
    }
    for (size_t i = 0; i < k->w->n; i++) statement_reset(k->queries[i]);
    return ST_OK;
}

static status walk(walking *k, const connection *c, diag *why)
{
    char sql[96];
    const char *ids = sql;
    buf after = {0}; // the last id so far
    status s;
    bool batches = connection_dialect(c) == DIALECT_CLICKHOUSE;
    prepare_call *prepare = k->w->known ? connection_prepare_known : connection_prepare;
    snprintf(sql, sizeof sql, "SELECT id FROM documents WHERE id > ?1 ORDER BY id LIMIT %d",
             batches ? WALK_DOCUMENTS_OF_BATCHES : WALK_DOCUMENTS);
    TRY(prepare(c, &ids, 1, &k->ids, why));
    TRY(prepare(c, k->w->sql, k->w->n, k->queries, why));
    do {
        s = take_ids(k, buf_str(&after), why);
        if (s != ST_OK || !k->n_found) break;
        buf_clear(&after);
        buf_add(&after, k->found[k->n_found - 1]);
        s = ask(k, why);
        if (s == ST_OK) s = visit_documents(k, why);
    } while (s == ST_OK);
    buf_free(&after);
    return s;
}

status documentwalk_run(const connection *c, const document_walk *w, diag *why)
{
    walking k = {.w = w};
    k.queries = arena_array(&k.memory, statement *, w->n);
    k.more = arena_array(&k.memory, bool, w->n);
    status s = walk(&k, c, why);
    statements_finish(&k.ids, 1);
    statements_finish(k.queries, w->n);
    arena_free(&k.memory);
    arena_free(&k.scratch);
    return s;
}
