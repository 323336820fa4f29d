// Reads a dump (dump.h) into an empty database.
//
// Documents go in with their rows, DUMPLOAD_ROWS rows or more a transaction: what was loaded when
// a line is refused, or the program is killed, is whole documents. Until the last line is read the
// database is marked as unfinished (LOADING_DUMP in `loading`): dump refuses it and verify tells
// it. What is made from others (dyads, the index of words, the log) is made anew. In ClickHouse,
// documents go in with their batches (store/clickhouse_rows.h).
//
//     dump_totals n;
//     TRY(dumpload_read("dump.jsonl.zst", "news.db", &n, why));
#ifndef DM_UPKEEP_DUMPLOAD_H
#define DM_UPKEEP_DUMPLOAD_H

#include "base/stream.h"

#include <stdint.h>

#define DUMPLOAD_ROWS 5000 // a commit takes as long as some hundred rows

typedef struct {
    int64_t rows, documents, events;
    int64_t left_out; // rows of what follow remembers, for which ClickHouse has no place
} dump_totals;

// `dump` is a file, maybe packed, or "-". ST_FORMAT, with file and line, when it is no dump, one of
// other tables, cut off, or a line is wrong; ST_STORE when the database is not empty or fails.
// *n is what was loaded in any case.
status dumpload_read(const char *dump, const char *where, dump_totals *n, diag *why);
// The same of a stream; `name` is for messages. The stream stays open.
status dumpload_stream(stream *in, const char *name, const char *where, dump_totals *n, diag *why);

#endif
