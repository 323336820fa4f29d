// Quantities as notices write them: "sixty-four (64)", "up to 12", "an additional two hundred and
// thirty (230)", "16 to 20", "a dozen". Private to ledger/; no memory, no state.
#ifndef DM_LEDGER_NOTICENUMBER_H
#define DM_LEDGER_NOTICENUMBER_H

#include "base/str.h"

typedef struct {
    double value;     // NAN of a range
    double low, high; // equal to value; "up to 12" has no low
    bool up_to, additional;
    bool both;  // spelled and in digits: surely a quantity
    size_t end; // what follows it
} notice_number;

// The quantity, with the words that belong to it, that begins at byte `at`, before `to`; false when
// none does, or when it counts years, percent, people or money.
bool notice_number_read(str text, size_t at, size_t to, notice_number *out);

// The same of a number that nothing follows but "each": all of [at, to).
bool notice_number_alone(str text, size_t at, size_t to, notice_number *out);
// What follows a hyphen or dash at byte `at`; 0: none stands there.
size_t notice_dash(str s, size_t at, size_t to);

#endif
