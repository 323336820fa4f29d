// From a coded document to facts: what it says of channels, transfers, red lines and positions.
//
// A `ledger_reader` holds the rules of codebook/ledger, immutable and shared by all threads. Facts
// lie in the caller's arena and borrow from the document.
//
//     ledger_reader *r;
//     TRY(ledger_reader_open(&r, why));
//     fact_list facts = ledger_read(r, &coded, &a);
#ifndef DM_LEDGER_FACTREADER_H
#define DM_LEDGER_FACTREADER_H

#include "ledger/fact.h"
#include "link/coded.h"
#include "rule/rule.h"

typedef struct ledger_reader ledger_reader;

// ST_CODEBOOK for the first error in the rules. `more` (NULL: none) is a folder whose
// ledger/*.rules come on top of the built-in ones (--codebook DIR).
status ledger_reader_open(const char *more, ledger_reader **out, diag *why);
// A reader by these rules, which it takes over.
ledger_reader *ledger_reader_with(codebook *rules);
void ledger_reader_close(ledger_reader *r); // NULL is allowed
const codebook *ledger_reader_rules(const ledger_reader *r);

// All facts of a document, in the order of their words; of equal words by ledger and state. Never
// fails.
fact_list ledger_read(const ledger_reader *r, const coded *c, arena *a);

#endif
