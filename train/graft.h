// A new tree under construction out of words of gold trees: take the words of some sentences, hang
// them anew, say in which order they stand; what is not put falls out.
//
//     graft d = graft_new(&arena);
//     uint32_t from = graft_take(&d, sentence);        // words are from, from + 1, ...
//     graft_put_yield(&d, from, n, top, UINT32_MAX);   // in their old order
//     sentence s = graft_finish(&d);
//
// All memory is in the arena. A head that was not put is an error of the caller (asserted).
#ifndef DM_TRAIN_GRAFT_H
#define DM_TRAIN_GRAFT_H

#include "base/arena.h"
#include "sentence/sentence.h"

#define NO_WORD UINT32_MAX

typedef struct {
    arena *a;
    VEC(token) words;    // heads are indices of this list, -1 for the root
    VEC(uint32_t) order; // words as they stand
} graft;

graft graft_new(arena *a);
// Adds the words of a sentence, heads kept; returns the index of its first.
uint32_t graft_take(graft *d, const sentence *s);
// Adds one word and puts it; returns its index.
uint32_t graft_say(graft *d, const char *form, upos u, xpos x, deprel rel, uint32_t head);
// Puts one word at the end.
void graft_put(graft *d, uint32_t word);
// Puts the words of the tree under `top` among the n from `from`, but for the tree under `without`.
void graft_put_yield(graft *d, uint32_t from, uint32_t n, uint32_t top, uint32_t without);
// Puts a comma under `head`, unless one stands there already; puts a full stop that was taken, in
// the place of a comma that stands before it.
void graft_comma(graft *d, uint32_t head);
void graft_stop(graft *d, uint32_t stop, uint32_t head);
bool graft_ends_in_comma(const graft *d);
// The first letter of a word that now begins a sentence (large), or that no longer does.
void graft_recase(graft *d, uint32_t word, bool large);
// Hangs a word anew; head NO_WORD makes it the root.
void graft_hang(graft *d, uint32_t word, uint32_t head, deprel rel);
sentence graft_finish(graft *d);

// The root; the first child of `head` with this relation, whatever its subtype. NO_WORD: none.
uint32_t tree_root(const sentence *s);
uint32_t tree_child(const sentence *s, uint32_t head, deprel base);
// Is word i of the sentence `top` or below it?
bool tree_has(const token *words, uint32_t top, uint32_t i);
// The words of the tree under `top` as a span, if they stand together; false otherwise.
bool tree_span(const sentence *s, uint32_t top, span *out);

#endif
