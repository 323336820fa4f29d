// demarche code --between: which relation each line's text asserts from its source to its target.
#ifndef DM_CLI_BETWEEN_LINES_H
#define DM_CLI_BETWEEN_LINES_H

#include "cli/pipeline.h"

// A pipeline's `work`: reads "source" and "target" ([begin, end] in code points of the text) from
// the record and writes a line of JSON. ST_FORMAT when they are missing or lie outside the text.
status between_line(const void *state, coder_run *run, const raw_record *raw, const document *d,
                    arena *a, buf *out, diag *why);

#endif
