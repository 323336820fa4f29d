// The course of a dyad: events by period, and days on which something changed.
//
// An event counts in the period that holds its whole date; one whose date is wider than a period,
// or unknown, is counted apart. Weeks begin on Monday. One thread; memory in the timeline's arena.
//
//     timeline t = {.step = STEP_MONTH};
//     timeline_add(&t, &event); ...
//     timeline_put_mark(&t, &mark);
//     TRY(timeline_close(&t, STR("2024-01"), STR_NONE, why));
#ifndef DM_QUERY_TIMELINE_H
#define DM_QUERY_TIMELINE_H

#include "base/arena.h"
#include "query/dyadseries.h"

#define TIMELINE_BARS_MAX  2000 // a picture of more shows nothing; "--by year" holds all of history
#define TIMELINE_BARS_FINE 60   // as many at most, when the program chooses the period
#define TIMELINE_LABEL     12   // bytes of "2024-07-17" and its NUL

typedef enum { STEP_ANY, STEP_DAY, STEP_WEEK, STEP_MONTH, STEP_YEAR } timeline_step;

typedef struct {
    int32_t first, last; // days since 1970-01-01
    int quad;
    double score;
} timeline_event;

typedef struct {
    char label[TIMELINE_LABEL]; // "2024-07"
    uint32_t quads[4];          // events of quad class 1 to 4
    double score;               // sum of
    uint32_t scored;            // so many
} timeline_bar;

typedef struct {
    int32_t day; // the middle of its date
    size_t bar;  // which it stands in
    str date, kind, words;
    str row, event; // of the ledger, and what proves it: ids; empty: not known
} timeline_mark;

typedef struct {
    timeline_step step; // STEP_ANY: the finest that gives no more than TIMELINE_BARS_FINE
    timeline_bar *bars; // [n] all of the range, also those without an event
    size_t n;
    uint32_t most_cooperation, most_conflict; // of one bar
    uint32_t outside;                         // events that are in no bar: unknown or wide dates
    VEC(timeline_event) events;
    VEC(timeline_mark) marks; // by day; those outside the range go
    arena memory;
} timeline;

// False when there is no step of that name: day, week, month, year.
bool timeline_step_find(str name, timeline_step *out);
const char *timeline_step_name(timeline_step step); // "" of STEP_ANY
void timeline_add(timeline *t, const dyad_event *x);
// Copies all texts of the mark; its day and bar are found out by its date.
void timeline_put_mark(timeline *t, const timeline_mark *m);
// Makes the bars of all between the two days (empty: of the first, the last event or mark).
// ST_LIMIT when there would be more than TIMELINE_BARS_MAX.
status timeline_close(timeline *t, str since, str until, diag *why);
void timeline_free(timeline *t);

uint32_t timeline_cooperation(const timeline_bar *b);
uint32_t timeline_conflict(const timeline_bar *b);
// The letter by which a mark is called: a, b, ... z, then a again.
char timeline_letter(size_t mark);

// As an SVG picture.
void timeline_svg(const timeline *t, const str sides[2], buf *out);

#endif
