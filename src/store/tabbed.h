// Private to the store: rows of tab-separated text, as ClickHouse (TabSeparated) and PostgreSQL
// (COPY) read them and as ClickHouse writes them.
//
//     tabbed_add(&row, STR("a\tb")); // a\tb, with a backslash
#ifndef DM_STORE_TABBED_H
#define DM_STORE_TABBED_H

#include "store/driver.h"

// A text within a row.
void tabbed_add(buf *out, str text);
// A number, so that ClickHouse reads that very number: version 18.16 reads digits before and behind
// a point apart and puts them together inexactly, but not 569e-2. "\\N" when it is none.
void tabbed_number(buf *out, double number);
// A value within a row.
void tabbed_cell(buf *out, const cell *value);
// Copies rows, each with "\t" and `last` before its end.
void tabbed_append(buf *out, str rows, str last);

typedef struct {
    str text; // without escapes
    bool is_null;
} tabbed_field;

// Zero-initialise; tabbed_free in the end.
typedef struct {
    tabbed_field *p; // [n]
    size_t n, room;
} tabbed_row;

// Takes a line (without its end) apart, in place; its fields take the place of those before.
void tabbed_fields(char *line, size_t n, tabbed_row *out);
void tabbed_free(tabbed_row *row);

#endif
