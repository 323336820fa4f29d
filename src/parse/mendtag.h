// Mends words whose tag and place in the tree cannot both be right: participles that are a past
// tense, verbs that are nouns. Works in place, before the lemmas; linear in
// the length of the sentence for each word that starts one of the shapes.
#ifndef DM_PARSE_MENDTAG_H
#define DM_PARSE_MENDTAG_H

#include "sentence/sentence.h"

// "Police [arrested] 30" as a participle with a subject, "Mali [called] for calm" as a passive,
// "in the [talks]" as a verb, "said [no] to Chad" as a clause, "the pride [march]" as a time, "it
// is [up] to Chad" as a preposition, "the police [handed] over" as a noun, "[no] further meeting"
// as an adverb, "[fasting] against the king, he" as an adjective.
void mend_tags(sentence *s);

#endif
