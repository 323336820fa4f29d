// Private to the store and to upkeep/forget.c: documents out of ClickHouse, which has no
// transactions.
//
// First what loads noted of them goes, then, in one step, all that came from them: the batch that
// says so begins to count, with its rows of the log. Then the server writes its files anew without
// their bytes. So a kill leaves documents that are there and can be removed again, or none of which
// anything counts. Nobody should write the same documents meanwhile.
//
//     TRY(clickhouse_forget(&connection, ids, n, why));
#ifndef DM_STORE_CLICKHOUSE_FORGET_H
#define DM_STORE_CLICKHOUSE_FORGET_H

#include "store/connection.h"

#define CLICKHOUSE_FORGET_MOST 1000 // documents at once; each question names them all

// Removes documents [n], CLICKHOUSE_FORGET_MOST at most, that are there. The connection is one that
// writes. ST_STORE; also when their bytes are not overwritten after some minutes: they are gone
// from all answers then.
status clickhouse_forget(const connection *c, const str *ids, size_t n, diag *why);

#endif
