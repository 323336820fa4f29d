// Private to this room: a page of what many events have. It stands within the first of all events,
// by date: these are looked at one by one, which costs nothing where a list of all that fit would
// have millions. Where the page is not full after them it is looked for in the other way.
#ifndef DM_QUERY_SEARCHGLANCE_H
#define DM_QUERY_SEARCHGLANCE_H

#include "query/eventsearch.h"
#include "store/connection.h"

#define GLANCE_PAGE 500 // most events of such a page

typedef struct {
    str ids[GLANCE_PAGE + 1]; // [n] in the order asked for
    size_t n;
} glance_ids;

bool searchglance_may_do(const connection *c, const eventsearch *s);
// *whole: the page is full, and one more behind it was seen; else nothing of *out counts. Texts lie
// in the arena. ST_USAGE, ST_STORE as eventsearch_list has it.
status searchglance(const connection *c, const eventsearch *s, arena *a, glance_ids *out,
                    bool *whole, diag *why);
// Are n or more among the first events behind where the page before ended? Else that is not known.
status searchglance_are_many(const connection *c, const eventsearch *s, arena *a, int64_t n,
                             bool *many, diag *why);

#endif
