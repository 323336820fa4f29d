// Mends what a verb acts on, who is given it, and by whom. Each rule is a shape that no tree of
// English has. Works in place, before the lemmas; linear in the length of the sentence for each
// word that starts a shape.
#ifndef DM_PARSE_MENDOBJECT_H
#define DM_PARSE_MENDOBJECT_H

#include "sentence/sentence.h"

// "Made Nepal [a present]", "expelled [the envoy]" with the object for what somebody becomes;
// "offered Libya [talks]" with the talks for a verb; "granted [the refugees] freedom" with the
// refugees for a part of its name; "delivered two [more]" with the "more" for an adverb; "was
// called by Chad after protests by [students]" with two who call; "was refused [entry]", "called [a
// strike]" with the object for what somebody is, "attended [the march]" for a time; "brought [its
// envoy] home" with the envoy for a part of a home; "has stood by [Peru]" with Peru for who did it.
void mend_object_places(sentence *s);

#endif
