// Private to this room: the ledger of a database, worked out once and kept until the database
// changes. Any thread may ask; several may hold the same rows.
#ifndef DM_SERVE_LEDGERCACHE_H
#define DM_SERVE_LEDGERCACHE_H

#include "base/status.h"
#include "ledger/ledger.h"

typedef struct ledger_cache ledger_cache;
typedef struct ledger_hold ledger_hold;

ledger_cache *ledgercache_new(const char *database); // borrowed
void ledgercache_free(ledger_cache *c);              // nobody may hold anything
// The rows of the database as of its last change, which the caller has looked up.
// ledgercache_release; ST_STORE, ST_FORMAT.
status ledgercache_hold(ledger_cache *c, int64_t change, ledger_hold **out, diag *why);
void ledgercache_release(ledger_cache *c, ledger_hold *h); // NULL is allowed
const ledger_table *ledgercache_rows(const ledger_hold *h);
// Number of the last change of a database (table `changes`).
status ledgercache_change(const char *database, int64_t *out, diag *why);

#endif
