// Private to this room: which events of eventcolumns.h have words in their sentences, as words_in
// of SQL has it. The index over documents tells where the words stand in them, and the columns
// which words of its document each sentence has, so that no sentence is looked at but the few of
// which this cannot be told (of more than 255 words, or far behind in a long text).
//
//     uint64_t *bits = arena_array(a, uint64_t, wordevents_room(columns->n));
//     TRY(wordevents_find(db, columns, words, a, bits, why));
//     if (wordevents_has(bits, event)) ...
#ifndef DM_QUERY_WORDEVENTS_H
#define DM_QUERY_WORDEVENTS_H

#include "query/eventcolumns.h"

static inline size_t wordevents_room(size_t n_events)
{
    return n_events / 64 + 1;
}

static inline bool wordevents_has(const uint64_t *bits, size_t event)
{
    return bits[event / 64] >> event % 64 & 1;
}

// Sets the bits of those events; others stay as they are. ST_STORE as connection_visit has it.
status wordevents_find(const connection *c, const eventcolumns *x, str words, arena *a,
                       uint64_t *bits, diag *why);
// Rows of events as a list for SQL.
void wordevents_rows(const eventcolumns *x, const uint32_t *events, size_t n, buf *sql);

#endif
