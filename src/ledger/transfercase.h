// A deal as one text, or several, tell it: what the fold of transfers compares. Private to ledger/.
#ifndef DM_LEDGER_TRANSFERCASE_H
#define DM_LEDGER_TRANSFERCASE_H

#include "ledger/folding.h"
#include "ledger/transfer.h"

#define CASE_APART     (-100) // surely another transfer
#define CASE_JOINS     3      // from here on two deals are one
#define CASE_ITEMS_MAX 64     // of a case, and of a row
#define CASE_BARE      1 // deals with nothing but sides join when there is only one such transfer

typedef struct {
    fact_refs facts;
    fact_item *items; // [n_items] of all facts, each thing once
    uint32_t n_items;
    double value, whole_value; // the first told
    uint32_t ordinal;
    str kind, number;
    bool busy; // many sums pass between the two: things alone do not say which is meant
    bool bare; // neither things nor value are told
} transfer_case;

typedef VEC(transfer_case) case_vec;

// Those that are one transfer.
typedef struct {
    case_vec members;
} cluster;

// Its place in the order of stages; -1: it is none of that order (delayed, cancelled).
int transfer_stage_rank(str stage);
// A wire copy, word for word what a case before it says: it has no vote of its own.
bool transfer_is_copy(const cluster *c, size_t which);
void transfer_choose_value(ledger *l, const cluster *c, transfer_row *row);
// Sums that are far from each other and no number that agrees: what fits both does not join them.
bool transfer_values_apart(const transfer_case *a, const transfer_case *b);
// Does a sum, a number of things, of a package or of a notice agree?
bool transfer_surely_same(const transfer_case *a, const transfer_case *b);
// Is a thing of both named alike, "M142"?
bool transfer_named_alike(const transfer_case *a, const transfer_case *b);
// Between the same two?
bool transfer_same_sides(const transfer_case *a, const transfer_case *b);
// How well they fit; CASE_APART: not at all.
int transfer_case_fit(const transfer_case *a, const transfer_case *b);

#endif
