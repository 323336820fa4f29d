// Private to this room: what a panel is made of, read from a database (panel.h).
#ifndef DM_QUERY_PANELSOURCE_H
#define DM_QUERY_PANELSOURCE_H

#include "base/map.h"
#include "query/panel.h"

// What of `events e` counts; ?1 to ?6 say what else does (panelsource_include).
#define PANEL_COUNTS                                                                               \
    "((e.status IN ('happened', 'ongoing') OR (e.status = 'planned' AND ?1 = '1')"                 \
    " OR (e.status = 'conditional' AND ?2 = '1') OR (e.status = 'hypothetical' AND ?3 = '1'))"     \
    " AND (e.polarity = 'affirmed' OR ?4 = '1') AND (e.claim <> 'denied' OR ?5 = '1')"             \
    " AND (NOT e.background OR ?6 = '1'))"
#define PANEL_N_COUNTS 6
// Of ClickHouse: document and span of the tolls that a later one of the same text replaces.
#define PANEL_SUPERSEDED                                                                           \
    "(SELECT document, span_begin, span_end FROM mentions WHERE people_superseded = 1)"
void panelsource_include(const panel_include *i, str texts[PANEL_N_COUNTS]);

// An event, told by one mention or more.
typedef struct {
    double sum; // of money; NAN: none, or any that its mention gives
    uint32_t currency;
    float score; // NAN: none
    int32_t at;  // period, when fit is PANEL_WITHIN
    int8_t type; // of PLOVER; -1: another
    uint8_t fit; // panel_fit
    bool counts; // a mention of it is of those that are asked for
    bool has_unit;
} panel_event;

typedef struct {
    uint64_t id; // the event's id in the database
    uint32_t event;
} panel_mention;

// That an event is of a unit.
typedef struct {
    uint32_t unit, event;
    uint32_t sides;    // PANEL_SOURCE, PANEL_TARGET
    uint32_t mentions; // that say so
} panel_entry;

#define PANEL_SOURCE 1u
#define PANEL_TARGET 2u

// What a mention counts beside the event itself: people, or money.
typedef struct {
    uint32_t event;
    uint32_t what; // PANEL_KILLED, PANEL_INJURED, or PANEL_MONEY and the currency
    int32_t day;   // of its text
    uint64_t document, mention;
    uint64_t words; // which of the document's
    double value;
} panel_item;

enum { PANEL_KILLED, PANEL_INJURED, PANEL_MONEY };

typedef struct {
    uint32_t a, b; // names; b is a of other units than dyads
} panel_pair;

// Texts of the outlets of a day.
typedef struct {
    int32_t at;
    int64_t read, texts;
} panel_exposure;

typedef struct {
    const panel_wanted *wanted;
    VEC(panel_event) events;
    VEC(panel_mention) mentions; // by id
    VEC(panel_entry) entries;
    VEC(panel_item) items;
    VEC(panel_pair) units;
    VEC(panel_exposure) exposure;
    int64_t undated_texts;
    map names, currencies, pairs; // text: number, by order of entry; two numbers: unit
    arena memory, of_events, of_mentions, of_entries,
        of_items; // one each, so that each grows in place
} panel_source;

// Reads all. panelsource_free in either case.
status panelsource_read(panel_source *s, const char *file, diag *why);
void panelsource_free(panel_source *s);
// The unit of two names, new or old.
uint32_t panelsource_unit(panel_source *s, str a, str b);

#endif
