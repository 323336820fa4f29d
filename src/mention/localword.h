// What tells of a country without naming it: words that only its newspapers use ("bandh", "the
// gardai", "R40,000"), and towns and districts of our own lists that no other country has.
#ifndef DM_MENTION_LOCALWORD_H
#define DM_MENTION_LOCALWORD_H

#include "sentence/sentence.h"

// The country of the word that begins at word i; empty when it is of none.
str localword_country(const sentence *st, uint32_t i);
// The country of the town or district at word i; empty when it is none.
str localword_town(const sentence *st, uint32_t i);

#endif
