// Causes and effects that the program reads, against gold (goldcause.h).
//
// A sentence is causal when one of its relations (link/relation.h) is likely enough. Relations are
// paired with those of the gold, the best pairs first, and then their parts are judged: exact, or
// overlapping with other ends, which counts half as an error, as FairEval does (Ortmann 2022: half
// a false alarm and half a miss in place of one of each). What is left over on either side counts
// whole. Extents are whole words between spaces.
#ifndef DM_MEASURE_CAUSEMATCH_H
#define DM_MEASURE_CAUSEMATCH_H

#include "link/extent.h"
#include "measure/goldcause.h"
#include "store/coded.h"

#define CAUSE_LIKELY 0.5 // from here on a relation counts

typedef struct {
    span parts[CAUSE_PARTS]; // bytes of the gold's text; the signal is empty where there is none
    double strength;
} cause_finding;

typedef struct {
    cause_finding *p; // [n]
    size_t n;
} cause_findings;

// Every relation of the gold's sentence; `c` is what the program made of its record.
cause_findings cause_findings_of(const gold_cause_sentence *s, const coded *c, arena *a);

typedef struct {
    size_t gold, ours;
    size_t exact, touching; // of pairs
} cause_row;

typedef struct {
    size_t sentences;
    size_t causal, said, right; // of the gold; by the program; by both
    size_t gold, ours;          // relations
    cause_row parts[CAUSE_PARTS];
} cause_tally;

// What is less likely than CAUSE_LIKELY does not count.
void cause_tally_add(cause_tally *t, const gold_cause_sentence *s, const cause_findings *found);

typedef struct {
    double precision, recall, f1; // NAN of nothing
} cause_score;

cause_score cause_score_of_sentences(const cause_tally *t);
cause_score cause_score_exact(const cause_row *r);
cause_score cause_score_fair(const cause_row *r);
// The mean of the three parts' F1.
double cause_macro(const cause_tally *t, cause_score (*score)(const cause_row *r));

#endif
