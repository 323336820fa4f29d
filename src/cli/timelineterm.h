// A timeline on the terminal: a line a period, conflict to the left, cooperation to the right, and
// the changes of state in words below.
#ifndef DM_CLI_TIMELINETERM_H
#define DM_CLI_TIMELINETERM_H

#include "cli/screen.h"
#include "query/timeline.h"

void timelineterm_write(const timeline *t, const screen *s, const str sides[2], buf *out);

#endif
