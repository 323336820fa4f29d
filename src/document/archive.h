// The members of a zip or tar archive, one after the other as they stand in it, from a stream.
//
// Nothing is written anywhere, so that a member's name is nothing but a name. Members are read in
// the order of the archive, never by its directory: standard input will do, and members that
// overlap, as in some bombs, do not exist. Memory is bounded by what a member's packing needs; time
// by UNPACK_MAX_RATIO (unpack.h), for all members together. libarchive reads. One thread.
//
//     archive_stream *x;
//     TRY(archive_open(in, "news.zip", &x, why));
//     archive_member m;
//     bool more;
//     while ((s = archive_next(x, &m, &more, why)) == ST_OK && more) {
//         byte_source bytes = archive_bytes(x); // until the next call of archive_next
//         ...
//     }
//     archive_close(x);
#ifndef DM_DOCUMENT_ARCHIVE_H
#define DM_DOCUMENT_ARCHIVE_H

#include "base/stream.h"

// Longer names keep their end. Linux takes no longer path.
#define ARCHIVE_MAX_NAME 4095

typedef struct {
    str name;     // bytes as they stand there, UTF-8 where the archive says so; until the next call
    bool is_file; // neither a folder nor a link
    bool is_folder;
    bool encrypted; // its bytes cannot be read
} archive_member;

typedef struct archive_stream archive_stream;

// Whether the first bytes are those of a zip or tar archive, and not of an office document.
bool archive_looks_like(str first);

// `in` and `name` (for messages) are borrowed.
status archive_open(stream *in, const char *name, archive_stream **out, diag *why);
// *more is false at the end. ST_FORMAT when it is no archive or damaged, and *more is false.
status archive_next(archive_stream *x, archive_member *out, bool *more, diag *why);
// The bytes of the last member. Reading says ST_FORMAT where they are damaged, encrypted, packed in
// a way that is not known, or too many.
byte_source archive_bytes(archive_stream *x);
void archive_close(archive_stream *x);

#endif
