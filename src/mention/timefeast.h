// Days of feasts that the civil calendar does not fix.
//
// No state; any thread.
#ifndef DM_MENTION_TIMEFEAST_H
#define DM_MENTION_TIMEFEAST_H

#include "base/calendar.h"

typedef enum {
    FEAST_NONE,
    FEAST_EASTER,
    FEAST_ORTHODOX_EASTER,
    FEAST_JEWISH_NEW_YEAR, // its first day, as the others
    FEAST_RAMADAN,
    FEAST_EID_AL_FITR,
    FEAST_EID_AL_ADHA,
    FEAST_LUNAR_NEW_YEAR,
} time_feast;

// The day of the feast in this civil year. False where it is not known: outside 2010 to 2026 for
// those of the moon.
bool time_feast_day(time_feast feast, int year, calendar_date *day);

#endif
