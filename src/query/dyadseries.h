// The events between two, as a database keeps them for series: who did it, when, of what sort.
//
// Only what happened (or goes on, affirmed, not denied) and is no background counts; each event is
// told once, whoever of either side took part. The table `dyads` is ordered by source and target,
// so that a dyad of a large database is read in milliseconds. Any thread may ask.
//
//     TRY(dyadseries_between(&connection, STR("USA"), STR("CHN"), visit, &state, why));
#ifndef DM_QUERY_DYADSERIES_H
#define DM_QUERY_DYADSERIES_H

#include "base/status.h"
#include "base/str.h"
#include "store/connection.h"

typedef struct {
    str date;     // TIMEX3 value; empty: not known
    int quad;     // 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict
    double score; // PLOVER's, -10 to 10; NAN: none
} dyad_event;

#define DYAD_ID_BYTES 64 // ours have 16

// Rows of one event follow one another in the table: id of the event before. Zero: none.
typedef struct {
    char id[DYAD_ID_BYTES];
    size_t n;
} dyad_last;

// Is the row of the same event as the one before? Notes whose it is.
bool dyadseries_is_last(dyad_last *last, str id);

// Hands over the events of `source` towards `target`, countries or beginnings of actors' codes. A
// side without a country is asked for by its whole code. What `visit` is given holds until it
// returns. ST_STORE when the database cannot be read.
status dyadseries_read(const connection *db, str source, str target,
                       void (*visit)(void *state, const dyad_event *x), void *state, diag *why);
// The same of either towards the other. Of two who meet each acts on the other: such an event is
// told once, too.
status dyadseries_between(const connection *db, str a, str b,
                          void (*visit)(void *state, const dyad_event *x), void *state, diag *why);

#endif
