// Mends words that a greedy parser takes for another kind of word, or for another part of their
// clause: nouns for verbs, who is given something for a part of its name, a preposition or copula
// with words below it. Each rule is a shape that no tree of English has. Works in place, before the
// lemmas; linear in the length of the sentence for each word that starts one of the shapes.
#ifndef DM_PARSE_MENDPART_H
#define DM_PARSE_MENDPART_H

#include "sentence/sentence.h"

// "[Rebels] shelled towns", "made Nepal [a present]", "granted [the refugees] freedom", "the king
// is [due] to leave", "delivered two [more]".
void mend_parts(sentence *s);

#endif
