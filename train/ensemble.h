// Several networks that parse together: tags and moves are those of the largest sum of their
// probabilities. Each follows the same moves.
//
// Source: Kuncoro et al. 2016, "Distilling an Ensemble of Greedy Dependency Parsers into One MST
// Parser"; here what they agree on teaches another greedy parser.
#ifndef DM_TRAIN_ENSEMBLE_H
#define DM_TRAIN_ENSEMBLE_H

#include "base/status.h"
#include "train/lexicon.h"

typedef struct {
    network net;
    network_batch batch;
    mover moves;
} ensemble_member;

typedef struct {
    const lexicon *lexicon;
    ensemble_member *member; // [n]
    int n;
    float *tags;    // [n_words of a batch][tag_width] sums of probabilities
    uint8_t *xpos;  // [n_words of a batch]
    uint32_t n_max; // words that there is room for
    arena memory;   // of the batch
} ensemble;

// All networks must have as many words, bundles and moves as the lexicon, and one size of the table
// of affixes: a word is looked up once for all.
status ensemble_open(ensemble *e, const char *const *paths, int n, const lexicon *l, arena *a,
                     diag *why);
void ensemble_close(ensemble *e);

// Fills xpos, upos, feats (of the lexicon), head and rel of the words of some sentences that lie
// end to end: begin [n_sentences + 1].
void ensemble_read(ensemble *e, token *tokens, const uint32_t *begin, uint32_t n_sentences);

#endif
