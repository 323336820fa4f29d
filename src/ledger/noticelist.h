// Where a sentence of a notice begins to list articles. Private to ledger/; no memory, no state.
#ifndef DM_LEDGER_NOTICELIST_H
#define DM_LEDGER_NOTICELIST_H

#include "base/str.h"

// Behind the set words or the colon that open a list in [begin, end); SIZE_MAX when none do.
size_t noticelist_begin(str s, size_t begin, size_t end);
// Behind its last colon that opens a list ("Non-MDE: The following are included:"), SIZE_MAX.
size_t noticelist_behind_colon(str s, size_t begin, size_t end);
// In a sentence that is a list by its many separators, whatever its verb; SIZE_MAX when it is none.
size_t noticelist_plain_begin(str s, size_t begin, size_t end);
// What follows a bullet, "(a)", "1."; `at` when there is none.
size_t noticelist_behind_bullet(str s, size_t at, size_t end);
// How many of these marks stand outside of brackets and numbers, and where the first one does.
size_t noticelist_marks(str s, size_t begin, size_t end, char mark, size_t *first);
// Has it the verb of a sentence that tells something?
bool noticelist_has_clause(str s, size_t begin, size_t end);

#endif
