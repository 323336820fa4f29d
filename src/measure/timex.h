// Do two TIMEX3 values mean the same time?
//
// Equal texts do; else what the values stand for is compared: a week and its seven days, P1W and
// P7D, P1DE and P10Y, "2021-05-03/2021-05-07" and "[2021-05-03,2021-05-08)". The last form is that
// of the gold: a period whose end does not belong to it, "[2016-08-01,)" when it is open. Gold
// often leaves in doubt whether the end belongs to it, so one day more or less at the end is the
// same. A period that leads from then to now ("2012/2022") is the length of time that the gold has
// for "the past decade" (P10Y).
#ifndef DM_MEASURE_TIMEX_H
#define DM_MEASURE_TIMEX_H

#include "base/str.h"

// `ours` is a value of the program, `gold` one value without alternatives.
bool timex_same(str ours, str gold);
// Does our date fit a pattern among the gold's alternatives ("XXXX-02", "XXXX-WXX-2TAF") and touch
// one of the periods among them? "After February" is then February of the right year.
bool timex_fits(str ours, str alternatives);
// Does the gold's period lie inside ours? "Two years ago" is 2014 for us and a day of it for a gold
// that counts days.
bool timex_covers(str ours, str gold);

#endif
