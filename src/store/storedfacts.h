// The facts of a database, for who works out the ledger from it instead of from texts.
#ifndef DM_STORE_STOREDFACTS_H
#define DM_STORE_STOREDFACTS_H

#include "base/status.h"
#include "ledger/ledger.h"
#include "store/connection.h"

// Adds all facts of the file to the ledger. ST_STORE when it is no database of ours, ST_FORMAT for
// a fact that cannot be read.
status storedfacts_add(const char *file, ledger *l, diag *why);
// The same of a connection that is open.
status storedfacts_add_of(const connection *c, ledger *l, diag *why);

#endif
