// ClickHouse, through its HTTP interface. It has no transactions, and takes rows by the ten
// thousand: what is written goes into a batch (clickhouse_batch.h), and begins and ends of
// transactions mean nothing. Questions are those that are written for it (question.clickhouse in
// connection.h).
#include "store/clickhouse_driver.h"

#include "store/clickhouse_schema.h"
#include "store/clickhouse_text.h"
#include "store/database.h"
#include "store/driver.h"
#include "store/tabbed.h"

#include <stdlib.h>
#include <string.h>

#define VALUES_MAX 128 // of one statement; an event has half of it

typedef struct {
    clickhouse *server;
    clickhouse_batch *batch; // NULL: it is only read
} clickhouse_link;

typedef struct {
    statement base;
    clickhouse_link *on;
    bool is_insert;
    bool own;               // in a person's own words: names and types come with the answer
    size_t table;           // of the batch
    size_t n;               // values
    buf values[VALUES_MAX]; // as they stand in a row, or as literals
    buf sql;
    clickhouse_answer *answer; // NULL: not asked yet
    tabbed_row row;
    // Of own ones.
    size_t n_columns;
    buf names;        // [n_columns] each with its NUL
    cell_kind *kinds; // [n_columns]
} clickhouse_statement;

static clickhouse_statement *own(statement *s)
{
    return (clickhouse_statement *)s;
}

clickhouse_batch *clickhouse_driver_batch(const connection *c)
{
    const clickhouse_link *l = c->handle;
    return c->driver == &CLICKHOUSE_DRIVER && l ? l->batch : NULL;
}

// --- connections

static void watch(const connection *c, int (*over)(void *state), void *state)
{
    const clickhouse_link *l = c->handle;
    clickhouse_watch(l->server, over, state);
}

static status open_server(const char *where, connection_use use, connection *c, diag *why)
{
    clickhouse_link *l = mem_alloc(sizeof *l);
    *l = (clickhouse_link){0};
    c->handle = l;
    status s = clickhouse_open(where, &l->server, why);
    const char *shown = clickhouse_where(l->server)->shown.p;
    c->path = shown ? shown : "clickhouse";
    if (s == ST_OK && use == CONNECTION_WRITE) l->batch = clickhouse_batch_new(l->server);
    return s;
}

static status close_server(connection *c, diag *why)
{
    clickhouse_link *l = c->handle;
    (void)why;
    if (!l) return ST_OK;
    clickhouse_batch_free(l->batch);
    clickhouse_close(l->server);
    mem_free(l);
    c->handle = NULL;
    return ST_OK;
}

// One statement a request.
static status execute(const connection *c, const char *sql, diag *why)
{
    const clickhouse_link *l = c->handle;
    str rest = str_of(sql);
    if (str_eq(rest, STR("COMMIT")) || str_eq(rest, STR("ROLLBACK"))) return ST_OK;
    while (rest.n) {
        size_t end = str_find(rest, STR(";\n"));
        str one = str_trim(str_sub(rest, 0, end));
        rest = end == SIZE_MAX ? STR_NONE : str_sub(rest, end + 2, rest.n);
        if (one.n) TRY(clickhouse_order(l->server, one, STR_NONE, why));
    }
    return ST_OK;
}

static status owner(const connection *c, database_owner *out, diag *why)
{
    int64_t all = 0, there = 0;
    *out = (database_owner){0};
    TRY(connection_number(c, "SELECT count() FROM system.tables WHERE database = currentDatabase()",
                          &all, why));
    TRY(connection_number(c,
                          "SELECT count() FROM system.tables WHERE database = currentDatabase()"
                          " AND name = '" CLICKHOUSE_VERSION_TABLE "'",
                          &there, why));
    if (there)
        TRY(connection_number(c, "SELECT max(version) FROM " CLICKHOUSE_VERSION_TABLE,
                              &out->version, why));
    out->ours = there;
    out->empty = !all || (there && !out->version); // its making was interrupted
    return ST_OK;
}

// The numbers of batches go on above those that are there.
static status tune(const connection *c, diag *why)
{
    const clickhouse_link *l = c->handle;
    int64_t last = 0;
    TRY(connection_number(c, "SELECT max(batch) FROM batches", &last, why));
    if (l->batch) clickhouse_batch_above(l->batch, (uint64_t)last);
    return ST_OK;
}

