// Events of a database, each with what lists of events of other projects have of one: day, place,
// both sides, dead, sources. The file is only read.
//
// Texts that tell one event make one row (databasemerge.h), unless mentions are asked for; the row
// has the place, words and sides of its first mention that has a place, else of the first, the dead
// and injured of its latest text that gives them. What counts is told by panel_wanted: `include`,
// `mentions`, `first` and `last`; the rest of it is not looked at. Rows come by date, type, actors,
// id.
//
//     TRY(eventlist_each("news.db", &wanted, print, &state, &undated, why));
#ifndef DM_QUERY_EVENTLIST_H
#define DM_QUERY_EVENTLIST_H

#include "base/arena.h"
#include "query/panel.h"

typedef struct {
    str codes, names; // joined by ";"
    str code, name;   // of the first; empty: none
    str country;      // of the first
    str sectors;      // of the first, as JSON
} eventlist_side;

// At least and at most; NAN: not told.
typedef struct {
    double low, high;
} eventlist_toll;

typedef struct {
    str id;              // the least of its mentions'
    str date;            // as the text has it
    int32_t first, last; // days of it
    str type, mode, cameo;
    eventlist_side actor, recipient;
    str place, country, admin, precision; // empty: no place
    double lat, lon;                      // NAN: none
    eventlist_toll killed, injured;
    uint32_t n_documents, n_sources;
    str outlets;  // of all texts, each once, joined by ";"
    str document; // of the chosen mention
    str title, url, published, text;
} eventlist_row;

// Hands over every event that has a day or days within the range; it holds until `visit` returns.
// *undated counts those without any, and those that are open at an end. ST_STORE as panel_open.
status eventlist_each(const char *file, const panel_wanted *wanted,
                      status (*visit)(void *state, const eventlist_row *row, diag *why),
                      void *state, size_t *undated, diag *why);

#endif
