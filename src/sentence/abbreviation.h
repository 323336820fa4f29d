// Abbreviations of English that are written with a full stop, and how they meet sentence ends.
#ifndef DM_SENTENCE_ABBREVIATION_H
#define DM_SENTENCE_ABBREVIATION_H

#include "base/str.h"

typedef enum {
    ABBR_NONE,   // not an abbreviation
    ABBR_TITLE,  // before a name: "Gen.", "Mr.", or more: "e.g.": never ends a sentence
    ABBR_NUMBER, // before a number: "No.", "p.": an abbreviation only there
    ABBR_MONTH,  // "Sept.", "Tues.": may end a sentence
    ABBR_WORD,   // others: "Inc.", "Calif.": may end a sentence
    ABBR_ETC,    // "etc.", "pct.": ends a sentence when a capital follows
    ABBR_TIME,   // "a.m.", "p.m.": the same, but for zones and days
    ABBR_DOTTED, // letters with inner full stops: "U.S.", "Ph.D.": may end a sentence
    ABBR_LETTER, // one capital of any alphabet: "J.": an initial
} abbreviation;

#define ABBR_MAX_BYTES 12 // longest entry, without its full stop

// What `word` is, given without its last full stop; upper and lower case alike but for
// names that are other words when written small ("Ill.", "ill").
abbreviation abbr_find(str word);
// A month's name or abbreviation, with its capital: "May", "Sept".
bool abbr_is_month(str word);

#endif
