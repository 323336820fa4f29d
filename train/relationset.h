// Examples for the classifier of relations (coder/classifier.h): pairs of spans with the type that
// holds between them, read off our gold standard, the codebook's examples, raw text that the rules
// have coded, or a file of pairs.
#ifndef DM_TRAIN_RELATIONSET_H
#define DM_TRAIN_RELATIONSET_H

#include "coder/classifier.h"
#include "train/loglinear.h"

typedef struct {
    arena *a;
    coder *coder;
    coder_run *run;
    uint32_t rows;                  // of the table of weights
    double parts[CLASSIFIER_PARTS]; // of the weights set by hand
    VEC(loglinear_example) list;
    VEC(uint32_t) fold; // of each example
    uint32_t folds;
} relation_set;

// Pairs of the gold's events, with the rules' own events among the evidence.
status relation_add_gold(relation_set *set, const char *path, const char *corpora, double weight,
                         diag *why);
// Events that come out of the codebook's examples. The rules are right there because the examples
// are theirs: half of the pairs are seen as if no rule fired.
void relation_add_examples(relation_set *set, double weight);
// Events that rules find in raw text, seen as if no rule fired; of every second the trigger is
// hidden, so that the words around it learn what they go with.
status relation_add_text(relation_set *set, const char *path, double weight, diag *why);
// JSON Lines {"text", "source": [begin, end], "target": [begin, end], "type": "A|B"}.
status relation_add_pairs(relation_set *set, const char *path, double weight, diag *why);

#endif
