// Private to the store: the SQL of the database's tables and views, those of the column table
// (sql_table.h) among them. doc/store.md describes them.
#ifndef DM_STORE_DATABASETABLES_H
#define DM_STORE_DATABASETABLES_H

#include "store/sql_table.h"

// Appends the statements that make all of them.
void databasetables_sql(const sql_table *tables, size_t n, buf *out);

#endif
