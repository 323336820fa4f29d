// Private to this room: what GDELT's tables of events and of mentions share.
#ifndef DM_EXPORT_EXPORTGDELT_H
#define DM_EXPORT_EXPORTGDELT_H

#include "export/exportdyad.h"

// A moment as YYYYMMDDHHMMSS in UTC, midnight where only the day is known.
bool exportgdelt_moment(str published, export_value *out);

#endif
