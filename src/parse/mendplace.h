// Mends words that stand where their form cannot: a past tense for a preposition, the preposition
// of a name on the other side of a verb, a noun behind a particle's "to" for a verb. Each is a
// shape that no tree of English has. Works in place, before the lemmas; linear in the length of the
// sentence for each word that starts one of the shapes.
#ifndef DM_PARSE_MENDPLACE_H
#define DM_PARSE_MENDPLACE_H

#include "sentence/sentence.h"

// "Kenya [opposed] the port", "is [opposed] to it", as if it were that of "as opposed to"; "agreed
// [to] direct talks" with an infinitive's "to" at an adjective; "gave in to [pressure]" as a verb;
// "the sale of rice to [Mali] drew praise" with
// Mali for a part of the praise; "was given rifles by [Oman] free of charge" with Oman for a part
// of the "free"; "that they failed [is the fault] of Mali" with the fault below the failing;
// "thanks to [rain]" with the rain below the thanks;
// "over [continued] sales" with the participle for the verb of a clause; "with [what] they began"
// with a "what" that has a preposition for an object; "by the [Dutch]" for an adjective; "once
// [more]" for what is done; "only last [year] were they ..." with the year for the sentence.
void mend_places(sentence *s);

// "The waiver of debts by [Oman] made room" with Oman for who made it and the waiver for what Oman
// is. Other repairs leave this one (mend_clauses).
void mend_swapped(sentence *s);

#endif
