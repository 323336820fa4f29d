// Private to this room: the counts of groups that are not counted in SQL.
#ifndef DM_QUERY_GROUPCOUNT_H
#define DM_QUERY_GROUPCOUNT_H

#include "query/eventsearch.h"

typedef struct {
    str key;
    bool none;              // of what has no key; such come last
    int64_t events, scored; // of them those with a score
    double sum;             // of scores
    int64_t quads[4];
} group_count;

// For qsort: in the order of keys, or by size and then by key.
int groupcount_by_key(const void *a, const void *b);
int groupcount_by_size(const void *a, const void *b);
// What is handed over, without quads.
found_group groupcount_found(const group_count *g);

#endif
