// What the words around a name of the lexicon say about it: whether a weak noun is military,
// whether a noun is one at all ("open arms"), whether it only modifies a deed. Private to mention/;
// without state.
#ifndef DM_MENTION_ITEMCONTEXT_H
#define DM_MENTION_ITEMCONTEXT_H

#include "mention/itemlexicon.h"

// The names of the lexicon that a sentence has, in order.
typedef struct {
    const sentence *s;
    const item_hit *hits; // [n]
    size_t n;
    int armed; // 0 not known yet, 1 the sentence names a weapon beyond doubt, 2 it does not
} item_context;

// Words that make a weak noun military ("naval") in [first, end)?
bool itemcontext_military(const sentence *s, uint32_t first, uint32_t end);
// Does the sentence name a weapon beyond doubt?
bool itemcontext_armed(item_context *x);
// Is a weak noun one that its verb, its owner or its neighbour in a list makes military? "Jets
// struck", "Navy aircraft", "weapons, vehicles and ammunition".
bool itemcontext_makes(item_context *x, const item_hit *h);
// Is it something else than a weapon: "open arms", "think tank", "a political weapon", part of the
// title of a treaty, a rocket to space, a passenger jet?
bool itemcontext_other(const item_context *x, const item_hit *h);
// Word that names the deed which the hit modifies ("strike" of "drone strike"), in the run that
// ends before `end`; UINT32_MAX when none.
uint32_t itemcontext_deed(const sentence *s, const item_hit *h, uint32_t end);

#endif
