// Where a word of the lexicon of agents is no actor by the phrase that it stands in: "market
// forces", "trafficking in persons", "Su-35 fighters", "police reform". Private to mention/.
//
// No memory, no state; any thread.
#ifndef DM_MENTION_AGENTNONE_H
#define DM_MENTION_AGENTNONE_H

#include "sentence/sentence.h"

// Do the words [first, end), an entry of the lexicon, stand for no actor here, as far as the words
// around them say?
bool agent_is_none(const sentence *st, uint32_t first, uint32_t end);
// Does the body [first, end) only say what kind of thing the noun behind it is ("school year")?
bool agent_is_kind_of_thing(const sentence *st, uint32_t first, uint32_t end);
// "Congressional votes", "US military ops": the noun for the adjective at word i before what such a
// body does or has; NULL for all other words.
const char *agent_adjective(const sentence *st, uint32_t i);
// "Gang violence", "citizen uprisings": is the noun at word i what people do or suffer, so that
// those whom the word before it names are actors?
bool agent_is_deed(const sentence *st, uint32_t i);

#endif
