// Events as CSV (RFC 4180, UTF-8, LF line ends): one header row, one row an event.
//
// The columns are the event's leaves (see leaf.h), then those of its document but for its text,
// named `document_...`. Null is an empty cell. Lists are joined by ';'.
#ifndef DM_STORE_CSV_RECORD_H
#define DM_STORE_CSV_RECORD_H

#include "store/leaf.h"

typedef struct {
    leaf_list event, document;
} csv_layout;

void csv_layout_init(csv_layout *layout);
void csv_record_header(const csv_layout *layout, buf *out);
// One row for each event of the document. The layout is read only: any thread may use it.
void csv_record_events(const csv_layout *layout, const run_about *run, const coded *c, buf *out);

#endif
