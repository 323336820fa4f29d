// Mends clauses whose verb with a tense was not seen: "which [struck] targets", "a gang [ambushed]
// soldiers".
#ifndef DM_PARSE_MENDFINITE_H
#define DM_PARSE_MENDFINITE_H

#include "sentence/sentence.h"

void mend_finites(sentence *s);

#endif
