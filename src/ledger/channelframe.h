// What a text is about as a whole: whose talks, about what. For sentences that leave it out ("The
// round took place in Batken"). Private to ledger/.
#ifndef DM_LEDGER_CHANNELFRAME_H
#define DM_LEDGER_CHANNELFRAME_H

#include "ledger/reading.h"

typedef struct channel_frame {
    party_list
        parties; // the two (or, of talks of so many, all) that the headline and the lead name
    str author;  // key of one of them that only writes the text and is not named; empty: none
    bool clear;  // the headline names both, or the lead nobody else
    str subject; // of the thesaurus; empty: none is named there
    bool subject_loose; // only words of the lead that speak of no talks say so
    uint32_t n_said;    // of "five-party talks": how many parties; 0: the text does not say
    bool about_talks;   // the headline or the lead names talks, a round, a treaty
} channel_frame;

channel_frame channelframe_of(fact_reading *r);
// "Five-party talks", "talks among six states": how many; 0: the noun does not say.
uint32_t channelframe_count(const frame_view *f, uint32_t noun);
// The first list of exactly so many countries in the text; false when there is none.
bool channelframe_list(fact_reading *r, uint32_t n, party_list *out);

#endif
