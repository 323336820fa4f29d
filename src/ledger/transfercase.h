// A deal as one text, or several, tell it: what the fold of transfers compares. Private to ledger/.
#ifndef DM_LEDGER_TRANSFERCASE_H
#define DM_LEDGER_TRANSFERCASE_H

#include "ledger/folding.h"
#include "ledger/transfer.h"

#define CASE_APART      (-100) // surely another transfer
#define CASE_JOINS      3      // from here on two deals are one
#define CASE_ITEMS_MAX  64     // of a case, and of a row
#define CASE_BARE       1  // deals with nothing but sides join when there is only one such transfer
#define CASE_DATE_SLACK 10 // days that texts differ by about one stage
#define CASE_FAR_DAYS   400 // between two stages of a transfer of which little else is known

// The days of a fact, read once.
typedef struct {
    period told, text; // of its date, of its text
    bool dated;        // it tells a stage, and when
    bool open;         // known by `told`, its last day, which stands for it
} fact_days;

typedef struct {
    fact_refs facts;
    const fact_item *items; // [n_items] of all facts, each thing once
    uint32_t n_items;
    double value, whole_value; // the first told
    uint32_t ordinal;
    str kind, number;
    bool busy; // many sums pass between the two: things alone do not say which is meant
    bool bare; // neither things nor value are told
    // By transfer_case_digest, for the comparing of many:
    const fact_days *days; // [facts.n]
    fact_item *particular; // [n_particular] things that are not in every package
    uint32_t n_particular;
    period span;      // all its days, those of its texts with them
    uint64_t telling; // the hash of all but the days: the same is told by others
    uint64_t suppliers, things, texts, sums; // bits of hashes
    uint64_t near_sums;                      // bits of the sums and of what is near to them
} transfer_case;

typedef VEC(transfer_case) case_vec;
typedef VEC(uint32_t) number_vec;

// Those that are one transfer.
typedef struct {
    case_vec members;
    VEC(number_vec) tellings; // of members, those that tell the same together
    bool *copies;             // [members.n] see transfer_mark_copies
    uint64_t things, sums;    // of all members
    period span;
    bool has_bare, has_ordinal, has_number;
} cluster;

typedef VEC(cluster) cluster_vec;

// An index of cases or clusters, which go by number, by whom they are from and to.
typedef struct {
    map index;        // of number_vec
    number_vec found; // of the last search
    buf key;          // freed by who made it
} transfer_block;

// Its place in the order of stages; -1: it is none of that order (delayed, cancelled).
int transfer_stage_rank(str stage);
// Marks wire copies, word for word what a case before them says: they have no vote of their own.
void transfer_mark_copies(ledger *l, cluster *c);
void transfer_choose_value(ledger *l, const cluster *c, transfer_row *row);
// Sums that are far from each other and no number that agrees: what fits both does not join them.
bool transfer_values_apart(const transfer_case *a, const transfer_case *b);
// Does a sum, a number of things, of a package or of a notice agree?
bool transfer_surely_same(const transfer_case *a, const transfer_case *b);
// Is a thing of both named alike, "M142"?
bool transfer_named_alike(const transfer_case *a, const transfer_case *b);
// Is its sentence so long that two texts hardly share it by chance?
bool transfer_tells_copies(const fact *x);
// Between the same two?
bool transfer_same_sides(const transfer_case *a, const transfer_case *b);

// How well they fit but for their days.
typedef struct {
    int score;    // CASE_APART or little more: not at all
    bool decided; // days change nothing
    bool laws;    // each chamber approves on its own day
    bool open;    // only one says who gets it, and no thing agrees surely
    bool again;   // far days tell another occasion
    int soon;     // points for being not far from each other
    int days_top; // days add no more than this
} case_content;

case_content transfer_content_fit(const transfer_case *a, const transfer_case *b);
// Points that the days of the two add.
int transfer_days_fit(const case_content *fit, const transfer_case *a, const transfer_case *b);

// --- transferblock.c

// Reads days and sorts out things once; facts, items and sums of the case are there.
void transfer_case_digest(ledger *l, transfer_case *c);
// False: it is sure that they fit too little to be one, or that nothing joins them.
bool transfer_may_join(const cluster *c, const transfer_case *x);
void transfer_block_enter(ledger *l, transfer_block *b, const transfer_case *c, uint32_t number);
// Every member of a cluster is entered by its sentences.
void transfer_block_enter_words(ledger *l, transfer_block *b, const transfer_case *c,
                                uint32_t number);
// Numbers of those with a recipient of `x`, in the order of entering; they hold till the next
// search.
const number_vec *transfer_block_to(ledger *l, transfer_block *b, const transfer_case *x);
// Numbers of those of the clusters `all` that may be one with `x`, found by their first
// member or by a sentence.
const number_vec *transfer_block_find(ledger *l, transfer_block *b, const cluster *all,
                                      const transfer_case *x);
// Marks cases between sides of which texts tell many sums.
void transfer_mark_busy(ledger *l, case_vec *all);

// --- transferlot.c

// Is it told that all has been delivered: "the last six", "completed the delivery"?
bool transfer_is_last_lot(const ledger_change *c);

// --- transferjoin.c

void transfer_cluster_add(ledger *l, cluster *c, const transfer_case *x);
// The cases that are one transfer together; those of which more than the sides is told come first.
cluster_vec transfer_join(ledger *l, const case_vec *cases);

#endif
