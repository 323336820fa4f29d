// Persons whose role stands in the plural before them or around them: "Senators Roe and Lind",
// "candidates such as Amina Issa", "Amina Issa, Nominee for Ambassador". Private to mention/.
#ifndef DM_MENTION_PERSON_LIST_H
#define DM_MENTION_PERSON_LIST_H

#include "mention/actor_scan.h"

// The list of persons that is being read.
typedef struct {
    uint32_t hit; // index of the noun in the plural; SCAN_NONE: there is none
    uint32_t end; // word after the last member
} person_list;

// Goes on with or opens a list at the name [first, end); false when it is no member.
bool person_list_at(actor_scan *s, uint32_t k, person_list *list, uint32_t first, uint32_t end);
// Is the bearer of the name named to an office by the government that publishes the text, or does
// he leave one: "Amina Issa, Nominee for ...", "vice Amina Issa, resigned"?
bool person_is_nominated(const actor_scan *s, const sentence *st, uint32_t first, uint32_t end);
// The sectors that make the name's bearer an official or a journalist by what stands around: who is
// named to an office of the government that publishes the text, or called upon at a briefing.
// *owner is whose he is, unchanged when nobody knows. Empty when it is neither.
str person_part_played(actor_scan *s, uint32_t k, uint32_t first, uint32_t end,
                       const actor **owner);

#endif
