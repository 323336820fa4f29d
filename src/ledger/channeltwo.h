// "The two countries' committee", "both sides' experts": whom a text means that counts the parties
// instead of naming them. Private to ledger/.
#ifndef DM_LEDGER_CHANNELTWO_H
#define DM_LEDGER_CHANNELTWO_H

#include "ledger/reading.h"

// Adds the two states that were named last before the noun whose phrase speaks of "the two"; none
// where the sentence that names them names a third as well.
void channeltwo_add(fact_reading *r, const frame_view *f, uint32_t noun, party_list *list);

#endif
