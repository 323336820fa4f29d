// Inside the splitter: what stands around a full stop, and whether a sentence ends there.
#ifndef DM_SENTENCE_SPLIT_STOP_H
#define DM_SENTENCE_SPLIT_STOP_H

#include "base/str.h"

// What follows a full stop: the first character beyond white space, quotes and brackets.
typedef struct {
    size_t at;     // of the first character beyond white space
    size_t word;   // beyond opening quotes and brackets as well
    uint32_t code; // character there, 0 at the end
    bool line_end; // a line ends in between
    bool blank;    // an empty line, or a gap beyond SPLIT_MAX_GAP
    bool opened;   // an opening quote or bracket stands before the word
    bool address;  // the word is an address of the web
    bool lower;    // the word starts with a small letter, and is no address
} split_next_word;

split_next_word split_look_ahead(str text, size_t i);

// Does a sentence that began at `begin` end at the single full stop at `dot`? `closed`: quotes or
// brackets close behind it.
bool split_stop_ends(str text, size_t begin, size_t dot, bool closed, const split_next_word *next);

// Does "Smith asked", "President Smith said" or "he added" follow at `i`?
bool split_reports_speech(str text, size_t i);

// "end.The": marks [from, to) without white space between a word and a capitalised one.
bool split_is_glued(str text, size_t begin, size_t from, size_t to);

// The first item of a numbered list at `i`: "1. Pay", "1) Pay".
bool split_first_item(str text, size_t i);

// The letters and digits at `i`, at most a few dozen bytes.
str split_word_at(str text, size_t i);
// The word before `end` with its inner full stops: "U.S" in "the U.S.".
str split_word_before(str text, size_t begin, size_t end);

bool split_is_quote(uint32_t code);
bool split_is_open_bracket(uint32_t code);
bool split_starts_address(str text, size_t i);

#endif
