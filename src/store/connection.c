#include "store/connection.h"

#include "store/clickhouse_address.h"
#include "store/database.h"
#include "store/driver.h"
#include "store/migrate.h"
#include "store/shownaddress.h"

static const driver *driver_of(const char *where)
{
    str s = str_of(where);
    bool server = str_starts(s, STR("postgresql://")) || str_starts(s, STR("postgres://"));
    if (clickhouse_address_is(s)) return &CLICKHOUSE_DRIVER;
    return server ? &POSTGRES_DRIVER : &SQLITE_DRIVER;
}

bool connection_is_file(const char *where)
{
    return driver_of(where) == &SQLITE_DRIVER;
}

void database_called(const char *where, buf *out)
{
    if (connection_is_file(where))
        buf_add_c(out, where);
    else
        shownaddress_add(str_of(where), out);
}

status connection_open(const char *where, connection *c, diag *why)
{
    *c = (connection){.driver = driver_of(where), .path = where, .writes = true};
    return c->driver->open(where, CONNECTION_WRITE, c, why);
}

// Brings what is in the log of a file (FILE-wal) into the file and empties it, as the last who
// closes a file does: others may have it open for long (serve), and a log that stays would be taken
// for that of a file that is put in its place. Whoever reads just then is not waited for beyond a
// second.
static void empty_log(const connection *c)
{
    if (c->driver != &SQLITE_DRIVER || !c->handle || connection_in_transaction(c)) return;
    connection_execute(c, "PRAGMA busy_timeout = 1000; PRAGMA wal_checkpoint(TRUNCATE)", NULL);
}

status connection_close(connection *c, diag *why)
{
    if (!c->driver) return ST_OK;
    if (c->writes) empty_log(c);
    return c->driver->close(c, why);
}

dialect connection_dialect(const connection *c)
{
    return c->driver->speaks;
}

status connection_damaged(const connection *c, const char *what, str id, diag *why)
{
    return diag_set(why, ST_STORE, c->path, 0, 0, "the database is damaged (%s %.*s); make it anew",
                    what, STR_ARG(id));
}

status connection_execute(const connection *c, const char *sql, diag *why)
{
    return c->driver->execute(c, sql, why);
}

status connection_number(const connection *c, const char *sql, int64_t *value, diag *why)
{
    statement *s = NULL;
    bool row = false;
    status done = c->driver->prepare(c, sql, false, &s, why);
    if (done == ST_OK) done = statement_step(s, &row, why);
    if (row) *value = row_integer(s, 0);
    statements_finish(&s, 1);
    if (done == ST_OK && !row) return connection_damaged(c, "no row of", str_of(sql), why);
    return done;
}

// --- transactions

status connection_begin(const connection *c, diag *why)
{
    return c->driver->begin(c, why);
}

status connection_commit(const connection *c, diag *why)
{
    return connection_execute(c, "COMMIT", why);
}

void connection_roll_back(const connection *c)
{
    connection_execute(c, "ROLLBACK", NULL); // what failed before is what the caller tells
}

bool connection_in_transaction(const connection *c)
{
    return c->driver->in_transaction(c);
}

void connection_watch(const connection *c, int (*over)(void *state), void *state)
{
    c->driver->watch(c, over, state);
}

bool connection_lost(const connection *c)
{
    return c->driver->lost(c);
}

status connection_claim(const connection *c, str what, diag *why)
{
    return c->driver->claim(c, what, why);
}

// --- statements

static status refuse_clickhouse(const connection *c, diag *why)
{
    return diag_set(why, ST_STORE, c->path, 0, 0,
                    "this cannot be done with ClickHouse; move the database into a file (SQLite) "
                    "and use that: demarche dump ADDRESS | demarche load FILE");
}

status connection_prepare(const connection *c, const char *const *sql, size_t n,
                          statement **statements, diag *why)
{
    bool clickhouse = connection_dialect(c) == DIALECT_CLICKHOUSE;
    for (size_t i = 0; i < n && clickhouse; i++)
        if (!str_starts(str_of(sql[i]), STR("INSERT INTO "))) return refuse_clickhouse(c, why);
    return connection_prepare_known(c, sql, n, statements, why);
}

status connection_prepare_known(const connection *c, const char *const *sql, size_t n,
                                statement **statements, diag *why)
{
    status s = ST_OK;
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = c->driver->prepare(c, sql[i], false, &statements[i], why);
    return s;
}

