// Private to the store: a connection to a database, and its statements, whichever kind it is.
//
// database.c writes through one; databasequery.c and others ask questions of one that is only
// read. What a failure means to a person is told by the kind of database (driver.h). A connection
// and its statements belong to one thread; statements are finished before it is closed.
//
//     question q = {.file = file, .sql = "SELECT fact FROM facts", .row = visit, .state = &v};
//     TRY(connection_ask(&q, why));
#ifndef DM_STORE_CONNECTION_H
#define DM_STORE_CONNECTION_H

#include "base/status.h"
#include "base/str.h"

typedef struct driver driver;
typedef struct statement statement;
typedef enum { DIALECT_SQLITE, DIALECT_POSTGRES, DIALECT_CLICKHOUSE } dialect;
typedef enum { CONNECTION_READ, CONNECTION_WRITE } connection_use;

typedef struct {
    const driver *driver;
    void *handle;     // the driver's
    const char *path; // file or address, for messages; borrowed, or the driver's
    bool writes;      // connection_open made it
} connection;

// Opens a database for writing: a file, which is made when it is not there, or the address of a
// server (postgresql://USER@HOST/NAME, clickhouse://HOST/NAME). Whose it is, is not looked at.
// ST_STORE when it cannot be; connection_close in either case.
status connection_open(const char *where, connection *c, diag *why);
// ST_STORE when the last bytes could not be written; `why` may be NULL.
status connection_close(connection *c, diag *why);
dialect connection_dialect(const connection *c);
// `over` is asked now and then (of a file about every millisecond, of a server each 50) while an
// answer is worked out, by the thread that asked; once it gives anything but 0 that answer fails
// (ST_STORE), and a server is told to stop. NULL: no more.
void connection_watch(const connection *c, int (*over)(void *state), void *state);
// Is that the name of a file?
bool connection_is_file(const char *where);

// Runs statements that give no rows, divided by semicolons.
status connection_execute(const connection *c, const char *sql, diag *why);
// First number of the query's first row.
status connection_number(const connection *c, const char *sql, int64_t *value, diag *why);
// ST_STORE: what was written there cannot be read. `what` names it, as in "the card of event", and
// `id` says which.
status connection_damaged(const connection *c, const char *what, str id, diag *why);

// A transaction that writes.
status connection_begin(const connection *c, diag *why);
status connection_commit(const connection *c, diag *why);
void connection_roll_back(const connection *c);
bool connection_in_transaction(const connection *c);
// The server went away within the transaction: all of it has to be done again, from
// connection_begin, which waits until the server is there.
bool connection_lost(const connection *c);
// Within a transaction: until it ends, no other writer has what is named so.
status connection_claim(const connection *c, str what, diag *why);

// That of an open database, for what is kept in the same file beside documents (feedstore.c).
struct database;
const connection *database_connection(const struct database *db);

// --- statements

// Prepares n statements, [n] each. ST_STORE when one cannot be, as all but INSERTs with their
// columns named are in ClickHouse; statements_finish in either case.
status connection_prepare(const connection *c, const char *const *sql, size_t n,
                          statement **statements, diag *why);
// The same of any statements that are written in words that the connection's kind knows, ClickHouse
// too.
status connection_prepare_known(const connection *c, const char *const *sql, size_t n,
                                statement **statements, diag *why);
void statements_finish(statement **statements, size_t n); // NULL among them is allowed

// Values, from 1. What is bound stays until something else is.
void statement_text(statement *s, int at, str text);  // an empty one is NULL
void statement_exact(statement *s, int at, str text); // an empty one is an empty text
// The same of one that stays where it is until the statement has run and is then bound anew, which
// saves its copying.
void statement_lasting(statement *s, int at, str text);
void statement_bytes(statement *s, int at, str bytes);
void statement_integer(statement *s, int at, int64_t value);
void statement_number(statement *s, int at, double value);
void statement_null(statement *s, int at);

// The next row, if there is one. ST_STORE when that fails. statement_reset when no more is wanted.
status statement_step(statement *s, bool *row, diag *why);
void statement_reset(statement *s);
// Runs one that gives no row, and makes it ready for the next values.
status statement_run(statement *s, diag *why);

// Columns of the row as it stands, from 0; texts hold until the next step.
bool row_is_null(const statement *s, int at);
str row_text(const statement *s, int at);
str row_bytes(const statement *s, int at);
int64_t row_integer(const statement *s, int at);
double row_number(const statement *s, int at);

// --- reading

// Opens a database that is only read, and looks at it as it stands now, whatever others write to it
// from then on. ST_STORE when it is not ours, of another version or damaged; connection_close()
// in either case.
status connection_read(const char *file, connection *c, diag *why);
// The same of one that is watched (connection_watch) as soon as it is open.
status connection_read_watched(const char *file, int (*over)(void *state), void *state,
                               connection *c, diag *why);
// The same of one that is open: is it ours, and of this version?
status connection_check(const connection *c, diag *why);
// For a call that may be given a connection: that one, or the file's in *own. connection_close(own)
// in either case.
status connection_either(const connection *open, const char *file, connection *own,
                         const connection **out, diag *why);

// A query over a database that is only read.
typedef struct {
    const char *file, *sql;
    // The same in the words of ClickHouse, where a value that is empty is ''. NULL: it is not asked
    // there, and a person is told so.
    const char *clickhouse;
    const str *texts; // [n_texts] for ?1, ?2 ...; an empty one is NULL
    int n_texts;
    status (*row)(void *state, const statement *row, diag *why);
    void *state;
} question;

// Hands every row over. ST_STORE when the file is not ours, of another version or damaged; a
// failure of `row` ends it and is handed on.
status connection_ask(const question *q, diag *why);
// The same of one that is open; `file` is not looked at.
status connection_visit(const connection *c, const question *q, diag *why);

#endif
