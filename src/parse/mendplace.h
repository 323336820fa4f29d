// Mends words that hang on the wrong side of a verb: months, prices, conjunctions, infinitives and
// names. Each rule is a shape that no tree of English has. Works in place,
// before the lemmas; linear in the length of the sentence for each word that starts a shape.
#ifndef DM_PARSE_MENDPLACE_H
#define DM_PARSE_MENDPLACE_H

#include "sentence/sentence.h"

// "Rifles worth 5 million" with the rifles for a part of the worth; the day behind that price, and
// counted goods behind a comma, hung on the price or the verb; the euro for a preposition; "after
// Lima left" with "after" hung on Lima; "warned Lima twice not to sell" with the infinitive hung on
// "twice"; "President Moses Kato left" with the first name for a verb, both names for subjects, or
// an unknown last name for a noun beside the first; "in July President Deby warned" with July for a
// part of the title; a sign for the root; "for that Chad is to blame" without a subject; "a pact
// that both signed" hung on the verb above, "the sale of tanks that Lima announced" on the tanks;
// "left the border talks" and "the two last held talks" with the wrong word for the verb; "; Chad,
// in contrast, left" with Chad for a name of what stands before.
void mend_places(sentence *s);

#endif
