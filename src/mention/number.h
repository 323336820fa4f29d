// Numbers in digits and words, as they stand over a sentence's words: "1,500", "1.5 billion",
// "twenty - one", "half a million", "hundreds of thousands", "several", "a dozen", "5bn", "2 1/2",
// "three and a half", "two point five million", "40 000", "1 trillion 300 billion".
//
// A number is value, low and high as in `amount`: "hundreds" has no value and low 200. Bounds
// around it ("at least", "between ... and ...") are amount.c's.
//
// No memory, no state; any thread.
#ifndef DM_MENTION_NUMBER_H
#define DM_MENTION_NUMBER_H

#include "mention/mention.h"

typedef struct {
    double value, low, high; // NAN where the text gives none
    uint32_t first, end;     // words [first, end)
    double scale;            // product of the magnitudes that end it ("million": 1e6), else 1
    bool digits;             // begins with a digit
    bool fraction;           // "two-thirds", "a quarter": value below 1 of something
    bool loose;              // "hundreds", "several": no value
    bool suffixed;           // magnitude as a letter: "5bn", "10k"
} number;

// The longest number that begins at word `at`; false when none does. "a" and "an" begin one only
// before a magnitude ("a hundred"), never alone.
bool number_read(const sentence *s, uint32_t at, number *n);

// Takes a letter glued to the number for its magnitude, as it is beside a currency: the "m" of
// "€20m", where "a 20m wall" has metres. Does nothing when there is none.
void number_take_letter(const sentence *s, number *n);
// Multiplies value, low and high, without the last digits that binary fractions would add.
void number_times(number *n, double factor);

// An ordinal from 1 to 99 that begins at word `at` ("third", "21st", "twenty-first"), the word
// after it in *end; 0 when none does.
int number_ordinal(const sentence *s, uint32_t at, uint32_t *end);

// Whole number of 1 to 4 digits in `form`, -1 for anything else.
int number_small(str form);

#endif
