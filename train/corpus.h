// Trees as the network sees them: rows of the lexicon, heads, relations.
#ifndef DM_TRAIN_CORPUS_H
#define DM_TRAIN_CORPUS_H

#include "base/status.h"
#include "train/lexicon.h"

typedef struct {
    sentence_list gold;
    network_word **words; // [gold.n][n_tokens]
    int32_t **heads;      // [gold.n][n_tokens] n for ROOT
    uint8_t **rels;       // [gold.n][n_tokens]
} corpus;

// Adds the sentences of CoNLL-U files to c->gold.
status corpus_read(corpus *c, const char *const *paths, int n, arena *a, diag *why);
// Fills the other members for the sentences of c->gold.
void corpus_prepare(corpus *c, const lexicon *l, uint32_t affix_rows, arena *a);

// The word and its traits; tags and bundle too, for those that are known.
network_word corpus_word(const lexicon *l, const token *t, uint32_t affix_rows);

// Vectors of a file (train/vectors.c), scaled to a common size.
typedef struct {
    const float *word; // [l->n_words][word_width] by rows of the lexicon, zeros where there is none
    const float *affix; // [affix_rows][affix_width], NULL when the file has none of that shape
} corpus_vectors;

// Adds the words of the file to the lexicon.
status corpus_read_vectors(const char *path, lexicon *l, const network_shape *shape, arena *a,
                           corpus_vectors *out, diag *why);

// They are what the network's words and affixes begin with.
void corpus_use_vectors(network *net, const corpus_vectors *v);

#endif
