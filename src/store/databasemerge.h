// Each event of a database once, with all texts that tell it: what a roster (link/roster.h) makes
// of documents, from what a database keeps of them. Nothing is coded, and the file is only read.
//
// The rows, and their order, are those of a roster of the same documents. Cards are merged a block
// at a time, and the texts of a row are read when it is made: memory is 640 bytes a document, some
// hundred an event, and the largest block. A million events of 100,000 documents: bench/RESULTS.md,
// "Input". One thread.
//
//     TRY(databasemerge_rows("news.db", print_row, &state, why));
#ifndef DM_STORE_DATABASEMERGE_H
#define DM_STORE_DATABASEMERGE_H

#include "base/status.h"
#include "link/roster.h"

// Hands over every row, which holds until `visit` returns. ST_STORE when the file is not ours, of
// another version or damaged; a failure of `visit` ends it and is handed on.
status databasemerge_rows(const char *file,
                          status (*visit)(void *state, const roster_row *row, diag *why),
                          void *state, diag *why);

#endif
