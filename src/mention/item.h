// The lexicon of weapons and military items behind item_find (finder.h), for its test and for pages
// that list it. Data: codebook/items.tsv, after the categories of the UN Register of Conventional
// Arms. Const; any thread.
#ifndef DM_MENTION_ITEM_H
#define DM_MENTION_ITEM_H

#include "mention/finder.h"

// Row of the lexicon whose name has the same letters and digits ("F 16", "f-16" and "F16" are one),
// -1 when there is none.
int item_row(str name);
str item_row_category(int row);
// Is the lexicon sorted as the search needs it? For tests.
bool item_sorted(void);

// Gives the items among `found`, a document's mentions with its actors, the maker that the words
// name: "US-made shells", "Boeing's jets", "drones built by Baykar" (itemmaker.c).
void item_find_makers(const document *d, const sentence_list *sentences, mention_vec *found);

#endif
