// What speaks for the relation between two spans of a text, as features that a classifier weighs.
//
// A feature is a short name made of words and of the tree: "way:urge" for a lemma on the way from
// one span to the other, "prep:with" for the preposition of the target, "not" for a negation,
// "event:AID:both" for an event of the rules whose sides are the spans. evidence_read() depends on
// its arguments alone; names and order are part of the model (doc/model-format.md), so that a
// change here asks for new training.
#ifndef DM_CODER_EVIDENCE_H
#define DM_CODER_EVIDENCE_H

#include "rule/plover.h"
#include "store/coded.h"

// Features of one pair: a sentence of a hundred words has some two hundred.
#define EVIDENCE_MAX 1024

// How the sides of an event fit the spans that are asked for.
typedef enum {
    FIT_BOTH,         // from source to target
    FIT_SOURCE,       // the source does it, to somebody else or nobody named
    FIT_TARGET,       // it is done to the target
    FIT_TURNED,       // from target to source
    FIT_TURNED_SIDE,  // one side fits, turned
    FIT_SAME_SENTENCE // of neither
} evidence_fit;

typedef struct {
    const coded *c;
    span source, target; // bytes of the document's text
    bool without_events; // for training: as if no rule fired
    int32_t masked;      // word of the source's sentence that is not to be seen, -1: none
    str instead;         // lemma that is seen in its place; empty: none
} evidence_question;

typedef struct {
    str names[EVIDENCE_MAX]; // [n]
    uint32_t n;
} evidence;

evidence_fit evidence_fits(const evidence_question *q, const event *e);
// Does the sentence touch one of the spans?
bool evidence_same_sentence(const evidence_question *q, uint32_t index);
// Names lie in `a`; more than EVIDENCE_MAX are dropped.
void evidence_read(const evidence_question *q, arena *a, evidence *out);

#endif
