// Where a reason told by a noun ends: "thanked them for their part [in making it]", "for the work
// [to end the war]". The parser hangs such words on the verb as often as on the noun; right behind
// a reason, with no comma between, they say more of it. A time, a place of the deed and a clause
// with a subject of its own do not. Of trees alone. Private to link/.
#ifndef DM_LINK_REASONTAIL_H
#define DM_LINK_REASONTAIL_H

#include "link/anchor.h"

// The words of the reason at `why`, which `words` are the first part of.
span reason_tail(const frame_view *f, const relation *r, uint32_t why, span words);

#endif
