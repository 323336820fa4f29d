// Archives of the web, record by record: WARC (ISO 28500; 0.17, 0.18, 1.0, 1.1) and ARC (1, 2).
//
// The stream has undone gzip already, whether a record was a member of its own or not. A record is
// a head and a block of as many bytes as the head says, and then comes the next record. Archives
// lie about that: what stands behind a block is looked at before its length is believed. When no
// record begins there, the block ends where the next record begins ("WARC/1.0" in a line of its own
// and a field below it; in ARC a line of address, IP, date, type and length), and `mended` is true.
// Blocks of more than WARC_MAX_BLOCK_BYTES are passed over; a record that begins within one is
// believed. What is no record at all is passed over up to the next one and reported.
//
// One thread.
//
//     warc *w = warc_open(in, "crawl.warc.gz");
//     for (bool more = true; more;) {
//         status s = warc_next(w, &record, &more, why);
//         if (s != ST_OK) report(why);            // and go on while `more`
//         else if (more) use(&record);            // until the next call
//     }
//     warc_close(w);
#ifndef DM_DOCUMENT_WARC_H
#define DM_DOCUMENT_WARC_H

#include "base/stream.h"

// A page of HTML_MAX_BYTES with its heads and chunks. Films are longer; nothing of them is kept.
#define WARC_MAX_BLOCK_BYTES ((size_t)24 << 20)
// Of the head of a record (that of a message in it: HTTP_MAX_HEAD_BYTES). Real ones have a
// kilobyte; addresses with pictures in them reach 64.
#define WARC_MAX_HEAD_BYTES ((size_t)256 << 10)
// Of the line that begins a record of an ARC.
#define ARC_MAX_LINE_BYTES ((size_t)16 << 10)

typedef struct {
    uint64_t number; // of the record, from 1
    uint64_t offset; // byte of the unpacked archive where it begins
    str type; // "response", "resource", ...; of an ARC "response", or "warcinfo" for its head
    str url;  // without angle brackets; may hold spaces
    str content_type; // of the block
    str truncated;    // WARC-Truncated: why the archiver cut it off; empty: it did not
    bool segment;     // it goes on in another record
    bool odd_version; // none of those above
    str length;       // of the block, as written
    str block;
    bool mended;   // `length` is wrong
    bool too_long; // the block was passed over
} warc_record;

typedef struct warc warc;

// Whether an archive begins so.
bool warc_looks_like(str first);
// `in` and `path` (for messages, and to tell an ARC that does not begin like one by its name) are
// borrowed until warc_close.
warc *warc_open(stream *in, const char *path);
// The next record, valid until the next call; *more is false at the end. ST_FORMAT for what is no
// record, ST_LIMIT for a head that is too long, ST_IO at the end of what can be read.
status warc_next(warc *w, warc_record *out, bool *more, diag *why);
void warc_close(warc *w);

#endif
