// What the network sees of a word: a key for its vector, and hashes of its ending, beginning and
// shape.
//
// The form is normalised first: ASCII letters lowered, digits made '0', typographic quotes and
// dashes made ASCII. A form longer than TRAIT_BYTES keeps its first and last halves, so that the
// cost of a word is bounded. The functions are part of the model: changing one needs a new
// training.
#ifndef DM_TOKEN_TRAITS_H
#define DM_TOKEN_TRAITS_H

#include "base/str.h"

#define TRAIT_BYTES 64 // longest normalised form; real words are below 50 bytes

enum {
    TRAIT_SUFFIX_1, // last byte of the normalised form
    TRAIT_SUFFIX_2,
    TRAIT_SUFFIX_3,
    TRAIT_SUFFIX_4,
    TRAIT_PREFIX_1, // first byte
    TRAIT_PREFIX_2,
    TRAIT_PREFIX_3,
    TRAIT_SHAPE, // "Xxx" for "Obama": letters and digits by class, runs cut at two
    TRAIT_COUNT
};

typedef struct {
    uint64_t key;               // identifies the normalised form
    uint32_t hash[TRAIT_COUNT]; // the caller reduces them to rows of its table
} traits;

traits traits_of(str form);

// The normalised form, at most TRAIT_BYTES bytes, into out; returns its length.
size_t traits_normalise(str form, char out[TRAIT_BYTES]);

#endif
