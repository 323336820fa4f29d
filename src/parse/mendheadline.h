// Mends what only headlines leave out: the auxiliary of a passive, the "and" of two doers, the verb
// of who says so. Works in place, before the lemmas; linear in the length of the line for each word
// that starts one of the shapes.
#ifndef DM_PARSE_MENDHEADLINE_H
#define DM_PARSE_MENDHEADLINE_H

#include "sentence/sentence.h"

// "[Hostages] freed in Lagos", "army says [hostages] freed" with the noun before its participle;
// "Iran, [Peru] restore ties" with two subjects of one verb; "China: Japan [broke] accord" with an
// apposition; "rebels seize port - [army]" with the speaker for a noun of the sentence. Leaves what
// is no headline.
void mend_headline_clauses(sentence *s);

#endif
