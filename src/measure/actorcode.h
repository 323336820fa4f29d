// Actor codes of people compared with ours: "CHNGOV", "USA+CHN", "CVL", "IGOUNO", "USAGOVMIL".
//
// A code is a country (three letters of ISO 3166-1, absent when there is none), then sectors of
// three letters, then, of bodies and groups, letters of their own. Our codes may have more sectors
// than people write down; therefore the primary question is whether the country and the first
// sector are the same, and the strict one whether all is.
#ifndef DM_MEASURE_ACTORCODE_H
#define DM_MEASURE_ACTORCODE_H

#include "base/str.h"

#define ACTORCODE_PARTS_MAX 8 // parts of one code that are looked at; no code has more than five

typedef struct {
    str country;                      // empty: none
    str sectors[ACTORCODE_PARTS_MAX]; // [n_sectors]
    size_t n_sectors;
    str body; // "UNO" of IGOUNO, "HMS" of PSEREBHMS; empty: none
} actor_code;

actor_code actorcode_read(str code);
bool actorcode_is_sector(str letters);

typedef struct {
    bool right;   // country and first sector
    bool same;    // country and all sectors; the body's own letters when the gold has them
    bool country; // country alone
    bool sectors; // sectors alone, all of them
} code_verdict;

// Compares with one alternative of the gold; sides of a set ("A+B") in any order.
code_verdict actorcode_compare(str ours, str gold);

#endif
