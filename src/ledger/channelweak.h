// The line between a channel and a single meeting (doc/ledger.md, "What is a channel"). Private to
// ledger/.
#ifndef DM_LEDGER_CHANNELWEAK_H
#define DM_LEDGER_CHANNELWEAK_H

#include "ledger/reading.h"

#define CHANNEL_LONG_TEXT 45 // sentences; a longer text speaks of more than one meeting

// Does a body sit as it always does ("the council held its third session") and talk to nobody?
// `word`: the verb.
bool channelweak_is_sitting(const fact_reading *r, const frame_view *f, uint32_t word,
                            uint32_t noun);
// "A round of elections": is it one of something that is no talks?
bool channelweak_is_other(const frame_view *f, uint32_t noun);
// A call or private meeting, that is no round of anything.
bool channelweak_is_call(const frame_view *f, uint32_t noun);
// Does the fact count only beside another of the same channel: a meeting, a trip, a chat, or what a
// long text says of talks that it does not name? `about`: what stands beside the noun.
bool channelweak_is_faint(const fact_reading *r, const frame_view *f, const fact *x, uint32_t word,
                          uint32_t noun, str about);

#endif
