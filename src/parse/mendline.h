// Mends lines of news that treebanks have hardly any of: headlines, what a transcript has before
// its colon, and the names and tags of posts. Works in place, before the lemmas; linear in the
// length of the sentence for each word that starts one of the shapes.
#ifndef DM_PARSE_MENDLINE_H
#define DM_PARSE_MENDLINE_H

#include "sentence/sentence.h"

// "[Peru] to Hold Talks" with Peru for a noun sentence, "Omani [envoy] summoned" with the envoy for
// a modifier of the verb, "nine [dead] as ferry sinks" with the dead for an adjective, "[two towns]
// retaken, army says" with two subjects of one verb.
void mend_headlines(sentence *s);

// "QUESTION: Why did they [leave]?" with the question for an apposition, "SENATOR [BROWN]: Let us
// see" with the label below the clause: what stands behind a label in capitals is beside it.
void mend_labels(sentence *s);

// "[@unhcr] where is the aid" with the name for the whole sentence, "back in the capital [#Bamako]"
// with the tag for a noun of it.
void mend_posts(sentence *s);

#endif
