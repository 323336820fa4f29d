// Private to the store and to those who ask it: the rows of a table in the words of each kind of
// database.
//
// In ClickHouse a table is a view that says which rows count; version 18.16 reads all of a view
// whatever is asked of it. So questions pass by the views and say it themselves.
//
//     sqlfrom_table(speaks, "events", "e", &sql); // " FROM events e WHERE ", or
//                                                 // " FROM stored_events e WHERE ... AND "
//     buf_add_c(&sql, "e.type = 'CONSULT'");
#ifndef DM_STORE_SQLFROM_H
#define DM_STORE_SQLFROM_H

#include "store/clickhouse_schema.h"
#include "store/connection.h"

// Of ClickHouse, for questions that stand in the source: " FROM stored_events e WHERE ...".
#define SQLFROM_STORED(table, alias)                                                               \
    " FROM stored_" table " " alias " WHERE " CLICKHOUSE_COUNTS("document")
// Of ClickHouse: what stands behind IN for the ids that value `n` has, divided by commas. It looks
// through a whole column for each question, so that many are asked for at once.
#define SQLFROM_LISTED(n) "(SELECT arrayJoin(splitByChar(',', ?" n ")))"
#define SQLFROM_LIST_MOST 1000 // ids: 17 KiB, some times in a question, which may have 256

// Appends the table, by that alias, and WHERE; a condition must follow. Of ClickHouse only tables
// of documents (not the log's: runs, records), and no other stored table may stand in the same
// FROM.
void sqlfrom_table(dialect speaks, const char *table, const char *alias, buf *sql);

#endif
