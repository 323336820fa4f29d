// The name of an article in a notice: what is left of its words without number, article and what is
// said of it besides. Private to ledger/; no state.
#ifndef DM_LEDGER_NOTICENAME_H
#define DM_LEDGER_NOTICENAME_H

#include "base/str.h"

#define NOTICE_NAME_MAX_BYTES 240 // a longer entry is a sentence

// The name in these bytes, in the arena, on one line and without quotation marks; empty when they
// name no article ("other related elements of program support"). `counted`: a number stands before.
str noticename_read(str text, span bytes, bool counted, arena *a);
// Does it end in "per ship", "for each aircraft"?
bool noticename_per_piece(str text, span bytes);
// Behind "and", "as well as", "including" at the beginning of an entry.
size_t noticename_skip_joint(str text, size_t at, size_t to);

#endif
