// Private to the store: SQL as the store writes it, said as PostgreSQL wants it.
//
// The store writes the SQL that SQLite and PostgreSQL share; these are the few words in which they
// differ. Nothing within quotes is touched.
#ifndef DM_STORE_POSTGRES_SQL_H
#define DM_STORE_POSTGRES_SQL_H

#include "base/str.h"

// A question or an order: ?1 is $1. Gives the highest number of a value.
int postgres_sql_values(const char *sql, buf *out);
// Statements that make tables: types, and no WITHOUT ROWID. Texts are compared by their bytes, so
// that all databases sort alike.
void postgres_sql_tables(const char *sql, buf *out);

#endif
