// What the words above and beside a change make of it: "agreed to resume talks" is an agreement,
// "refused to" a refusal, "may" and "if" leave it open (codebook/ledger/operators.tsv).
#ifndef DM_LEDGER_MOOD_H
#define DM_LEDGER_MOOD_H

#include "rule/frame.h"

typedef struct {
    str state;    // what has come of it; empty: nothing has changed
    bool to_come; // "will", "is to": scheduled, not done
    bool open;    // "may", "if", "unless", a question
    bool negated; // "not", "no", "never"
    int32_t by;   // the word above that decides ("agreed"); -1: none
} mood;

// Of the word that changes the state to `state`.
mood mood_of(const frame_view *f, uint32_t word, str state);

#endif
