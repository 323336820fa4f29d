// Mends clauses: verbs that a greedy parser takes for adjectives, nouns that it takes for verbs,
// and the subjects and objects that it hangs elsewhere for it. Each rule is a shape that no tree of
// English has. Works in place, before the lemmas; linear in the length of the sentence for each
// word that starts one of the shapes.
#ifndef DM_PARSE_MENDCLAUSE_H
#define DM_PARSE_MENDCLAUSE_H

#include "sentence/sentence.h"

// "Accused Libya of [arming] rebels", "the king, Ahmed, [blamed] Chad", "Peru [resumed] talks a
// year after Oslo [left] them", "having warned Chad, [Niger] left", "watched as Peru [freed]
// them", "crowds [cheered] as Chad freed them".
void mend_clauses(sentence *s);

#endif
