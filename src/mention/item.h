// The lexicon of weapons and military items behind item_find (finder.h), for its test and for pages
// that list it. Data: codebook/items/*.tsv, after the categories of the UN Register of Conventional
// Arms. Const; any thread.
#ifndef DM_MENTION_ITEM_H
#define DM_MENTION_ITEM_H

#include "mention/finder.h"

// What the lexicon knows of a name; empty where it does not.
typedef struct {
    str category;          // "combat aircraft"
    str register_category; // of the UN Register: "IV", "SALW"
    str origin;            // ISO 3166-1 alpha-3
    str maker;             // a company
} item_facts;

// Row of the lexicon whose name has the same letters and digits ("F 16", "f-16" and "F16" are one),
// -1 when there is none.
int item_row(str name);
item_facts item_row_facts(int row);

// Gives the items among `found`, a document's mentions with its actors, the maker that the words
// name: "US-made shells", "Boeing's jets", "drones built by Baykar" (itemmaker.c).
void item_find_makers(const document *d, const sentence_list *sentences, mention_vec *found);

#endif
