// Private to this room: a page of events of two sides of which more is asked than the table dyads
// has, a word above all. That table gives the events in their order, and these are looked at until
// the page is full: it has the dates of a dyad's events together, which lie scattered among all.
#ifndef DM_QUERY_SEARCHPAIR_H
#define DM_QUERY_SEARCHPAIR_H

#include "query/searchglance.h"

typedef struct {
    size_t read_first, read_more; // events of the dyad that are read first, and at once behind them
    int64_t few_documents;        // with the words: their events are looked through sooner
} pair_bounds;

extern const pair_bounds PAIR_BOUNDS; // a test may want less

bool searchpair_may_do(const connection *c, const eventsearch *s);
// The first `most` events, of which no more are wanted than glance_ids has. *done: these are they,
// all if they are fewer; else nothing of *out counts: words that few documents have find them
// sooner. Texts lie in the arena. ST_USAGE, ST_STORE as eventsearch_list has it.
status searchpair(const connection *c, const eventsearch *s, const pair_bounds *bounds, size_t most,
                  arena *a, glance_ids *out, bool *done, diag *why);

#endif
