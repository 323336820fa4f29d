// What only the speakers tell: whose "we", "I" and "you" are, and which words are whose. Private to
// mention/.
#ifndef DM_MENTION_FIRSTPERSON_H
#define DM_MENTION_FIRSTPERSON_H

#include "mention/finder.h"

// A mention for each pronoun of the first person whose speaker is known: who says the words around
// it, or, where nobody else does, `home`, the government that publishes the document (NULL when
// none does). Appends them in text order. `m` is the list with its speakers.
void firstperson_find(const sentence_list *sentences, const actor *home, const mention_list *m,
                      mention_vec *out, arena *a);

// A mention for each "you" whose addressee the text tells (secondperson.c): in a transcript with
// questions, and in a message on the national day of a country that is not `home`'s.
void secondperson_find(const sentence_list *sentences, const actor *home, const mention_list *m,
                       mention_vec *out, arena *a);

// A mention for each stretch of a sentence that somebody else than the author says (said.c).
void said_find(const sentence_list *sentences, const mention_list *m, mention_vec *out, arena *a);

#endif
