// The dates of feeds become ISO 8601: RFC 822 and what is made of it ("Wed, 02 Oct 2002 15:00:00
// GMT", "2 Oct 02 15:00 EST", "Wednesday, October 2, 2002 3:00 PM"), W3C's ISO 8601 in its many
// broken forms ("2003-12-31T10:14:55 Z", "2003-335", "--12-31"), asctime ("Wed Oct  2 15:00:00
// 2002"), and days of month names in English.
#ifndef DM_DOCUMENT_FEEDDATE_H
#define DM_DOCUMENT_FEEDDATE_H

#include "base/calendar.h"

#define FEEDDATE_MAX_BYTES 100 // of a date; what is longer is none

// "2002-10-02", "2002-10-02T15:00:00Z", "2002-10-02T15:00:00+05:30", without a zone where none is
// told; "2002" and "2002-10" as they are. Empty when it cannot be read. In the arena.
str feeddate_read(arena *a, str written);

#endif
