// People that are counted: quantities whose noun or verb says that they are people, with what
// befell them, whose they are and who did it. Private to mention/.
#ifndef DM_MENTION_PEOPLE_H
#define DM_MENTION_PEOPLE_H

#include "mention/finder.h"

// Makes people of the quantities among `found`, which holds a document's mentions in text order,
// actors included.
void people_find(const sentence_list *sentences, mention_vec *found, arena *a);
// Adds an actor for the people among `found` that no actor stands for (peopleactor.c), behind the
// others: out of text order.
void people_add_actors(const sentence_list *sentences, mention_vec *found, arena *a);
// Marks the tolls that a later one of the same text replaces (peopletoll.c).
void people_supersede(const sentence_list *sentences, mention_vec *found);

// Gives those of these actors whom something befell, and who have no country, that of the only one
// where the sentence says things are. The places must be among the mentions, in text order.
void people_place_actors(mention_vec *found, arena *a);

#endif
