// The columns of an attribution: an event has a list of them, a mention of words said has one.
// Private to store/.
#ifndef DM_STORE_ATTRIBUTION_H
#define DM_STORE_ATTRIBUTION_H

#include "store/getter.h"

#define ATTRIBUTION_COLUMNS 7

extern const column ATTRIBUTION[ATTRIBUTION_COLUMNS];

#endif
