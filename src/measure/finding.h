// What the program found in a gold text, in the text's own offsets.
//
// A finding is a mention; of events a participant as "source" or "target" (those of the first event
// as "first source" and "first target" too); of speech the words that a speaker says, as "said".
// Its kind has the name that the JSON has. Findings borrow from the coded document.
#ifndef DM_MEASURE_FINDING_H
#define DM_MEASURE_FINDING_H

#include "measure/gold.h"
#include "store/coded.h"

typedef struct {
    str kind; // "actor", "time", ..., "source"
    span span;
    str how;          // how the program decided
    const mention *m; // NULL of what is no mention
    str code;         // CAMEO codes of its actors, "+" between several; empty when it has none
    uint32_t sentence;
    str aside; // why it does not count against the program; empty: it does
} finding;

typedef struct {
    finding *p; // [n] in text order
    size_t n;
} finding_list;

// Findings inside the judged part of the text. `c` is what the program made of t->record.
finding_list findings_of(const gold_set *set, const gold_text *t, const coded *c, arena *a);

#endif
