// One fact of a channel: its parties, subject, form, day, round, reasons. Private to ledger/.
#ifndef DM_LEDGER_CHANNELFACT_H
#define DM_LEDGER_CHANNELFACT_H

#include "ledger/reading.h"

// Talks, a round, consultations: a noun that tells of a channel by itself.
bool channelfact_is_noun(str lemma);
// Adds the fact of the channel whose noun is `noun`, changed at `word` to `state` (empty: an offer,
// which counts with a condition alone) by `by`. `parties` are those that the sentence names; what
// it leaves out the text before and the text as a whole fill. Nothing is added when there are not
// two. `e` is the event that tells it; NULL: none.
void channelfact_add(fact_reading *r, uint32_t index, uint32_t word, uint32_t noun, str state,
                     party_list *parties, fact_party by, const event *e);

// "No talks were held", "no discussion will take place".
bool channelfact_is_denied(const frame_view *f, uint32_t noun);

#endif
