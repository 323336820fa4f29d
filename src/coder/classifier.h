// The classifier of relations between two spans: a log-linear model over evidence.
//
//     score(type)  =  sum of parts (events, words, frequency: coder/handweight.h)  +  sum of the
//                     weights of the features (coder/evidence.h)
//     confidence   =  exp(score / temperature), all types together 1, less a doubt that all share
//
// It is a model file of its own (doc/model-format.md) beside the language model, mapped and read in
// place; immutable, any thread may ask. train/relations.c trains it.
#ifndef DM_CODER_CLASSIFIER_H
#define DM_CODER_CLASSIFIER_H

#include "coder/coder.h"
#include "coder/handweight.h"

#define CLASSIFIER_FILE     "relation.dm"
#define CLASSIFIER_ROWS_MAX (1u << 20) // thirty times ours

// What the weights set by hand count beside those that are learned.
enum { PART_EVENTS, PART_WORDS, PART_FREQUENCY, CLASSIFIER_PARTS };

// ST_IO or ST_MODEL when the file is missing or broken.
status classifier_open(const char *file, classifier **out, diag *why);
// The one in the folder of the language model; *out is NULL where there is none.
status classifier_open_beside(const char *language_model, classifier **out, diag *why);
void classifier_close(classifier *c); // NULL is allowed

// Probability of each type; by the weights set by hand alone when `c` is NULL.
void classifier_weigh(const classifier *c, const evidence_question *q, const hand_weights *h,
                      arena *a, double out[PLOVER_TYPES]);

// The row of a feature in a table of `rows` rows, a power of two.
uint32_t classifier_row(str feature, uint32_t rows);

#endif
