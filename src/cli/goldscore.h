// demarche eval for mentions: runs the program over gold texts and prints how well it did.
#ifndef DM_CLI_GOLDSCORE_H
#define DM_CLI_GOLDSCORE_H

#include "cli/command.h"
#include "cli/output.h"
#include "measure/tally.h"

// GOLD and the options are the command line's; `format` is no treebank.
status gold_score(const arguments *args, gold_format format, output *o, diag *why);

// --- what is printed (goldtable.c, golderror.c)

// Tables for people, several lines.
void gold_table(const gold_set *set, const tally *t, buf *out);
// The same as one line of JSON; it has no text of the gold.
void gold_json(const char *gold, const gold_set *set, const tally *t, buf *out);

// Errors of one text that have to do with `kind` (the gold's or ours; NULL: all), with the words
// around them.
void gold_errors(const gold_text *text, const judgement_list *list, const char *kind, bool colored,
                 arena *a, buf *out);

#endif
