// Apache Parquet out: flat tables of nullable columns, row by row.
//
// Format: https://parquet.apache.org/docs/file-format/ (version 1 data pages, plain encoding, one
// page a column and row group, packed by zstd; the footer in Thrift's compact protocol). Rows
// are kept until a group is full (PARQUET_GROUP_ROWS, PARQUET_GROUP_BYTES), then handed over, so
// that memory is that of a group and a few bytes a column and group for the footer. Each row takes
// one value for each column, in order. One thread.
//
//     parquet *p = parquet_new(columns, n, write, state);
//     parquet_text(p, STR("x1"));
//     parquet_null(p);
//     TRY(parquet_end_row(p, why));
//     TRY(parquet_finish(p, why));
//     parquet_free(p);
#ifndef DM_EXPORT_PARQUET_H
#define DM_EXPORT_PARQUET_H

#include "base/status.h"
#include "base/str.h"

#define PARQUET_GROUP_ROWS  65536              // enough to pack well
#define PARQUET_GROUP_BYTES ((size_t)32 << 20) // of values, so that long texts keep it small, too

typedef enum { PARQUET_TEXT, PARQUET_INTEGER, PARQUET_NUMBER, PARQUET_TRUTH } parquet_type;

typedef struct {
    const char *name;
    parquet_type type;
} parquet_column;

typedef struct parquet parquet;

// `columns` [n] are borrowed. `write` gets the file's bytes, in order.
parquet *parquet_new(const parquet_column *columns, size_t n,
                     status (*write)(void *state, str bytes, diag *why), void *state);
void parquet_free(parquet *p); // NULL is allowed

// The next column's value of the row.
void parquet_null(parquet *p);
void parquet_text(parquet *p, str value);
void parquet_integer(parquet *p, int64_t value);
void parquet_number(parquet *p, double value);
void parquet_truth(parquet *p, bool value);
// What `write` gives.
status parquet_end_row(parquet *p, diag *why);
// Writes the footer: nothing may follow.
status parquet_finish(parquet *p, diag *why);

#endif
