// The parser's decisions in floating point: scoring of moves and its gradient.
//
// A move's scores are W relu(sum of four places + sum of the facts' rows) + b over the inventory
// of labelled moves. The loss is -log of the probability of all moves that cost nothing (Goldberg
// and Nivre 2013); with exploration the parser follows its own best move.
#ifndef DM_TRAIN_MOVER_H
#define DM_TRAIN_MOVER_H

#include "train/network.h"

#define MOVER_SCORES_MAX 256 // labelled moves, rounded up: twice the relations are 108

typedef struct {
    uint8_t kind; // move_kind
    uint8_t rel;  // deprel
} labelled_move;

typedef struct {
    const labelled_move *moves; // [net->shape.n_moves]
    transition_state state;
    arena memory;
    uint32_t n_max;                           // moves that there is room for
    float *hidden, *d_hidden, *keep, *d_move; // [n_max][hidden], ..., [n_max][move_width]
    uint16_t *facts;                          // [n_max][FACT_COUNT]
    uint32_t *places;                         // [n_max][PLACE_COUNT]
    uint32_t n;                               // moves recorded in this batch
} mover;

void mover_free(mover *m);
// Before the sentences of a batch.
static inline void mover_begin(mover *m)
{
    m->n = 0;
}

typedef struct {
    const int32_t *head; // [n] gold; n for ROOT
    const uint8_t *rel;  // [n] gold
    const uint8_t *tag;  // [n] xpos that the moves see
    uint32_t first, n;   // words of the batch
} mover_sentence;

// Parses one sentence while learning: records its moves, adds up and returns the loss.
double mover_learn(const network *net, const network_batch *b, mover *m, const mover_sentence *s,
                   float explore, random_source *r);
// After the sentences of a batch: gradients of the move layer and facts, d_places of the batch.
void mover_gradient(network *net, network_batch *b, mover *m);
// Parses one sentence; the result is in m->state.
// It is the loop of the three that follow: begin a sentence; the scores [net->move_width] of the
// moves in the configuration that m->state is in; the best that is allowed there.
void mover_open(const network *net, mover *m, const mover_sentence *s);
void mover_scores(const network *net, const network_batch *b, mover *m, uint32_t first,
                  float *scores);
uint32_t mover_best(const network *net, const mover *m, const float *scores);
void mover_parse(const network *net, const network_batch *b, mover *m, const mover_sentence *s);

#endif
