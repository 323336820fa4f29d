// "The two countries' committee", "a similar line with Chad": whom a text means that counts the
// parties, or compares, instead of naming them. Private to ledger/.
#ifndef DM_LEDGER_CHANNELTWO_H
#define DM_LEDGER_CHANNELTWO_H

#include "ledger/reading.h"

// Adds the two states that were named last before the noun whose phrase speaks of "the two"; none
// where the sentence that names them names a third as well.
void channeltwo_add(fact_reading *r, const frame_view *f, uint32_t noun, party_list *list);
// "A similar line with Benin", of which only Benin is in the list: adds whose it is besides, who
// tells of it or who made the change told just before.
void channeltwo_add_similar(const fact_reading *r, const frame_view *f, uint32_t noun,
                            party_list *list);

#endif
