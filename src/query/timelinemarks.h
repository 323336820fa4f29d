// The marks of a dyad's course: changes of the channels between the two, and lines that one drew
// for the other.
#ifndef DM_QUERY_TIMELINEMARKS_H
#define DM_QUERY_TIMELINEMARKS_H

#include "ledger/ledger.h"
#include "query/timeline.h"

void timelinemarks_add(timeline *t, const ledger_table *rows, const str sides[2]);

#endif
