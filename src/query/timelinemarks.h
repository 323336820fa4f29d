// The marks of a dyad's course: changes of the channels between the two, and lines that one drew
// for the other.
#ifndef DM_QUERY_TIMELINEMARKS_H
#define DM_QUERY_TIMELINEMARKS_H

#include "base/status.h"
#include "ledger/ledger.h"
#include "query/timeline.h"

void timelinemarks_add(timeline *t, const ledger_table *rows, const str sides[2]);
// The same marks from the tables that a load leaves of its ledger (store/statetables.h), which
// takes no working out. *there is false, and nothing is added, where these are behind the documents
// and in ClickHouse, which has none. ST_STORE.
status timelinemarks_read(timeline *t, const char *file, const str sides[2], bool *there,
                          diag *why);

#endif
