// Which rows a user wants: of whom, of when, about what, in which state.
#ifndef DM_LEDGER_ROWFILTER_H
#define DM_LEDGER_ROWFILTER_H

#include "ledger/ledger.h"

// Empty strings ask for nothing.
typedef struct {
    str id;           // of the one row, however sure it is
    str from;         // supplier, who draws a line, whose position: a code or its beginning ("USA")
    str to;           // recipient, for whom a line is drawn
    bool either;      // `from` and `to` may stand on either side; of channels they always may
    str since, until; // of the last change, both days included; a row without a date is left out
    str subject;      // words that stand in the subject, the items or the words of the row
    str state;        // state, stage, strength or stance
    bool unsure;      // positions below POSITION_SURE (ledger/positionsure.h), too
} row_filter;

// The rows that pass, in the order of the table; they borrow from it. Memory from `a`.
ledger_table rowfilter_apply(const ledger_table *t, const row_filter *f, arena *a);

#endif
