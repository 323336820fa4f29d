// Sums over rows of transfers, of what may be added: rows of one stage and one currency, each once.
// A row that is a part of another, whose sum holds it already, and a row without a sum are counted
// and not added; nothing is added over stages (a proposal and its delivery are the same money) or
// over currencies.
#ifndef DM_LEDGER_TOTAL_H
#define DM_LEDGER_TOTAL_H

#include "ledger/ledger.h"

typedef struct {
    str stage, unit;
    double sum;
    uint32_t n_added; // rows in the sum
    uint32_t n_parts; // rows of that stage and currency left out as parts of others
} transfer_total;

typedef struct {
    const transfer_total *p; // [n] by stage, currency
    size_t n;
    uint32_t n_without; // rows without a sum
} transfer_totals;

transfer_totals total_of(const ledger_table *t, arena *a);

#endif
