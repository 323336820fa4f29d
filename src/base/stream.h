// Bytes from a file or standard input, one after the other, unpacked on the way when they are gzip
// or Zstandard (unpack.h). Memory stays bounded whatever the input's size. Packed input is known by
// its first bytes, not by its name.
//
// A stream may also unpack what a caller hands over piece by piece, as the members of an archive.
//
// Damage inside packed data is not fatal: what could be unpacked is delivered, then the stream
// ends, and stream_damage says what happened. A stream belongs to one thread.
//
//     stream *in;
//     TRY(stream_open("news.jsonl.gz", &in, why));
//     bool more;
//     while ((s = stream_line(in, MAX, &line, &more, why)) == ST_OK && more) ...
//     stream_close(in);
#ifndef DM_BASE_STREAM_H
#define DM_BASE_STREAM_H

#include "base/bytesource.h"
#include "base/str.h"

#include <stdint.h>

typedef struct stream stream;

// "-" is standard input. ST_IO when it is missing, unreadable or a directory.
status stream_open(const char *path, stream **out, diag *why);
void stream_close(stream *s);

// A stream over bytes in memory, which are borrowed until stream_close.
status stream_open_memory(str bytes, const char *name, stream **out, diag *why);
// A stream over any source; `name` is for messages and copied. The source is closed when this
// fails, too.
status stream_open_source(const byte_source *source, const char *name, stream **out, diag *why);
// The same for a source that is a part of what `around` gives, such as a member of an archive: what
// it unpacks to is measured against the bytes of the file itself (UNPACK_MAX_RATIO).
status stream_open_inside(const stream *around, const byte_source *source, const char *name,
                          stream **out, diag *why);

// The unpacked bytes that come next, without taking them; up to STREAM_BUFFER_BYTES of them, none
// only at the end. They stay valid until the next call. ST_IO when reading fails.
status stream_peek(stream *s, str *bytes, diag *why);
// The same, of at least n bytes (at most STREAM_BUFFER_BYTES); fewer only at the end.
status stream_peek_at_least(stream *s, size_t n, str *bytes, diag *why);
// Takes n of the bytes that were shown.
void stream_take(stream *s, size_t n);

// Appends everything that is left. ST_LIMIT when that is more than max_bytes; *out then has
// max_bytes of it.
status stream_rest(stream *s, size_t max_bytes, buf *out, diag *why);
// Puts the next line without its LF into *line; *more is false at the end, when there is none. A
// line longer than max_bytes is passed over: ST_LIMIT, and the next call reads the next line.
status stream_line(stream *s, size_t max_bytes, buf *line, bool *more, diag *why);
// The same with any byte at the end of a line, such as the NUL behind the names of `find -print0`.
status stream_until(stream *s, char end, size_t max_bytes, buf *line, bool *more, diag *why);
// Bytes of the file that were read so far, before they were unpacked.
uint64_t stream_packed_bytes(const stream *s);
// Number of lines that stream_line has passed over so far.
int stream_line_number(const stream *s);

// Goes on at the end of the stream with the next member or frame behind damage or padding, as
// in an archive of which each record is one; *more is false when there is none. What was lost is
// not told; stream_damage stays.
status stream_resume(stream *s, bool *more, diag *why);

// Why packed data ended early, NULL when all is well. Complete only at the end of the stream.
const diag *stream_damage(const stream *s);

// Packed data that is packed again (a .gz in a .zst) is unpacked, what is in that is not.
#define STREAM_MAX_PACKINGS 2
#define STREAM_BUFFER_BYTES ((size_t)64 << 10) // a read call each

#endif
