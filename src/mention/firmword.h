// Companies whose name is a word or a surname ("Target", "Ford", "Apple"): does the text speak of
// the company where such a name stands? Private to mention/.
//
// No memory, no state; any thread.
#ifndef DM_MENTION_FIRMWORD_H
#define DM_MENTION_FIRMWORD_H

#include "sentence/sentence.h"

// "Target shares", "the carmaker Ford", "the CEO of Apple", "Visa announced", "Ford, GM and
// Stellantis": do the words [first, end) name a company? `beside`: another company stands right
// before them, joined by a comma or an "and".
bool firmword_is_meant(const sentence *st, uint32_t first, uint32_t end, bool beside);

#endif
