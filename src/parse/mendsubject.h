// Mends the noun phrases before a verb: words of the subject hung on the verb, and the other way
// round. Each is a shape that no tree of English has. Works in place, before the lemmas and before
// mend_subjects; linear in the length of the sentence for each word that starts one of the shapes.
#ifndef DM_PARSE_MENDSUBJECT_H
#define DM_PARSE_MENDSUBJECT_H

#include "sentence/sentence.h"

// "On Sunday [Thailand] stopped" as the place Sunday Thailand; "talks between Peru and [Chile]
// broke down" with Chile for a subject; "the threat to strike [Israel] alarmed" with two subjects;
// "the [rioting] by students lasted" with the rioting for an adjective; "[backing] for Mali was
// increased" with the backing for a clause.
void mend_subject_places(sentence *s);

#endif
