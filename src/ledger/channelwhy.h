// What the sentence behind a change says of it: why ("The reason was the arrest of six men.", "It
// cited ...") and what the talks are about ("The subject was gas."). Private to ledger/.
#ifndef DM_LEDGER_CHANNELWHY_H
#define DM_LEDGER_CHANNELWHY_H

#include "ledger/reading.h"

// Completes the last fact told just before the sentence, where that has no reason or subject yet.
void channelwhy_read(fact_reading *r, uint32_t index);

#endif
