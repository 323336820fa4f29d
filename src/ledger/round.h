// A round of talks: where, since which day, at what level, led by whom. Private to ledger/.
#ifndef DM_LEDGER_ROUND_H
#define DM_LEDGER_ROUND_H

#include "ledger/reading.h"

#define ROUND_PAIRS_MAX 8 // rounds that one sentence dates and places

typedef struct {
    str date, place;
    bool other; // of a clause that tells of something else
} round_pair;

// The town of the sentence or, of rounds that are only named there ("the delegations met here",
// "the meeting in Isfara" in the next sentence), of the dateline or beside; empty: none. `x` is the
// fact, with its date.
str round_place(const fact_reading *r, const frame_view *f, const event *e, const fact *x);
// Rank of those who meet, as the text puts it ("deputy foreign ministers"); empty: none.
str round_level(const fact_reading *r, uint32_t index);
// What the sentence itself says of it; empty: nothing, or only "officials".
str round_level_told(const fact_reading *r, uint32_t index);
// Is it a rank that says little, as "officials"?
bool round_level_is_plain(str level);
// Who leads the delegations, joined by "; ".
str round_heads(fact_reading *r, const frame_view *f);
// Does the sentence tell of a number of days of talks?
bool round_has_days(const frame_view *f);
// "Closed on Thursday after four days": the day on which it began, given that on which it ended;
// the same date when the sentence tells of no end or no number of days.
str round_first_day(fact_reading *r, const frame_view *f, uint32_t word, str date);
// "In May in Batken and in July in Isfara": times that stand beside a town. Returns their number.
uint32_t round_pairs(const fact_reading *r, const frame_view *f, round_pair *out);

#endif
