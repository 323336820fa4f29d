// Events of a database that a query asks for: listed, counted, or grouped.
//
// The database is only read, as it stands at the beginning of the call (or where a connection is
// given, as that sees it). Events are handed over in
// order, a batch at a time, so that memory stays bounded however many there are; what `visit` is
// given holds until it returns. Any thread may ask.
//
//     eventsearch s = {.database = "news.db", .query = &q, .order = SEARCH_NEWEST, .limit = 20};
//     TRY(eventsearch_list(&s, print, &state, &more, why));
#ifndef DM_QUERY_EVENTSEARCH_H
#define DM_QUERY_EVENTSEARCH_H

#include "query/eventquery.h"
#include "store/connection.h"

#define SEARCH_BATCH      100 // events read at once: a round trip, and few enough for a statement
#define SEARCH_COUNT_MOST 100 // counting more of what nobody reads takes time

typedef enum {
    SEARCH_OLDEST, // by date, those without one last; of one date by id
    SEARCH_NEWEST,
    SEARCH_SUREST, // by confidence
} search_order;

typedef struct {
    const char *database;
    const connection *from; // open, and asked as it stands; NULL: `database` is opened for the call
    // Of the state that `from` sees: they answer what they can, in milliseconds where SQL takes a
    // hundred times as long, and the same. NULL: all is asked in SQL.
    const struct eventcolumns *columns;
    const eventquery *query;
    search_order order;
    int64_t limit; // most events or groups; 0: all
    str after;     // events behind the one with this id in that order; empty: from the first
} eventsearch;

typedef struct {
    str code, country, name; // country and name may be empty
} found_side;

// An event with its document's particulars: the columns of v_events and a few more. Empty: null.
typedef struct {
    str id, document, title, url, outlet, published;
    str date, type, mode, contexts, cameo; // contexts as a JSON array
    int64_t quad;
    double score; // NAN: none
    const found_side *actors, *recipients;
    size_t n_actors, n_recipients;
    str place, place_country;
    str status, polarity, claim;
    bool background, happened;
    str says; // code of the innermost speaker, or else the name
    str trigger, rule;
    double confidence;
    str text;
} found_event;

typedef status found_event_visit(void *state, const found_event *e, diag *why);

// Hands over the events. *more: there are some behind the limit. ST_USAGE when there is no event
// `after`; ST_STORE as connection_ask has it; a failure of `visit` ends it and is handed on.
status eventsearch_list(const eventsearch *s, found_event_visit *visit, void *state, bool *more,
                        diag *why);
// The same, and how many there are behind the limit; SEARCH_COUNT_MOST when as many or more. Asked
// together it costs little more than the page.
status eventsearch_page(const eventsearch *s, found_event_visit *visit, void *state,
                        int64_t *behind, diag *why);
// How many there are, whatever the limit: behind `after`, where that is given; SEARCH_COUNT_MOST
// when there are as many or more. Errors as above.
status eventsearch_count(const eventsearch *s, int64_t *n, diag *why);

typedef enum {
    GROUP_ALL, // no groups: one row
    GROUP_YEAR,
    GROUP_MONTH,
    GROUP_DAY,
    GROUP_QUAD,
    GROUP_TYPE,
    GROUP_SOURCE, // an event counts in each of its sources, targets, dyads
    GROUP_TARGET,
    GROUP_DYAD,
    GROUP_OUTLET,
    GROUP_COUNTRY, // of the place
    GROUP_PLACE,   // "50.45|30.52|UKR|city|city|Kyiv": kind, what the point is of, name; for maps,
                   // and by no name
    GROUP_COUNT
} search_group;

// "year" and so on, divided by |.
#define SEARCH_GROUP_NAMES "year|month|day|quad|type|source|target|dyad|outlet|country"
// GROUP_COUNT: no group has that name.
search_group search_group_find(str name);
const char *search_group_name(search_group g);
bool search_group_by_key(search_group g); // in the order of keys, else by size

typedef struct {
    str key; // empty: of what has none
    int64_t events;
    double score;     // mean, rounded to a millionth; NAN: of none
    int64_t quads[4]; // of GROUP_DYAD alone: of them those of quad class 1 to 4
} found_group;

// Hands over the groups: years, months, days and quads in their order, others by size.
status eventsearch_groups(const eventsearch *s, search_group by,
                          status (*visit)(void *state, const found_group *g, diag *why),
                          void *state, int64_t *more, diag *why);

#endif
