// Private to this room: which event an address names.
#ifndef DM_SERVE_EVENTVIEW_H
#define DM_SERVE_EVENTVIEW_H

#include "link/chain.h"
#include "serve/view.h"

// The event of /event/ID, whose id begins with that; it holds as long as the source. Absent when
// there is none, ST_USAGE when there are several.
status eventview_find(const viewing *v, const chain_source *source, const chain_event **out,
                      diag *why);

#endif
