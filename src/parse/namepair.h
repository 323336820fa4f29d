// Headlines that open with two names and a comma, "Japan, India sign pact": they are read once more
// with "and" for the comma.
#ifndef DM_PARSE_NAMEPAIR_H
#define DM_PARSE_NAMEPAIR_H

#include "sentence/sentence.h"

// The comma between the names, where they are no subjects yet; -1 if there is none.
int32_t namepair_find(const sentence *s);

// Are the two names now subjects of the main verb? Makes the word at `comma` a comma again.
bool namepair_confirm(sentence *s, uint32_t comma);

#endif
