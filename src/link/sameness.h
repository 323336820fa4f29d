// Which events of one text are the same, told twice: the headline's, the lead's, the quotation's.
// Private to link/.
#ifndef DM_LINK_SAMENESS_H
#define DM_LINK_SAMENESS_H

#include "link/card.h"

typedef struct sameness sameness;

// Compares every event with those before it. `frames` [n_sentences] are open where events stand.
sameness *sameness_of_text(const document *d, const event_list *events, const frame_view *frames,
                           arena *a);
// The first event that tells what event `i` tells, and how likely that is; -1: it is the first.
int64_t sameness_first(const sameness *s, size_t i, double *score);

#endif
