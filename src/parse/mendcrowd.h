// Mends what a crowd is called after: "met protesting residents", "spoke to striking nurses" with
// the participle for a deed of whom the sentence is about, and not for what the residents do. Works
// in place, before the lemmas; linear in the length of the sentence.
#ifndef DM_PARSE_MENDCROWD_H
#define DM_PARSE_MENDCROWD_H

#include "sentence/sentence.h"

// "Met [protesting] residents", "called on [striking] nurses".
void mend_crowds(sentence *s);

#endif
