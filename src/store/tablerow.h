// Private to the store: a row of a table as a line of JSON, as a dump has it.
//
//     {"table":"events","id":"...","document":"...","sentence":0,...}
//
// Columns stand in the table's order; those that are null are left out. Bytes are hex digits.
#ifndef DM_STORE_TABLEROW_H
#define DM_STORE_TABLEROW_H

#include "store/driver.h"
#include "store/tablelist.h"

// "a, t.b, t.c": the columns for a SELECT, each behind `prefix`.
void tablerow_columns(const table_shape *t, const char *prefix, buf *out);
// "t.a, t.b": those of the key.
void tablerow_keys(const table_shape *t, const char *prefix, buf *out);
// The query for a table's rows of documents from ?1 to ?2: the document, then all columns, sorted
// by both (documentwalk.h), in the words of that dialect. In the arena.
const char *tablerow_query(const table_shape *t, dialect spoken, arena *a);
// The value of the column of that name, which there is, of a row that is a value for each column.
const cell *tablerow_value(const table_shape *t, const cell *values, const char *name);
// Appends the line; the table's first column is the row's column `first`.
void tablerow_write(const table_shape *t, const statement *row, int first, buf *out);

#endif
