// Examples for the classifier of triggers (event/proposal.h): words of sentences, each with the
// type of the event that it tells or none, read off our gold standard and the codebook's examples.
#ifndef DM_TRAIN_TRIGGERSET_H
#define DM_TRAIN_TRIGGERSET_H

#include "coder/coder.h"
#include "event/proposal.h"
#include "train/loglinear.h"
#include "train/secondset.h"

typedef struct {
    uint64_t fold; // hash of the document
    bool judged;   // by people, not by a rule
    proposal_kind kind;
    uint64_t word; // clue_of_word
} trigger_about;

typedef struct {
    arena *a;
    coder *coder;
    coder_run *run;
    clue_lexicon lexicon;
    uint32_t rows; // of the table of weights
    VEC(loglinear_example) list;
    VEC(trigger_about) about; // of each example
    double coded_weight;      // of an event of an example, beside 1 for its other words
    second_set *seconds;      // of the gold's events; NULL: none are wanted
    double taken_weight;      // of a word that a rule has taken, beside 1 for the others
} trigger_set;

status trigger_add_gold(trigger_set *set, const char *path, const char *corpora, double weight,
                        diag *why);
// The words of the codebook's examples: their labels are what the rules make of them.
void trigger_add_examples(trigger_set *set, double weight);
// The same of short texts that rules code rightly: a table (TSV) whose header names the column
// `text` (test/corpus/events.tsv).
status trigger_add_texts(trigger_set *set, const char *file, double weight, diag *why);

#endif
