// Private to this room: which events of a database are one, and how many texts tell it, for formats
// that count mentions and sources (GDELT).
//
// It is `demarche merge` (databasemerge.h), kept as a row of 32 bytes an event, and 8 for what
// happened, which alone counts where only that is exported. The first mention of an event, in the
// order of merge, stands for it. Where mentions are wanted, the sides of first mentions of events
// told more than once are kept, too.
#ifndef DM_EXPORT_EXPORTMERGE_H
#define DM_EXPORT_EXPORTMERGE_H

#include "export/eventids.h"

typedef struct {
    uint64_t id;    // of the mention, as a number
    uint64_t first; // of the mention that stands for the event
    uint32_t mentions, documents, sources;
} merged_event;

// A side of a first mention.
typedef struct {
    uint64_t event;
    int64_t position;
    str code, entity;
} export_first_side;

// A first mention, and who it tells of.
typedef struct {
    uint64_t id;
    str published;
    const export_first_side *actors, *recipients; // [n_actors], [n_recipients]
    size_t n_actors, n_recipients;
} export_first;

typedef struct export_merge export_merge;

typedef struct {
    bool happened;              // only that counts
    bool mentions;              // export_merge_first() will be asked
    const event_choice *choice; // and of it only these; NULL: all
} export_merge_options;

// Reads all. ST_STORE. export_merge_free() in either case.
status export_merge_read(const char *database, const connection *c, const export_merge_options *o,
                         export_merge **out, diag *why);
void export_merge_free(export_merge *m); // NULL is allowed
// That of an event; alone with itself when merge does not know it.
merged_event export_merge_find(const export_merge *m, str id);
// The first mention of an event of several; it holds as long as m does.
export_first export_merge_first(const export_merge *m, uint64_t id);

#endif
