#include "store/driver.h"

#include "base/arena.h"
#include "store/database.h"
#include "store/sqlitewords.h"

#include <sqlite3.h>

#define WATCH_STEPS 20000 // of SQLite between two looks: about a millisecond

typedef struct {
    statement base;
    sqlite3_stmt *rows;
    const char *path;  // of the connection
    int failed;        // what binding a value came to
    uint64_t bound[2]; // bit at - 1: parameter `at` is not null, as most of a wide row are
} sqlite_statement;

// --- what went wrong

// What one of SQLite's results means; NULL where its own words say it best.
static const char *meaning(int code)
{
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "the database is locked by another program; run again when that is done";
    case SQLITE_FULL: return "the disk is full; make room and run again: what is there is kept";
    case SQLITE_NOTADB: return "not a SQLite database; name another file after --db";
    case SQLITE_CANTOPEN:
        return "cannot be opened as a database; check the folder and its permissions";
    case SQLITE_READONLY: return "the database cannot be written; check its permissions";
    default: return NULL;
    }
}

static status fail(sqlite3 *db, const char *where, int code, diag *why)
{
    int what = code & 0xff;
    const char *text = meaning(what), *reason = sqlite3_errmsg(db);
    if (text) return diag_set(why, ST_STORE, where, 0, 0, "%s", text);
    if (what == SQLITE_CORRUPT)
        return diag_set(why, ST_STORE, where, 0, 0,
                        "the database is damaged (%s); restore it, or name a new file", reason);
    return diag_set(why, ST_STORE, where, 0, 0, "the database failed: %s", reason);
}

static status done(const connection *c, int code, diag *why)
{
    return code == SQLITE_OK ? ST_OK : fail(c->handle, c->path, code, why);
}

// --- connections

static status execute(const connection *c, const char *sql, diag *why)
{
    return done(c, sqlite3_exec(c->handle, sql, NULL, NULL, NULL), why);
}

static status open_file(const char *where, connection_use use, connection *c, diag *why)
{
    int how =
        use == CONNECTION_WRITE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    sqlite3 *db = NULL;
    int code = sqlite3_open_v2(where, &db, how | SQLITE_OPEN_NOMUTEX, NULL);
    c->handle = db;
    TRY(done(c, code, why));
    sqlite3_busy_timeout(db, DATABASE_BUSY_MS);
    if (use == CONNECTION_WRITE) return ST_OK;
    TRY(done(c, sqlitewords_register(db), why));
    return execute(c, "BEGIN", why); // one state of the file for all that is read
}

static status close_file(connection *c, diag *why)
{
    status s = done(c, sqlite3_close(c->handle), why);
    c->handle = NULL;
    return s;
}

static status owner(const connection *c, database_owner *out, diag *why)
{
    int64_t application = 0, tables = 0;
    *out = (database_owner){0};
    TRY(connection_number(c, "PRAGMA application_id", &application, why));
    TRY(connection_number(c, "PRAGMA user_version", &out->version, why));
    TRY(connection_number(c, "SELECT count(*) FROM sqlite_master", &tables, why));
    out->empty = !tables && !application && !out->version;
    out->ours = application == DATABASE_APPLICATION_ID;
    return ST_OK;
}

static status tune(const connection *c, diag *why)
{
    TRY(execute(c, "PRAGMA foreign_keys = ON", why));
    TRY(execute(c, "PRAGMA journal_mode = WAL", why));
    TRY(execute(c, "PRAGMA synchronous = NORMAL", why));
    TRY(execute(c, "PRAGMA cache_size = -16384", why)); // kB: what a held transaction touches
    return execute(c, "PRAGMA wal_autocheckpoint = 4000", why); // pages, of 4 kB
}

static void mark(int version, buf *sql)
{
    buf_add_format(sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
                   DATABASE_APPLICATION_ID, version);
}

static status begin(const connection *c, diag *why)
{
    return execute(c, "BEGIN IMMEDIATE", why);
}

static bool in_transaction(const connection *c)
{
    return sqlite3_get_autocommit(c->handle) == 0;
}

static void watch(const connection *c, int (*over)(void *state), void *state)
{
    sqlite3_progress_handler(c->handle, over ? WATCH_STEPS : 0, over, state);
}

static bool lost(const connection *c)
{
    (void)c;
    return false;
}

// BEGIN IMMEDIATE lets one writer in.
static status claim(const connection *c, str what, diag *why)
{
    (void)c;
    (void)what;
    (void)why;
    return ST_OK;
}

// --- statements

static sqlite3_stmt *rows_of(const statement *s)
{
    return ((const sqlite_statement *)s)->rows;
}

static status prepare(const connection *c, const char *sql, bool many, statement **out, diag *why)
{
    (void)many; // rows come one by one in any case
    sqlite3_stmt *rows = NULL;
    *out = NULL;
    TRY(done(c, sqlite3_prepare_v3(c->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &rows, NULL),
             why));
    sqlite_statement *s = mem_alloc(sizeof *s);
    *s = (sqlite_statement){.base.driver = &SQLITE_DRIVER, .rows = rows, .path = c->path};
    *out = &s->base;
    return ST_OK;
}

