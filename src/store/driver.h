// Private to the store: what a kind of database must be able to do.
//
// connection.h is the one way in which the store speaks to a database; each kind (SQLite,
// PostgreSQL, ClickHouse) is a const table of these functions. SQL is written once where the kinds
// agree: values are ?1 ?2 ..., conflicts ON CONFLICT ... DO NOTHING or DO UPDATE; where they do
// not, `dialect` tells which is spoken.
#ifndef DM_STORE_DRIVER_H
#define DM_STORE_DRIVER_H

#include "store/connection.h"

typedef enum {
    CELL_NULL,
    CELL_TEXT,
    CELL_BYTES,
    CELL_INTEGER,
    CELL_NUMBER,
    CELL_TRUTH, // of answers alone
} cell_kind;

// A value on its way into a statement. Texts are copied, but for those that last until it has run.
typedef struct {
    cell_kind kind;
    bool lasts;
    str text; // also bytes
    int64_t integer;
    double number;
} cell;

// Whose database it is.
typedef struct {
    bool empty; // there is nothing in it
    bool ours;
    int64_t version; // of the tables
} database_owner;

struct driver {
    dialect speaks;
    // `where` is a file or an address. The connection may be closed after a failure, too.
    status (*open)(const char *where, connection_use use, connection *c, diag *why);
    status (*close)(connection *c, diag *why);
    status (*owner)(const connection *c, database_owner *out, diag *why);
    // How one that is ours is written.
    status (*tune)(const connection *c, diag *why);
    // SQL that makes the database ours, of that version.
    void (*mark)(int version, buf *sql);
    status (*execute)(const connection *c, const char *sql, diag *why);
    // Begins a transaction that will write, and waits for other writers.
    status (*begin)(const connection *c, diag *why);
    bool (*in_transaction)(const connection *c);
    // The server went away within the transaction, which has to be begun again as a whole.
    bool (*lost)(const connection *c);
    // connection_watch()
    void (*watch)(const connection *c, int (*over)(void *state), void *state);
    // Within a transaction: until it ends, no other writer has what is named so.
    status (*claim)(const connection *c, str what, diag *why);
    // `many`: the answer may be longer than memory.
    status (*prepare)(const connection *c, const char *sql, bool many, statement **out, diag *why);
    // A question in a person's own words, of a connection that is only read: one statement, which
    // must not write. ST_USAGE when it is none that the database understands; that may be told only
    // by the first step.
    status (*prepare_own)(const connection *c, const char *sql, statement **out, diag *why);
    // Byte from 1 of that SQL at which the last failure was; 0: not known.
    int (*place)(const connection *c, const char *sql);
    // Columns of its answer, known after the first step, and what a cell of the row is.
    int (*columns)(const statement *s);
    const char *(*column_name)(const statement *s, int at);
    cell_kind (*kind)(const statement *s, int at);
    // Members of statements.
    void (*finish)(statement *s);
    void (*bind)(statement *s, int at, const cell *value);
    status (*step)(statement *s, bool *row, diag *why);
    void (*reset)(statement *s);
    bool (*is_null)(const statement *s, int at);
    str (*text)(const statement *s, int at);
    str (*bytes)(const statement *s, int at);
    int64_t (*integer)(const statement *s, int at);
    double (*number)(const statement *s, int at);
};

// The beginning of every driver's statement.
struct statement {
    const driver *driver;
};

extern const driver SQLITE_DRIVER, POSTGRES_DRIVER, CLICKHOUSE_DRIVER;

#endif
