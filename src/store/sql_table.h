// Private to the store: the SQL tables that the column table makes, and their insert statements.
//
// A record kind is a table of its leaves, with `id` as key; kinds whose records have no id of their
// own have the document and a number in it, named as the kind (`mention`). A list of objects is a
// table of its own, named KIND_LIST
// (`event_actors`), with the record's id and the position in the list as key. A list of strings is
// a JSON array.
#ifndef DM_STORE_SQL_TABLE_H
#define DM_STORE_SQL_TABLE_H

#include "store/connection.h"
#include "store/leaf.h"

#define TABLE_LISTS_MAX 8 // lists of objects of one record kind; the event has six

typedef struct {
    const column *list; // the column whose elements are the rows
    leaf_list leaves;
    statement *insert;
} list_table;

typedef struct {
    const record_shape *kind;
    const char *name; // of the table
    bool has_id;      // the records have an id of their own
    bool counted;     // they have neither that nor a number in their document: the table has one
    leaf_list leaves;
    list_table lists[TABLE_LISTS_MAX]; // [n_lists]
    size_t n_lists;
    statement *insert;
} sql_table;

enum { TABLE_DOCUMENTS, TABLE_SENTENCES, TABLE_MENTIONS, TABLE_EVENTS, TABLE_LINKS, TABLE_COUNT };

// Those of all kinds of records that a database has.
void sql_tables_init(sql_table tables[TABLE_COUNT]);
// CREATE TABLE statements for the table and its lists.
void sql_table_create_sql(const sql_table *t, buf *out);
status sql_table_prepare(sql_table *t, const connection *c, diag *why);
void sql_table_finish(sql_table *t);
// Inserts all records of this kind that the document has.
status sql_table_insert_all(sql_table *t, record *r, const str *extra, size_t n_extra, diag *why);

#endif
