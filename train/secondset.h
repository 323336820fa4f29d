// Examples for the second look at fields (event/second.h): events that our gold standard has, with
// what it says of their background, day and status.
#ifndef DM_TRAIN_SECONDSET_H
#define DM_TRAIN_SECONDSET_H

#include "event/second.h"
#include "measure/goldevent.h"
#include "train/loglinear.h"

typedef struct {
    uint64_t fold; // hash of the document
    bool measured; // of a text that no rule was written from
    int ruled;     // what the rules say
} second_about;

typedef struct {
    arena *a;
    uint32_t rows; // of the tables of weights
    bool measured; // what is added next
    struct {
        VEC(loglinear_example) list;
        VEC(second_about) about; // of each example
    } of[SECOND_FIELDS];
} second_set;

// An event as the proposer has shown it.
typedef struct {
    const event *event;
    const clue_list *clues;
} second_shown;

void seconds_add(second_set *set, uint64_t fold, const gold_event *gold, const second_shown *shown);

// An event of a text that rules read rightly: an example of theirs.
void seconds_add_ruled(second_set *set, uint64_t fold, double weight, const second_shown *shown);

typedef struct {
    loglinear weights;
    double temperature;
    double threshold;
} second_model;

// Trains one field's model, with the threshold above which most measured events are right in other
// folds than those trained on; prints how many are.
second_model second_train(const second_set *set, second_field f, const loglinear_options *o);

#endif
