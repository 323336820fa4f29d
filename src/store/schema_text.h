// What the column table says, as text: the JSON Schema (draft 2020-12) of an output line, and the
// column reference in Markdown.
#ifndef DM_STORE_SCHEMA_TEXT_H
#define DM_STORE_SCHEMA_TEXT_H

#include "store/column.h"

// One JSON object that accepts every line of `demarche code --json` and `demarche mentions --json`.
void schema_json(buf *out);
// A table a record kind: field, type, meaning; members as `actors[].code`, `date.value`.
void schema_markdown(buf *out);

#endif
