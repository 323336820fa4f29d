// Mends words that the tagger takes for the wrong one of noun and verb, and lost prepositions,
// where the words around them leave no choice: each is a shape that no tree of English has. Works
// in place, before the lemmas; linear in the length of the sentence for each word that starts one
// of the shapes.
#ifndef DM_PARSE_MENDNOUN_H
#define DM_PARSE_MENDNOUN_H

#include "sentence/sentence.h"

// "An arms [sale] to Chad was announced", "denounced the US [measure]", "the Qatari [offer] stands"
// with the noun for a verb; "the door to [talks]" too, and "[accused] of lies, Chad left" with the
// participle for an adverb; "hacking by Chad" with the "by" hung on the full stop; "a [trade] and
// border law" with the law for a second thing beside the trade.
void mend_words(sentence *s);

#endif
