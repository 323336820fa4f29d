// A new tree under construction out of words of gold trees: take the words of some sentences, hang
// them anew, say in which order they stand; what is not put falls out.
//
//     draft d = draft_new(&arena);
//     uint32_t from = draft_take(&d, sentence);        // words are from, from + 1, ...
//     draft_put_yield(&d, from, n, top, UINT32_MAX);   // in their old order
//     sentence s = draft_finish(&d);
//
// All memory is in the arena. A head that was not put is an error of the caller (asserted).
#ifndef DM_TRAIN_DRAFT_H
#define DM_TRAIN_DRAFT_H

#include "base/arena.h"
#include "sentence/sentence.h"

#define NO_WORD UINT32_MAX

typedef struct {
    arena *a;
    VEC(token) words;    // heads are indices of this list, -1 for the root
    VEC(uint32_t) order; // words as they stand
} draft;

draft draft_new(arena *a);
// Adds the words of a sentence, heads kept; returns the index of its first.
uint32_t draft_take(draft *d, const sentence *s);
// Adds one word and puts it; returns its index.
uint32_t draft_say(draft *d, const char *form, upos u, xpos x, deprel rel, uint32_t head);
// Puts one word at the end.
void draft_put(draft *d, uint32_t word);
// Puts the words of the tree under `top` among the n from `from`, but for the tree under `without`.
void draft_put_yield(draft *d, uint32_t from, uint32_t n, uint32_t top, uint32_t without);
// Hangs a word anew; head NO_WORD makes it the root.
void draft_hang(draft *d, uint32_t word, uint32_t head, deprel rel);
sentence draft_finish(draft *d);

// Is word i of the sentence `top` or below it?
bool tree_has(const token *words, uint32_t top, uint32_t i);
// The words of the tree under `top` as a span, if they stand together; false otherwise.
bool tree_span(const sentence *s, uint32_t top, span *out);

#endif
