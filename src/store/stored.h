// Private to the store: documents as a database holds them, with all that was found in them, read
// back in bundles: what an export writes of.
//
// Rows are those of the column table (column.h): a cell for each leaf of a record's table, in the
// table's order, and the rows of its lists of objects. Documents come by id, their events by
// trigger and id, mentions by number, links by sentence and id, so that the order is that of no
// load and the same in every store. What is handed over holds until `visit` returns; memory is that
// of STORED_BUNDLE documents, in ClickHouse of WALK_DOCUMENTS_OF_BATCHES or 64 MiB of text.
#ifndef DM_STORE_STORED_H
#define DM_STORE_STORED_H

#include "store/sql_table.h"

#define STORED_BUNDLE 32 // documents read at once: questions cost little then, texts of 2 MiB fit

typedef struct {
    bool null;
    str text;        // of strings; of lists of strings as JSON
    int64_t integer; // of integers, spans and booleans
    double number;
} stored_cell;

typedef struct stored_row {
    const stored_cell *cells;                        // [leaves.n] of its table or list
    str document;                                    // whose it is
    str key;                                         // its own id, else its document's
    int64_t number;                                  // in the document, of rows without an id
    const struct stored_row *lists[TABLE_LISTS_MAX]; // [n_list[i]] rows of list i of the table
    size_t n_list[TABLE_LISTS_MAX];
} stored_row;

typedef struct {
    const stored_row *row;             // of the table `documents`
    str run;                           // id of what coded it
    str text;                          // also where the export must not show it
    const stored_row *of[TABLE_COUNT]; // [n[i]] rows of that table
    size_t n[TABLE_COUNT];
} stored_document;

// What is wanted: the rest is not read, and is as if it were not there.
typedef struct {
    bool tables[TABLE_COUNT];  // documents always are
    bool happened;             // events that happened or go on, and that nobody denies
    bool redacted;             // the source's own sentences are NULL
    bool chosen;               // only the documents that follow
    const uint64_t *documents; // [n_documents] their ids as numbers of 16 hex digits, rising
    size_t n_documents;
} stored_need;

// The cell of the leaf of that name, which the leaves must have, in a row of them.
const stored_cell *stored_named(const leaf_list *leaves, const stored_row *row, const char *name);
// Is the leaf a sentence, title or phrase of the source? Names of actors and places are not.
bool stored_is_source(const char *leaf_name);
// Hands over every document. ST_STORE when the database is damaged; a failure of `visit` ends it
// and is handed on. `tables` are of sql_tables_init().
status stored_each(const connection *c, const sql_table *tables, const stored_need *need,
                   status (*visit)(void *state, const stored_document *d, diag *why), void *state,
                   diag *why);

// The same of the one with that id; nothing is handed over when there is none.
status stored_one(const connection *c, const sql_table *tables, const stored_need *need, str id,
                  status (*visit)(void *state, const stored_document *d, diag *why), void *state,
                  diag *why);

#endif
