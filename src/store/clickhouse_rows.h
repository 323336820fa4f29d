// Private to the store: whole rows, as a dump has them (tablelist.h), into an empty database of
// ClickHouse.
//
// Rows of a document are kept back until it ends; then they go into the batch, with the columns
// that only ClickHouse has and with its dyads. Until clickhouse_rows_finish the database is marked
// as unfinished (LOADING_DUMP in `loading`). Rows come in the order of a dump.
//
//     TRY(clickhouse_rows_open(&connection, &rows, why));
//     TRY(clickhouse_rows_add(rows, table, values, why));
//     TRY(clickhouse_rows_end_document(rows, why)); // before the next one
//     TRY(clickhouse_rows_finish(rows, why));
#ifndef DM_STORE_CLICKHOUSE_ROWS_H
#define DM_STORE_CLICKHOUSE_ROWS_H

#include "store/driver.h"
#include "store/tablelist.h"

typedef struct clickhouse_rows clickhouse_rows;

// ST_STORE when the mark cannot be written; *out is to be closed in either case.
status clickhouse_rows_open(const connection *c, clickhouse_rows **out, diag *why);
void clickhouse_rows_close(clickhouse_rows *x); // NULL is allowed; what was not sent is forgotten
// `values` [of columns] are copied; not of a table that is `followed`. ST_FORMAT for a row that
// ClickHouse cannot keep.
status clickhouse_rows_add(clickhouse_rows *x, const table_shape *t, const cell *values, diag *why);
// Sends when there is enough; *sent: all rows so far are there.
status clickhouse_rows_end_document(clickhouse_rows *x, bool *sent, diag *why);
status clickhouse_rows_finish(clickhouse_rows *x, diag *why);

#endif
