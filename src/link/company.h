// Who meets whom in a text that is the account of one talk: "Readout of President Roe's call with
// Prime Minister Kone", "the Secretary's meeting with Foreign Minister Silva". What such a text
// goes on to tell of "the two leaders", "the Secretary" or "he" was done by them, so that two
// accounts of one day are told apart. Private to link/.
#ifndef DM_LINK_COMPANY_H
#define DM_LINK_COMPANY_H

#include "link/card.h"

#define COMPANY_MAX CARD_TALK

struct company {
    card_person people[COMPANY_MAX]; // [n]
    uint8_t n;                       // 0: the text is no account of a talk
};

// The people of the first sentence, among those at the head of the text, that tells a talk of
// people of two countries or bodies.
company company_of(const sentence_list *sentences, const mention_list *mentions);

#endif
