// Rows of the ledger, and facts, as JSON Lines with the fields that doc/ledger.md lists. What is
// not known is null, lists without elements are [].
#ifndef DM_LEDGER_ROWJSON_H
#define DM_LEDGER_ROWJSON_H

#include "ledger/ledger.h"

void rowjson_channel(const channel_row *r, buf *out);
void rowjson_transfer(const transfer_row *r, buf *out);
void rowjson_redline(const redline_row *r, buf *out);
void rowjson_position(const position_row *r, buf *out);
// Rows of that kind, and row i of them.
size_t rowjson_count(const ledger_table *t, ledger_kind kind);
void rowjson_row(const ledger_table *t, ledger_kind kind, size_t i, buf *out);
void rowjson_fact(const fact *x, buf *out);

#endif
