#include "store/connection.h"

#include "store/database.h"

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

status connection_fail(const connection *c, int code, diag *why)
{
    int kind = code & 0xff;
    const char *text = meaning(kind), *reason = sqlite3_errmsg(c->sql);
    if (text) return diag_set(why, ST_STORE, c->path, 0, 0, "%s", text);
    if (kind == SQLITE_CORRUPT)
        return diag_set(why, ST_STORE, c->path, 0, 0,
                        "the database is damaged (%s); restore it, or name a new file", reason);
    return diag_set(why, ST_STORE, c->path, 0, 0, "the database failed: %s", reason);
}

status connection_damaged(const connection *c, const char *what, str id, diag *why)
{
    return diag_set(why, ST_STORE, c->path, 0, 0, "the database is damaged (%s %.*s); make it anew",
                    what, STR_ARG(id));
}

status connection_execute(const connection *c, const char *sql, diag *why)
{
    int code = sqlite3_exec(c->sql, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? ST_OK : connection_fail(c, code, why);
}

status connection_number(const connection *c, const char *sql, int64_t *value, diag *why)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(c->sql, sql, -1, &s, NULL);
    if (code == SQLITE_OK) code = sqlite3_step(s);
    if (code == SQLITE_ROW) *value = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return code == SQLITE_ROW ? ST_OK : connection_fail(c, code, why);
}

status connection_prepare(const connection *c, const char *const *sql, size_t n,
                          sqlite3_stmt **statements, diag *why)
{
    int code = SQLITE_OK;
    for (size_t i = 0; i < n && code == SQLITE_OK; i++)
        code = sqlite3_prepare_v2(c->sql, sql[i], -1, &statements[i], NULL);
    return code == SQLITE_OK ? ST_OK : connection_fail(c, code, why);
}

void connection_finalize(sqlite3_stmt **statements, size_t n)
{
    for (size_t i = 0; i < n; i++) sqlite3_finalize(statements[i]);
}

int connection_bind(sqlite3_stmt *s, int at, str text)
{
    if (!text.n) return sqlite3_bind_null(s, at);
    return sqlite3_bind_text64(s, at, text.p, text.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

int connection_run(sqlite3_stmt *s)
{
    int code = sqlite3_step(s);
    sqlite3_reset(s);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

str connection_text(sqlite3_stmt *s, int at)
{
    const char *p = (const char *)sqlite3_column_text(s, at);
    return (str){p, (size_t)sqlite3_column_bytes(s, at)};
}

str connection_bytes(sqlite3_stmt *s, int at)
{
    const char *p = sqlite3_column_blob(s, at);
    return (str){p, (size_t)sqlite3_column_bytes(s, at)};
}

// --- reading

static status check_ours(const connection *c, diag *why)
{
    int64_t application = 0, version = 0;
    TRY(connection_number(c, "PRAGMA application_id", &application, why));
    TRY(connection_number(c, "PRAGMA user_version", &version, why));
    if (application == DATABASE_APPLICATION_ID && version == DATABASE_VERSION) return ST_OK;
    return diag_set(why, ST_STORE, c->path, 0, 0,
                    "no database of this version of demarche; make one with demarche code --db");
}

status connection_visit(const connection *c, const question *q, diag *why)
{
    sqlite3_stmt *rows = NULL;
    status s = ST_OK;
    int code = sqlite3_prepare_v2(c->sql, q->sql, -1, &rows, NULL);
    for (int i = 0; i < q->n_texts && code == SQLITE_OK; i++)
        code = connection_bind(rows, i + 1, q->texts[i]);
    if (code == SQLITE_OK) code = sqlite3_step(rows);
    while (code == SQLITE_ROW && s == ST_OK) {
        s = q->row(q->state, rows, why);
        if (s == ST_OK) code = sqlite3_step(rows);
    }
    sqlite3_finalize(rows);
    if (s != ST_OK) return s;
    return code == SQLITE_DONE ? ST_OK : connection_fail(c, code, why);
}

status connection_read(const char *file, connection *c, diag *why)
{
    *c = (connection){.path = file};
    int code = sqlite3_open_v2(file, &c->sql, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
    if (code != SQLITE_OK) return connection_fail(c, code, why);
    sqlite3_busy_timeout(c->sql, DATABASE_BUSY_MS);
    TRY(connection_execute(c, "BEGIN", why)); // one state of the file for all that is read
    return check_ours(c, why);
}

void connection_close(connection *c)
{
    sqlite3_close(c->sql);
    c->sql = NULL;
}

status connection_ask(const question *q, diag *why)
{
    connection c;
    status s = connection_read(q->file, &c, why);
    if (s == ST_OK) s = connection_visit(&c, q, why);
    connection_close(&c);
    return s;
}
