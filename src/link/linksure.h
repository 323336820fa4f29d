// How likely a link is right as a whole: that somebody who reads its sentence would write it down,
// with its kind, its ends and who did what in what it explains.
#ifndef DM_LINK_LINKSURE_H
#define DM_LINK_LINKSURE_H

#include "event/event.h"
#include "link/relation.h"

// Of 1, for what explains `to`; `meant`: how likely the words mean that. Weights fitted on links
// that were judged by hand (bench/RESULTS.md, "Links and the ledger").
double link_sure(link_kind kind, double meant, const event *to);

#endif
