// What one batch teaches a network: the gradient of the losses of tags and moves.
//
// A batch is learned in two parts, each with random numbers and gradients of its own, on one thread
// or on two: the sums are made in the same order, so the bytes are the same.
#ifndef DM_TRAIN_LEARNER_H
#define DM_TRAIN_LEARNER_H

#include "train/corpus.h"
#include "train/ensemble.h"

#include <pthread.h>

#define LEARNER_PARTS     2
#define LEARNER_BATCH_MAX 64 // sentences

// The words of some sentences end to end, and what the network makes of them.
typedef struct {
    arena memory;
    network_word *words; // [room]
    uint8_t *tags;       // [room] XPOS
    uint32_t begin[LEARNER_BATCH_MAX + 1];
    uint32_t room;
    network_batch net;
    mover mover;
    ensemble_run taught;
} workspace;

typedef struct {
    network *net, own; // the learner's, or `own` with other gradients
    workspace w;
    random_source random;
    const uint32_t *list; // [n] sentences of the corpus
    uint32_t n;
    double loss[2]; // of tags, of moves
} learner_part;

typedef struct {
    network *net;
    float tag_weight;
    learner_part part[LEARNER_PARTS];
    const corpus *c; // of the batch under way
    float explore;
    const ensemble *teachers; // NULL: none
    float share;              // of the teachers, where there is a tree
    pthread_t thread;         // works on part 1, between two meetings for each batch
    pthread_barrier_t meeting;
    bool threaded, over;
} learner;

// The network and the moves are borrowed; net->fixed must be set. With two threads one is started;
// when that is impossible all is done on one.
void learner_init(learner *k, network *net, const labelled_move *moves, float tag_weight,
                  int threads, arena *a);
void learner_free(learner *k);

// Learns from n sentences of the corpus: the gradients are then in the network, the losses are
// added to loss[0] (tags) and loss[1] (moves). Returns how many words there were. Sentences without
// a tree need teachers.
uint32_t learner_batch(learner *k, const corpus *c, const uint32_t *list, uint32_t n, float explore,
                       random_source *r, double loss[2]);

// How good the network is on a corpus of trees, in per cent of its words.
typedef struct {
    double words, upos, xpos, uas, las;
} learner_score;
learner_score learner_evaluate(learner *k, const corpus *c);
// The same of its teachers.
learner_score learner_evaluate_teachers(learner *k, const corpus *c);

#endif
