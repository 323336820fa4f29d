// A fact as rowjson_fact writes it, read back: how a store keeps facts.
#ifndef DM_LEDGER_FACTREAD_H
#define DM_LEDGER_FACTREAD_H

#include "base/status.h"
#include "ledger/fact.h"

// Fills *out from one line of JSON; texts are copied into `a` where they have escapes, else they
// borrow from the line. Unknown fields are passed over. ST_FORMAT, naming `file` and `line`, when
// it is no fact.
status factread_line(str json, const char *file, int line, arena *a, fact *out, diag *why);

#endif
