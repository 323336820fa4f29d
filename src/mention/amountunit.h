// Units of measure behind a number ("190,000 square metres", "155mm", "60 miles per hour"), from
// codebook/units.tsv: one name a unit, whatever the spelling.
//
// No memory, no state; any thread.
#ifndef DM_MENTION_AMOUNTUNIT_H
#define DM_MENTION_AMOUNTUNIT_H

#include "mention/mention.h"

// The longest unit from word `at`: its name in *unit, the word after it in *end.
bool unit_at(const sentence *s, uint32_t at, str *unit, uint32_t *end);

#endif