void statements_finish(statement **statements, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (statements[i]) statements[i]->driver->finish(statements[i]);
}

static void bind(statement *s, int at, cell value)
{
    s->driver->bind(s, at, &value);
}

void statement_text(statement *s, int at, str text)
{
    bind(s, at, (cell){.kind = text.n ? CELL_TEXT : CELL_NULL, .text = text});
}

void statement_exact(statement *s, int at, str text)
{
    bind(s, at, (cell){.kind = CELL_TEXT, .text = text.p ? text : STR("")});
}

void statement_lasting(statement *s, int at, str text)
{
    bind(s, at, (cell){.kind = CELL_TEXT, .lasts = true, .text = text.p ? text : STR("")});
}

void statement_bytes(statement *s, int at, str bytes)
{
    bind(s, at, (cell){.kind = CELL_BYTES, .text = bytes});
}

void statement_integer(statement *s, int at, int64_t value)
{
    bind(s, at, (cell){.kind = CELL_INTEGER, .integer = value});
}

void statement_number(statement *s, int at, double value)
{
    bind(s, at, (cell){.kind = CELL_NUMBER, .number = value});
}

void statement_null(statement *s, int at)
{
    bind(s, at, (cell){.kind = CELL_NULL});
}

status statement_step(statement *s, bool *row, diag *why)
{
    return s->driver->step(s, row, why);
}

void statement_reset(statement *s)
{
    s->driver->reset(s);
}

status statement_run(statement *s, diag *why)
{
    bool row;
    status done = statement_step(s, &row, why);
    statement_reset(s);
    return done;
}

bool row_is_null(const statement *s, int at)
{
    return s->driver->is_null(s, at);
}

str row_text(const statement *s, int at)
{
    return s->driver->text(s, at);
}

str row_bytes(const statement *s, int at)
{
    return s->driver->bytes(s, at);
}

int64_t row_integer(const statement *s, int at)
{
    return s->driver->integer(s, at);
}

double row_number(const statement *s, int at)
{
    return s->driver->number(s, at);
}

// --- reading

status connection_check(const connection *c, diag *why)
{
    database_owner o;
    TRY(c->driver->owner(c, &o, why));
    if (o.ours && o.version == DATABASE_VERSION) return ST_OK;
    if (o.ours && migrate_knows(c, o.version))
        return diag_set(why, ST_STORE, c->path, 0, 0,
                        "a database of an older version; it is brought forward when it is written "
                        "to by demarche code --db");
    return diag_set(why, ST_STORE, c->path, 0, 0,
                    "no database of this version of demarche; make one with demarche code --db");
}

status connection_read_watched(const char *file, int (*over)(void *state), void *state,
                               connection *c, diag *why)
{
    *c = (connection){.driver = driver_of(file), .path = file};
    TRY(c->driver->open(file, CONNECTION_READ, c, why));
    if (over) connection_watch(c, over, state);
    return connection_check(c, why);
}

status connection_read(const char *file, connection *c, diag *why)
{
    return connection_read_watched(file, NULL, NULL, c, why);
}

status connection_either(const connection *open, const char *file, connection *own,
                         const connection **out, diag *why)
{
    *own = (connection){0};
    *out = open ? open : own;
    return open ? ST_OK : connection_read(file, own, why);
}

status connection_visit(const connection *c, const question *q, diag *why)
{
    statement *rows = NULL;
    bool more = false;
    const char *sql = connection_dialect(c) == DIALECT_CLICKHOUSE ? q->clickhouse : q->sql;
    if (!sql) return refuse_clickhouse(c, why);
    status s = c->driver->prepare(c, sql, true, &rows, why);
    for (int i = 0; i < q->n_texts && s == ST_OK; i++) statement_text(rows, i + 1, q->texts[i]);
    if (s == ST_OK) s = statement_step(rows, &more, why);
    while (more && s == ST_OK) {
        s = q->row(q->state, rows, why);
        if (s == ST_OK) s = statement_step(rows, &more, why);
    }
    statements_finish(&rows, 1);
    return s;
}

status connection_ask(const question *q, diag *why)
{
    connection c;
    status s = connection_read(q->file, &c, why);
    if (s == ST_OK) s = connection_visit(&c, q, why);
    connection_close(&c, NULL);
    return s;
}
