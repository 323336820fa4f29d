// An HTTP response as it came over the wire: its head read, its body without chunks and packing.
//
// Archives keep what a server sent, or say so and keep what a browser made of it: a body that is
// said to be in chunks or packed and is not is taken as it stands. Unpacked are gzip, deflate, zstd
// and Brotli.
#ifndef DM_DOCUMENT_HTTPMESSAGE_H
#define DM_DOCUMENT_HTTPMESSAGE_H

#include "base/status.h"
#include "base/str.h"

// Packings on top of each other: of real servers, one.
#define HTTP_MAX_ENCODINGS 3
// Real heads have a kilobyte or two, those with many cookies 64.
#define HTTP_MAX_HEAD_BYTES ((size_t)256 << 10)

typedef struct {
    int code; // 200
    str content_type;
    str content_encoding;
    str transfer_encoding;
    str content_length;
    str body; // as it came
} http_message;

typedef struct {
    str bytes;
    const char *damage; // why they may not be all; NULL: nothing speaks for that
    bool proven;        // a length, a last chunk or a checksum says that they are all
    str unread;         // an encoding that is not understood: `bytes` are packed; else empty
} http_body;

// Whether it begins like a response.
bool http_looks_like(str bytes);
// False when it is no response, or has too long a head. The strings are in the arena or borrowed
// from `bytes`.
bool http_read(arena *a, str bytes, http_message *out);
// The body, in the arena or borrowed. `open`: the message may end too late, so that a length counts
// that is shorter. ST_LIMIT when it is longer than max_bytes.
status http_body_read(arena *a, const http_message *m, bool open, size_t max_bytes, http_body *out,
                      diag *why);

#endif
