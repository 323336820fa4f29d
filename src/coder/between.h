// Which relation a text asserts between two spans that the user gives: always one of the 16 types.
//
// The spans are made actors (mention/given.h), the rules code the text, and every event whose sides
// are the spans speaks for its type, the more the better it fits. Words that begin a rule that did
// not fire speak softly for the types of such rules, the more the nearer they hang to both spans
// (coder/handweight.h); a classifier, where there is one beside the model, weighs both together
// with the words and the tree (coder/classifier.h); what is left is decided by how frequent the
// types are in news.
//
//     between_answer answer = between_decide(coder, run, d, source, target, &a);
//     print(plover_type_name(answer.ranked[0].type));
#ifndef DM_CODER_BETWEEN_H
#define DM_CODER_BETWEEN_H

#include "coder/coder.h"
#include "rule/plover.h"

typedef struct {
    int type;          // of plover_type_name()
    double confidence; // [0, 1]; all together are 1
} between_rank;

typedef struct {
    between_rank ranked[PLOVER_TYPES]; // the likeliest first
    str mode;                          // of the first, from the event that decided; empty: none
    str decided_by; // "rule": an event between the spans; "classifier"; where there is none
                    // "trigger": words; "prior": nothing
} between_answer;

// Spans are bytes of the document's text; `run` is the calling thread's.
between_answer between_decide(coder_run *run, const document *d, span source, span target,
                              arena *a);
// The document coded with the two spans as actors: what the answer is read off.
coded between_read(coder_run *run, const document *d, span source, span target, arena *a);

#endif
