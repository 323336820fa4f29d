// Learning from text without trees: the states foretell words that they have not seen.
//
// The state of the forward direction knows the words up to the next one, so it foretells the one
// after that; the backward direction likewise to the left. That needs the upper layer's directions
// to be kept apart: what one would see of the other in the layer below has weight 0 meanwhile.
//
// Sources: Peters et al. 2018 (states of a bidirectional language model); Jean et al. 2015
// (softmax over a sample of the words, corrected by the chance to be in it).
#ifndef DM_TRAIN_FORETELL_H
#define DM_TRAIN_FORETELL_H

#include "train/network.h"

#define FORETELL_AHEAD  2   // how many words from the state
#define FORETELL_SAMPLE 512 // words drawn beside those of the batch

typedef struct {
    param word[2], bias[2];   // [n_words][deep], [n_words][LANES] for each direction
    const uint32_t *counts;   // [n_words] in the text; 0: never foretold
    double total;             // of counts
    uint32_t *table;          // [FORETELL_TABLE] words by their counts to the power of 3/4
    float *correction;        // [n_words] log of the chance to be among the candidates
    uint32_t n_words, n;      // candidates of the batch
    uint32_t *candidate, *at; // [n] rows; [n_words] place among the candidates + 1
    arena memory;             // of the batch
} foretell;

#define FORETELL_TABLE (1u << 20)

void foretell_init(foretell *f, const network *net, const uint32_t *counts, uint32_t batch_words,
                   arena *a, random_source *r);
// Keeps the directions of the upper layer apart: after network_init, and before each step.
void foretell_part_weights(network *net);
void foretell_part_gradients(network *net);

// From the states of a batch (network_encode) to the sum of -log p of the words foretold; fills
// b->d_state and the gradients of f; *n_foretold is how many there were.
double foretell_learn(foretell *f, const network *net, network_batch *b, const network_word *words,
                      random_source *r, uint32_t *n_foretold);
void foretell_step(foretell *f, float rate, uint32_t step);

#endif
