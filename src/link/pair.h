// Pairs of words that may hang together as cause and effect, and what speaks for it: candidates and
// clues of the classifier of causes (link/reasoner.h). Private to link/ and to train/causes.c.
//
// The one word stands below the other in the tree, or they are subject and object of a verb.
#ifndef DM_LINK_PAIR_H
#define DM_LINK_PAIR_H

#include "event/clue.h"
#include "link/relation.h"

// What a pair is; part of the model.
typedef enum { REASON_NONE, REASON_BELOW_EXPLAINS, REASON_ABOVE_EXPLAINS, REASON_CLASSES } reason;

typedef struct {
    uint32_t above, below; // the word below hangs on the other, or is the subject to its object
    uint32_t first, end;   // what joins them, [first, end); empty: nothing does
    int32_t verb;          // of which they are subject and object; -1: none
    int32_t row;           // in the relations that connectives tell; -1: none
    bool lifted;           // the word above is the clause of the noun that the parser chose
} word_pair;

typedef struct {
    const word_pair *p; // [n]
    uint32_t n;
} word_pairs;

// All candidates of a sentence; `told` are the relations that its connectives tell.
word_pairs pair_read(const frame_view *f, const relation_list *told, arena *a);
void pair_clues(const frame_view *f, const relation_list *told, const word_pair *p,
                const uint64_t *lemmas, clue_list *out);
// Hashes of the lemmas, [n_tokens].
uint64_t *pair_lemmas(const frame_view *f, arena *a);
// "As you know", "as planned": the clause at `below`, joined by the words [first, end), only says
// that what stands beside it is known.
bool pair_is_aside(const frame_view *f, uint32_t first, uint32_t end, uint32_t below);
// "Called on both to talk", "promised to help": the infinitive at `below` says what is called for
// or promised at `above`, not why or what for.
bool pair_is_content(const frame_view *f, uint32_t above, uint32_t below);
// The relation that a pair is, if `what` is not REASON_NONE.
relation pair_relation(const relation_list *told, const word_pair *p, reason what, double strength);

#endif
