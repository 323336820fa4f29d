// Private to clickhouse_batch.c, which gathers, clickhouse_flush.c, which sends, and what they
// write besides (clickhouse_changes.c, clickhouse_forget.c): what a batch is made of.
#ifndef DM_STORE_CLICKHOUSE_PARTS_H
#define DM_STORE_CLICKHOUSE_PARTS_H

#include "base/map.h"
#include "store/clickhouse_batch.h"
#include "store/clickhouse_changes.h"

typedef struct {
    str id, digest;
    str events;    // ids of its events, as the log has them: a JSON array
    bool kept_out; // a later one of the batch has its id, or the database has it already
    bool again;    // the batch had another text of it before
    database_change change;
} batch_document;

typedef struct {
    buf name;    // of the table
    buf columns; // ", "-divided, with those that are added
    bool is_log, has_document;
    int more;     // clickhouse_more
    buf rows;     // each with its end; those of documents without their batch
    size_t *ends; // [of documents] where the rows of each end
    size_t n_ends, cap_ends;
} batch_table;

struct clickhouse_batch {
    clickhouse *server;
    batch_table *tables; // [n_tables]
    size_t n_tables, cap_tables;
    batch_document *documents; // [n_documents]
    size_t n_documents, cap_documents;
    map ids;     // of documents, to their index
    arena a;     // of the batch
    str run;     // id; in `a`
    size_t rows; // of documents and logs
    size_t bytes;
    const coded *open; // the document whose rows come; NULL: none
    str open_id;       // in `a`
    size_t open_event; // the next of its events
    int open_year;
    bool failed;     // nothing more is sent: what was lost must be read again
    bool open_known; // its like is in the batch already: its rows are not wanted
    size_t dyads;    // table
    uint64_t last;   // number
    buf orders;      // divided by "\n"
    void (*before)(void *state);
    void *before_state;
    size_t counts[3]; // by database_change
    buf line;         // scratch
};

// Rows of documents do not count any more: `pairs` are the document and the batch of each, as
// TabSeparated; `log` has been sent under the number of the batch by which they do not. ST_STORE.
status clickhouse_batch_supersede(clickhouse_batch *b, str pairs, clickhouse_changes *log,
                                  diag *why);

// Empties it.
void clickhouse_batch_clear(clickhouse_batch *b);

#endif
