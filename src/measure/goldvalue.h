// Is the value of a finding the one that the gold has?
//
// Gold values are written as gold/mentions/README.md says: alternatives with "|", "*" for what no
// one can say; actor codes, TIMEX3, "LOW-HIGH UNIT" or "VALUE UNIT", "combat aircraft 20". No
// memory but the arena's, no state.
#ifndef DM_MEASURE_GOLDVALUE_H
#define DM_MEASURE_GOLDVALUE_H

#include "measure/actorcode.h"
#include "measure/finding.h"

// A time is coarser when the gold's lies inside it: the year for one day of it. As well: not what
// the gold has, but a reader found it as right.
typedef enum {
    VALUE_UNKNOWN,
    VALUE_WRONG,
    VALUE_COARSER,
    VALUE_AS_WELL,
    VALUE_RIGHT
} value_verdict;

typedef struct {
    value_verdict verdict; // VALUE_UNKNOWN when the gold has no value or ours cannot be compared
    bool is_code;          // an actor's code was compared: `code` holds
    code_verdict code;
} value_judgement;

// Against the best of the mark's alternatives.
value_judgement goldvalue_compare(const gold_mark *mark, const finding *f);
// One alternative against ours: "12", "200-300 USD" (the number alone); "combat aircraft 20" (a
// word of category or designation, and the number where there is one); a country's code or a
// place's name
// (`ours` may be NULL).
bool goldvalue_same_amount(const amount *ours, str gold);
bool goldvalue_same_item(const item *ours, const amount *number, str gold);
bool goldvalue_same_place(const place_value *ours, str gold);
// The finding's value in the gold's writing; empty when it has none.
str goldvalue_of(const finding *f, arena *a);

#endif
