// Event files of other projects: GDELT 1.0 and 2.0, ICEWS, POLECAT, Phoenix (the daily files of
// OEDA and the historical ones of the Cline Center). foreignparts.h opens them as they are
// downloaded.
//
// Which one a file is, is told by its header or, where there is none, by the columns of its first
// row. A row that does not have what its kind has is passed over and counted. Types of CAMEO become
// those of PLOVER by the codebook's table (rule/plover.h); countries become ISO 3166-1 alpha-3
// codes, whether they were codes of CAMEO or names; a body without a country keeps its code. Memory
// is a row. One thread.
//
//     foreign_file f;
//     status s = foreign_open_stream(in, "20240717.export.CSV", &f, why);
//     for (bool more = true; s == ST_OK && more;)
//         if ((s = foreign_next(&f, &event, &more, why)) == ST_OK && more) count(&event);
//     foreign_close(&f);
#ifndef DM_MEASURE_FOREIGNEVENTS_H
#define DM_MEASURE_FOREIGNEVENTS_H

#include "base/csvstream.h"

typedef enum {
    FOREIGN_GDELT1,
    FOREIGN_GDELT2,
    FOREIGN_ICEWS,
    FOREIGN_POLECAT,
    FOREIGN_PHOENIX,       // tabs, no header
    FOREIGN_PHOENIX_CLINE, // commas, a header
    FOREIGN_KINDS
} foreign_kind;

// A row of these files has less than 4 KB; a longer one is broken.
#define FOREIGN_ROW_BYTES ((size_t)1 << 20)
// Longest code or name of a side; longer ones are none.
#define FOREIGN_NAME_MAX 64

typedef enum {
    FOREIGN_DATE,
    FOREIGN_SOURCE,
    FOREIGN_SOURCE_ALSO, // where the first is empty
    FOREIGN_TARGET,
    FOREIGN_TARGET_ALSO,
    FOREIGN_TYPE,
    FOREIGN_QUAD,
    FOREIGN_YEAR, // where the date's own form is not sure
    FOREIGN_MONTH,
    FOREIGN_DAY,
    FOREIGN_COLUMNS
} foreign_column;

typedef struct {
    bool dated;         // the file gives a day
    int32_t day;        // since 1970-01-01
    int type;           // of PLOVER; -1: none ("make a statement")
    int quad;           // 1 to 4; 0: neutral, or unknown
    str source, target; // empty: not told; they hold until the next row
} foreign_event;

typedef struct {
    foreign_kind kind;
    stream *in;
    csv_stream *rows;                // with a header
    int columns[FOREIGN_COLUMNS];    // -1: it has none
    size_t n_columns;                // of a file without header
    char names[2][FOREIGN_NAME_MAX]; // codes that were made
    buf line;
    str *fields;        // of a file without header
    size_t passed_over; // rows that are none
    int first_passed;   // line of the first one
    const char *path;
    bool unknown; // it was read, and is none of these
} foreign_file;

const char *foreign_kind_name(foreign_kind kind); // "GDELT 2.0"

// What a file that is none of them is told to be.
#define FOREIGN_EXPECTED                                                                           \
    "expected GDELT 1.0 or 2.0 (57, 58 or 61 columns with tabs, no header; not its mentions or "   \
    "GKG), ICEWS, POLECAT or Phoenix with their headers, or Phoenix's 26 columns with tabs"

// ST_IO when it cannot be read, ST_FORMAT when it is none of these. foreign_close in either case,
// which closes `in`, too; `name` is borrowed.
status foreign_open_stream(stream *in, const char *name, foreign_file *f, diag *why);
// The same over bytes in memory, for tests; `name` is for messages.
status foreign_open_memory(str bytes, const char *name, foreign_file *f, diag *why);
// The next event; *more is false at the end. ST_IO when reading fails.
status foreign_next(foreign_file *f, foreign_event *out, bool *more, diag *why);
void foreign_close(foreign_file *f);

#endif
