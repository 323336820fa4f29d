// Pairs of gold events and ours (eventmatch.h) counted.
//
// An event of the gold is right when one of ours is paired with it and has its type; one of ours is
// right when it is paired so. Optional events of the gold, and those of ours that are paired with
// one, do not count. Fields are counted over pairs of the same type.
//
// Zero-initialise; memory is the arena's that the first call gets. One thread.
#ifndef DM_MEASURE_EVENTTALLY_H
#define DM_MEASURE_EVENTTALLY_H

#include "measure/eventmatch.h"

typedef struct {
    str type;
    size_t gold, ours, right;
} event_type_row;

typedef enum {
    EVENT_MODE,
    EVENT_ROLES, // all actors and recipients
    EVENT_DATE,
    EVENT_PLACE,   // of pairs in which either has one
    EVENT_FIGURES, // of pairs in which either has some
    EVENT_STATUS,
    EVENT_BACKGROUND,
    EVENT_POLARITY,
    EVENT_CLAIM,
    EVENT_ATTRIBUTION, // of pairs in which either is attributed
    EVENT_WHOLE,       // type, roles, date, status, polarity and claim
    EVENT_FIELDS
} event_field;

const char *event_field_name(event_field f); // "mode"

typedef struct {
    size_t of, right;
} event_share;

typedef struct {
    size_t texts, aside; // documents; those that do not count
    size_t sentences;
    size_t empty, alarmed; // sentences without an event (optional ones aside); with one of ours
    size_t gold, ours;     // events that count
    size_t found;          // of the gold, paired with one of ours, whatever its type
    size_t right, quad;    // of the gold: type, quad
    size_t whole;
    size_t optional; // of the gold
    // of pairs of the same type
    side_score actors, recipients, contexts;
    event_share fields[EVENT_FIELDS];
    VEC(event_type_row) types;
    map confusion; // "gold type\tours" to how often; "-" for nothing
} event_tally;

void event_tally_add(event_tally *t, const event_pair_list *pairs, arena *a);
// 2 right / (gold + ours); NAN when there is neither.
double event_tally_f1(size_t right, size_t gold, size_t ours);
// The mean of the types' F1, over types that the gold has; NAN of none.
double event_tally_macro(const event_tally *t);

#endif
