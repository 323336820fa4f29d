// The one table of columns: every field of every record that the program gives out.
//
// JSON Lines, CSV, the SQL schema, the JSON Schema and the column reference of doc/output.md are
// all generated from it, so that they cannot disagree. A column is a name, a type, whether it may
// be null, a sentence for the reader and a getter. Members of objects are columns again, at most
// COLUMN_DEPTH_MAX deep. Tables are const; any thread may read them.
//
//     for (size_t i = 0; i < RECORD_EVENT.n_columns; i++) puts(RECORD_EVENT.columns[i].name);
#ifndef DM_STORE_COLUMN_H
#define DM_STORE_COLUMN_H

#include "base/utf8.h"
#include "store/coded.h"

#define COLUMN_DEPTH_MAX 4 // record, list of objects, object, list: nothing nests deeper

typedef enum {
    COLUMN_STRING,
    COLUMN_INTEGER,
    COLUMN_NUMBER,
    COLUMN_BOOLEAN,
    COLUMN_SPAN,   // [begin, end] in the unit of the run's `offsets`
    COLUMN_OBJECT, // of `members`
    COLUMN_TYPES
} column_type;

// What a getter gives: the member that belongs to the column's type.
typedef struct {
    str text;
    int64_t integer;
    double number;
    bool truth;
    span span;
    const void *object; // passed to the getters of the members
} column_value;

// What the getters of one record look at. `place` is scratch for offsets: one thread at a time.
typedef struct {
    const run_about *run;
    const coded *coded; // NULL for the run's own record
    utf8_place place;   // at any place of the document's text
} record;

// Value `i` of the column: false where a scalar (i is 0) is null, where a list has ended.
typedef bool column_get(const record *r, const void *object, size_t i, column_value *out);

typedef struct column {
    const char *name;
    column_type type;
    bool list;          // of that type, maybe empty, never null
    bool nullable;      // never for lists
    const char *values; // "a|b|c" when no other string can come; NULL: any
    const char *about;  // one sentence for the reader
    column_get *get;
    const struct column *members; // [n_members] of COLUMN_OBJECT
    size_t n_members;
} column;

typedef struct {
    const char *name;  // value of the field `record`
    const char *about; // what a line of it is
    const column *columns;
    size_t n_columns;
    size_t (*count)(const coded *c);             // how many a document has; NULL for the run's own
    const void *(*at)(const coded *c, size_t i); // NULL: left out
} record_shape;

extern const record_shape RECORD_RUN;
extern const record_shape RECORD_DOCUMENT;
extern const record_shape RECORD_EVENT;
extern const record_shape RECORD_LINK;
extern const record_shape RECORD_MENTION;  // of `demarche mentions` alone
extern const record_shape RECORD_SENTENCE; // of the database alone
extern const record_shape *const RECORD_SHAPES[];
extern const size_t RECORD_SHAPE_COUNT;

// "string", "string or null", "list of objects", "[begin, end] or null" and so on.
const char *column_type_text(const column *c);
// The column of that name; NULL if none.
const column *record_column(const record_shape *kind, str name);
// Offset `byte` of the document's text in the run's unit.
uint32_t record_offset(record *r, uint32_t byte);

// Version of the records' shape: rises when a field changes its name, type or meaning.
#define RECORD_SCHEMA_VERSION 1

#endif
