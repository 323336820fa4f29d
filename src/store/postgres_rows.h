// Private to the store: whole rows, as a dump has them (tablelist.h), into PostgreSQL by COPY,
// which takes them 1.4 to 2.1 times as fast as one INSERT a row.
//
// Rows wait until postgres_rows_send, which writes table by table in the schema's order: what a row
// hangs on must be there, or wait before it. Beside it others may write in the same transaction.
//
//     rows = postgres_rows_new(&connection, &tables);
//     TRY(connection_begin(&connection, why));
//     TRY(postgres_rows_add(rows, table, values, why));
//     TRY(postgres_rows_send(rows, why));
//     TRY(connection_commit(&connection, why));
#ifndef DM_STORE_POSTGRES_ROWS_H
#define DM_STORE_POSTGRES_ROWS_H

#include "store/driver.h"
#include "store/tablelist.h"

#define POSTGRES_ROWS_BYTES (8 << 20) // that wait at most; more are sent at once

typedef struct postgres_rows postgres_rows;

// Both are borrowed.
postgres_rows *postgres_rows_new(const connection *c, const table_list *tables);
void postgres_rows_free(postgres_rows *x); // NULL is allowed; what was not sent is forgotten
// Within a transaction. `values` [of columns] are copied. ST_STORE when it sends and that fails.
status postgres_rows_add(postgres_rows *x, const table_shape *t, const cell *values, diag *why);
// Within a transaction. ST_STORE when the server refuses a row or goes away; the transaction is to
// be rolled back then.
status postgres_rows_send(postgres_rows *x, diag *why);

#endif
