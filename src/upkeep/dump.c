#include "upkeep/dump.h"

#include "base/json_writer.h"
#include "store/database.h"
#include "store/documentwalk.h"
#include "store/intake.h"
#include "store/moment.h"
#include "store/tablerow.h"
#include "upkeep/dumpload.h"

typedef struct {
    const dump_writer *to;
    arena memory;
    table_list tables;
    const table_shape **shapes; // of the walk's queries
    const table_shape *one;     // of a question over a single table
    int64_t rows;
    buf line;
} dumping;

static status hand_over(dumping *d, diag *why)
{
    status s = d->to->line(d->to->state, buf_str(&d->line), why);
    buf_clear(&d->line);
    return s;
}

static status write_row(dumping *d, const table_shape *t, const statement *row, int first,
                        diag *why)
{
    tablerow_write(t, row, first, &d->line);
    d->rows++;
    return hand_over(d, why);
}

static status write_first(dumping *d, diag *why)
{
    json_writer w = {.out = &d->line};
    json_begin_object(&w);
    json_field_string(&w, "record", STR("dump"));
    json_field_int(&w, "tables", DATABASE_VERSION);
    json_end_object(&w);
    json_end_line(&w);
    return hand_over(d, why);
}

static status write_last(dumping *d, diag *why)
{
    json_writer w = {.out = &d->line};
    json_begin_object(&w);
    json_field_string(&w, "record", STR("end"));
    json_field_int(&w, "rows", d->rows);
    json_end_object(&w);
    json_end_line(&w);
    return hand_over(d, why);
}

// --- tables that stand alone

static status visit(void *state, const statement *row, diag *why)
{
    dumping *d = state;
    return write_row(d, d->one, row, 0, why);
}

static status write_table(dumping *d, const connection *c, const table_shape *t, diag *why)
{
    buf sql = {0};
    buf_add_c(&sql, "SELECT ");
    tablerow_columns(t, "t.", &sql);
    buf_add_format(&sql, " FROM %.*s t ORDER BY ", STR_ARG(t->name));
    tablerow_keys(t, "t.", &sql);
    question q = {.sql = sql.p, .clickhouse = sql.p, .row = visit, .state = d};
    d->one = t;
    status s = connection_visit(c, &q, why);
    buf_free(&sql);
    return s;
}

static bool stands_alone(const table_shape *t)
{
    return t->owner == ROW_OF_STORE && !t->made && !str_eq(t->name, STR("documents"));
}

// Those before the documents in the schema, or those behind.
static status write_alone(dumping *d, const connection *c, bool behind, diag *why)
{
    bool passed = false;
    for (size_t i = 0; i < d->tables.n; i++) {
        const table_shape *t = &d->tables.p[i];
        passed |= str_eq(t->name, STR("documents"));
        bool there = !t->followed || connection_dialect(c) != DIALECT_CLICKHOUSE;
        if (there && stands_alone(t) && passed == behind) TRY(write_table(d, c, t, why));
    }
    return ST_OK;
}

// --- documents

static status visit_row(void *state, size_t query, const statement *row, diag *why)
{
    dumping *d = state;
    return write_row(d, d->shapes[query], row, 1, why);
}

static status write_documents(dumping *d, const connection *c, diag *why)
{
    const char **sql = arena_array(&d->memory, const char *, d->tables.n);
    document_walk w = {.sql = sql, .row = visit_row, .state = d, .known = true};
    d->shapes = arena_array(&d->memory, const table_shape *, d->tables.n);
    for (size_t i = 0; i < d->tables.n; i++) {
        const table_shape *t = &d->tables.p[i];
        if (t->made || stands_alone(t)) continue;
        d->shapes[w.n] = t;
        sql[w.n++] = tablerow_query(t, connection_dialect(c), &d->memory);
    }
    return documentwalk_run(c, &w, why);
}

static status check_whole(const connection *c, diag *why)
{
    int64_t n = 0;
    TRY(connection_number(c, "SELECT count(*) FROM loading WHERE input = '" LOADING_DUMP "'", &n,
                          why));
    if (!n) return ST_OK;
    return diag_set(why, ST_STORE, c->path, 0, 0,
                    "a dump was not loaded into it to its end; load it anew into an empty "
                    "database");
}

static status write_all(dumping *d, const connection *c, diag *why)
{
    int64_t moment;
    TRY(check_whole(c, why));
    TRY(moment_read(c, &moment, why));
    TRY(write_first(d, why));
    TRY(write_alone(d, c, false, why));
    TRY(write_documents(d, c, why));
    TRY(write_alone(d, c, true, why));
    TRY(moment_check(c, moment, "dump it again", why));
    return write_last(d, why);
}

status dump_write(const char *file, const dump_writer *to, diag *why)
{
    dumping d = {.to = to};
    connection c = {0};
    tablelist_read(&d.memory, &d.tables);
    status s = connection_read(file, &c, why);
    if (s == ST_OK) s = write_all(&d, &c, why);
    connection_close(&c, NULL);
    buf_free(&d.line);
    arena_free(&d.memory);
    return s;
}
