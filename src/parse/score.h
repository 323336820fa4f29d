// How good an analysis is, counted as the CoNLL 2018 shared task does.
//
// Relations are compared without their subtypes (nsubj:pass counts as nsubj) in LAS, CLAS and MLAS;
// `las_subtypes` compares them whole. CLAS counts content words only: those whose relation is not
// aux, case, cc, clf, cop, det, mark or punct. MLAS counts a content word when, besides head and
// relation, its UPOS and universal features are right and so are all its functional children.
// Given gold words each measure is an accuracy; over words found by the tokenizer it is an F1, with
// words matched by their spans.
//
// Source: Zeman et al. 2018, CoNLL 2018 Shared Task, section 5.
#ifndef DM_PARSE_SCORE_H
#define DM_PARSE_SCORE_H

#include "sentence/sentence.h"

typedef struct {
    uint64_t gold, system, right;
} score_count;

#define SCORE_LIST(X)                                                                              \
    X(SENTENCES, "Sentences")                                                                      \
    X(WORDS, "Words")                                                                              \
    X(UPOS, "UPOS")                                                                                \
    X(XPOS, "XPOS")                                                                                \
    X(FEATS, "UFeats")                                                                             \
    X(TAGS, "AllTags")                                                                             \
    X(LEMMAS, "Lemmas")                                                                            \
    X(UAS, "UAS")                                                                                  \
    X(LAS, "LAS")                                                                                  \
    X(LAS_SUBTYPES, "LAS with subtypes")                                                           \
    X(CLAS, "CLAS")                                                                                \
    X(MLAS, "MLAS")

typedef enum {
#define X(name, text) SCORE_##name,
    SCORE_LIST(X)
#undef X
        SCORE_COUNT
} score_kind;

typedef struct {
    score_count count[SCORE_COUNT];
} score;

// Adds one text: gold and system sentences over the same bytes, in order. Words that do not match
// by their spans count as wrong.
void score_add(score *s, const sentence_list *gold, const sentence_list *system);

// F1 in percent; an accuracy when both sides have the same words. 0 when there is nothing.
double score_f1(const score_count *c);
const char *score_name(score_kind kind);

#endif
