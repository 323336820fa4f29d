// The day of a stage that the words put before the text's own: running totals, "a few days ago".
// Private to ledger/.
#ifndef DM_LEDGER_TRANSFERDAY_H
#define DM_LEDGER_TRANSFERDAY_H

#include "ledger/transfer.h"

// Where the stage stands on the text's own day although it came about before, by nobody knows how
// much: its date becomes the open interval "../2024-07-17", known by then. Called when the deals of
// the text stand: up to there it counts as of that day.
void transfer_open_day(fact_reading *r, saying *s);

#endif
