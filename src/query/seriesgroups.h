// Private to this room: the months (years, days) of one country's events towards another, or of two
// countries' in either direction, which lie together in the table dyads: they are read as they lie
// and counted here, in a quarter of the time that grouping them in SQL takes.
#ifndef DM_QUERY_SERIESGROUPS_H
#define DM_QUERY_SERIESGROUPS_H

#include "query/eventsearch.h"

// *done: they were handed over, or that failed. ST_STORE, ST_USAGE as eventsearch_groups has it.
status seriesgroups(const connection *c, const eventsearch *s, search_group by,
                    status (*visit)(void *state, const found_group *g, diag *why), void *state,
                    bool *done, diag *why);

#endif
