// Private to the store: rows of a database as lines of JSON, the same bytes as `demarche code
// --json` prints of a document (record_line.h).
#ifndef DM_STORE_STOREDLINE_H
#define DM_STORE_STOREDLINE_H

#include "base/json_writer.h"
#include "store/stored.h"

// One line with its newline. A value that the export does not show is null.
void storedline_write(json_writer *w, const sql_table *t, const stored_row *row);

#endif
