#include "ledger/rowcsv.h"

#include "base/csv.h"
#include "ledger/rowcells.h"

#include <math.h>

static void put_text(void *state, str cell)
{
    csv_write(state, cell);
}

static void put_number(void *state, double x)
{
    buf digits = {0};
    if (isfinite(x)) buf_add_format(&digits, "%.15g", x);
    csv_write(state, buf_str(&digits));
    buf_free(&digits);
}

static void end_row(void *state)
{
    csv_end_row(state);
}

void rowcsv_write(const ledger_table *t, ledger_kind kind, buf *out)
{
    csv_writer w = {.out = out};
    row_cells cells = {put_text, put_number, end_row, &w};
    buf_add_c(out, rowcells_names(kind));
    buf_add_byte(out, '\n');
    rowcells_write(t, kind, &cells);
}
