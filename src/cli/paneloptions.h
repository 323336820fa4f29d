// Options of commands that count events by unit and period (query/panel.h).
#ifndef DM_CLI_PANELOPTIONS_H
#define DM_CLI_PANELOPTIONS_H

#include "cli/command.h"
#include "query/panel.h"

// Reads --by, --undirected, --from, --to, --since, --until, --actors, --min-events, --include and
// --mentions; `unit` is set before. Names lie in the arena. ST_USAGE when they cannot be
// understood.
status paneloptions_read(const arguments *args, panel_wanted *w, arena *a, diag *why);
// --since and --until alone.
status paneloptions_range(const arguments *args, panel_wanted *w, diag *why);
// --since, --until, --include and --mentions: what lists of events ask for.
status paneloptions_list(const arguments *args, panel_wanted *w, diag *why);
// --counts: 0 quad classes, 1 types, too.
status paneloptions_counts(const arguments *args, int *counts, diag *why);
// Which of the names, which end with NULL, the option has; *out stays when it is not given.
status paneloptions_choose(const arguments *args, option_id id, const char *const *names, int *out,
                           diag *why);

#endif
