// Private to this room: eventsearch.h answered from the columns that the caller keeps
// (eventsearch.columns). What they do not have is left to SQL, as is whatever is wrong.
#ifndef DM_QUERY_COLUMNSEARCH_H
#define DM_QUERY_COLUMNSEARCH_H

#include "query/eventsearch.h"

typedef struct {
    str *ids; // [n] in the order asked for
    size_t n;
    int64_t behind; // that many more there are, at most as many as was asked
} column_page;

// The page of the search, which has a limit, and how many are behind it, at most `most_behind`.
// *done: it is answered. Texts lie in the arena. ST_USAGE, ST_STORE as eventsearch_list has it.
status columnsearch_list(const connection *c, const eventsearch *s, int64_t most_behind, arena *a,
                         column_page *out, bool *done, diag *why);
// The groups of all that fit. *done: they were handed over, or `visit` failed.
status columnsearch_groups(const connection *c, const eventsearch *s, search_group by,
                           status (*visit)(void *state, const found_group *g, diag *why),
                           void *state, bool *done, diag *why);

#endif
