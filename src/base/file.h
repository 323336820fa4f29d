// Whole files in and out: read with a limit, map, and write so that a reader never sees half.
//
// The path "-" is standard input. For input that is streamed or compressed see stream.h. Messages
// say what is wrong with the path and what to do.
#ifndef DM_BASE_FILE_H
#define DM_BASE_FILE_H

#include "base/status.h"
#include "base/str.h"

// Nothing that the program reads as a whole (codebook, table, model) is near this size.
#define FILE_MAX_BYTES ((size_t)1 << 30)

// Appends the file's bytes to *out. ST_IO when it is missing, unreadable or a directory, ST_LIMIT
// when it has more than max_bytes; *out then holds what was read so far.
status file_read_all(const char *path, size_t max_bytes, buf *out, diag *why);

// A file's bytes, read-only: mapped where it is a regular file, else read into memory.
typedef struct {
    str bytes;    // valid until file_view_close
    void *mapped; // NULL when read into memory
    buf owned;
} file_view;

// Errors as file_read_all. A regular file must not be truncated by others while it is open.
status file_view_open(const char *path, size_t max_bytes, file_view *view, diag *why);
void file_view_close(file_view *view);

// Writes a partfile (partfile.h), flushes it to disk and gives it the name `path`. ST_IO, and the
// old file untouched, when that fails (full disk, no permission). What is there and not a regular
// file (/dev/full, a pipe) is written to directly, never replaced.
status file_replace(const char *path, str bytes, diag *why);

// Opens for reading: the descriptor, 0 for "-". ST_IO with the usual messages; directories are
// refused here.
status file_open(const char *path, int *descriptor, diag *why);

#endif
