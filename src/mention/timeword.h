// The words that dates and times are made of, as a const table.
#ifndef DM_MENTION_TIMEWORD_H
#define DM_MENTION_TIMEWORD_H

#include "mention/word.h"

typedef enum {
    TW_NONE,
    TW_MONTH,    // value 1 to 12
    TW_WEEKDAY,  // value 1 to 7; TW_SHORT added for "Fri"
    TW_WEEKDAYS, // "Fridays"
    TW_UNIT,     // value: timeword_unit
    TW_UNITS,    // the same in plural
    TW_SEASON,   // value 0 spring to 3 winter
    TW_SHIFT,    // last, next, this: value -1, 0, 1
    TW_SAME,     // previous, following, same, that: shift from the last date named
    TW_EDGE,     // early, late, mid
    TW_PART,     // morning, evening
    TW_DAYWORD,  // today, yesterday: value is days from today
    TW_VAGUE,    // now, recently: value -1, 0, 1
    TW_EVERY,
    TW_OFTEN,   // daily, annual: value a timeword_unit; TW_TIMES of them added for "biennial"
    TW_NUMBER,  // begins a number: three, several, a
    TW_ORDINAL, // first, second
    TW_THE,
    TW_RECENT, // recent weeks
    TW_FISCAL,
    TW_QUARTER, // "Q1" to "Q4" are 1 to 4, "H1" and "H2" 5 and 6
    TW_CLOCK,   // noon, midnight: value is the hour
    TW_HOLIDAY, // may begin a day's name: "Good Friday" (timeholiday.c)
    TW_DECADE,  // "nineties": value 90; "noughties" 100
    TW_ALL,     // "all day"
    TW_FIXED,   // part of a phrase that means now: "at the moment", "to date"
} timeword_kind;

typedef enum {
    TU_SECOND,
    TU_MINUTE,
    TU_HOUR,
    TU_DAY,
    TU_NIGHT,
    TU_WEEK,
    TU_WEEKEND,
    TU_FORTNIGHT,
    TU_MONTH,
    TU_QUARTER,
    TU_YEAR,
    TU_DECADE,
    TU_CENTURY,
} timeword_unit;

#define TW_TIMES 100 // times how many units: "biennial" is 2 * TW_TIMES + TU_YEAR
#define TW_SHORT 10  // added to a weekday that is abbreviated

// The entry for word i of the sentence, NULL when it is none.
const word_entry *timeword_at(const sentence *s, uint32_t i);
// Kind of word i, TW_NONE when it is no time word.
timeword_kind timeword_is(const sentence *s, uint32_t i, int *value);
// Month 1 to 12 at word i, capitalised; 0 when it is none ("may", "march" as verbs).
int timeword_month(const sentence *s, uint32_t i);

#endif
