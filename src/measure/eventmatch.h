// Which event of ours is which of the gold's, and what of it is right.
//
// Within a sentence each gold event is paired with at most one of ours: their triggers overlap, or
// they have a type and a participant in common. The best pairs go first (trigger and type, then
// trigger, then type and participants); none is used twice.
#ifndef DM_MEASURE_EVENTMATCH_H
#define DM_MEASURE_EVENTMATCH_H

#include "measure/goldevent.h"
#include "store/coded.h"

// Participants of one side, or contexts: how many the gold and we have, and how many of each are
// the other's (of participants, country and first sector).
typedef struct {
    size_t gold, ours;
    size_t gold_right, ours_right;
} side_score;

// Of a pair: which fields are right. A field of which neither has a value is right.
typedef struct {
    bool type, mode, quad;
    side_score actors, recipients, contexts;
    bool roles; // all actors and recipients, and no others
    bool date, place, status, background, polarity, claim, attribution;
    bool figures;     // amounts, items, casualties: each of the gold's, and no more
    bool has_figures; // either has some
    bool has_speaker; // either is attributed
    bool has_place;   // either has a place
    bool whole;       // type, roles, date, status, polarity and claim
    str gold_type;    // the alternative that is ours, else the first: "ACCUSE"
} event_verdict;

typedef struct {
    const gold_event *gold; // NULL: an event of ours that the gold has not
    const event *ours;      // NULL: missed
    span trigger;           // of ours, in the gold's text
    event_verdict verdict;  // of a pair
} event_pair;

typedef struct {
    event_pair *p; // [n] the gold's events in their order, then ours that are left
    size_t n;
} event_pair_list;

// `c` is what the program made of the document of `s`.
event_pair_list eventmatch(const gold_event_sentence *s, const coded *c, arena *a);

// Of an event and the gold's, whether or not they are a pair.
event_verdict eventmatch_judge(const document *d, const gold_sentence *s, const gold_event *g,
                               const event *e);

// "ACCUSE" of "ACCUSE/disapprove".
str eventmatch_root(str type);

#endif
