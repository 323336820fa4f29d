// The ledger's rows as tables of the database (state_channels, state_transfers, state_redlines,
// state_positions and what hangs on them), for those who ask in SQL and know nothing of facts.
//
// They are made anew as a whole, from the facts that are there, when a load ends, when a document
// is forgotten and when a dump was read: the same facts give the same rows. `state_made` says of
// which change (changes.number) they are, so that one can see whether they are behind. Their
// columns are those of `demarche ledger KIND --csv` (ledger/rowcells.h), `by` and `to` being
// by_actor and to_actor. ClickHouse has none.
//
//     TRY(connection_begin(c, why));
//     TRY(statetables_write(c, why));
//     TRY(connection_commit(c, why));
#ifndef DM_STORE_STATETABLES_H
#define DM_STORE_STATETABLES_H

#include "store/connection.h"

// Statements that make the tables.
extern const char STATE_TABLES[];
// And their views: how many events a month, what was transferred in a year, which channels are in
// which state.
void statetables_views(dialect d, buf *out);

// Within a transaction: works the ledger out and writes its tables. Nothing happens when they are
// of the last change already, and in ClickHouse. ST_STORE, or ST_FORMAT for a fact that cannot be
// read.
status statetables_write(const connection *c, diag *why);
// Within a transaction: empties them, until they are written again. Not of ClickHouse.
status statetables_clear(const connection *c, diag *why);

#endif
