// Words that look like a name of the dictionary and are another thing where they stand: "WHO" in a
// line of capitals, "VA" of an address, "Spanish" that somebody speaks, "Twitter" where posts are.
// Private to mention/.
//
// No memory, no state; any thread.
#ifndef DM_MENTION_ACTORWORD_H
#define DM_MENTION_ACTORWORD_H

#include "sentence/sentence.h"

// Is every byte a capital letter of ASCII?
bool actorword_is_capitals(str form);
// "WHO SAYS SO": in a line of capitals a pronoun is one, not the body with its letters.
bool actorword_is_loud(const sentence *st, uint32_t word);
// "Hampton, VA 23661": two capitals behind a comma are a state, but for lists ("HUD, VA and USDA").
bool actorword_is_state(const sentence *st, uint32_t i);
// "Speaks Spanish", "in English", "French classes": a tongue, not a people.
bool actorword_is_language(const sentence *st, uint32_t i);
// Is it the name of a place where posts are, as a firm's is too ("Twitter")?
bool actorword_names_platform(str name);
// "on Twitter", "a Facebook chat", "Google+ Hangout": where posts are, and not the firm.
bool actorword_is_platform(const sentence *st, uint32_t first, uint32_t end);
// "USS Ronald Reagan", "HMS London": a ship has the name, and acts for nobody who bears it.
bool actorword_is_ship(const sentence *st, uint32_t i);
// "210 million US dollars": the word, if there is one, is that of a currency, and no actor before
// it.
bool actorword_is_currency(const sentence *st, uint32_t i);

#endif
