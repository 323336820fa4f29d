// What words mean by WordNet (Debian's wordnet-base), for training alone: the table that the
// classifier of triggers looks words up in (event/clue.h).
#ifndef DM_TRAIN_SENSE_H
#define DM_TRAIN_SENSE_H

#include "base/status.h"
#include "event/clue.h"

#define SENSE_FOLDER "/usr/share/wordnet"

// Verbs, and nouns of acts, events, talk and the like, each with the classes of its first senses:
// the synset, those above it, and the verb's that a noun is made of. Memory from `a`. ST_IO when
// WordNet is missing.
status senses_read(const char *folder, arena *a, clue_lexicon *out, diag *why);

#endif
