// A panel: counts of events for every unit (who to whom, an actor, a country where it happened) and
// every period of a range, zeros too. Made from a database; the file is only read.
//
// Texts that tell one event count once, through the merge of databasemerge.h, unless mentions are
// asked for. A merged event counts when one of its mentions does; its day, type and sum of money
// are those that `demarche merge` prints. Killed and injured are lowest bounds, of the latest text
// that gives a number; what a later toll of its own text replaces does not count, and the same
// words of a text count once in a row of the panel though they stand with two events. Rows come by
// unit, then period, and are the same whatever order the documents were stored in.
//
// Memory: some 100 bytes an event, and what databasemerge.h needs; rows are made one at a time.
//
//     panel *p;
//     TRY(panel_open("news.db", &wanted, &p, why)); // panel_close in either case
//     TRY(panel_each(p, print_row, &state, why));
#ifndef DM_QUERY_PANEL_H
#define DM_QUERY_PANEL_H

#include "base/status.h"
#include "query/panelperiod.h"
#include "rule/plover.h"

#define PANEL_QUADS 4

// A panel of so many rows is some 1 GB of CSV, and more than R or pandas like to hold.
#define PANEL_ROWS_MAX ((uint64_t)10000000)
// More names of one command line are a file that was taken for them.
#define PANEL_ACTORS_MAX 1000

typedef enum { PANEL_DYAD, PANEL_ACTOR, PANEL_PLACE, PANEL_UNITS } panel_unit;

// What counts besides what happened or goes on, is affirmed, not denied and no background.
typedef struct {
    bool planned, conditional, hypothetical, negated, denied, background;
} panel_include;

typedef struct {
    panel_unit unit;
    bool undirected; // of dyads: A and B, whoever begins
    panel_step step;
    int32_t first, last; // days; PERIOD_FIRST, PERIOD_LAST: as far as the events go
    const str *actors;   // [n_actors] countries or codes of bodies, both sides among them; none:
    size_t n_actors;     // all that occur
    str from, to; // of dyads: this source, this target; of undirected ones either; empty: any
    uint32_t min_events; // of a unit in the range
    bool mentions;
    bool sparse; // rows with events alone, however many
    panel_include include;
} panel_wanted;

// Events that are in no row.
typedef struct {
    size_t no_unit;        // without two sides, an actor, a country of its place
    size_t undated;        // no day is known
    size_t wide;           // the text gives only an interval that is wider than a period, or open
    size_t outside;        // before or after the range that was asked for
    int64_t undated_texts; // documents that have no such day
} panel_left;

typedef struct {
    str source, target; // of undirected dyads by name; of other units `target` is empty
    int32_t period;     // panelperiod.h
    uint32_t events, as_source, as_target; // of actors: on which side
    uint32_t types[PLOVER_TYPES], quads[PANEL_QUADS];
    uint32_t scored; // events that have a score
    double score;    // sum of them
    double killed, injured;
    const double *amounts; // [n_currencies]
    int64_t read, texts;   // documents of the period that were read; texts, no two alike, coded
} panel_row;

typedef struct {
    size_t n_units, n_periods;
    int32_t first, last;   // periods; nothing when n_periods is 0
    const str *currencies; // [n_currencies] by name
    size_t n_currencies;
    panel_left left;
} panel_about;

typedef struct panel panel;

// Is the dyad one that `from` and `to` allow?
bool panel_has_sides(const panel_wanted *w, str source, str target);

// Reads all that is counted. ST_STORE when the file is not ours or damaged, ST_LIMIT when the panel
// would have more than PANEL_ROWS_MAX rows. *out is NULL or for panel_close in either case.
status panel_open(const char *file, const panel_wanted *wanted, panel **out, diag *why);
void panel_close(panel *p); // NULL is allowed
const panel_about *panel_tell(const panel *p);
// Hands over every row, which holds until `visit` returns; a failure of that ends it.
status panel_each(panel *p, status (*visit)(void *state, const panel_row *row, diag *why),
                  void *state, diag *why);

#endif
