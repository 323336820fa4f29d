// Private to this room: the part of verify that goes over the documents with their texts: spans,
// cards, sketches and facts.
#ifndef DM_UPKEEP_VERIFYTEXT_H
#define DM_UPKEEP_VERIFYTEXT_H

#include "store/connection.h"
#include "store/tablelist.h"
#include "upkeep/verify.h"

// Counts and hands over a finding.
status verify_tell(verification *v, verify_kind kind, str table, str id, diag *why,
                   const char *format, ...) __attribute__((format(printf, 6, 7)));
status verifytext_run(const connection *c, const table_list *tables, verification *v, diag *why);

#endif
