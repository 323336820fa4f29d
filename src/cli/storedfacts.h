// The facts of a database of 'demarche code --db', for commands that ask of it instead of texts.
#ifndef DM_CLI_STOREDFACTS_H
#define DM_CLI_STOREDFACTS_H

#include "base/status.h"
#include "ledger/ledger.h"

// Adds all facts of the file to the ledger. ST_STORE when it is no database of ours, ST_FORMAT for
// a fact that cannot be read.
status storedfacts_add(const char *file, ledger *l, diag *why);

#endif
