// Rows of the ledger as CSV (RFC 4180), one line a row: lists are joined by ';', parties are codes.
#ifndef DM_LEDGER_ROWCSV_H
#define DM_LEDGER_ROWCSV_H

#include "ledger/ledger.h"

// The line of column names, then the rows of that ledger.
void rowcsv_write(const ledger_table *t, ledger_kind kind, buf *out);

#endif
