// Who would buy: the recipient of a notice. Private to ledger/.
#ifndef DM_LEDGER_NOTICEPARTY_H
#define DM_LEDGER_NOTICEPARTY_H

#include "ledger/fact.h"
#include "ledger/noticetext.h"
#include "link/coded.h"

#define NOTICE_PARTIES_MAX 8 // states that buy together

// The recipients, in the arena: those of the line "Prospective Purchaser", of the sentence that
// names the sale, or of the title. *n is 0 when nobody known is named.
const fact_party *notice_recipients(const coded *c, const notice_text *t, arena *a, uint32_t *n);
// The United States.
const fact_party *notice_supplier(arena *a);

#endif
