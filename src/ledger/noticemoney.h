// What a sale costs: the total of a notice, and of an amendment what was notified before. Private
// to ledger/; no memory, no state.
#ifndef DM_LEDGER_NOTICEMONEY_H
#define DM_LEDGER_NOTICEMONEY_H

#include "base/str.h"

typedef struct {
    double value;  // US dollars; NAN when the notice names none
    double former; // NAN: no amendment, or it does not say
} notice_money;

// Of the amounts in bytes [from, to).
notice_money notice_money_read(str text, size_t from, size_t to);

#endif
