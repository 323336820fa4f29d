// What the sentences beside a change say of it: why ("The reason was the arrest of six men.", "The
// step follows ..."), what would undo it ("It will return once ...") and what the talks are about
// ("The subject was gas."). Private to ledger/.
#ifndef DM_LEDGER_CHANNELWHY_H
#define DM_LEDGER_CHANNELWHY_H

#include "ledger/reading.h"

// Completes the last fact told just before the sentence, where that has no reason, condition or
// subject yet.
void channelwhy_read(fact_reading *r, uint32_t index);

// "In response, the talks are suspended": gives a change that points back to the sentence before
// what that tells as its reason and, of an author who is one of the parties, who has made it.
void channelwhy_before(fact_reading *r, uint32_t index, uint32_t word, fact *x);

#endif
