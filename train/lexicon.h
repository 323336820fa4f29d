// Inventories that the trainer draws from the treebanks: words, feature bundles, combinations of
// tags, labelled moves.
#ifndef DM_TRAIN_LEXICON_H
#define DM_TRAIN_LEXICON_H

#include "sentence/sentence.h"
#include "train/mover.h"

#define BUNDLES_MAX 1024
#define MOVES_MAX   256

#define LEXICON_LEAST 2 // how often the treebanks must have a word, unless the trainer is told

// A combination of tags that the treebanks have.
typedef struct {
    int32_t xpos, upos, bundle;
    int32_t count;
} tag_triple;

typedef struct {
    uint64_t *keys;   // [n_words] traits.key of each; row 0 is "unknown", key 0
    uint32_t *counts; // [n_words]
    uint32_t n_words, n_max;
    uint32_t *slots; // [n_slots] open addressing: row, 0 when empty
    uint32_t n_slots;
    str bundles[BUNDLES_MAX]; // [n_bundles] feature bundles, most frequent first
    uint32_t n_bundles;
    tag_triple *triples; // [n_triples] by xpos, then falling count
    uint32_t n_triples;
    labelled_move moves[MOVES_MAX]; // [n_moves] SHIFT, then LEFT, then RIGHT
    uint32_t n_moves;
} lexicon;

void lexicon_init(lexicon *l, arena *a);
// Row of the word with this key, 0 when unknown; lexicon_add makes a new one.
uint32_t lexicon_find(const lexicon *l, uint64_t key);
uint32_t lexicon_add(lexicon *l, uint64_t key, arena *a);

// Words seen at least `least` times, bundles, triples and moves of the sentences.
void lexicon_learn(lexicon *l, const sentence_list *gold, uint32_t least, arena *a);
uint32_t lexicon_bundle(const lexicon *l, str feats); // n_bundles when unknown

#endif
