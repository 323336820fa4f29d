// Private to the store: all tables of a database and their columns, read from the schema's own
// text (schema.h), so that what goes over whole rows (dump, load) cannot disagree with it.
//
// `documents.number` and `changes.number` count rows as they came and stand for nothing: they are
// left out.
//
//     table_list tables;
//     tablelist_read(&a, &tables);
//     const table_shape *events = tablelist_find(&tables, STR("events"));
#ifndef DM_STORE_TABLELIST_H
#define DM_STORE_TABLELIST_H

#include "base/str.h"

#define TABLE_KEYS_MAX 5 // columns of a key; dyads have five

typedef enum {
    CELL_OF_TEXT,
    CELL_OF_INTEGER,
    CELL_OF_NUMBER,
    CELL_OF_TRUTH,
    CELL_OF_BYTES
} cell_type;

// What a row hangs on, by its foreign key.
typedef enum { ROW_OF_STORE, ROW_OF_DOCUMENT, ROW_OF_MENTION, ROW_OF_EVENT, ROW_OF_LINK } row_owner;

typedef struct {
    str name;
    cell_type type;
    bool nullable;
} table_column;

typedef struct {
    str name;
    table_column *columns; // [n]
    size_t n;
    size_t keys[TABLE_KEYS_MAX]; // [n_keys] columns by which a row is known
    size_t n_keys;
    row_owner owner;
    size_t owner_column; // that names it; of a mention: the document
    bool made;           // of others, or of this store alone: no part of a dump
    bool followed;       // what `follow` remembers: not in ClickHouse
} table_shape;

typedef struct {
    table_shape *p; // [n] in the schema's order
    size_t n;
} table_list;

void tablelist_read(arena *a, table_list *out);
const table_shape *tablelist_find(const table_list *l, str name); // NULL: there is none
// The column of that name; t->n when there is none.
size_t tablelist_column(const table_shape *t, str name);

#endif
