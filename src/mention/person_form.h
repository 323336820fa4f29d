// What the form of a name and the words beside it say about whether a person bears it. Private to
// mention/.
#ifndef DM_MENTION_PERSON_FORM_H
#define DM_MENTION_PERSON_FORM_H

#include "mention/actor_scan.h"

// May a person have the name [first, end), of two words or more? Not when it is like a place's or a
// thing's.
bool person_may_have(const sentence *st, uint32_t first, uint32_t end);
// Do form, neighbours or tree say that the name [first, end), without titles of address, is a
// person's?
bool person_has_form(const sentence *st, uint32_t first, uint32_t end);
// 'm' or 'f' by the given name; 0 when it does not tell.
char person_given_gender(str form);

// Does a name begin at word `first` because the words before say so: "named", "one", "identified
// as"?
bool person_is_called(const sentence *st, uint32_t first);
// Is word i a single name that does what no firm and no town does ("Modise said")?
bool person_speaks_alone(const sentence *st, uint32_t i);
// Where all words have capitals: a given name and an initial ("Ana B. Roe"), or what befalls him
// ("Death of Ana Roe").
bool person_stands_out(const sentence *st, uint32_t first, uint32_t end);
// "also known as", "aka", "née": another name of somebody follows at word `first`.
bool person_is_alias(const sentence *st, uint32_t first);

#endif
