// Private to this room: rows of the ledger in views.
#ifndef DM_SERVE_LEDGERVIEW_H
#define DM_SERVE_LEDGERVIEW_H

#include "ledger/rowfilter.h"
#include "serve/view.h"

// An array of at most `limit` rows behind the first ones, those that changed last coming first.
// Gives how many rows there are.
size_t ledgerview_newest(viewing *v, const ledger_table *rows, ledger_kind kind, size_t first,
                         size_t limit);
// Writes `largest`, the transfers of the last months before the ledger's day with the largest sums,
// at most `limit` of the currency that most are in, and the largest of some others; parts of other
// transfers are left out. `months` are tried one after the other until there are `few` such
// transfers; 0, which ends them, is all time. And `largest_since`, the day before these months.
void ledgerview_largest(viewing *v, const ledger_table *rows, const int *months, size_t few,
                        size_t limit);
// Which rows a request wants: id, from, to, since, until, subject, stage.
status ledgerview_filter(const viewing *v, row_filter *out, diag *why);

#endif
