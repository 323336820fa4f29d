// The evaluation of the CoNLL 2018 shared task: a parser's output against a gold file, from raw
// text.
//
// Own code after the definition by Zeman, Hajič, Popel, Potthast, Straka, Ginter, Nivre and Petrov
// (CoNLL 2018, section 5; universaldependencies.org/conll18/evaluation.html). Both files must have
// the same characters but for white space. Words are aligned by their places in that text; inside a
// multiword token by the longest common run of forms. Relations count without their subtypes, of
// the features only the universal ones.
//
//     conll18_scores s;
//     TRY(conll18_evaluate(gold, system, &arena, &s, &why));
//     printf("%.2f\n", 100 * conll18_f1(s.of[CONLL18_LAS]));
#ifndef DM_PARSE_EVAL18_H
#define DM_PARSE_EVAL18_H

#include "base/status.h"
#include "base/str.h"

// X(enum, name as the task prints it)
// clang-format off
#define CONLL18_LIST(X)                                                                    \
    X(TOKENS, "Tokens") X(SENTENCES, "Sentences") X(WORDS, "Words") X(UPOS, "UPOS")        \
    X(XPOS, "XPOS") X(UFEATS, "UFeats") X(ALLTAGS, "AllTags") X(LEMMAS, "Lemmas")          \
    X(UAS, "UAS") X(LAS, "LAS") X(CLAS, "CLAS") X(MLAS, "MLAS") X(BLEX, "BLEX")
// clang-format on

typedef enum {
#define X(name, text) CONLL18_##name,
    CONLL18_LIST(X)
#undef X
        CONLL18_COUNT
} conll18_metric;

// Multiword tokens that overlap are aligned in a table of gold times system words; beyond this many
// cells (no language's words) only what is equal from the left on is aligned.
#define CONLL18_MAX_CELLS 1000000

typedef struct {
    size_t gold, system; // what counts in each file
    size_t aligned;      // gold words that have a system word
    size_t correct;
} conll18_score;

typedef struct {
    conll18_score of[CONLL18_COUNT];
} conll18_scores;

// In [0, 1]; 0 when there is nothing to count.
double conll18_precision(conll18_score s);
double conll18_recall(conll18_score s);
double conll18_f1(conll18_score s);
double conll18_aligned(conll18_score s); // correct among the aligned words

const char *conll18_name(conll18_metric m);

// Bytes of two CoNLL-U files; both are borrowed. ST_FORMAT, with the line (file "gold" or
// "system"), when one cannot be read or the texts differ.
status conll18_evaluate(str gold, str system, arena *a, conll18_scores *out, diag *why);

// The task's table, one line a metric, per cent.
void conll18_table(const conll18_scores *s, buf *out);

#endif
