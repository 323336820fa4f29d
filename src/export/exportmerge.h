// Private to this room: which events of a database are one, and how many texts tell it, for formats
// that count mentions and sources (GDELT).
//
// It is `demarche merge` (databasemerge.h), kept as a row of 32 bytes an event. Where only events
// that happened are exported only they count. The first mention of an event, in the order of merge,
// stands for it.
#ifndef DM_EXPORT_EXPORTMERGE_H
#define DM_EXPORT_EXPORTMERGE_H

#include "base/status.h"
#include "store/connection.h"

typedef struct {
    uint64_t id;    // of the mention, as a number
    uint64_t first; // of the mention that stands for the event
    uint32_t mentions, documents, sources;
} merged_event;

typedef struct export_merge export_merge;

// Reads all. ST_STORE. export_merge_free() in either case.
status export_merge_read(const char *database, const connection *c, bool happened,
                         export_merge **out, diag *why);
void export_merge_free(export_merge *m); // NULL is allowed
// That of an event; alone with itself when merge does not know it.
merged_event export_merge_find(const export_merge *m, str id);
// An id of 16 hex digits as a number, and back.
uint64_t export_id_number(str id);

#endif
