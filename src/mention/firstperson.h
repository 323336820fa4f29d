// "We", "I", "our": whose they are is known only when it is known who speaks. Private to mention/.
#ifndef DM_MENTION_FIRSTPERSON_H
#define DM_MENTION_FIRSTPERSON_H

#include "mention/finder.h"

// Adds a mention for each pronoun of the first person whose speaker is known: who says the words
// around it, or, where nobody else does, `home`, the government that publishes the document (NULL
// when none does). `m` is the list with its speakers; speakers point into the new list after it.
void firstperson_add(const sentence_list *sentences, const actor *home, mention_list *m, arena *a);

#endif
