// Reads a date, time, duration or set of times that begins at a word.
//
// The grammar is written by hand: one function a kind of first word. The longest sensible reading
// is taken; what looks like a time and is none (an age, "May" the verb) is skipped or refused.
//
// No state; any thread.
#ifndef DM_MENTION_TIMEPHRASE_H
#define DM_MENTION_TIMEPHRASE_H

#include "mention/timepoint.h"
#include "mention/timeword.h"

// Where a phrase is read: the sentence, the document's day, and the last date that the text named
// before ("two weeks earlier").
typedef struct {
    const sentence *s;
    bool dated; // is `today` known?
    calendar_date today;
    bool has_last; // is `last` known?
    calendar_date last;
    point_kind last_kind; // what it was: a day, a month, ...
    bool last_near;       // named in this sentence or the one before
} time_scan;

typedef enum {
    PHRASE_NONE, // nothing begins here
    PHRASE_SKIP, // something that is no time ("10-year-old"): go on at `end`
    PHRASE_TIME,
} phrase_result;

typedef struct {
    time_point point;
    uint32_t first, end; // words [first, end)
} time_phrase;

phrase_result time_phrase_read(const time_scan *t, uint32_t at, time_phrase *p);

// The phrase is the words [first, end).
static inline phrase_result time_phrase_done(time_phrase *p, uint32_t first, uint32_t end)
{
    p->first = first;
    p->end = end;
    return PHRASE_TIME;
}

// Dates in digits: "2024-07-17", "17/07/2024", "17-Jul-2024", "7/17" (timedigit.c). The word after
// it in *end; false when none begins here.
bool time_digit_date(const sentence *s, uint32_t at, time_point *p, uint32_t *end);
// A time of day, or from one to another (timeclock.c): sets the hours and minutes of *p. The word
// after it in *end; false when none begins here.
bool time_clock_read(const sentence *s, uint32_t at, time_point *p, uint32_t *end);
// The bare hour of a part of the day that is known: "8" of "Friday evening at 8". It is left to the
// caller which half of the day that is.
bool time_hour_read(const sentence *s, uint32_t at, time_point *p, uint32_t *end);
// "Christmas Eve", "Good Friday", "Labor Day" (timeholiday.c), open to its year unless that is
// said.
phrase_result time_holiday_read(const time_scan *t, uint32_t at, time_phrase *p);
// Parts of a longer time (timepart.c): "the first week of July", "the second half of 2023", "the
// first Monday of November", "the last three weeks of the year"; also "the 20th century". `at` is
// the ordinal or "last".
phrase_result time_part_read(const time_scan *t, uint32_t at, time_phrase *p);
// A part of a day at the word for it (timedaypart.c): "in the morning", "the evening of July 3".
phrase_result time_daypart_read(const time_scan *t, uint32_t at, time_phrase *p);
// "the early hours of Sunday", "the late night hours", at "early" or "late" (timedaypart.c).
phrase_result time_hours_read(const time_scan *t, uint32_t at, time_phrase *p);
// Is it "½" or another sign of a fraction of one?
static inline bool time_fraction_sign(str f)
{
    return f.n == 2 && (unsigned char)f.p[0] == 0xC2 && (unsigned char)f.p[1] >= 0xBC &&
           (unsigned char)f.p[1] <= 0xBE;
}
// "1980s", "'80s", "the 80s" (timedecade.c); false when none begins here.
bool time_decade_read(const time_scan *t, uint32_t at, time_phrase *p);
// "the seventies", "the nineteen seventies", "the twenty-twenties" at the decade's word; v is 70.
phrase_result time_decade_worded(const sentence *s, uint32_t at, int v, time_phrase *p);
// "MO", "AF", "EV", "NI": parts of a day as TIMEX3 writes them. A point's `part` is one of these.
enum { PART_MORNING, PART_AFTERNOON, PART_EVENING, PART_NIGHT };
extern const char *const TIME_PARTS[4];
// The part of a day that word i says; NULL for none.
const char *time_part_at(const sentence *s, uint32_t i);
// As above, also "late evening"; the word after it in *end, `i` when there is none.
const char *time_edged_part_at(const sentence *s, uint32_t i, uint32_t *end);
// "July", "July 17", "July 17, 2024", "July 17-19" at word `at` (timephrase.c).
phrase_result time_month_read(const time_scan *t, uint32_t at, time_phrase *p);
// Closes a date that is open from the document's day and the tense; open for good without that day.
void time_phrase_close(const time_scan *t, time_point *p, uint32_t first, uint32_t end);
// The year said after a month, season, quarter or holiday at word `i`: ", 2024", "of 2024", "last
// year", "of the year". The word after it; `i` when there is none.
uint32_t time_year_tail(const time_scan *t, uint32_t i, time_point *p);
// Phrases that count from the document's day or from the last date named (timerelative.c): "last
// month", "the previous day", "three weeks ago", "for two days", "every year".
phrase_result time_relative_shift(const time_scan *t, uint32_t at, int value, time_phrase *p);
phrase_result time_relative_same(const time_scan *t, uint32_t at, int value, time_phrase *p);
phrase_result time_relative_number(const time_scan *t, uint32_t at, time_phrase *p);
phrase_result time_relative_units(const time_scan *t, uint32_t at, int unit, time_phrase *p);
phrase_result time_relative_recent(const time_scan *t, uint32_t at, time_phrase *p);
phrase_result time_relative_set(const time_scan *t, uint32_t at, time_phrase *p);
// Does a superlative or ordinal stand before: "the final major of", "the third attack of"?
bool time_is_counted(const sentence *s, uint32_t at);
// The period of this kind around the document's day, moved by k; open when that day is not known.
time_point time_relative(const time_scan *t, point_kind kind, int k);
// As above, around the last date that the text named.
time_point time_anaphoric(const time_scan *t, point_kind kind, int k);
// The point_kind of a unit that is a day or longer; POINT_TIMEX for shorter ones.
point_kind time_unit_kind(int unit);
bool time_to_the_day(const time_scan *t, time_point *p, double count, int unit);

// Vague times (timevague.c): "now" and "recently" (direction 0, -1, 1), "at the moment", "in the
// near future" at "the".
phrase_result time_vague_read(uint32_t at, const sentence *s, int direction, time_phrase *p);
phrase_result time_fixed_read(const sentence *s, uint32_t at, time_phrase *p);
phrase_result time_the_read(const time_scan *t, uint32_t at, time_phrase *p);
// The unit of "per month" at word `at`.
phrase_result time_rate_read(uint32_t at, int unit, time_phrase *p);

// A year of four digits from 1200 to 2199, else 0.
int time_digit_year(const sentence *s, uint32_t at);
// A year in digits or words ("nineteen ninety-six", "two thousand and eight"), the word after it in
// *end; 0 for none. In words it may as well be a number: ask only where a year stands.
int time_year_at(const sentence *s, uint32_t at, uint32_t *end);

#endif
