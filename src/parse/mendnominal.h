// Mends noun phrases: nouns that pass for verbs or adjectives, predicates and prepositions
// with words below them. Each rule is a shape that no tree of English has. Works in place,
// before the lemmas; linear in the length of the sentence for each word that starts a shape.
#ifndef DM_PARSE_MENDNOMINAL_H
#define DM_PARSE_MENDNOMINAL_H

#include "sentence/sentence.h"

// "[Rebels] shelled towns", "its arms [deal] was signed" with the noun for a verb, "China's
// [military] accused" for an adjective; "the king is [ready]", "is [due] to leave" with the king
// for the predicate; "cooperation with [Egypt]" with Egypt hung on the "with".
void mend_nominals(sentence *s);

#endif
