// A text as a sketch of fixed size, by which copies of it are known: a hash of all its words, and
// the least hashes of its runs of five words (shingles) under 128 fixed permutations.
//
// The algorithm is MinHash (A. Broder, "On the resemblance and containment of documents", 1997):
// the share of places in which two sketches agree estimates the share of shingles that their texts
// have in common (Jaccard), here with a standard error of at most 0.045. The permutations are
// linear ones of 32-bit numbers, x * odd + c (Broder, Charikar, Frieze, Mitzenmacher 1998), whose
// constants come from a fixed series: a text has the same sketch everywhere.
//
// Words are letters and digits, lower-case; what stands between them does not count, so that
// quotation marks, dashes and line ends make no other text.
//
//     buf words = {0};
//     sketch_add_words(&words, body);
//     text_sketch a = sketch_of_words(buf_str(&words));
//     if (sketch_resemblance(&a, &b) > 0.5) ...
#ifndef DM_LINK_SKETCH_H
#define DM_LINK_SKETCH_H

#include "base/str.h"

#define SKETCH_SHINGLE 5   // words: phrases of news ("the foreign ministry said on") are shorter
#define SKETCH_HASHES  128 // half a kilobyte a text; twice as many would make the error 0.7 of it

typedef struct {
    uint64_t content;              // hash of all words in their order
    uint32_t n_words;              // of them
    uint32_t least[SKETCH_HASHES]; // all ones where the text is shorter than a shingle
} text_sketch;

// Appends the words of a text in lower case, each followed by a space.
void sketch_add_words(buf *words, str text);
// The sketch of words that sketch_add_words wrote.
text_sketch sketch_of_words(str words);
// Estimated share of the shingles of both that both have, [0, 1].
double sketch_resemblance(const text_sketch *a, const text_sketch *b);
// Estimated share of the shorter text's shingles that the longer one has too, [0, 1]. The shorter
// one text is against the other, the rougher: for texts of one and four parts the standard error
// is 0.12.
double sketch_containment(const text_sketch *a, const text_sketch *b);

#endif
