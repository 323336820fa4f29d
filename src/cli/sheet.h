// Rows of named columns as CSV, JSON Lines or Parquet, cell by cell.
//
// Columns stand in the order of their names; a row gives a cell to each. Cells that say nothing are
// empty in CSV and null in JSON and Parquet.
//
//     sheet s = {.json = false, .record = "panel"};
//     sheet_open(&s, NAMES, n, &out); // CSV: the line of names
//     sheet_text(&s, STR("USA")); sheet_int(&s, 3); ...
//     sheet_end(&s);                  // a line in `out`
//     sheet_finish(&s);               // Parquet: what is left, and its footer
#ifndef DM_CLI_SHEET_H
#define DM_CLI_SHEET_H

#include "base/csv.h"
#include "base/json_writer.h"
#include "export/parquet.h"

typedef struct {
    bool json;
    const char *record; // of JSON: the field "record"
    const str *names;   // [n_names]
    size_t n_names;
    const parquet_type *types; // [n_names] of Parquet; NULL: CSV or JSON
    parquet *parquet;
    parquet_column *columns; // [n_names] of it
    size_t at;               // the next column
    csv_writer csv;
    json_writer lines;
} sheet;

// `names`, `types` and `out` are borrowed; names of Parquet end with NUL.
void sheet_open(sheet *s, const str *names, size_t n_names, buf *out);
void sheet_text(sheet *s, str text); // an empty one says nothing
void sheet_int(sheet *s, int64_t value);
void sheet_truth(sheet *s, bool value);    // true and false; of CSV and JSON alone
void sheet_number(sheet *s, double value); // NAN says nothing
void sheet_end(sheet *s);
void sheet_finish(sheet *s); // what was opened

#endif
