// What the folds of the four ledgers share. Private to ledger/.
#ifndef DM_LEDGER_FOLDING_H
#define DM_LEDGER_FOLDING_H

#include "ledger/ledger.h"
#include "ledger/tellers.h"
#include "link/period.h"

#define FOLD_RECENT_DAYS 92 // a round that was held "recently", "some weeks ago", is no older

typedef VEC(str) str_vec;

struct ledger {
    arena a;
    teller_list tellers;
    VEC(fact) facts; // copies; not in the arena, where each growing would leave the old ones
    ledger_table table;
};

// Facts of one row, in the order of time.
typedef struct {
    str key;
    fact_refs facts; // by day, published, document, place
} fact_group;

typedef VEC(fact_group) group_vec;

// The first day of the fact's date; of one without a date that of its text; PERIOD_FIRST: unknown.
int32_t fold_day(const fact *x);
// Is the fact dated, and not later than the ledger's day?
bool fold_counts(const ledger *l, const fact *x);
// Orders facts by what they say: day, day of the text, document, place in it.
void fold_sort(fact_refs *facts);
// Sorts texts [n] and leaves each once, at the beginning; how many those are.
uint32_t fold_each_once(str *list, size_t n);
// Ids of all events of these facts, each once, sorted.
const str *fold_events(ledger *l, const fact_refs *facts, uint32_t *n);
// Who tells these facts, of which such as are of later days than the ledger's do not count.
ledger_tellers fold_tellers(const ledger *l, const fact_refs *facts);
// What was left out of a history because it tells the change once more is told by its texts, too.
void fold_tell_again(ledger *l, ledger_change *c, const ledger_change *again);
// Adds a reason unless one with the same event, or with nearly the same words, is there.
void fold_reason(ledger *l, const fact_reason *x, const fact_reason **list, uint32_t *n);
typedef VEC(ledger_change) change_vec;
// Groups the facts of a row that have a state and count into changes, by date. What facts of one
// state tell is one change: dates that most texts agree on, official ones twice. `slack`: days that
// outlets may differ by. Who tells a change is counted by fold_count, when the history stands.
void fold_changes(ledger *l, const fact_refs *facts, int32_t slack, change_vec *out);
void fold_count(const ledger *l, change_vec *changes);
// "2024-07-17" as it is; an interval's or a time's beginning cut to its day.
str fold_date(ledger *l, str date);
void fold_id(const char *what, str key, char out[17]);
// Rows that share an id get ones of their own, but for the first of them: `first` is the id of the
// first of n rows, which lie `stride` bytes apart.
void fold_tell_apart(char *first, size_t n, size_t stride);

// One a ledger: all its facts [n] to rows in l->table.
void channel_fold(ledger *l, const fact *const *facts, size_t n);
void transfer_fold(ledger *l, const fact *const *facts, size_t n);
void redline_fold(ledger *l, const fact *const *facts, size_t n);
void position_fold(ledger *l, const fact *const *facts, size_t n);

#endif
