// The JSON Schema (draft 2020-12) of the rows that rowjson.h writes: one object for each ledger,
// every field required, no others.
#ifndef DM_LEDGER_ROWSCHEMA_H
#define DM_LEDGER_ROWSCHEMA_H

#include "base/str.h"

// Appends the schema as one line.
void rowschema_write(buf *out);

#endif
