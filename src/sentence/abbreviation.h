// Abbreviations of English that are written with a full stop, and how they meet sentence ends.
#ifndef DM_SENTENCE_ABBREVIATION_H
#define DM_SENTENCE_ABBREVIATION_H

#include "base/str.h"

typedef enum {
    ABBR_NONE,   // not an abbreviation
    ABBR_TITLE,  // before a name: "Gen.", "Mr.": never ends a sentence
    ABBR_NUMBER, // before a number: "No.", "p.": an abbreviation only there
    ABBR_MONTH,  // "Sept.": ends a sentence when a capital follows
    ABBR_WORD,   // others: "Inc.", "etc.": may end a sentence
    ABBR_DOTTED, // letters with inner full stops: "U.S.", "a.m.", "Ph.D.": may end a sentence
    ABBR_LETTER, // one capital: "J.": an initial
} abbreviation;

#define ABBR_MAX_BYTES 12 // longest entry, without its full stop

// What `word` is, given without its last full stop; upper and lower case alike.
abbreviation abbr_find(str word);

#endif
