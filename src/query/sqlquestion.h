// A question in SQL, in a person's own words, of a database that is only read.
//
// One SELECT (or WITH, VALUES); rows come one by one, in bounded memory. Nothing can be written:
// the file is opened for reading and the statement must be one that reads; a server is asked within
// a transaction that only reads. What the visits are given holds until they return.
//
//     sqlquestion q = {.database = "news.db", .sql = "SELECT count(*) FROM events", ...};
//     if (sqlquestion_ask(&q, &why) == ST_USAGE) eventquery_point(sql, why.column, 80, &out);
#ifndef DM_QUERY_SQLQUESTION_H
#define DM_QUERY_SQLQUESTION_H

#include "base/status.h"
#include "base/str.h"

#define SQLQUESTION_BYTES_MAX ((size_t)1 << 20) // SQLite takes no more, either
#define SQLQUESTION_COLUMNS   2000              // SQLite's most; PostgreSQL has 1664

typedef enum { SQL_NULL, SQL_TEXT, SQL_BYTES, SQL_INTEGER, SQL_NUMBER, SQL_TRUTH } sqlvalue_kind;

typedef struct {
    sqlvalue_kind kind;
    str text;      // of texts, and integers; of bytes \x0a1b...
    double number; // of SQL_NUMBER
    bool truth;
} sqlvalue;

typedef struct {
    const char *database;
    const char *sql;
    status (*columns)(void *state, const str *names, size_t n, diag *why); // once, before all rows
    status (*row)(void *state, const sqlvalue *values, size_t n, diag *why);
    void *state;
} sqlquestion;

// ST_USAGE when the database does not understand it, or it would write; the byte from 1 is in
// why->column where it is known. ST_STORE as connection_ask has it.
status sqlquestion_ask(const sqlquestion *q, diag *why);

#endif
