// Examples for the classifier of sides (event/side.h): candidates of open sides, each with whether
// it is right, read off our gold standard. A side that rules have filled is shown as if they had
// not, too.
#ifndef DM_TRAIN_SIDESET_H
#define DM_TRAIN_SIDESET_H

#include "coder/coder.h"
#include "event/side.h"
#include "measure/eventmatch.h"
#include "train/loglinear.h"

typedef struct {
    uint64_t fold; // hash of the document
    bool hidden;   // rules have filled the side
} side_about;

typedef struct {
    VEC(loglinear_example) list; // weight 0: already the other side, and no candidate
    VEC(side_about) about;       // of each
} side_examples;

// An event of ours that is the gold's.
typedef struct {
    const document *d;
    const gold_sentence *s;
    const gold_event *g;
    const event *e;
    side_list all[SIDE_KINDS]; // of an open side
    int first[SIDE_KINDS];     // its first candidate among the examples; -1: the side is not open
    bool counts;               // of the right type, and the gold does not leave it open
} side_event;

typedef struct {
    arena *a;
    coder *coder;
    coder_run *run;
    uint32_t rows;        // of the table of weights
    double hidden_weight; // of a candidate of a hidden side, beside 1
    side_examples of[SIDE_KINDS];
    VEC(side_event) events;
} side_set;

status sides_add_gold(side_set *set, const char *file, const char *corpora, diag *why);
// What the gold says of the event with these sides added; NULL: none.
event_verdict sides_judge(const side_event *x, const participant *actor_,
                          const participant *recipient);

#endif