// Is there anything behind the first statement?
static bool has_more(const connection *c, const char *rest)
{
    sqlite3_stmt *next = NULL;
    bool more = sqlite3_prepare_v2(c->handle, rest, -1, &next, NULL) != SQLITE_OK || next;
    sqlite3_finalize(next);
    return more;
}

static status prepare_own(const connection *c, const char *sql, statement **out, diag *why)
{
    sqlite3_stmt *rows = NULL;
    const char *rest = NULL;
    int code = sqlite3_prepare_v2(c->handle, sql, -1, &rows, &rest);
    *out = NULL;
    if (code == SQLITE_ERROR)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "%s", sqlite3_errmsg(c->handle));
    TRY(done(c, code, why));
    bool writes = rows && !sqlite3_stmt_readonly(rows);
    if (!rows || writes || has_more(c, rest)) {
        sqlite3_finalize(rows);
        return diag_set(why, ST_USAGE, NULL, 0, 0, "%s",
                        writes ? "this would write to the database, which is only read"
                               : "one statement is asked at a time");
    }
    sqlite_statement *s = mem_alloc(sizeof *s);
    *s = (sqlite_statement){.base.driver = &SQLITE_DRIVER, .rows = rows, .path = c->path};
    *out = &s->base;
    return ST_OK;
}

static int place(const connection *c, const char *sql)
{
    (void)sql;
    return sqlite3_error_offset(c->handle) + 1;
}

static int columns(const statement *s)
{
    return sqlite3_column_count(rows_of(s));
}

static const char *column_name(const statement *s, int at)
{
    return sqlite3_column_name(rows_of(s), at);
}

static cell_kind kind(const statement *s, int at)
{
    switch (sqlite3_column_type(rows_of(s), at)) {
    case SQLITE_INTEGER: return CELL_INTEGER;
    case SQLITE_FLOAT: return CELL_NUMBER;
    case SQLITE_BLOB: return CELL_BYTES;
    case SQLITE_NULL: return CELL_NULL;
    default: return CELL_TEXT;
    }
}

static void finish(statement *s)
{
    sqlite3_finalize(rows_of(s));
    mem_free(s);
}

// Notes whether a parameter is null. True: it was already, and is to be.
static bool stays_null(sqlite_statement *s, int at, bool null)
{
    if (at < 1 || at > 128) return false;
    uint64_t *word = &s->bound[(at - 1) / 64], bit = (uint64_t)1 << (at - 1) % 64;
    bool was = *word & bit;
    *word = null ? *word & ~bit : *word | bit;
    return null && !was;
}

static void bind(statement *s, int at, const cell *v)
{
    sqlite3_stmt *rows = rows_of(s);
    if (stays_null((sqlite_statement *)s, at, v->kind == CELL_NULL)) return;
    int code = SQLITE_OK;
    sqlite3_destructor_type whose = v->lasts ? SQLITE_STATIC : SQLITE_TRANSIENT;
    switch (v->kind) {
    case CELL_TRUTH: // of answers alone
    case CELL_NULL: code = sqlite3_bind_null(rows, at); break;
    case CELL_TEXT:
        code = sqlite3_bind_text64(rows, at, v->text.p, v->text.n, whose, SQLITE_UTF8);
        break;
    case CELL_BYTES: code = sqlite3_bind_blob64(rows, at, v->text.p, v->text.n, whose); break;
    case CELL_INTEGER: code = sqlite3_bind_int64(rows, at, v->integer); break;
    case CELL_NUMBER: code = sqlite3_bind_double(rows, at, v->number); break;
    }
    if (code != SQLITE_OK) ((sqlite_statement *)s)->failed = code;
}

static void reset(statement *s)
{
    sqlite3_reset(rows_of(s));
}

static status step(statement *s, bool *row, diag *why)
{
    sqlite_statement *own = (sqlite_statement *)s;
    int code = own->failed ? own->failed : sqlite3_step(own->rows);
    own->failed = SQLITE_OK;
    *row = code == SQLITE_ROW;
    if (code == SQLITE_ROW || code == SQLITE_DONE) return ST_OK;
    status failure = fail(sqlite3_db_handle(own->rows), own->path, code, why);
    sqlite3_reset(own->rows);
    return failure;
}

static bool is_null(const statement *s, int at)
{
    return sqlite3_column_type(rows_of(s), at) == SQLITE_NULL;
}

static str text(const statement *s, int at)
{
    const char *p = (const char *)sqlite3_column_text(rows_of(s), at);
    return (str){p, (size_t)sqlite3_column_bytes(rows_of(s), at)};
}

static str bytes(const statement *s, int at)
{
    const char *p = sqlite3_column_blob(rows_of(s), at);
    return (str){p, (size_t)sqlite3_column_bytes(rows_of(s), at)};
}

static int64_t integer(const statement *s, int at)
{
    return sqlite3_column_int64(rows_of(s), at);
}

static double number(const statement *s, int at)
{
    return sqlite3_column_double(rows_of(s), at);
}

const driver SQLITE_DRIVER = {
    .speaks = DIALECT_SQLITE,
    .open = open_file,
    .close = close_file,
    .owner = owner,
    .tune = tune,
    .mark = mark,
    .execute = execute,
    .begin = begin,
    .in_transaction = in_transaction,
    .lost = lost,
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
    .bytes = bytes,
    .integer = integer,
    .number = number,
};
