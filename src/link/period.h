// The days that a TIMEX3 value covers: "2023-11" is 1 to 30 November 2023, "1979/.." every day from
// 1979 on.
//
//     period p = period_read(STR("2023-11"));
//     if (period_overlaps(p, period_read(STR("2023-11-06")), 0)) ...
#ifndef DM_LINK_PERIOD_H
#define DM_LINK_PERIOD_H

#include "base/str.h"

#include <stdint.h>

#define PERIOD_FIRST INT32_MIN // no first day: "../2024"
#define PERIOD_LAST  INT32_MAX // no last day: "1979/.."

// Days since 1970-01-01, both ends inclusive. `known` is false for values that name no days
// ("PAST_REF", "P3W"): then it is all time.
typedef struct {
    int32_t first, last;
    bool known;
} period;

// Years, months, weeks, weekends, days, times of a day, quarters, halves, seasons, decades,
// centuries, and intervals of them, open or not. Anything else is not known, nor is an interval
// that ends before it begins.
period period_read(str timex);
// Have they a day in common, or less than `slack` days between them? What is not known overlaps
// everything.
bool period_overlaps(period a, period b, int32_t slack);
// Days from the first to the last, 1 or more; INT32_MAX when open or not known.
int32_t period_length(period p);

#endif
