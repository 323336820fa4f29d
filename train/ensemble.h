// Networks that are asked together: the mean of their probabilities, of tags and of moves. Such an
// ensemble parses better than any of its members, and teaches a smaller network more than the trees
// do that its members learned from: how likely it thinks each tag and each move.
//
// Sources: Hinton et al. 2015 (probabilities of large networks teach a small one); Kuncoro et al.
// 2016, Liu et al. 2018 (an ensemble of greedy parsers into one, in configurations that the learner
// comes to itself).
//
// The ensemble is immutable and shared; ensemble_run is the scratch of one thread.
#ifndef DM_TRAIN_ENSEMBLE_H
#define DM_TRAIN_ENSEMBLE_H

#include "base/status.h"
#include "train/lexicon.h"

#define ENSEMBLE_MAX 8

typedef struct {
    network *net; // [n]
    int n;
    const labelled_move *moves; // of the lexicon
} ensemble;

typedef struct {
    network_batch batch[ENSEMBLE_MAX];
    float *tags;    // [words of the batch][tag_width] probabilities of the three heads
    uint32_t n_max; // words that there is room for
    arena memory;
} ensemble_run;

// At most ENSEMBLE_MAX networks; all must have as many words, bundles and moves as the lexicon, and
// one size of the table of affixes: a word is looked up once for all.
status ensemble_open(ensemble *e, const char *const *paths, int n, const lexicon *l, arena *a,
                     diag *why);
void ensemble_run_free(ensemble_run *r);

// Reads a batch of sentences (network_forward); fills in r->tags.
void ensemble_read(const ensemble *e, ensemble_run *r, const network_word *words,
                   const uint32_t *begin, uint32_t n_sentences);
// p[i]: the probability of the i-th move in a configuration of the sentence that begins at word
// `first` of the batch.
void ensemble_moves(const ensemble *e, const ensemble_run *r, const transition_state *s,
                    uint32_t first, float *p);
// Parses a sentence of the batch by the likeliest moves: the tree is in *s, the XPOS in tags [n].
void ensemble_parse(const ensemble *e, const ensemble_run *r, transition_state *s, uint32_t first,
                    uint32_t n, uint8_t *tags);

#endif
