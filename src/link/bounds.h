// Where the words of a relation begin and end: for each word of the sentence a log-linear model
// weighs whether it belongs to what explains, to what is told, to what signals it. A side is the
// likeliest piece that holds its head. Private to link/ and to what trains it (train/causes.c).
#ifndef DM_LINK_BOUNDS_H
#define DM_LINK_BOUNDS_H

#include "event/clue.h"
#include "link/extent.h"

typedef enum { BOUND_WHY, BOUND_TOLD, BOUND_SIGNAL, BOUNDS } bound;

#define BOUND_WORDS_MAX 256 // of a sentence; of longer ones the tree alone says

typedef struct {
    const frame_view *f;
    relation r;
    relation_extent plain; // as the tree has it
    uint64_t joiner;       // what joins the two
} bounds;

bounds bounds_open(const frame_view *f, const relation *r);
void bounds_clues(const bounds *b, bound which, uint32_t word, clue_list *out);
// The piece with the largest sum of `odds` [n_tokens], in logarithms: round the head, of signals
// anywhere. Empty when no signal is likelier than none.
span bounds_cut(const bounds *b, bound which, const double *odds);

#endif
