// The parser's decisions in floating point: scoring of moves and its gradient.
//
// A move's scores are W relu(sum of four places + sum of the facts' rows) + b over the inventory
// of labelled moves. What it should be is the network's own probabilities among the moves that cost
// nothing, so that the loss is -log of the probability of all of these (Goldberg and Nivre 2013),
// and, to some share, what teachers think (train/ensemble.h). With exploration the parser follows
// its own best move.
#ifndef DM_TRAIN_MOVER_H
#define DM_TRAIN_MOVER_H

#include "train/network.h"

#define MOVER_SCORES_MAX 256 // labelled moves, rounded up: twice the relations are 108

typedef struct {
    uint8_t kind; // move_kind
    uint8_t rel;  // deprel
} labelled_move;

// What the network sees of the parser's state: rows of the facts, words of the batch or NO_NODE.
typedef struct {
    uint16_t facts[FACT_COUNT];
    uint32_t places[PLACE_COUNT];
} configuration;

// The state of the sentence whose first word is word `first` of the batch.
void mover_look(const transition_state *s, uint32_t first, configuration *out);
// Of the hidden layer before its rectifier: out [hidden].
void mover_hidden(const network *net, const network_batch *b, const configuration *c, float *out);
// From the hidden layer to scores [move_width].
void mover_scores(const network *net, const float *hidden, float *scores);
// From scores to probabilities [n_moves] among the moves that are allowed.
void mover_probabilities(const network *net, const labelled_move *moves, const transition_state *s,
                         const float *scores, float *p);

// The parser of one thread, with what it has to remember of a batch while it learns.
typedef struct {
    const labelled_move *moves; // [net->shape.n_moves]
    transition_state state;
    arena memory;
    uint32_t n_max;                           // moves that there is room for
    float *hidden, *d_hidden, *keep, *d_move; // [n_max][hidden], ..., [n_max][move_width]
    configuration *seen;                      // [n_max]
    uint32_t n;                               // moves recorded in this batch
} mover;

void mover_free(mover *m);
// Before the sentences of a batch.
static inline void mover_begin(mover *m)
{
    m->n = 0;
}

typedef struct {
    const int32_t *head; // [n] gold; n for ROOT; NULL when only teachers know the tree
    const uint8_t *rel;  // [n] gold
    const uint8_t *tag;  // [n] xpos that the moves see
    uint32_t first, n;   // words of the batch
} mover_sentence;

// Who knows better: fills in p [n_moves] as ensemble_moves does. `share` of what is to be learned
// is theirs where there is a tree, all of it where there is none.
typedef struct {
    void (*ask)(const void *who, const transition_state *s, uint32_t first, float *p);
    const void *who; // NULL: none
    float share;
} mover_teacher;

// Parses one sentence while learning: records its moves, adds up and returns the loss.
double mover_learn(const network *net, const network_batch *b, mover *m, const mover_sentence *s,
                   const mover_teacher *teacher, float explore, random_source *r);
// After the sentences of a batch: gradients of the move layer and facts, d_places of the batch.
void mover_gradient(network *net, network_batch *b, mover *m);
// Parses one sentence; the result is in m->state.
void mover_parse(const network *net, const network_batch *b, mover *m, const mover_sentence *s);

#endif
