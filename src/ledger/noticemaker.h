// The principal contractors of a notice, as it writes them, without the places where they are.
// Private to ledger/.
#ifndef DM_LEDGER_NOTICEMAKER_H
#define DM_LEDGER_NOTICEMAKER_H

#include "base/str.h"

#define NOTICE_MAKERS_MAX 40 // the longest list known has 20

typedef VEC(str) notice_makers;

// Adds those of bytes [from, to), none twice; none where they are not known or still to be chosen.
void notice_makers_read(str text, size_t from, size_t to, notice_makers *out, arena *a);

#endif
