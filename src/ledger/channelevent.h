// Talks that a sentence tells of though no rule of the ledger has its words: by an event, a dated
// noun, in passing, by places and days side by side. Private to ledger/.
#ifndef DM_LEDGER_CHANNELEVENT_H
#define DM_LEDGER_CHANNELEVENT_H

#include "ledger/reading.h"

// `matches` of the sentence's rules were read before; their facts begin at `first`.
void channelevent_read(fact_reading *r, uint32_t index, const rule_match_list *matches,
                       size_t first);

#endif
