// Private to the store: the tables and views of ClickHouse.
//
// What a table of SQLite holds is here a view of the same name and columns over a table
// stored_NAME. There are no transactions: rows of documents carry the number of the batch in which
// they came, and a view shows those of batches that are whole (table `batches`) and whose document
// no later batch has replaced (`superseded`). So nothing is ever changed or removed, and nobody
// sees half of a batch. What a load notes (runs, rules, records, inputs) is replaced by the row
// with the same key and a higher number.
#ifndef DM_STORE_CLICKHOUSE_SCHEMA_H
#define DM_STORE_CLICKHOUSE_SCHEMA_H

#include "base/str.h"

#define CLICKHOUSE_VERSION_TABLE "demarche_schema"
// Rows of stored_NAME that count; `document` is its column with the document's id.
#define CLICKHOUSE_COUNTS(document)                                                                \
    "batch IN (SELECT batch FROM batches) AND (" document                                          \
    ", batch) NOT IN (SELECT document, of_batch FROM superseded)"
// Batches that count and whose rows of the log may get other numbers yet, whose documents may be
// there twice (clickhouse_changes_settle).
#define CLICKHOUSE_UNSETTLED                                                                       \
    "SELECT batch FROM batches GROUP BY batch HAVING max(toUInt32(written)) = 0"

// What a row has beside what SQLite's has.
typedef enum { CLICKHOUSE_NOTHING_MORE, CLICKHOUSE_OF_EVENT, CLICKHOUSE_OF_TEXT } clickhouse_more;

// Statements, divided by ";\n", that make all of them where they are not there yet.
void clickhouse_schema_make(buf *out);
// Whether there is a table of that name, as SQLite has it.
bool clickhouse_schema_has(str table);
// Whether the rows of a table are noted by a load, and belong to no document.
bool clickhouse_schema_is_log(str table);
// What its rows have more, with the names of these columns as they stand in an INSERT.
clickhouse_more clickhouse_schema_more(str table, const char **columns);

#endif
