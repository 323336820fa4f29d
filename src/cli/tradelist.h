// The ledger's transfers as a list that joins with registers of the arms trade: a row an article,
// with the columns of SIPRI's trade register and of the notices that DSCA sends.
#ifndef DM_CLI_TRADELIST_H
#define DM_CLI_TRADELIST_H

#include "base/status.h"
#include "cli/sheet.h"
#include "ledger/rowfilter.h"

// Writes all of a database. `wanted` chooses among them (ledger/rowfilter.h). ST_STORE when the
// file is not ours or damaged.
status tradelist_write(const char *file, const row_filter *wanted, bool json, buf *out, diag *why);

#endif
