// Mends names of people. Each rule is a shape that no tree of English has. Works in place,
// before the lemmas; linear in the length of the sentence for each word that starts a shape.
#ifndef DM_PARSE_MENDNAME_H
#define DM_PARSE_MENDNAME_H

#include "sentence/sentence.h"

// "President Moses Kato left" with the first name for a verb, with both names for subjects, or with
// an unknown last name for a noun beside the first; "in July President Deby warned" with July for a
// part of the title.
void mend_names(sentence *s);

#endif
