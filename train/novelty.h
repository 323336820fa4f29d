// Has a sentence come before? Texts of one source repeat whole paragraphs.
#ifndef DM_TRAIN_NOVELTY_H
#define DM_TRAIN_NOVELTY_H

#include "sentence/sentence.h"

typedef struct {
    uint64_t *seen; // [NOVELTY_SLOTS] hashes of the words
} novelty;

#define NOVELTY_SLOTS (1u << 22) // many more than there are sentences

void novelty_init(novelty *n, arena *a);
// True the first time that these words come.
bool novelty_add(novelty *n, const sentence *s);

#endif
