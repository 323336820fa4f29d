// Private to this room: the ledger of a database, worked out once and kept until documents change
// that have facts. Any thread may ask; several may hold the same rows.
//
// Of many facts that takes seconds. While it is worked out anew, by a thread of its own, who asks
// gets the rows as they were, and is told so; where it takes no longer than `patience`, or there
// are none yet, who asks waits.
#ifndef DM_SERVE_LEDGERCACHE_H
#define DM_SERVE_LEDGERCACHE_H

#include "base/status.h"
#include "ledger/ledger.h"
#include "store/readpool.h"

#define LEDGERCACHE_PATIENCE 300 // milliseconds
#define LEDGERCACHE_PAUSE    4   // times what it took, before it is worked out again

typedef struct ledger_cache ledger_cache;
typedef struct ledger_hold ledger_hold;

// The pool is borrowed.
ledger_cache *ledgercache_new(readpool *pool, int64_t patience);
// Starts the thread; without it everybody waits. Nothing is worked out as yet.
void ledgercache_begin(ledger_cache *c);
// The thread works out the rows, if they are not there, and does not wait to be asked.
void ledgercache_wish(ledger_cache *c);
void ledgercache_free(ledger_cache *c); // nobody may hold anything; NULL is allowed
// The rows of the database as the connection sees it; *behind: as it was some seconds before.
// ledgercache_release; ST_STORE, ST_FORMAT.
status ledgercache_hold(ledger_cache *c, const connection *db, ledger_hold **out, bool *behind,
                        diag *why);
void ledgercache_release(ledger_cache *c, ledger_hold *h); // NULL is allowed
const ledger_table *ledgercache_rows(const ledger_hold *h);

#endif
