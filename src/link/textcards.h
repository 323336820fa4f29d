// The cards (card.h) of all events of a text, as merger, roster, chain and database take them.
//
//     arena a = {0};
//     const event_card *cards = textcards_of(&coded, &a);
//     for (size_t i = 0; i < coded.events.n; i++) merger_add(m, &cards[i],
//     textcards_number(str_of(coded.events.p[i].id)));
#ifndef DM_LINK_TEXTCARDS_H
#define DM_LINK_TEXTCARDS_H

#include "link/card.h"
#include "link/coded.h"

// [x->events.n] in the arena.
const event_card *textcards_of(const coded *x, arena *a);
// The number of an event among mentions (merger.h), from its id as it is written.
uint64_t textcards_number(str id);

#endif
