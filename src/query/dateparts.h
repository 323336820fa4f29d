// Private to this room: the year, month or day of many different dates, asked of SQLite once for
// each date and not for each event.
#ifndef DM_QUERY_DATEPARTS_H
#define DM_QUERY_DATEPARTS_H

#include "query/eventcolumns.h"
#include "query/eventsearch.h"

typedef struct {
    uint32_t *of; // [dates] number of the part in `texts`; 0: the date has none
    column_texts texts;
} date_parts;

// Is that a part of the date?
bool dateparts_are(search_group by);
// Those of the dates; both lie in the arena. ST_STORE as connection_visit has it.
status dateparts_read(const connection *c, const column_texts *dates, search_group by, arena *a,
                      date_parts *out, diag *why);

#endif
