// Official notices of possible arms sales: a release of the US Defense Security Cooperation Agency,
// an arms sales notification of the Federal Register. One notice gives one fact, whatever the form.
#ifndef DM_LEDGER_NOTICE_H
#define DM_LEDGER_NOTICE_H

#include "ledger/fact.h"
#include "link/coded.h"

// Reads a notice with every field that it names. False when the document is none: newspapers that
// report a notice are none.
bool notice_read(const coded *c, arena *a, fact *out);

#endif
