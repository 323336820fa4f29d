// Private to this room: the columns of a database's events (query/eventcolumns.h), brought up to
// date in the background whenever it has changed. While they are not there, all is asked in SQL.
// Any thread may hold them.
#ifndef DM_SERVE_COLUMNKEEPER_H
#define DM_SERVE_COLUMNKEEPER_H

#include "query/eventcolumns.h"
#include "store/readpool.h"

// Between two makings there is four times as long as one took, as what is written to all the time
// would else be read all the time. That of reading all does not keep what is there from being
// brought up to date.
#define COLUMNKEEPER_PAUSE       4
#define COLUMNKEEPER_PAUSE_LEAST 200    // milliseconds
#define COLUMNKEEPER_PAUSE_MOST  300000 // milliseconds: what is asked then is answered by SQL
// Whether the database changed is looked at so often, and no more when nobody has asked for so
// long.
#define COLUMNKEEPER_LOOKS   500    // milliseconds
#define COLUMNKEEPER_WATCHED 600000 // milliseconds

typedef struct columnkeeper columnkeeper;
typedef struct column_hold column_hold;

// Makes nothing as yet; the pool is borrowed.
columnkeeper *columnkeeper_new(readpool *pool);
// Begins; `then` is called whenever columns were made, by the thread that made them. False: there
// is no thread to be had, and none will be made.
bool columnkeeper_begin(columnkeeper *k, void (*then)(void *state), void *state);
// Waits for what is being made; nobody may hold any. NULL is allowed.
void columnkeeper_free(columnkeeper *k);
// Those of the state of a lease, NULL when they are not there: no document came, changed or went
// since they were made. columnkeeper_release.
column_hold *columnkeeper_hold(columnkeeper *k, const readlease *l);
void columnkeeper_release(columnkeeper *k, column_hold *h);     // NULL is allowed
const eventcolumns *columnkeeper_columns(const column_hold *h); // NULL of NULL

#endif
