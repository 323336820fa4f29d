// demarche eval for mentions, events and causes: runs the program over gold texts and prints how
// well it did.
#ifndef DM_CLI_GOLDSCORE_H
#define DM_CLI_GOLDSCORE_H

#include "base/json_writer.h"
#include "cli/command.h"
#include "cli/output.h"
#include "coder/coder.h"
#include "measure/eventtally.h"
#include "measure/tally.h"

// GOLD and the options are the command line's; `format` is no treebank.
status gold_score(const arguments *args, gold_format format, output *o, diag *why);

// What an evaluation was asked for.
typedef struct {
    gold_source source;
    const char *kind; // whose errors to list; NULL: all
    bool rules_alone; // events that no classifier has decided on
    bool errors, colored, json;
    const char *model; // NULL: where the program finds it
} gold_request;

// Of events; `r->source.format` is GOLD_EVENTS.
status event_score(const gold_request *r, output *o, diag *why);

// Of causes and effects; `r->source.format` is GOLD_CAUSES.
status cause_score_file(const gold_request *r, output *o, diag *why);

// The coder of an evaluation, with rules or without, and a run of it. Its path is in the arena;
// both are NULL or open in either case, and the caller's to close.
status gold_open_coder(const gold_request *r, bool rules, arena *a, coder **c, coder_run **run,
                       diag *why);

// --- what is printed (goldtable.c, golderror.c)

// Tables for people, several lines.
void gold_table(const gold_set *set, const tally *t, buf *out);
// The same as one line of JSON; it has no text of the gold.
void gold_json(const char *gold, const gold_set *set, const tally *t, buf *out);

// Errors of one text that have to do with `kind` (the gold's or ours; NULL: all), with the words
// around them.
void gold_errors(const gold_text *text, const judgement_list *list, const char *kind, bool colored,
                 arena *a, buf *out);

// What was taken for what, as a table ("gold\tours" to how often), and as a field of JSON.
void gold_confusion(const char *title, const map *cells, buf *out);
void gold_write_cells(json_writer *w, const char *key, const map *cells);
// " 97.2" of a fraction, in seven columns; a dash when it is NAN.
void gold_percent(double fraction, buf *out);

// Of events (eventtable.c, eventerror.c).
void event_table(const event_tally *t, buf *out);
void event_json(const char *gold, const event_tally *t, buf *out);
// What is wrong in one sentence, its words before it; only events of type `kind` (NULL: all).
void event_errors(const gold_event_text *text, const gold_event_sentence *s,
                  const event_pair_list *pairs, const coded *c, const char *kind, bool colored,
                  buf *out);

#endif
