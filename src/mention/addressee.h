// To whom a speech is given: by its headline, by who publishes it, by the post it stands in.
// Private to mention/.
#ifndef DM_MENTION_ADDRESSEE_H
#define DM_MENTION_ADDRESSEE_H

#include "mention/mention.h"

typedef struct {
    const actor *who; // NULL: unknown
    bool vague;       // whoever is there: only an outspoken "all of you" means them
} addressee;

// "Remarks at a Visit with Service Members", "Letter to the Speaker", "Travel Advisory": whom the
// headline addresses; else in a text of `home` that names no other country there its people.
addressee addressee_of_title(const sentence_list *sentences, const mention_list *m,
                             const actor *home, arena *a);
// "Roe: We stand with Peru. We will help you": in a post the only country named beside `home`.
const actor *addressee_of_post(const sentence_list *sentences, const mention_list *m,
                               const actor *home, arena *a);
// "When you look at it", "you can see": anybody.
bool addressee_is_anybody(const sentence *s, uint32_t i);
// Where the phrase of the "you" at word i begins: "every one of you".
uint32_t addressee_begin(const sentence *s, uint32_t i);

#endif
