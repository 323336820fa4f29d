// Sentences as the network sees them: rows of the lexicon, and heads and relations if there are
// any.
#ifndef DM_TRAIN_CORPUS_H
#define DM_TRAIN_CORPUS_H

#include "base/status.h"
#include "train/lexicon.h"

typedef struct {
    sentence_list gold;
    network_word **words; // [gold.n][n_tokens]
    int32_t **heads;      // [gold.n][n_tokens] n for ROOT; NULL for a sentence without a tree
    uint8_t **rels;       // [gold.n][n_tokens]
} corpus;

// Adds the sentences of CoNLL-U files to c->gold.
status corpus_read(corpus *c, const char *const *paths, int n, arena *a, diag *why);
// Fills the other members for the sentences of c->gold.
void corpus_prepare(corpus *c, const lexicon *l, uint32_t affix_rows, arena *a);

// Adds the sentences of raw text (train/raw.h), which have no trees: neither those that came before
// nor those too short or too long to learn from. Their tokens are not kept.
status corpus_read_text(corpus *c, const char *const *paths, int n, const lexicon *l,
                        uint32_t affix_rows, arena *a, diag *why);
// Adds another corpus so many times; what it has is borrowed. Both must be prepared or empty.
void corpus_add(corpus *c, const corpus *other, uint32_t times, arena *a);

// The word and its traits; tags and bundle too, for those that are known.
network_word corpus_word(const lexicon *l, const token *t, uint32_t affix_rows);

// Adds the words of a file of vectors (train/vectors.c) to the lexicon; *out has the vectors by its
// rows, [l->n_words][width], scaled to a common size, zeros for words that have none.
status corpus_vectors(const char *path, lexicon *l, uint32_t width, arena *a, const float **out,
                      diag *why);

#endif
