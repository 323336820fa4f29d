// Unlabelled text for training: the texts of JSON Lines files as lists of words.
#ifndef DM_TRAIN_RAW_H
#define DM_TRAIN_RAW_H

#include "base/status.h"
#include "sentence/sentence.h"

// Calls `take` with every sentence (tokenized, no tags) of the "text" fields of a file, plain or
// gzip. Lines of a text end its paragraphs. The sentence is valid during the call.
status raw_read(const char *path, void (*take)(void *to, const sentence *s), void *to, diag *why);

#endif