static void mark(int version, buf *sql)
{
    buf_add_format(sql, "INSERT INTO " CLICKHOUSE_VERSION_TABLE " VALUES (%d);\n", version);
}

static status do_nothing(const connection *c, diag *why)
{
    (void)c;
    (void)why;
    return ST_OK;
}

static bool never(const connection *c)
{
    (void)c;
    return false;
}

static status claim(const connection *c, str what, diag *why)
{
    (void)what;
    return do_nothing(c, why);
}

// --- statements

// "INSERT INTO TABLE(COLUMNS) VALUES(...": what the store writes.
static bool read_insert(str sql, str *table, str *columns)
{
    static const str BEGIN = STR("INSERT INTO ");
    size_t open = str_find_byte(sql, '(', 0), close = str_find_byte(sql, ')', 0);
    if (!str_starts(sql, BEGIN) || open == SIZE_MAX || close == SIZE_MAX) return false;
    *table = str_trim(str_sub(sql, BEGIN.n, open));
    *columns = str_sub(sql, open + 1, close);
    return str_find_byte(*table, ' ', 0) == SIZE_MAX; // its columns are named
}

static status prepare(const connection *c, const char *sql, bool many, statement **out, diag *why)
{
    clickhouse_link *l = c->handle;
    str table, columns;
    (void)many;
    (void)why;
    clickhouse_statement *x = mem_alloc(sizeof *x);
    memset(x, 0, sizeof *x);
    x->base.driver = &CLICKHOUSE_DRIVER;
    x->on = l;
    buf_add_c(&x->sql, sql);
    buf_add_byte(&x->sql, '\0');
    x->is_insert = l->batch && read_insert(str_of(sql), &table, &columns);
    if (x->is_insert) x->table = clickhouse_batch_table(l->batch, table, columns);
    *out = &x->base;
    return ST_OK;
}

static status prepare_own(const connection *c, const char *sql, statement **out, diag *why)
{
    TRY(prepare(c, sql, true, out, why));
    clickhouse_statement *x = own(*out);
    x->own = true;
    // FORMAT comes behind it.
    str text = str_trim(str_of(sql));
    while (text.n && text.p[text.n - 1] == ';') text = str_trim(str_sub(text, 0, text.n - 1));
    size_t before = str_find(str_of(sql), text); // places are counted from the beginning
    buf_clear(&x->sql);
    buf_add(&x->sql, (str){sql, before == SIZE_MAX ? 0 : before + text.n});
    buf_add_byte(&x->sql, '\0');
    return ST_OK;
}

static int place(const connection *c, const char *sql)
{
    const clickhouse_link *l = c->handle;
    (void)sql;
    return clickhouse_place(l->server);
}

static void reset(statement *s)
{
    clickhouse_statement *x = own(s);
    clickhouse_end(x->answer);
    x->answer = NULL;
}

static void finish(statement *s)
{
    clickhouse_statement *x = own(s);
    reset(s);
    for (size_t i = 0; i < VALUES_MAX; i++) buf_free(&x->values[i]);
    buf_free(&x->sql);
    buf_free(&x->names);
    mem_free(x->kinds);
    tabbed_free(&x->row);
    mem_free(x);
}

static void bind(statement *s, int at, const cell *v)
{
    clickhouse_statement *x = own(s);
    if (at < 1 || at > VALUES_MAX) return;
    buf *out = &x->values[at - 1];
    if ((size_t)at > x->n) x->n = (size_t)at;
    buf_clear(out);
    if (x->is_insert)
        tabbed_cell(out, v);
    else if (v->kind == CELL_NULL)
        buf_add_c(out, "''");
    else if (v->kind == CELL_TEXT || v->kind == CELL_BYTES)
        clickhouse_text_quote(out, v->text);
    else
        tabbed_cell(out, v);
}

static status insert(clickhouse_statement *x)
{
    buf row = {0};
    for (size_t i = 0; i < x->n; i++) {
        if (i) buf_add_byte(&row, '\t');
        buf_add(&row, buf_str(&x->values[i]));
    }
    clickhouse_batch_row(x->on->batch, x->table, buf_str(&row));
    buf_free(&row);
    return ST_OK;
}

static status ask(clickhouse_statement *x, diag *why)
{
    buf sql = {0};
    clickhouse_text_fill(x->sql.p, x->values, x->n, &sql);
    status s = clickhouse_ask(x->on->server, buf_str(&sql), &x->answer, why);
    buf_free(&sql);
    return s;
}

