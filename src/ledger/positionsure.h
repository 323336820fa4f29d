// How likely a row of positions is right and understood by who reads nothing but the row.
#ifndef DM_LEDGER_POSITIONSURE_H
#define DM_LEDGER_POSITIONSURE_H

#include "ledger/ledger.h"

// Rows below this are shown to nobody who does not ask for them: of such rows that were judged one
// in five was right.
#define POSITION_SURE 0.5

// Of 1; `coded`: that of the events at its words. Weights fitted on rows that were judged by hand
// (bench/RESULTS.md, "Links and the ledger").
double position_sure(const position_row *row, double coded);

// Is there a name in the words: "Chad", "#Gao", "NATO-led"?
bool position_has_name(str text);

#endif
