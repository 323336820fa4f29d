// Deals of one text while its sayings are sorted into them. Private to ledger/.
#ifndef DM_LEDGER_TRANSFERDEAL_H
#define DM_LEDGER_TRANSFERDEAL_H

#include "ledger/transfer.h"

#define DEALS_MAX   64    // of a document
#define SAME_VALUE  0.005 // rounding
#define STRONG_KIND 5     // weight from which a kind is named by itself

typedef struct {
    VEC(uint32_t) sayings; // indices
    uint32_t last;         // saying
    bool law;
} deal;

typedef struct {
    fact_reading *r;
    saying_vec *all;
    deal p[DEALS_MAX]; // [n]
    uint32_t n;
    uint32_t current; // told last
    str usual;        // recipient of most sayings, or whom the text names most
} deals;

// How well the saying fits the deal; at most 0: not at all.
int transfer_deal_fit(const deals *d, uint32_t which, const saying *s);
// Do things, sums or numbers of packages agree? Sides alone prove little.
bool transfer_deal_evidence(const deals *d, const deal *x, const saying *s);
bool transfer_overlap(const party_list *a, const party_list *b);

// --- transfermaker.c

// The firms that the text names as makers of what the deal is about.
void transfer_makers(deals *d, uint32_t which, fact *out);

#endif
