// Later deeds that touch what a red line or warning is about: proposed as crossings, with the
// reason, for a person to judge. Nobody need have said that they are. Private to ledger/.
#ifndef DM_LEDGER_CROSSPROPOSAL_H
#define DM_LEDGER_CROSSPROPOSAL_H

#include "ledger/folding.h"

// After all folds: fills `proposed` of the rows of red lines from the rows of transfers and
// channels. A deed is proposed when the line was drawn on a day that is known, for one who then
// supplied or talked to somebody whom the line's subject names.
void crossing_propose(ledger *l);

#endif
