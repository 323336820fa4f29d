// Private to this room: a page of what many events have. It stands among the first of all events,
// in the order asked for: these are looked at one by one until the page is full, which costs
// nothing where a list of all that fit would have millions. Where it is not full after some
// thousands it is looked for in the other way.
#ifndef DM_QUERY_SEARCHGLANCE_H
#define DM_QUERY_SEARCHGLANCE_H

#include "query/eventsearch.h"
#include "store/connection.h"

#define GLANCE_PAGE 500 // most events of such a page

typedef struct {
    str ids[GLANCE_PAGE + SEARCH_COUNT_MOST]; // [n] in the order asked for
    size_t n;
} glance_ids;

bool searchglance_may_do(const connection *c, const eventsearch *s);
// The first `most` events, of which no more are wanted than glance_ids has; *whole: so many were
// found, else nothing of *out counts. Texts lie in the arena. ST_USAGE, ST_STORE as
// eventsearch_list has it.
status searchglance(const connection *c, const eventsearch *s, size_t most, arena *a,
                    glance_ids *out, bool *whole, diag *why);

#endif
