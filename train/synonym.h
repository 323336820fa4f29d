// Words of the same meaning by WordNet (Debian's wordnet-base), for training alone.
#ifndef DM_TRAIN_SYNONYM_H
#define DM_TRAIN_SYNONYM_H

#include "base/status.h"
#include "base/str.h"

#define SYNONYM_FOLDER "/usr/share/wordnet"

typedef struct synonyms synonyms;

// The verbs and nouns of WordNet. ST_IO when they are missing.
status synonyms_open(const char *folder, synonyms **out, diag *why);
void synonyms_close(synonyms *s); // NULL is allowed

// Words of the first `senses` senses of a verb (or noun), in WordNet's order, itself left out;
// returns their number, at most `room`. Words of several parts are passed over.
size_t synonyms_find(const synonyms *s, bool verb, str lemma, int senses, str *out, size_t room,
                     arena *a);

#endif
