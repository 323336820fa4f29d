// Private to the store: rows of a database as lines of JSON, the same bytes as `demarche code
// --json` prints of a document (record_line.h).
#ifndef DM_STORE_STOREDLINE_H
#define DM_STORE_STOREDLINE_H

#include "base/json_writer.h"
#include "store/stored.h"

// What spans count. Zero-initialise all but the unit and the place's text, which is the document's.
typedef struct {
    offset_unit unit;
    utf8_place place;
} stored_offsets;

// An offset of the text in that unit; of NULL in bytes.
int64_t stored_offset(stored_offsets *o, int64_t byte);
// One object. A value that the export does not show is null.
void storedline_object(json_writer *w, const sql_table *t, const stored_row *row,
                       stored_offsets *o);
// One line with its newline, spans in bytes.
void storedline_write(json_writer *w, const sql_table *t, const stored_row *row);

#endif
