// Private to this room: rows of the ledger in views.
#ifndef DM_SERVE_LEDGERVIEW_H
#define DM_SERVE_LEDGERVIEW_H

#include "ledger/rowfilter.h"
#include "serve/view.h"

// An array of at most `limit` rows behind the first ones, those that changed last coming first.
// Gives how many rows there are.
size_t ledgerview_newest(viewing *v, const ledger_table *rows, ledger_kind kind, size_t first,
                         size_t limit);
// An array of the transfers of the last months before the ledger's day with the largest sums: at
// most `limit` of the currency that most are in, and the largest of some others. Parts of other
// transfers are left out.
void ledgerview_largest(viewing *v, const ledger_table *rows, int months, size_t limit);
// Which rows a request wants: id, from, to, since, until, subject, stage.
status ledgerview_filter(const viewing *v, row_filter *out, diag *why);

#endif
