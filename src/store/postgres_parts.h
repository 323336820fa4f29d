// Private to the files postgres_*.c: a connection to a server, a statement, and what these files
// have of each other. What is named after a member of `driver` is that member (driver.h).
#ifndef DM_STORE_POSTGRES_PARTS_H
#define DM_STORE_POSTGRES_PARTS_H

#include "store/driver.h"
#include "store/pqlibrary.h"

#define PG_VALUES_MAX 128 // of one statement; an event has half of it
#define PG_NAME_SIZE  24

typedef struct {
    pq_library pq;
    PGconn *link;
    char *address;
    buf shown; // without its password
    connection_use use;
    unsigned life;  // rises when the server is found again: what was prepared is gone
    unsigned named; // statements and cursors so far
    size_t queued;  // orders without an answer
    bool in_pipeline;
    bool lost;                // within the transaction that is going on
    int (*over)(void *state); // pg_watch; NULL: nobody watches
    void *over_state;
    int place; // character of the SQL sent at which the last failure was, from 1; 0: not known
} pg_server;

typedef struct {
    statement base;
    pg_server *on;
    char *sql;
    char name[PG_NAME_SIZE];
    unsigned life; // in which it was prepared; 0: never
    bool gives_rows, by_cursor, cursor_open;
    bool own;     // a person's question
    int n_fields; // of its answer; 0: not known yet
    buf names;    // of them, each with a NUL behind it
    Oid *types;   // [n_fields]
    int n;
    const char *values[PG_VALUES_MAX]; // [n]
    int lengths[PG_VALUES_MAX], formats[PG_VALUES_MAX];
    char *memory[PG_VALUES_MAX];
    size_t sizes[PG_VALUES_MAX]; // of memory
    PGresult *result;            // NULL: none is being read
    int row, rows;
    buf decoded; // of bytes
} pg_statement;

// --- postgres_pipeline.c

// The connection is no more.
bool pg_is_gone(const pg_server *s);
// What failed, for a person; `r` may be NULL. Notes it when the server went away.
status pg_note_loss(pg_server *s, const PGresult *r, diag *why);
// The same of an answer, which it frees; ST_OK of a good one.
status pg_check(pg_server *s, PGresult *r, diag *why);
// Waits for the answers to all that was sent, and leaves the pipeline.
status pg_drain(pg_server *s, diag *why);
// An order that gives no rows, prepared; its failure may be told only by a later call.
status pg_send(pg_server *s, const pg_statement *x, diag *why);

// --- postgres_link.c

status pg_execute(const connection *c, const char *sql, diag *why);
status pg_open(const char *where, connection_use use, connection *c, diag *why);
status pg_close(connection *c, diag *why);
status pg_begin(const connection *c, diag *why);
bool pg_in_transaction(const connection *c);
bool pg_lost(const connection *c);

// --- postgres_wait.c: the answer to one question, as libpq has it; it may be NULL

void pg_watch(const connection *c, int (*over)(void *state), void *state);
PGresult *pg_ask(const pg_server *s, const char *sql);
// The statement's SQL with its values, of these types (NULL: as the server finds them out).
PGresult *pg_ask_with(const pg_server *s, const pg_statement *x, const Oid *types);
PGresult *pg_ask_prepared(const pg_server *s, const pg_statement *x);

// --- postgres_statement.c

status pg_prepare(const connection *c, const char *sql, bool many, statement **out, diag *why);
status pg_prepare_own(const connection *c, const char *sql, statement **out, diag *why);
int pg_place(const connection *c, const char *sql);
void pg_reset(statement *s);
void pg_finish(statement *s);
void pg_bind(statement *s, int at, const cell *v);
status pg_step(statement *st, bool *row, diag *why);

// --- postgres_answer.c

int pg_columns(const statement *s);
const char *pg_column_name(const statement *s, int at);
cell_kind pg_kind(const statement *s, int at);
// Columns of a first answer: their names and types.
void pg_note_fields(pg_statement *x, const PGresult *r);
bool pg_value_is_null(const statement *s, int at);
str pg_text(const statement *s, int at);
str pg_bytes(const statement *s, int at);
int64_t pg_integer(const statement *s, int at);
double pg_number(const statement *s, int at);

#endif
