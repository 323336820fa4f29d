// Rows of the ledger as cells: what its CSV and the tables of a database (store/statetables.h) are
// made of. Lists are joined by ';' (one within a part of it becomes a space); parties are codes.
#ifndef DM_LEDGER_ROWCELLS_H
#define DM_LEDGER_ROWCELLS_H

#include "ledger/ledger.h"

// What takes the cells of a row, from the left. A text that is empty, or a number that is NAN, is
// not known.
typedef struct {
    void (*text)(void *state, str cell);
    void (*number)(void *state, double x);
    void (*end)(void *state); // of the row
    void *state;
} row_cells;

// Names of the columns, with ',' between; the first is the row's id.
const char *rowcells_names(ledger_kind kind);
void rowcells_write(const ledger_table *t, ledger_kind kind, const row_cells *to);

#endif
