// Mends what clauses, infinitives and their conjunctions hang on. Each rule is a shape that no tree
// of English has. Works in place, before the lemmas; linear in the length of the sentence for each
// word that starts a shape.
#ifndef DM_PARSE_MENDLINK_H
#define DM_PARSE_MENDLINK_H

#include "sentence/sentence.h"

// "After Lima left" with "after" hung on Lima; "warned Lima twice not to sell" with the infinitive
// hung on "twice"; "for that Chad is to blame" without a subject; "a pact that both signed" hung on
// the verb above or with "that" for a conjunction, "the sale of tanks that Lima announced" on the
// tanks, "comments suggesting [Oman left]" on the verb above, "a step they [warned] would fail"
// beside the failing, and the step for what fails; "a rally of students [demanding] talks" on the
// students, "will recall its envoy, [the army warned]" with the army for the envoy, "ignored
// warnings that it was a risk" on the ignoring; "left the border talks" and "the two last held
// talks" with the wrong word for the verb; "; Chad, in contrast, left" with Chad for a name of what
// stands before; a sign for the root.
void mend_links(sentence *s);

#endif
