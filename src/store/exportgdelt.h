// Private to the store: what GDELT's tables of events and of mentions share.
#ifndef DM_STORE_EXPORTGDELT_H
#define DM_STORE_EXPORTGDELT_H

#include "store/exportdyad.h"

// A moment as YYYYMMDDHHMMSS in UTC, midnight where only the day is known.
bool exportgdelt_moment(str published, export_value *out);

#endif
