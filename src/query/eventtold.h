// Private to this room: what single mentions tell of an event, read from a database (eventlist.h).
//
// A file and PostgreSQL are asked for each mention by itself, which their keys make cheap.
// ClickHouse looks through whole columns for each question: it is asked for many at once.
//
//     TRY(eventtold_open(&t, &connection, &include, why));
//     TRY(eventtold_read(&t, ids, n, why));
//     const event_told *x = eventtold_find(&t, ids[0]); // NULL: it does not count
//     eventtold_close(&t);
#ifndef DM_QUERY_EVENTTOLD_H
#define DM_QUERY_EVENTTOLD_H

#include "base/map.h"
#include "query/eventlist.h"
#include "query/panelsource.h"
#include "store/connection.h"

// Columns of the mention's row; texts hold until the next eventtold_read.
typedef struct {
    str document, title, url, outlet, published;
    str type, mode, cameo, text;
    str place, country, admin, precision;
    double lat, lon; // NAN: none
    eventlist_side sides[2];
    eventlist_toll killed, injured;
} event_told;

#define EVENTTOLD_SQL 4

typedef struct {
    const connection *to; // borrowed
    str also[PANEL_N_COUNTS + 1];
    statement *sql[EVENTTOLD_SQL]; // NULL in ClickHouse
    arena memory;                  // of what was read
    map by_id;                     // to event_told
    size_t most;                   // mentions that are best read at once
} eventtold;

// Of the mentions, those count that `include` says. ST_STORE; eventtold_close in either case.
status eventtold_open(eventtold *t, const connection *to, const panel_include *include, diag *why);
void eventtold_close(eventtold *t);
// Reads these mentions [n], and forgets those before. ST_STORE.
status eventtold_read(eventtold *t, const str *ids, size_t n, diag *why);
const event_told *eventtold_find(const eventtold *t, str id);

#endif
