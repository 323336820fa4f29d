// The names in a folder, sorted by their bytes, in bounded memory however many there are.
//
// A folder is read in batches: the smallest names behind the last one given. Between two batches it
// is closed, so that no descriptor is held while its files are worked on, and a walk may go as deep
// as it likes. What is created or removed meanwhile may or may not be seen. One thread.
//
//     folder *f;
//     TRY(folder_open("news", FOLDER_BATCH_NAMES, &f, why));
//     folder_entry e;
//     bool more;
//     while ((s = folder_next(f, &e, &more, why)) == ST_OK && more) use(e.name, e.kind);
//     folder_close(f);
#ifndef DM_BASE_FOLDER_H
#define DM_BASE_FOLDER_H

#include "base/status.h"
#include "base/str.h"

typedef struct folder folder;

typedef enum {
    ENTRY_FILE,   // or a link to one
    ENTRY_FOLDER, // not a link
    ENTRY_LINK,   // a link to a folder
    ENTRY_OTHER,  // a pipe, a socket, a device, a link to nothing
} entry_kind;

typedef struct {
    const char *name; // until the next call; never "." or ".."
    entry_kind kind;
} folder_entry;

// Names in memory are twice that at most: 5 MB of usual ones. A folder of a million is read eight
// times.
#define FOLDER_BATCH_NAMES 65536

// ST_IO when it is missing, no folder or not readable. `batch`: names read at a time.
status folder_open(const char *path, size_t batch, folder **out, diag *why);
// The next name; *more is false at the end. ST_IO when the folder can no longer be read.
status folder_next(folder *f, folder_entry *out, bool *more, diag *why);
void folder_close(folder *f);

#endif
