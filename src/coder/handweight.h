// What speaks for each type of relation between two spans by weights that are set by hand: events
// of the rules, the more the better their sides fit, and words that begin rules that did not fire.
#ifndef DM_CODER_HANDWEIGHT_H
#define DM_CODER_HANDWEIGHT_H

#include "coder/evidence.h"

// In natural logarithms of odds.
typedef struct {
    double events[PLOVER_TYPES];
    double words[PLOVER_TYPES];
    double best_event[PLOVER_TYPES]; // weight of the best event of the type
    str mode[PLOVER_TYPES];          // of that event
    bool any_word;
} hand_weights;

hand_weights hand_weigh(const evidence_question *q, const codebook *rules, arena *a);
// Is there an event of the type that has one of the spans on one of its sides?
bool hand_has_event(const hand_weights *h, int type);
// Logarithm of how often the type stands in news.
double hand_frequency(int type);

#endif
