// Mends what no tree of English has, and a greedy parser still makes now and then.
#ifndef DM_PARSE_MEND_H
#define DM_PARSE_MEND_H

#include "sentence/sentence.h"

// A verb with a second subject that has a preposition: "Talks with Oman [on fishing quotas] have
// been put off". The phrase becomes a modifier of the noun before its preposition. Linear in the
// length of the sentence.
void mend_subjects(sentence *s);

#endif
