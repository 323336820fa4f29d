// What the corpus tests share: the analyser with its model and codebook, expectations in the syntax
// of variants.tsv, and the comparison of what comes out with what must, may and must not.
#ifndef DM_TEST_SCENARIO_H
#define DM_TEST_SCENARIO_H

#include "coder/coder.h"

typedef struct {
    coder *coder;
    coder_run *run;
} scenario_tools;

// Whose events are tested: those of the rules, or those of the program as it ships.
typedef enum { BY_RULES, AS_SHIPPED } scenario_coder;

// Opens the models and the built-in codebook; fails the test run with a message otherwise.
void scenario_open(scenario_tools *t, scenario_coder by);
void scenario_close(scenario_tools *t);

// Codes a text as plain text given to the program, dated `date`; the document is kept in `a`.
event_list scenario_code(const scenario_tools *t, str text, const char *date, arena *a,
                         const document **doc);

// One expected event: TYPE[|TYPE][/mode] ACTORS > RECIPIENTS @date status [background] [alleged]
// ...
typedef struct {
    str types, mode, actors, recipients, date, status, claim, cameo, item;
    bool background, negated;
    double amount, quantity; // NAN when not said
} scenario_event;

// Parses one entry; false when it is malformed.
bool scenario_parse(str text, scenario_event *out);

// Does an event satisfy an expected one in every field? Of an allowed one, only type, sides and
// (planned, conditional, hypothetical, negated) count.
bool scenario_matches(const event *e, const scenario_event *x, bool allowed);

// `TYPE ACTOR > RECIPIENT` with `any`: may no event match it.
bool scenario_forbids(str pattern, const event *e);

typedef struct {
    size_t expected, missing, unwanted; // events
} scenario_score;

// Holds events against `;`-separated lists of expected, allowed and forbidden ones, and writes each
// fault on a line into `out`.
scenario_score scenario_judge(event_list events, str expected, str allowed, str never, buf *out);

// Runs every row of a table as a cmocka test of its own; columns by the header's names: name (or
// id), date (default 2024-07-17), text (`\n` stands for a line feed), events, allowed, never.
// Returns the number of failed rows.
int scenario_run_table(const char *file, const char *group, scenario_coder by);

typedef struct {
    size_t texts, clean;              // rows, and those without a fault
    size_t expected, right, unwanted; // events
} scenario_sum;

// Codes every row of such a table; writes the faults, under the rows' names, into `faults` (may be
// NULL).
scenario_sum scenario_sum_table(const scenario_tools *tools, const char *file, buf *faults);

// Prints the faults of every row of such a table, and a closing line with the sums.
void scenario_print_scores(const char *file);

#endif
