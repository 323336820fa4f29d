// Which way a date without its week or year points: "met on Friday" back, "will meet on Friday"
// forth. Read from the verb that governs the words [first, end), its auxiliaries, and from words
// like "scheduled" on the way up; TIME_NEAREST when nothing says.
//
// No state; any thread.
#ifndef DM_MENTION_TIMETENSE_H
#define DM_MENTION_TIMETENSE_H

#include "mention/timepoint.h"

time_direction time_tense(const sentence *s, uint32_t first, uint32_t end);

#endif
