// Do the words of a connective join what they stand between? The same words may be something else
// where they stand: a part of a compound ("the after-action report"), the words of another
// ("the year or so that they have met"), the next member of a list ("to invade; to reclaim"), or
// be denied ("not because of the cost"). Of trees alone. Private to link/.
#ifndef DM_LINK_CUE_H
#define DM_LINK_CUE_H

#include "link/relation.h"

bool cue_joins(const frame_view *f, const relation *r);
// The word that explains a participle of result: "fired when they came, killing two" hangs on the
// firing, not on when it was; "fled when it exploded, killing two" on the explosion. Else that of
// the relation.
int32_t cue_cause(const frame_view *f, const relation *r);

#endif
