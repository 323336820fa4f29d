#include "store/postgres_rows.h"

#include "store/postgres_parts.h"
#include "store/tabbed.h"
#include "store/tablerow.h"

#include <string.h>

#define PIECE_BYTES (1 << 20) // libpq keeps a piece until it is on its way

struct postgres_rows {
    const connection *to;
    const table_list *tables;
    buf *waiting; // [tables->n] rows in the text form of COPY
    size_t bytes; // in all of them
};

postgres_rows *postgres_rows_new(const connection *c, const table_list *tables)
{
    postgres_rows *x = mem_alloc(sizeof *x);
    *x = (postgres_rows){.to = c, .tables = tables};
    x->waiting = mem_alloc(tables->n * sizeof *x->waiting);
    memset(x->waiting, 0, tables->n * sizeof *x->waiting);
    return x;
}

void postgres_rows_free(postgres_rows *x)
{
    if (!x) return;
    for (size_t i = 0; i < x->tables->n; i++) buf_free(&x->waiting[i]);
    mem_free(x->waiting);
    mem_free(x);
}

// --- rows

// The backslash of \x0a1b is itself escaped.
static void add_bytes(buf *out, str bytes)
{
    static const char DIGITS[] = "0123456789abcdef";
    buf_add_c(out, "\\\\x");
    for (size_t i = 0; i < bytes.n; i++) {
        unsigned char c = (unsigned char)bytes.p[i];
        buf_add_byte(out, DIGITS[c >> 4]);
        buf_add_byte(out, DIGITS[c & 15]);
    }
}

static void add_cell(buf *out, const cell *v)
{
    switch (v->kind) {
    case CELL_BYTES: add_bytes(out, v->text); break;
    case CELL_NUMBER: buf_add_format(out, "%.17g", v->number); break;
    default: tabbed_cell(out, v); break;
    }
}

status postgres_rows_add(postgres_rows *x, const table_shape *t, const cell *values, diag *why)
{
    buf *out = &x->waiting[t - x->tables->p];
    size_t before = out->n;
    for (size_t i = 0; i < t->n; i++) {
        if (i) buf_add_byte(out, '\t');
        add_cell(out, &values[i]);
    }
    buf_add_byte(out, '\n');
    x->bytes += out->n - before;
    return x->bytes < POSTGRES_ROWS_BYTES ? ST_OK : postgres_rows_send(x, why);
}

// --- sending

static status put(pg_server *s, str rows, diag *why)
{
    for (size_t at = 0; at < rows.n; at += PIECE_BYTES) {
        str piece = str_sub(rows, at, at + PIECE_BYTES < rows.n ? at + PIECE_BYTES : rows.n);
        if (s->pq.put_copy(s->link, piece.p, (int)piece.n) != 1) return pg_note_loss(s, NULL, why);
    }
    return s->pq.end_copy(s->link, NULL) == 1 ? ST_OK : pg_note_loss(s, NULL, why);
}

// The answer to all of it; of several failures the first is told.
static status answer(pg_server *s, diag *why)
{
    status done = ST_OK;
    for (PGresult *r; (r = s->pq.get_result(s->link));)
        if (done == ST_OK)
            done = pg_check(s, r, why);
        else
            s->pq.clear(r);
    if (pg_is_gone(s)) s->lost = true;
    return done;
}

static status copy(pg_server *s, const char *sql, str rows, diag *why)
{
    if (pg_is_gone(s)) return pg_note_loss(s, NULL, why);
    PGresult *r = s->pq.exec(s->link, sql);
    if (!r || s->pq.result_status(r) != PGRES_COPY_IN) return pg_check(s, r, why);
    s->pq.clear(r);
    TRY(put(s, rows, why));
    return answer(s, why);
}

static status send_table(const postgres_rows *x, size_t i, diag *why)
{
    const table_shape *t = &x->tables->p[i];
    buf sql = {0};
    buf_add_format(&sql, "COPY %.*s(", STR_ARG(t->name));
    tablerow_columns(t, "", &sql);
    buf_add_c(&sql, ") FROM STDIN");
    status s = copy(x->to->handle, sql.p, buf_str(&x->waiting[i]), why);
    buf_free(&sql);
    return s;
}

status postgres_rows_send(postgres_rows *x, diag *why)
{
    TRY(pg_drain(x->to->handle, why));
    for (size_t i = 0; i < x->tables->n; i++) {
        if (!x->waiting[i].n) continue;
        TRY(send_table(x, i, why));
        buf_clear(&x->waiting[i]);
    }
    x->bytes = 0;
    return ST_OK;
}
