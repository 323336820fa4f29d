// Private to the store: the SQL of the database's tables and views, those of the column table
// (sql_table.h) among them. doc/store.md describes them.
#ifndef DM_STORE_DATABASETABLES_H
#define DM_STORE_DATABASETABLES_H

#include "store/sql_table.h"

// In a query of events `e`: the codes of an event's actors, or recipients, in their order.
#define ACTOR_CODES                                                                                \
    "(SELECT group_concat(code, ',') FROM (SELECT code FROM event_actors WHERE event = e.id"       \
    " ORDER BY position))"
#define RECIPIENT_CODES                                                                            \
    "(SELECT group_concat(code, ',') FROM (SELECT code FROM event_recipients WHERE event = e.id"   \
    " ORDER BY position))"

// Appends the statements that make all of them.
void databasetables_sql(const sql_table *tables, size_t n, buf *out);

#endif
