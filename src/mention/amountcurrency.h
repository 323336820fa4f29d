// Currencies beside a number: signs and codes before it ("US$ 5", "EUR 20", "Rs 500"), signs,
// codes and names behind it ("20 €", "20 million euros", "500 New Zealand dollars"), from
// codebook/currencies.tsv. What several countries share ("francs") keeps its bare name.
//
// No memory, no state; any thread.
#ifndef DM_MENTION_AMOUNTCURRENCY_H
#define DM_MENTION_AMOUNTCURRENCY_H

#include "mention/mention.h"

typedef struct {
    str unit;      // ISO 4217 code or the bare name
    double factor; // in units: 0.01 of cents, a million of "MEUR"
    uint32_t end;  // word after it
    bool risky;    // also another word ("won", the code COP): stands beside a large sum alone
} currency;

// A sign, letters or a code at word `at`, before a number at word c->end.
bool currency_before(const sentence *s, uint32_t at, currency *c);
// A sign, code or name at word `at`, behind a number. `sure`: the number is so large that a risky
// name is a currency too.
bool currency_after(const sentence *s, uint32_t at, bool sure, currency *c);

#endif
