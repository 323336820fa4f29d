// Mends what no tree of English has, and a greedy parser still makes now and then.
#ifndef DM_PARSE_MEND_H
#define DM_PARSE_MEND_H

#include "sentence/sentence.h"

// "Returned [to the] river talks" with the preposition or article hung on a noun that only modifies
// another: both belong to that other one. Linear in the length of the sentence, as the next one.
void mend_compounds(sentence *s);

// A verb with a second subject behind it: an object. A second subject that has a preposition:
// "Talks with Oman [on fishing quotas] have been put off". The phrase becomes a modifier of the
// noun before its preposition.
void mend_subjects(sentence *s);

// "Ignored officials in Minsk, who have warned ..." with the clause hung on the verb or on the
// comma: it describes the noun before the comma; of "heed to officials, who have" the one of that
// number. So does one hung on a price ("ships worth 5 million, which ..."), and of "said Chad,
// which" Chad.
void mend_relatives(sentence *s);

// "Warned the Swedes that their patience was at an end" with the clause hung on those who are
// warned: it is what they are told.
void mend_hearers(sentence *s);

// "Gave the go-ahead": a verb and its particle that are a noun together.
void mend_particle_nouns(sentence *s);

// "Called the plan absurd", "left nine guards injured" with the adjective or participle hung on the
// noun.
void mend_predicates(sentence *s);

#endif
