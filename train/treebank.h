// Gold sentences for training, read from CoNLL-U files.
#ifndef DM_TRAIN_TREEBANK_H
#define DM_TRAIN_TREEBANK_H

#include "base/status.h"
#include "sentence/sentence.h"

// Appends the sentences of a file; text, words and list live in the arena. Heads are indices of
// words, -1 for the root. Spans are those of the words joined by their spaces.
status treebank_read(const char *path, arena *a, sentence_list *out, diag *why);

#endif
