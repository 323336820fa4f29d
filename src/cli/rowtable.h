// A table of any number of columns for people, whose rows come one by one.
//
// The first ROWTABLE_ROWS rows are kept to see how wide columns must be; from then on rows are
// printed as they come, and longer cells are cut. Control characters are never handed to the
// terminal.
//
//     rowtable t;
//     rowtable_open(&t, &screen, &out, heads, 3);
//     rowtable_row(&t, cells, styles);
//     rowtable_close(&t);
#ifndef DM_CLI_ROWTABLE_H
#define DM_CLI_ROWTABLE_H

#include "cli/output.h"
#include "cli/screen.h"

#define ROWTABLE_ROWS      200 // screens of them; what comes behind is mostly alike
#define ROWTABLE_CELL_MOST 48  // columns; longer cells are cut with an ellipsis

typedef struct {
    const screen *screen;
    output *out;
    size_t n;        // columns
    size_t *widths;  // [n]
    bool *right;     // [n] aligned so; the caller may set them before the first row
    str *cells;      // [n_rows * n] rows that are kept, the heads first
    uint8_t *styles; // [n_rows * n]
    size_t n_rows;
    bool measured; // the kept rows are printed
    arena memory;
    buf line;
} rowtable;

// heads [n]: copied.
void rowtable_open(rowtable *t, const screen *s, output *out, const str *heads, size_t n);
// cells, styles: [n]; copied. False when nobody reads any more.
bool rowtable_row(rowtable *t, const str *cells, const style *styles);
void rowtable_close(rowtable *t);

#endif
