// Causes and effects that the program reads, against gold (goldcause.h).
//
// A sentence is causal when one of its relations (link/relation.h) is likely enough. Of those known
// to be causal, because the gold marks relations in all of them, the likeliest relation counts and
// what is likely beside it, of others what is likely. Relations are paired with those of the gold,
// the best pairs first, and then their parts are judged: exact, or overlapping with other ends,
// which counts half as an error, as FairEval does (Ortmann 2022: half a false alarm and half a miss
// in place of one of each). What is left over on either side counts whole. Extents are whole words
// between spaces.
#ifndef DM_MEASURE_CAUSEMATCH_H
#define DM_MEASURE_CAUSEMATCH_H

#include "link/reasoner.h"
#include "measure/goldcause.h"
#include "store/coded.h"

#define CAUSE_SENTENCE 0.2 // the least chance of the likeliest relation of a causal sentence
#define CAUSE_LIKELY   0.5 // and of those beside it

typedef struct {
    span parts[CAUSE_PARTS]; // bytes of the gold's text; the signal is empty where there is none
    double strength;
} cause_finding;

typedef struct {
    cause_finding *p; // [n]
    size_t n;
} cause_findings;

// One relation of a sentence `f` of what the program made of the gold's record.
cause_finding cause_finding_of(const gold_cause_sentence *s, const coded *c, const frame_view *f,
                               const relation *r, const reasoner *m, arena *a);
// Words of the document in the gold's text.
span cause_place(const coded *c, const gold_cause_sentence *s, span words);
// How well it fits: 2 for each part that is exact, 1 for each that overlaps.
int cause_fit(const cause_mark *m, const cause_finding *f);
// Every relation of the gold's sentence; `c` is what the program made of its record, `m` may be
// NULL.
cause_findings cause_findings_of(const gold_cause_sentence *s, const coded *c, const reasoner *m,
                                 arena *a);

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
