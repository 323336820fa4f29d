// Exports: what a database holds, in the formats of others.
//
// A format with columns is one table of them (exportcolumn.h), from which the header, the rows and
// doc/columns.md come. Nothing is coded; the database is only read, as it stood when the export
// began, a bundle of documents at a time (stored.h), so that memory does not grow with it; formats
// that ask how many texts tell an event need merged events besides, some 100 bytes an event
// (exportmerge.h). The same database gives the same bytes whatever store it is in.
//
//     export_options o = {.format = export_find(STR("icews"))};
//     TRY(export_run("news.db", &o, &sink, why));
#ifndef DM_EXPORT_EXPORTER_H
#define DM_EXPORT_EXPORTER_H

#include "base/arena.h"
#include "store/connection.h"

#define EXPORT_FORMATS_MAX 32  // twice as many as there are
#define EXPORT_TEXTS_MAX   120 // values of a question: what PostgreSQL's driver binds

typedef struct export_format export_format;

// Where the bytes go; a failure ends the export.
typedef struct {
    status (*write)(void *state, str bytes, diag *why);
    void *state;
    // Asked now and then while a file's database is read, as nothing may be written for long:
    // anything but 0 ends the export. NULL: it is wanted whatever happens.
    int (*unwanted)(void *state);
} export_sink;

// What stands behind "SELECT e.id" in a question for the events that are wanted: " FROM events e
// ... WHERE ...".
typedef struct {
    const char *sql;
    str *texts; // [n_texts] for ?1, ?2 ...; there is room for EXPORT_TEXTS_MAX
    int n_texts;
} export_tail;

typedef struct {
    const export_format *format;
    bool all;      // also what did not happen, where the format cannot tell
    bool redacted; // without the source's own sentences
    bool header;   // names of columns also where the format has none
    bool by_event; // GraphML: an edge an event, not a dyad
    // Which events; of documents those that have one, of links those between them. Asked when the
    // export begins; what it gives lies in the arena. NULL: all.
    status (*wanted)(void *state, const connection *c, arena *a, export_tail *out, diag *why);
    void *wanted_state;
    // For formats that write into a folder: takes a document's file. NULL for all others.
    status (*file)(void *state, str name, const char *ending, str bytes, diag *why);
    void *file_state;
} export_options;

const export_format *export_find(str name); // NULL: there is no such
// All of them by number; NULL behind the last.
const export_format *export_format_at(size_t i);
const char *export_format_name(const export_format *f);
const char *export_format_about(const export_format *f);  // a line
const char *export_format_ending(const export_format *f); // of its files' names: "tsv"
const char *export_format_type(const export_format *f);   // MIME
// Are they trees, which no database has? It is then not for export_run().
bool export_has_trees(const export_format *f);
// Does it write a folder of files, one or more a document?
bool export_writes_folder(const export_format *f);

// Writes the database to the sink. ST_STORE when it cannot be read; what the sink gives.
status export_run(const char *database, const export_options *o, const export_sink *sink,
                  diag *why);
// The columns of all formats, in Markdown: doc/columns.md.
void export_markdown(buf *out);

#endif
