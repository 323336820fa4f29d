// Private to the store: what a load has read (intake.h), in ClickHouse.
//
// A record and its problems are one row; the newest one of a record counts. Rows go with the batch
// in which their documents are, behind them, and how far an input has come goes last: so a load
// that was killed reads again what is not there.
#ifndef DM_STORE_CLICKHOUSE_LOG_H
#define DM_STORE_CLICKHOUSE_LOG_H

#include "store/connection.h"
#include "store/intake.h"

typedef struct clickhouse_log clickhouse_log;

// `run` and `options` are borrowed. NULL in *out, and ST_OK, when the connection is to another kind
// of database.
status clickhouse_log_open(const connection *c, str run, str options, clickhouse_log **out,
                           diag *why);
void clickhouse_log_close(clickhouse_log *l); // NULL is allowed

// Inputs [n], by their ids, are to be read anew: what was read of them does not count.
status clickhouse_log_announce(clickhouse_log *l, const str *ids, size_t n, diag *why);
void clickhouse_log_begin(clickhouse_log *l, const intake_input *input);
void clickhouse_log_end(clickhouse_log *l, int64_t n, bool whole);

// A record that has become `document` (NULL: none). `problems` [n] are the document's, or what is
// wrong with the record or input.
typedef struct {
    int64_t number; // as it is kept
    const intake_place *at;
    const document *document;
    str outlet, day, skipped;
    size_t events;
    const problem *problems;
    size_t n_problems;
} clickhouse_record;
// `file` is the path of an input that could not be opened, else empty: the one that has begun.
void clickhouse_log_record(clickhouse_log *l, str input, str file, const clickhouse_record *x);

#endif
