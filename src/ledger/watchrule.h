// What a user watches for: lines that say which changes of state are of interest.
//
//     # talks of Washington and Beijing that stop
//     channels from=USA to=CHN stage=suspended
//     transfers to=TWN subject="air defence"
//
// A line names a ledger (channels, transfers, redlines, positions) and any of from, to, subject and
// stage; `#` begins a comment.
#ifndef DM_LEDGER_WATCHRULE_H
#define DM_LEDGER_WATCHRULE_H

#include "base/status.h"
#include "ledger/rowfilter.h"

#define WATCH_RULES_MAX 1000 // lines of one file; more is no watching but an export

typedef struct {
    ledger_kind kind;
    row_filter filter; // without `state`: a row passes whatever its state is now
    str state;         // of the change; empty: any
    int line;
} watch_rule;

typedef VEC(watch_rule) watch_rules;

// Reads the rules of a text, which must outlive them. ST_USAGE with file and line of the first
// error.
status watchrule_read(str text, const char *file, arena *a, watch_rules *out, diag *why);

// A change of state that a rule asks for.
typedef struct {
    char id[17]; // hash of the row and the change
    ledger_kind kind;
    const watch_rule *rule;
    str row, who, subject, state, date, text; // who: the codes, joined by "-" or " > "
} watch_change;

typedef VEC(watch_change) watch_changes;

// All changes of the ledger that a rule asks for, each once, by date, row and state.
void watchrule_apply(const watch_rules *rules, const ledger_table *t, arena *a, watch_changes *out);

#endif
