// Private to the store: the cards of one block of a database (link/merger.h), merged. Mentions of
// one event are all in one block, so that a block at a time is enough to know them.
#ifndef DM_STORE_CARDBLOCK_H
#define DM_STORE_CARDBLOCK_H

#include "base/arena.h"
#include "store/connection.h"

#define CARDBLOCK_ID 16 // hex digits of an event's id

typedef struct {
    char (*ids)[CARDBLOCK_ID]; // [n] of events, sorted; no NUL behind them
    uint64_t *groups;          // [n] equal for mentions of one event
    size_t n;
} cardblock;

// Hands over each block in turn, which holds until `visit` returns. ST_STORE when the file is
// damaged; a failure of `visit` ends it and is handed on.
status cardblock_each(const connection *c,
                      status (*visit)(void *state, const cardblock *b, diag *why), void *state,
                      diag *why);
// The block that holds the event of this id, in the arena; n is 0 when there is no such event.
status cardblock_with(const connection *c, str id, arena *a, cardblock *out, diag *why);

#endif
