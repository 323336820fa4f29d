// Who speaks as "we" together: the states and bodies that sign a statement, the two sides of a
// press conference. Private to mention/.
#ifndef DM_MENTION_JOINTAUTHOR_H
#define DM_MENTION_JOINTAUTHOR_H

#include "mention/mention.h"

typedef struct {
    const actor *const *who; // [n]
    uint32_t n;
} joint;

// The states and bodies that the headline ("Joint Statement of A and B") or the opening ("released
// by the governments of A and B", "We, the ministers of A and B,") names as the authors; none when
// it is no such text. Of too many to list one government without a country.
joint joint_authors(const sentence_list *sentences, const mention_list *m, const actor *home,
                    arena *a);
// By whose label, at its head, word i of the sentence is spoken; NULL for none.
const attribution *joint_label(const mention_list *m, const sentence *s, uint32_t i);
// Do both speak for the same state or body?
bool joint_is_side(const actor *a, const actor *b);
// Officials of the two states or bodies that alone speak by labels, in order; none when there are
// others.
joint joint_speakers(const sentence_list *sentences, const mention_list *m, arena *a);
// The country alone of somebody who has one.
const actor *joint_nation(const actor *who, arena *a);
// The only country that the headline names beside that of `home`; NULL when there is none.
const actor *joint_guest(const sentence_list *sentences, const mention_list *m, const actor *home,
                         arena *a);

#endif
