// Removes documents from a database with all that came from them: sentences, mentions, events,
// links, facts, their records, versions and problems, and their words in the index.
//
// Each is one transaction, noted in the log (changelog.h) by its id and the ids of its events
// alone. Items of feeds keep that they were met, and nothing else, so that `follow` does not bring
// the document back; `code` brings it back when its input is read again. In a file of SQLite what
// was removed is overwritten; a server's VACUUM does so in its own time. In ClickHouse a thousand
// documents at a time are one step (clickhouse_forget.h).
//
//     forget_request r = {.names = names, .n = 2, .removed = tell, .missing = warn, .state = &s};
//     TRY(forget_documents("news.db", &r, why));
#ifndef DM_UPKEEP_FORGET_H
#define DM_UPKEEP_FORGET_H

#include "base/status.h"
#include "base/str.h"

// A document and how many rows go with it.
typedef struct {
    str id, url, title, outlet;
    int64_t events, mentions, links, facts, records, problems, feed_items;
} forget_document;

typedef struct {
    const str *names; // [n] ids, ids of the source, or URLs
    size_t n;
    bool dry_run; // nothing is written
    status (*removed)(void *state, const forget_document *x, diag *why);
    void (*missing)(void *state, str name); // no document is called so
    void *state;
    bool remains; // out: others read the file, and until they end their bytes cannot be overwritten
} forget_request;

// ST_STORE when the database cannot be read or written; what was handed over is removed.
status forget_documents(const char *file, forget_request *r, diag *why);

#endif
