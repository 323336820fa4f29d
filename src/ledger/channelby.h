// Who changed the state of a channel alone. Talks are held, gone on with and agreed upon by all who
// talk: whoever hosts, chairs, announces or signs, or is the subject of such words, has not done it
// by himself. Private to ledger/.
#ifndef DM_LEDGER_CHANNELBY_H
#define DM_LEDGER_CHANNELBY_H

#include "ledger/reading.h"

// Is it an act of all parties that made the state at `word`? Not so what one does to the others
// (suspends, refuses, ends, proposes), who takes the talks up again, who consents to what the
// other wants or ratifies a treaty; unless the words have several do it ("both sides", "Chad and
// Niger").
bool channelby_is_joint(const frame_view *f, uint32_t word, str state);
// Leaves open who changed the state where all have: at the end of a text, for until then it is
// known whose "a similar line" is.
void channelby_settle(fact_reading *r);

#endif
