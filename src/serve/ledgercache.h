// Private to this room: the ledger of a database, worked out once and kept until documents change
// that have facts. Any thread may ask; several may hold the same rows.
#ifndef DM_SERVE_LEDGERCACHE_H
#define DM_SERVE_LEDGERCACHE_H

#include "base/status.h"
#include "ledger/ledger.h"
#include "store/connection.h"

typedef struct ledger_cache ledger_cache;
typedef struct ledger_hold ledger_hold;

ledger_cache *ledgercache_new(void);
void ledgercache_free(ledger_cache *c); // nobody may hold anything
// The rows of the database as the connection sees it. ledgercache_release; ST_STORE, ST_FORMAT.
status ledgercache_hold(ledger_cache *c, const connection *db, ledger_hold **out, diag *why);
void ledgercache_release(ledger_cache *c, ledger_hold *h); // NULL is allowed
const ledger_table *ledgercache_rows(const ledger_hold *h);

#endif
