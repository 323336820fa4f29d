// Private to the store: writes the log (changelog.h) within the transaction of what it notes.
//
// Events of a replaced document are told apart by a print of each: the hash over all its rows. So
// that an event that keeps its id and says something else is `corrected`.
//
//     change_writer w = {0};
//     TRY(changewriter_prepare(&w, &connection, why));
//     TRY(changewriter_before(&w, document, why)); // where there is one already
//     ... write it
//     TRY(changewriter_replaced(&w, document, why));
//     changewriter_finish(&w);
#ifndef DM_STORE_CHANGEWRITER_H
#define DM_STORE_CHANGEWRITER_H

#include "store/changelog.h"
#include "store/connection.h"
#include "store/tablelist.h"

typedef struct {
    str id;
    uint64_t print;
} event_print;

typedef struct {
    event_print *p; // [n] sorted by id
    size_t n;
} event_prints;

typedef struct change_writer {
    const connection *to; // borrowed
    arena memory;         // of the tables
    arena scratch;        // of one document
    statement *note;
    table_list tables;  // read when first needed
    statement **prints; // [tables.n] of those that events have, else NULL
    event_prints before;
} change_writer;

status changewriter_prepare(change_writer *w, const connection *c, diag *why);
void changewriter_finish(change_writer *w);

// A document came, with events of these ids [n], in any order.
status changewriter_added(change_writer *w, str document, str *events, size_t n, diag *why);
// Keeps what its events are now.
status changewriter_before(change_writer *w, str document, diag *why);
// It is another since changewriter_before; or it is gone.
status changewriter_replaced(change_writer *w, str document, diag *why);
status changewriter_deleted(change_writer *w, str document, diag *why);
// Within a transaction: number of the log's last row, 0 of none. No lower one is still to come:
// other programs' transactions are waited for, so that the caller must not hold what they wait for.
status changewriter_last(const connection *c, int64_t *last, diag *why);
// The log begins in a database that is older.
status changewriter_begun(const connection *c, diag *why);

// What a row says, for who writes it otherwise (clickhouse_changes.c): the time it is, and a list
// of ids.
void changewriter_now(buf *out);
void changewriter_ids(const str *ids, size_t n, buf *out);
// Whether a print is over the rows of that table.
bool changewriter_is_of_events(const table_shape *t);
// Sorts ids of events; gives how many are left without those that stand there twice.
size_t changewriter_sort(str *ids, size_t n);

#endif
