// Rows as examples of the ledger's rules write them, a line a row: what makes the row, then what
// else is known of it behind semicolons.
//
//     NER+TCD border suspended 2024-07-16 by TCD; because the arrest of four surveyors
//     USA>EST sale approved 2024-05-02; 43000000 USD; 6 radar
//     CHL>PER red line fisheries 2024-05-02; voiced by the navy's chief; crossed: ... (PERGOV)
//     CHL>PER opposes dams 2024-05-02
//
// Parties are keys (fact.h); "-" stands for nobody and for what is not known.
#ifndef DM_LEDGER_ROWLINE_H
#define DM_LEDGER_ROWLINE_H

#include "ledger/ledger.h"

typedef struct {
    const str *p; // [n] lines
    uint32_t n;
} row_lines;

// The rows of one ledger in their order; memory from `a`.
row_lines rowline_write(const ledger_table *t, ledger_kind kind, arena *a);
// Does the line say what `wanted` says? The part before the first semicolon must be the same, and
// each part behind it one of the line's.
bool rowline_says(str line, str wanted);

#endif
