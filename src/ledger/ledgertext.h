// A document at hand, announced to a ledger: by its words copies of it are known.
//
//     fact_list facts = ledger_read(reader, &coded, &a);
//     ledgertext_begin(l, coded.document, facts.n);
//     for (size_t i = 0; i < facts.n; i++) ledger_add(l, &facts.p[i]);
#ifndef DM_LEDGER_LEDGERTEXT_H
#define DM_LEDGER_LEDGERTEXT_H

#include "document/document.h"
#include "ledger/ledger.h"

// ledger_begin of a document of which there are so many facts; it is sketched if there are any.
void ledgertext_begin(ledger *l, const document *d, size_t n_facts);

#endif
