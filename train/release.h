// Writes a trained network as a model file with its metadata: sources, hash of the data, scores.
#ifndef DM_TRAIN_RELEASE_H
#define DM_TRAIN_RELEASE_H

#include "base/status.h"
#include "train/lexicon.h"

typedef struct {
    const char *out;
    const char *date;         // as given by the caller: a file must not depend on the clock
    const char *vectors;      // file of word vectors, NULL when there are none
    const char *const *text;  // [n_text] paths of raw text that teachers spoke about
    const char *const *train; // [n_train] paths
    const char *const *dev;   // [n_dev] paths of the sets whose scores go into the metadata
    int n_train, n_dev, n_text;
} release;

// `gold` is what the lemmas are learned from.
status release_write(const release *r, const network *net, const lexicon *l,
                     const sentence_list *gold, diag *why);

#endif
