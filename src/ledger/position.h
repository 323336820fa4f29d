// What the files of positions share. Private to ledger/.
#ifndef DM_LEDGER_POSITION_H
#define DM_LEDGER_POSITION_H

#include "ledger/redline.h"

// positionmatter.c
// What the stance is on; empty text when that is nothing that one can be for or against. `to`: the
// key of whom a demand or blame is put to.
matter position_matter(const frame_view *f, const rule_match *m, str to, str text);
// "The responsibility lies with them": for what the same one has told just before.
matter position_told_before(fact_reading *r, const event *e, const actor *holder);

#endif
