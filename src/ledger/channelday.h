// The day of what a text tells of talks where its words only hint at it: a summary of the week, "a
// few weeks ago", "later this year". Private to ledger/.
#ifndef DM_LEDGER_CHANNELDAY_H
#define DM_LEDGER_CHANNELDAY_H

#include "ledger/reading.h"

// Corrects the date that reading_date() has given to the fact of word `word`, and the state of what
// is still to come.
void channelday_correct(fact_reading *r, const frame_view *f, fact *x, uint32_t word);

#endif
