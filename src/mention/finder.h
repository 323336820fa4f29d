// What the finders inside the mention room share: each looks at one sentence's words and tree and
// appends the mentions of its kinds. Private to mention/.
#ifndef DM_MENTION_FINDER_H
#define DM_MENTION_FINDER_H

#include "mention/mention.h"

typedef VEC(mention) mention_vec;

// Dates, times, durations (time.c). `d->published` anchors relative dates; empty leaves them
// unresolved.
void time_find(const document *d, const sentence *s, mention_vec *out, arena *a);
// Money, quantities, percentages (amount.c).
void amount_find(const document *d, const sentence *s, mention_vec *out, arena *a);
// Weapons and military items (item.c); looks at the quantities already in `out` for the same
// sentence to fill in how many.
void item_find(const document *d, const sentence *s, mention_vec *out, arena *a);
// Actors of the whole document, coreference included (actor.c). Returns the government that
// publishes the document on its own behalf; NULL when none does. `own` may be NULL.
const actor *actor_find(const document *d, const sentence_list *sentences, const dictionary *own,
                        mention_vec *out, arena *a);
// Places of the whole document, once its other mentions are known and in order (placefind.c).
void place_find(const document *d, const sentence_list *sentences, const mention_list *known,
                mention_vec *out, arena *a);
// Whose words each word is, for the whole document, once its actors are known (speaker.c).
// `home` is the government that publishes the document; NULL when none does. Returns
// [n_sentences][n_tokens], NULL where the author speaks.
const attribution *const *const *speaker_find(const document *d, const sentence_list *sentences,
                                              const mention_list *m, const actor *home, arena *a);

#endif
