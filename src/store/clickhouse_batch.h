// Private to the store: rows on their way to ClickHouse, sent many at a time.
//
// Rows of documents are kept back until there are enough (batch_rows of the address, or
// CLICKHOUSE_BATCH_BYTES), and then sent under the number of their batch: first all rows, then the
// batch itself, by which they begin to count (clickhouse_schema.h), then what the load notes of
// them. Whatever fails before the batch is noted is as if it had not been: it is sent again under
// another number. Whether a document is new, changed or there already is asked when its batch is
// sent. So a kill loses what was not sent yet, which the load that goes on reads again; nothing is
// doubled.
//
// Numbers rise with time, in all programs that write: milliseconds since 1970 and 20 random bits.
// When two programs write one document at once, the higher number stays.
//
//     clickhouse_batch_begin(b, &coded, digest);
//     clickhouse_batch_row(b, table, STR("a\tb"), NULL); // of the document
//     clickhouse_batch_end(b);
//     TRY(clickhouse_batch_settle(b, why));              // sends when there is enough
#ifndef DM_STORE_CLICKHOUSE_BATCH_H
#define DM_STORE_CLICKHOUSE_BATCH_H

#include "store/clickhouse_http.h"
#include "store/database.h"

#define CLICKHOUSE_BATCH_BYTES ((size_t)64 << 20) // of memory; some 3000 articles
#define CLICKHOUSE_WAIT_S      60                 // a server that starts again is there by then

typedef struct clickhouse_batch clickhouse_batch;

clickhouse_batch *clickhouse_batch_new(clickhouse *s);
void clickhouse_batch_free(clickhouse_batch *b); // what was not sent is forgotten

// A table that rows are for, and their columns as an INSERT names them. Log tables
// (clickhouse_schema_is_log) are sent in the order in which they were asked for first.
size_t clickhouse_batch_table(clickhouse_batch *b, str table, str columns);

// A document and its rows. `run` is the id of the run that coded it.
void clickhouse_batch_begin(clickhouse_batch *b, const coded *c, str run, str digest);
// A row without its end, as TabSeparated. Adds the columns that SQLite has not.
void clickhouse_batch_row(clickhouse_batch *b, size_t table, str row);
// The rows of the table `dyads`.
void clickhouse_batch_dyads(clickhouse_batch *b);
void clickhouse_batch_end(clickhouse_batch *b);

// A number above all that were given so far.
uint64_t clickhouse_batch_number(clickhouse_batch *b);
void clickhouse_batch_above(clickhouse_batch *b, uint64_t number); // those there are already
// An order that is to be run when the rows of log tables before `inputs` are sent.
void clickhouse_batch_order(clickhouse_batch *b, str sql);
// Called before rows are sent, to add what is to be noted with them.
void clickhouse_batch_before(clickhouse_batch *b, void (*call)(void *state), void *state);

// Sends when there is enough. ST_STORE when that fails; what was kept back is forgotten then, and
// nothing more is sent, so that how far inputs have come is never told of what was lost.
status clickhouse_batch_settle(clickhouse_batch *b, diag *why);
status clickhouse_batch_flush(clickhouse_batch *b, diag *why);
// Documents that have been sent, by what became of them.
size_t clickhouse_batch_count(const clickhouse_batch *b, database_change change);
// An order, repeated while the server is away, for CLICKHOUSE_WAIT_S: one that may run twice.
status clickhouse_batch_patiently(clickhouse_batch *b, str sql, str rows, diag *why);

#endif
