// Private to the store: the tables and views, in the words of each kind of database.
//
// Tables of records are generated from the column table (sql_table.h); all others stand here. What
// is said in SQL for one kind alone is in schema.c; doc/store.md describes the tables.
#ifndef DM_STORE_SCHEMA_H
#define DM_STORE_SCHEMA_H

#include "store/sql_table.h"

// Codes of an event's sides, as the record of that event has them.
#define ACTOR_CODES                                                                                \
    "(SELECT group_concat(code, ',') FROM (SELECT code FROM event_actors WHERE event = e.id"       \
    " ORDER BY position) AS codes)"
#define RECIPIENT_CODES                                                                            \
    "(SELECT group_concat(code, ',') FROM (SELECT code FROM event_recipients WHERE event = e.id"   \
    " ORDER BY position) AS codes)"

// Whether an event happened or is going on, and nobody denies it.
#define SCHEMA_HAPPENED                                                                            \
    "(e.status IN ('happened', 'ongoing') AND e.polarity = 'affirmed' AND e.claim <> 'denied')"
// The rows of the table `dyads`, and what fills it, from those of events; a condition may follow.
#define SCHEMA_DYADS                                                                               \
    "SELECT DISTINCT coalesce(a.country, a.code) AS source,"                                       \
    " coalesce(r.country, r.code) AS target, e.id AS event, a.code AS source_code,"                \
    " r.code AS target_code, e.date_value AS date, e.type, e.quad, e.score,"                       \
    " " SCHEMA_HAPPENED " AS happened, e.background FROM events e"                                 \
    " JOIN event_actors a ON a.event = e.id"                                                       \
    " JOIN event_recipients r ON r.event = e.id WHERE a.entity <> r.entity"
#define SCHEMA_FILL_DYADS "INSERT INTO dyads " SCHEMA_DYADS

// Statements that make all of them in an empty database, and mark it as ours, of this version.
void schema_make(const driver *d, buf *out);
// Those of them that version 6 added.
void schema_make_changes(const driver *d, buf *out);
// And version 7.
void schema_make_state(const driver *d, buf *out);
// The views of version 7 again, some of which version 8 corrects and version 9 makes faster.
void schema_renew_views(const driver *d, buf *out);

#endif
