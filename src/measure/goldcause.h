// Gold of causes and effects: the files of the Causal News Corpus, CSV known by the first line.
//
//     index,text,label                          a sentence a row: does it tell a cause (1)?
//     corpus,doc_id,sent_id,...,text_w_pairs    a relation a row, marked in the text: <ARG0> the
//                                               cause, <ARG1> the effect, <SIG0> what signals it
//
// Rows of one sentence that follow each other are one sentence with several relations.
#ifndef DM_MEASURE_GOLDCAUSE_H
#define DM_MEASURE_GOLDCAUSE_H

#include "measure/gold.h"

typedef enum { CAUSE_WHY, CAUSE_TOLD, CAUSE_SIGNAL, CAUSE_PARTS } cause_part;

const char *cause_part_name(cause_part p); // "cause", "effect", "signal"

#define CAUSE_SIGNALS_MAX 4 // of one relation; the corpus has three at most

// Spans are bytes of the sentence's text.
typedef struct {
    span why, told;
    span signals[CAUSE_SIGNALS_MAX]; // [n_signals]
    uint32_t n_signals;
} cause_mark;

typedef struct {
    str name, document; // "train_05_299_259" of the document "train_05_299"
    str text;
    raw_record record; // the text as a reader would hand it out
    bool causal;
    VEC(cause_mark) marks; // none in a file of sentences
} gold_cause_sentence;

typedef struct {
    VEC(gold_cause_sentence) list; // in the order of the file
    bool spans;                    // relations are marked, and every sentence has one
} gold_cause_set;

// Is this the first line of such a file?
bool gold_causes_known(str head);
// ST_IO when the file is missing, ST_FORMAT with file and line when a row is not what it should be.
status gold_causes_read(const char *path, arena *a, gold_cause_set *out, diag *why);

#endif
