// Datelines of news agencies: "BEIJING, July 17 (Reuters) -", "WASHINGTON (AP) --", "KYIV, Ukraine
// --", "MOSCOW, July 17. /TASS/.", "Tokyo, 17 July 2024 (Kyodo) -", "(Bloomberg) --", and the dates
// that stand in a line of their own under a title.
//
// A dateline is a place, a date and an agency, each of which may lack, before a dash (or, for
// agencies in brackets or slashes, nothing) and the first word of the text. A place alone must be
// in capitals; beside a date or an agency it need only begin with them.
#ifndef DM_DOCUMENT_DATELINE_H
#define DM_DOCUMENT_DATELINE_H

#include "base/calendar.h"

#define DATELINE_MAX_BYTES 120 // place, region, date and agency take less

// A date as a text writes it.
typedef struct {
    calendar_date date; // month and day 0 when there is no date, year 0 when it is not given
} written_date;

typedef struct {
    size_t length; // bytes of the paragraph up to and with the dash; 0: there is no dateline
    str place;     // as printed; empty when it lacks
    str outlet;    // as printed; empty when it lacks
    written_date date;
} dateline;

// Looks at the start of a paragraph of normalised text.
dateline dateline_read(str paragraph);
// A date that is all of `s`: "July 17", "17 July 2024", "Wednesday, July 17, 2024", "2024-07-17",
// each perhaps with a time after it. Month 0 when it is none.
written_date dateline_date(str s);
// A line that says when the text was published: a date alone, or after "Published", "Posted",
// "Updated" and the like. Month 0 when it is none.
written_date dateline_publication(str line);

#endif
