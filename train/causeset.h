// The Causal News Corpus as examples for the classifier of causes (link/reasoner.h): pairs of words
// that are a relation of the gold or none, and of those that are one each word of the sentence,
// inside a side of it or outside.
#ifndef DM_TRAIN_CAUSESET_H
#define DM_TRAIN_CAUSESET_H

#include "coder/coder.h"
#include "link/reasoner.h"
#include "measure/goldcause.h"
#include "train/loglinear.h"

typedef VEC(loglinear_example) cause_examples;

// A sentence of the gold and what the program reads of it.
typedef struct {
    const gold_cause_sentence *gold;
    uint32_t fold; // by its document
    coded c;
    cause_examples pairs;          // of REASON_CLASSES
    cause_examples bounds[BOUNDS]; // inside: 1
} cause_text;

typedef struct {
    uint32_t rows, bound_rows; // of the tables of weights
    uint32_t folds;
    coder_run *run;
    gold_cause_set sentences, spans;
    VEC(cause_text) list;
    arena *a;
} cause_set;

// Of a sentence that is causal the relations count, of another one that it has none.
status cause_set_read(cause_set *s, const char *sentences, const char *spans, diag *why);

#endif
