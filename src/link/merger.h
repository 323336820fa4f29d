// The same event in many texts: mentions, as cards, to events.
//
// Cards go in in any order; what comes out depends on the cards alone. They are put in blocks
// (type, and one country of each side), each block in order of time, and each mention is compared
// with the events whose days are near: it joins the one that it fits best, if no mention there
// contradicts it (card_same). Where a text names fewer sides than another its mention may be in
// another block: then they stay apart.
//
// A million mentions take a quarter of a gigabyte. One thread; the memory is the merger's own.
//
//     merger *m = merger_new();
//     for (size_t i = 0; i < n; i++) merger_add(m, &cards[i], ids[i]);
//     merger_run(m);
//     for (size_t i = 0; i < n; i++) print(merger_event(m, i));
#ifndef DM_LINK_MERGER_H
#define DM_LINK_MERGER_H

#include "link/card.h"

typedef struct merger merger;

merger *merger_new(void);
void merger_free(merger *m); // NULL is allowed
// Adds a mention; `id` is its own, such as the hash that an event's id is written from. Mentions
// are numbered from 0 in the order in which they are added.
void merger_add(merger *m, const event_card *card, uint64_t id);
// Takes mention `i` out again, before merger_run: what merger_event gives for it means nothing.
void merger_drop(merger *m, size_t i);
size_t merger_count(const merger *m);
// The block that a card is of: the type, and the least of all that take part. Mentions of one event
// are in one block, so that blocks may be merged one by one, each by a merger of its own, with the
// same result. One with more parties than another may have another least one: card_same allows
// that, blocks do not.
uint64_t merger_block(const event_card *c);
// Works out which mentions tell the same event. Once, after all were added.
void merger_run(merger *m);
// The id of the event that mention `i` tells: the least id of all mentions of it.
uint64_t merger_event(const merger *m, size_t i);

#endif
