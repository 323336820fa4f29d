// Rows of the ledger for people: a heading a row, its particulars and history below.
#ifndef DM_CLI_LEDGERTABLE_H
#define DM_CLI_LEDGERTABLE_H

#include "cli/screen.h"
#include "ledger/ledger.h"

// The rows of one ledger, without the line that counts them.
void ledgertable_rows(const screen *s, const ledger_table *t, ledger_kind kind, buf *out);
void ledgertable_write(const screen *s, const ledger_table *t, ledger_kind kind, buf *out);

#endif
