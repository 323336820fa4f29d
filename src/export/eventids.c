#include "export/eventids.h"

#include "base/hash.h"

#include <stdlib.h>

// --- sets

void idset_add(id_set *s, uint64_t id)
{
    if (s->n == s->cap) {
        s->cap = s->cap ? s->cap * 2 : 1024;
        s->p = mem_realloc(s->p, s->cap * sizeof *s->p);
    }
    s->p[s->n++] = id;
}

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

void idset_close(id_set *s)
{
    size_t n = 0;
    if (!s->n) return;
    qsort(s->p, s->n, sizeof *s->p, by_number);
    for (size_t i = 1; i < s->n; i++)
        if (s->p[i] != s->p[n]) s->p[++n] = s->p[i];
    s->n = n + 1;
}

bool idset_has(const id_set *s, uint64_t id)
{
    return s->n && bsearch(&id, s->p, s->n, sizeof *s->p, by_number);
}

void idset_free(id_set *s)
{
    mem_free(s->p);
    *s = (id_set){0};
}

uint64_t export_id_number(str id)
{
    uint64_t n = 0;
    for (size_t i = 0; i < id.n; i++) {
        char c = id.p[i];
        n = n << 4 | (uint64_t)(c >= 'a' ? c - 'a' + 10 : c - '0');
    }
    return n;
}

// --- events

static status read_id(str text, id_set *out, diag *why)
{
    char again[HASH_HEX_SIZE];
    uint64_t id = export_id_number(text);
    hash_hex(id, again);
    idset_add(out, id);
    if (str_eq(text, str_of(again))) return ST_OK;
    return diag_set(why, ST_STORE, NULL, 0, 0,
                    "the database has the id \"%.*s\", which is none of demarche's", STR_ARG(text));
}

static status take(void *state, const statement *row, diag *why)
{
    event_choice *x = state;
    TRY(read_id(row_text(row, 0), &x->events, why));
    return read_id(row_text(row, 1), &x->documents, why);
}

static status ask(event_choice *x, const connection *c, diag *why)
{
    buf sql = {0};
    buf_add_format(&sql, "SELECT e.id, e.document%s", x->tail.sql);
    question q = {.sql = sql.p,
                  .clickhouse = sql.p,
                  .texts = x->tail.texts,
                  .n_texts = x->tail.n_texts,
                  .row = take,
                  .state = x};
    status s = connection_visit(c, &q, why);
    buf_free(&sql);
    return s;
}

status eventchoice_read(event_choice *x, const export_options *o, const connection *c, arena *a,
                        diag *why)
{
    x->tail.texts = x->texts;
    TRY(o->wanted(o->wanted_state, c, a, &x->tail, why));
    TRY(ask(x, c, why));
    idset_close(&x->events);
    idset_close(&x->documents);
    return ST_OK;
}

void eventchoice_free(event_choice *x)
{
    if (!x) return;
    idset_free(&x->events);
    idset_free(&x->documents);
}
