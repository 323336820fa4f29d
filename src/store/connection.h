// Private to the store: a connection to SQLite, and what its errors mean to a person.
//
// database.c writes through one; databasequery.c and others ask questions of a file that is only
// read. A connection belongs to one thread.
//
//     question q = {.file = file, .sql = "SELECT fact FROM facts", .row = visit, .state = &v};
//     TRY(connection_ask(&q, why));
#ifndef DM_STORE_CONNECTION_H
#define DM_STORE_CONNECTION_H

#include "base/status.h"
#include "base/str.h"

#include <sqlite3.h>

typedef struct {
    sqlite3 *sql;
    const char *path; // for messages; borrowed
} connection;

// ST_STORE with what SQLite's result `code` means and what to do about it.
status connection_fail(const connection *c, int code, diag *why);
status connection_execute(const connection *c, const char *sql, diag *why);
// ST_STORE: what was written there cannot be read. `what` names it, as in "the card of event", and
// `id` says which.
status connection_damaged(const connection *c, const char *what, str id, diag *why);
// First number of the query's first row.
status connection_number(const connection *c, const char *sql, int64_t *value, diag *why);

// That of an open database, for what is kept in the same file beside documents (feedstore.c).
struct database;
const connection *database_connection(const struct database *db);

// Prepares n statements, [n] each. ST_STORE when one cannot be; connection_finalize in either case.
status connection_prepare(const connection *c, const char *const *sql, size_t n,
                          sqlite3_stmt **statements, diag *why);
void connection_finalize(sqlite3_stmt **statements, size_t n);
// Binds a text; an empty one is NULL. SQLite's result code.
int connection_bind(sqlite3_stmt *s, int at, str text);
// Runs a statement that gives no row, and makes it ready for the next values. SQLITE_OK or why not.
int connection_run(sqlite3_stmt *s);
// A column of the row as it stands; holds until the next step.
str connection_text(sqlite3_stmt *s, int at);
str connection_bytes(sqlite3_stmt *s, int at); // of a BLOB

// Opens a file that is only read, and looks at it as it stands now, whatever others write to it
// from then on. ST_STORE when it is not ours, of another version or damaged; connection_close()
// in either case.
status connection_read(const char *file, connection *c, diag *why);
void connection_close(connection *c);

// A query over a file that is only read.
typedef struct {
    const char *file, *sql;
    const str *texts; // [n_texts] for ?1, ?2 ...; an empty one is NULL
    int n_texts;
    status (*row)(void *state, sqlite3_stmt *s, diag *why);
    void *state;
} question;

// Hands every row over. ST_STORE when the file is not ours, of another version or damaged; a
// failure of `row` ends it and is handed on.
status connection_ask(const question *q, diag *why);
// The same of a file that is open; `file` is not looked at.
status connection_visit(const connection *c, const question *q, diag *why);

#endif
