// Private to the store: the log of changes (changelog.h) in ClickHouse, written with each batch.
//
// Rows go under the number of their batch, behind its documents and before it counts, so that the
// log and the tables never disagree. Their own numbers go on above those that count. When another
// program's batch came to count meanwhile, whoever has read its numbers may have gone past these:
// they are given anew, above all. Only then the batch is settled (`written` of `batches`). Rows of
// one that is not are told whatever number a reader goes on from (changelog.c), and the next
// program that writes settles it: a kill in between hides nothing. So a reader that goes on from a
// number misses nothing; what two programs write at the same moment it may be told twice.
//
//     clickhouse_changes_begin(&log, number);
//     clickhouse_changes_added(&log, id, STR("[\"5bf4597d0b59fad3\"]"));
//     clickhouse_changes_replaced(&log, other);
//     TRY(clickhouse_changes_send(b, &log, replaced, why));
//     ... the batch counts
//     TRY(clickhouse_changes_settle(b, why));
//     clickhouse_changes_free(&log);
#ifndef DM_STORE_CLICKHOUSE_CHANGES_H
#define DM_STORE_CLICKHOUSE_CHANGES_H

#include "base/map.h"
#include "store/clickhouse_batch.h"

typedef struct {
    str id;
    const char *what;
    str lists[3]; // added, corrected, removed: JSON arrays
} changed_document;

// Zero-initialise.
typedef struct {
    arena memory;
    str batch; // number
    VEC(changed_document) documents;
    map ids;        // of those that were there before, to their index
    uint64_t above; // the last number of the log before these
} clickhouse_changes;

// Forgets what it had.
void clickhouse_changes_begin(clickhouse_changes *log, str batch);
void clickhouse_changes_free(clickhouse_changes *log);

// `events` are ids as a JSON array.
void clickhouse_changes_added(clickhouse_changes *log, str id, str events);
void clickhouse_changes_replaced(clickhouse_changes *log, str id);
void clickhouse_changes_deleted(clickhouse_changes *log, str id);

// Writes the rows, which do not count yet. `replaced` are the document and the batch, as
// TabSeparated, of the rows that do not count any more. ST_STORE; it may be called again after
// clickhouse_changes_begin.
status clickhouse_changes_send(clickhouse_batch *b, clickhouse_changes *log, str replaced,
                               diag *why);
// Settles the batches that count and are not settled, those of others too: gives their rows other
// numbers if need be, and leaves one text of each of their documents. ST_STORE; it may be called
// again.
status clickhouse_changes_settle(clickhouse_batch *b, diag *why);
// The order, divided by ";\n", by which the log begins in a database that has documents already.
void clickhouse_changes_begun(buf *sql);

#endif
