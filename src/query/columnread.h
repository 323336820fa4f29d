// Private to this room: reads the columns of eventcolumns.h from a database, those of all events or
// those of some documents' events.
//
//     columnread r = {.db = db, .x = &x};
//     TRY(columnread_run(&r, why));
//     ... unless r.too_many
//     arena_free(&r.memory);
#ifndef DM_QUERY_COLUMNREAD_H
#define DM_QUERY_COLUMNREAD_H

#include "query/eventcolumns.h"

typedef struct {
    const connection *db;
    // NULL: all events. Else columns of an earlier state, whose texts keep their numbers.
    const eventcolumns *before;
    str documents;       // beside `before`: whose events alone are read, a JSON array of ids
    const uint8_t *gone; // [before->n_documents] of which nothing is kept
    // Out. An empty one becomes columns of the events read; what it says of documents is of all.
    eventcolumns *x;
    str *ids;      // [x->n] of its events, in the order of ids
    arena memory;  // of `ids` and of what is only needed meanwhile
    bool too_many; // of something, for the numbers that columns have; x is of no use
} columnread;

// ST_STORE as connection_visit has it; columnread_end in either case.
status columnread_run(columnread *r, diag *why);
void columnread_end(columnread *r);

// Rows of all, or of what `some` says of the documents asked for, COLUMNREAD_ASKED; `order` stands
// behind either.
#define COLUMNREAD_ASKED "(SELECT value FROM json_each(?1))"
status columnread_visit(const columnread *r, const char *all, const char *some, const char *order,
                        status (*take)(void *state, const statement *row, diag *why), void *state,
                        diag *why);
// Arrays of n elements and one.
column_arrays columnread_arrays(arena *a, size_t n);
// by_document of the columns, which are there but for it, from what its sentences say [n], by
// event.
typedef struct {
    uint16_t *words_at;
    uint8_t *n_words;
} column_words;
column_words columnread_words(arena *a, size_t n);
void columnread_index(eventcolumns *x, const column_words *w);

#endif
