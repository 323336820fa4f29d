// Mends words that hang on the wrong side of a verb: days, prices, conjunctions, infinitives, the
// talks that are put on ice. Each rule is a shape that no tree of English has. Works in place,
// before the lemmas; linear in the length of the sentence for each word that starts a shape.
#ifndef DM_PARSE_MENDPLACE_H
#define DM_PARSE_MENDPLACE_H

#include "sentence/sentence.h"

// "On Friday sharply criticised" with the day for a part of the adverb; "called its envoy home"
// with the envoy for a part of the home; "rifles worth 5 million" with the rifles for a part of
// the worth; "after Lima left" with "after" hung on Lima; "having warned Lima not to sell, Quito
// ..." with the infinitive hung on the main verb; "put its talks on ice" with the talks for a verb;
// "President Moses Kato left" with the first name for one;
// "Chad alone is to blame" with the subject hung on "alone"; "went to Chad" with Chad hung on a
// noun before the verb; a sign for the root; the price and the day behind "worth", and counted
// goods behind a comma, hung on the verb or the price; "for that Chad is to blame" without a
// subject; both names of a person for subjects; "a pact that both signed" hung on the verb above;
// "left the border talks" and "a day after Lima left" with the wrong word for the verb's; "sold
// tanks, valued at"; "warned Lima twice not to sell" with the infinitive hung on "twice"; an
// unknown last name for a noun beside the first; "the sale of tanks that Lima announced" with the
// clause hung on the tanks; the euro for a preposition.
void mend_places(sentence *s);

#endif
