// Lists of events with the columns of ACLED and of UCDP's georeferenced events.
#ifndef DM_CLI_EVENTSHEET_H
#define DM_CLI_EVENTSHEET_H

#include "cli/sheet.h"
#include "query/eventlist.h"

typedef struct {
    sheet sheet;
    buf cell;
    size_t listed, wide; // wide: dates that the list's precision of time does not know
} eventsheet;

// Begins the list; `sheet.json` is set.
void acledlist_open(eventsheet *e, buf *out);
void ucdplist_open(eventsheet *e, buf *out);
// Adds the event if the list has such: of ACLED political violence, demonstrations and what
// codebook/acled.tsv makes of others; of UCDP deeds of armed force with at least one dead.
void acledlist_add(eventsheet *e, const eventlist_row *row);
void ucdplist_add(eventsheet *e, const eventlist_row *row);
void eventsheet_close(eventsheet *e);

#endif
