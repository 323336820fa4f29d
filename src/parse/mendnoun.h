// Mends words that the tagger takes for the wrong one of noun and verb, or of verb and preposition,
// where the words around them leave no choice: each is a shape that no tree of English has. Works
// in place, before the lemmas; linear in the length of the sentence for each word that starts one
// of the shapes.
#ifndef DM_PARSE_MENDNOUN_H
#define DM_PARSE_MENDNOUN_H

#include "sentence/sentence.h"

// "An arms [sale] to Chad was announced", "denounced the US [measure]", "the Qatari [offer] stands"
// with the noun for a verb; "Egypt [opposed] the dam" with the verb for a preposition; "hacking by
// Chad" with the "by" hung on the full stop; "aid worth 2 million [euros] was approved" with the
// sum for a second subject.
void mend_words(sentence *s);

#endif
