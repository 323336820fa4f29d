// A record laid flat: one leaf for each value that is not an object itself, for CSV and SQL.
//
// Names are the path joined by '_' (`date_value`); a span gives two
// (`trigger_span_begin`, `trigger_span_end`). A CSV cell joins the values of a list by ';' and a
// list inside a list by ','.
#ifndef DM_STORE_LEAF_H
#define DM_STORE_LEAF_H

#include "store/column.h"

#define LEAF_NAME_SIZE 64  // longest name with its NUL
#define LEAVES_MAX     128 // of one record kind; the widest, the event, has half of it

typedef enum { LEAF_WHOLE, LEAF_BEGIN, LEAF_END } leaf_part;

typedef struct {
    char name[LEAF_NAME_SIZE];
    const column *steps[COLUMN_DEPTH_MAX]; // [n_steps] the last one is the value's own column
    size_t n_steps;
    leaf_part part; // of a span
    bool nullable;  // some step of it is
} leaf;

typedef struct {
    leaf p[LEAVES_MAX]; // [n]
    size_t n;
} leaf_list;

typedef enum {
    LEAVES_ALL,    // also those inside lists of objects (CSV)
    LEAVES_SINGLE, // lists of objects left out: they are tables of their own (SQL)
} leaf_choice;

// Leaves of some columns, in the table's order; names begin with `prefix` (may be "").
void leaf_add(leaf_list *out, const char *prefix, const column *columns, size_t n,
              leaf_choice choice);
// The index of the leaf of that name, which the list must have.
size_t leaf_find(const leaf_list *leaves, const char *name);
// The value of a leaf that stands in no list of objects; false: null. A list of strings is asked
// for through its column instead. Offsets are in bytes.
bool leaf_value(const record *r, const leaf *l, const void *object, column_value *out);
// The text of its CSV cell, without quotes, appended to `out`; nothing for null.
void leaf_cell(record *r, const leaf *l, const void *object, buf *out);

#endif
