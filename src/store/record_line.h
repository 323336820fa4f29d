// Records as JSON Lines: `{"record":"event","id":...}`, every column in the table's order.
//
// Absent is null; a list without elements is []. The same record gives the same bytes everywhere.
//
//     json_writer w = {.out = &line};
//     record r = {.run = &run, .coded = &c, .place = {.text = c.document->text}};
//     record_line(&w, &r, &RECORD_EVENT, &c.events.p[0]);
#ifndef DM_STORE_RECORD_LINE_H
#define DM_STORE_RECORD_LINE_H

#include "base/json_writer.h"
#include "store/column.h"

// One line with its newline. `object` is what the kind's `at` gives (for the run: the run_about).
void record_line(json_writer *w, record *r, const record_shape *kind, const void *object);
// The first line of an output.
void record_line_run(buf *out, const run_about *run);
// All records of this kind that the document has.
void record_lines(buf *out, const run_about *run, const record_shape *kind, const coded *c);
// The elements of a list column as a JSON array, for databases.
void record_list(json_writer *w, record *r, const column *c, const void *object);

#endif
