// How good a model file is on gold words, and how fast.
#ifndef DM_TRAIN_MEASURE_H
#define DM_TRAIN_MEASURE_H

#include "parse/breakdown.h"
#include "parse/language.h"
#include "parse/score.h"

// Scores of the gold file's words, by the network alone or with the repairs of src/parse; the best
// of `rounds` rounds in words and sentences a second of processor time (may be NULL). `detail` (may
// be NULL) gets the same relation by relation.
status measure(const language *en, const char *gold, bool network_alone, int rounds, score *out,
               breakdown *detail, double *words_a_second, double *sentences_a_second, diag *why);

#endif