// "Nullable(UInt64)" is a whole number.
static cell_kind kind_of(str type)
{
    static const str NULLABLE = STR("Nullable(");
    if (str_starts(type, NULLABLE)) type = str_sub(type, NULLABLE.n, type.n);
    if (str_starts(type, STR("Int")) || str_starts(type, STR("UInt"))) return CELL_INTEGER;
    if (str_starts(type, STR("Float"))) return CELL_NUMBER;
    return str_starts(type, STR("Bool")) ? CELL_TRUTH : CELL_TEXT;
}

static status begin_own(clickhouse_statement *x, diag *why)
{
    char *line = NULL;
    size_t n;
    TRY(clickhouse_ask_own(x->on->server, str_of(x->sql.p), &x->answer, why));
    TRY(clickhouse_next(x->answer, &line, &n, why));
    if (!line) return ST_OK;
    tabbed_fields(line, n, &x->row);
    for (size_t i = 0; i < x->row.n; i++) {
        buf_add(&x->names, x->row.p[i].text);
        buf_add_byte(&x->names, '\0');
    }
    x->n_columns = x->row.n;
    mem_free(x->kinds);
    x->kinds = mem_alloc(x->n_columns * sizeof *x->kinds);
    TRY(clickhouse_next(x->answer, &line, &n, why));
    tabbed_fields(line ? line : "", line ? n : 0, &x->row);
    for (size_t i = 0; i < x->n_columns; i++)
        x->kinds[i] = i < x->row.n ? kind_of(x->row.p[i].text) : CELL_TEXT;
    return ST_OK;
}

static status step(statement *s, bool *row, diag *why)
{
    clickhouse_statement *x = own(s);
    char *line = NULL;
    size_t n;
    *row = false;
    if (x->is_insert) return insert(x);
    if (!x->answer) TRY(x->own ? begin_own(x, why) : ask(x, why));
    TRY(clickhouse_next(x->answer, &line, &n, why));
    *row = line != NULL;
    if (line) tabbed_fields(line, n, &x->row);
    return ST_OK;
}

// --- values

static const tabbed_field *field(const statement *s, int at)
{
    static const tabbed_field NONE = {.is_null = true};
    const clickhouse_statement *x = (const clickhouse_statement *)s;
    return at >= 0 && (size_t)at < x->row.n ? &x->row.p[at] : &NONE;
}

static int columns(const statement *s)
{
    return (int)((const clickhouse_statement *)s)->n_columns;
}

static const char *column_name(const statement *s, int at)
{
    const clickhouse_statement *x = (const clickhouse_statement *)s;
    const char *p = x->names.p;
    for (int i = 0; i < at; i++) p += strlen(p) + 1;
    return p;
}

static cell_kind kind(const statement *s, int at)
{
    const clickhouse_statement *x = (const clickhouse_statement *)s;
    if (field(s, at)->is_null) return CELL_NULL;
    return at >= 0 && (size_t)at < x->n_columns ? x->kinds[at] : CELL_TEXT;
}

static bool is_null(const statement *s, int at)
{
    return field(s, at)->is_null;
}

static str text(const statement *s, int at)
{
    return field(s, at)->text;
}

static int64_t integer(const statement *s, int at)
{
    int64_t n = 0;
    if (str_eq(text(s, at), STR("true"))) return 1;
    return str_to_int(text(s, at), &n) ? n : 0;
}

static double number(const statement *s, int at)
{
    double n = 0;
    return str_to_double(text(s, at), &n) ? n : 0;
}

const driver CLICKHOUSE_DRIVER = {
    .speaks = DIALECT_CLICKHOUSE,
    .open = open_server,
    .close = close_server,
    .owner = owner,
    .tune = tune,
    .mark = mark,
    .execute = execute,
    .begin = do_nothing,
    .in_transaction = never,
    .lost = never,
    .watch = watch,
    .claim = claim,
    .prepare = prepare,
    .prepare_own = prepare_own,
    .place = place,
    .columns = columns,
    .column_name = column_name,
    .kind = kind,
    .finish = finish,
    .bind = bind,
    .step = step,
    .reset = reset,
    .is_null = is_null,
    .text = text,
    .bytes = text,
    .integer = integer,
    .number = number,
};
