// Private to this room: reads a line of a dump (dump.h), strictly: what is not a row of a table as
// the schema has it is refused with what is wrong.
//
//     dump_line x;
//     TRY(dumpline_read(&tables, line, &a, &x, why));
//     if (x.kind == DUMP_ROW) use(x.table, x.values);
#ifndef DM_UPKEEP_DUMPLINE_H
#define DM_UPKEEP_DUMPLINE_H

#include "store/driver.h"
#include "store/tablelist.h"

// A text of 2 MB with every byte escaped has 12 MB, its facts may quote all of it.
#define DUMP_MAX_LINE_BYTES ((size_t)64 << 20)

typedef enum { DUMP_FIRST, DUMP_ROW, DUMP_LAST } dump_line_kind;

typedef struct {
    dump_line_kind kind;
    int64_t number;           // of the first line: version of the tables; of the last: rows
    const table_shape *table; // of a row
    cell *values;             // [table->n]; in the arena or borrowed from the line
} dump_line;

// ST_FORMAT, with what is wrong; the file and line are the caller's to tell.
status dumpline_read(const table_list *tables, str line, arena *a, dump_line *out, diag *why);

#endif
