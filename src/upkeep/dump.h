// A whole database as JSON Lines, and back: how stores are copied, compared and moved between
// SQLite, PostgreSQL and ClickHouse.
//
//     {"record":"dump","tables":8}
//     {"table":"runs","id":...}
//     ...
//     {"record":"end","rows":1234}
//
// First come runs and rules; then the documents by id, each with the rows that came from it behind
// it; then what was read, and what `follow` remembers. Within each table rows are sorted by key.
// Nothing that differs from store to store is in it (numbers of documents, the log), nor what is
// made from other rows (dyads, the index of words): equal stores give equal bytes. The last line
// counts the others, so that a dump that was cut off is known.
#ifndef DM_UPKEEP_DUMP_H
#define DM_UPKEEP_DUMP_H

#include "base/status.h"
#include "base/str.h"

// Each line is handed over as it comes; a failure of `line` ends the dump and is handed on.
typedef struct {
    status (*line)(void *state, str text, diag *why);
    void *state;
} dump_writer;

// ST_STORE when the database cannot be read, or others wrote to one of ClickHouse meanwhile.
status dump_write(const char *file, const dump_writer *to, diag *why);

#endif
