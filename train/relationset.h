// Examples for the classifier of relations (coder/classifier.h): pairs of spans with the type that
// holds between them, read off our gold standard, the codebook's examples, or a file of pairs.
#ifndef DM_TRAIN_RELATIONSET_H
#define DM_TRAIN_RELATIONSET_H

#include "coder/classifier.h"
#include "train/loglinear.h"
#include "train/synonym.h"

typedef struct {
    uint32_t fold;
    bool judged; // by people, not by a rule
} relation_about;

typedef struct {
    arena *a;
    coder *coder;
    coder_run *run;
    uint32_t rows;                  // of the table of weights
    double parts[CLASSIFIER_PARTS]; // of the weights set by hand
    VEC(loglinear_example) list;
    VEC(relation_about) about; // of each example
    uint32_t folds;
    const synonyms *synonyms; // NULL: none are tried
    double synonym_weight;    // of an example with a synonym, beside the example itself
} relation_set;

// Pairs of the gold's events, with the rules' own events among the evidence.
status relation_add_gold(relation_set *set, const char *path, const char *corpora, double weight,
                         diag *why);
// Events that come out of the codebook's examples. The rules are right there because the examples
// are theirs: half of the pairs are seen as if no rule fired.
void relation_add_examples(relation_set *set, double weight);
// JSON Lines {"text", "source": [begin, end], "target": [begin, end], "type": "A|B"}.
status relation_add_pairs(relation_set *set, const char *path, double weight, diag *why);

#endif
