// Files and standard input in, raw records out, one at a time and in bounded memory.
//
// What an input holds is told by its name, after a final ".gz": ".txt" plain text, one document;
// ".jsonl" and ".ndjson" JSON Lines, one document a line; ".json" one JSON object, one document;
// ".html", ".htm" and ".xhtml" a web page, one document. Of any other name, and of standard input,
// the beginning decides: "{" is JSON Lines, a doctype or a tag is a web page. Packed input is known
// by its bytes, whatever its name. A reader belongs to one thread.
//
//     reader *in;
//     TRY(reader_open("news.jsonl.gz", &in, why));
//     for (bool more = true; more;) {
//         status s = reader_next(in, &a, &record, &more, why);
//         if (s != ST_OK) report(why);              // and go on: the rest may be good
//         else if (more) s = document_build(&record, &options, &a, &doc, why);
//     }
//     reader_close(in);
#ifndef DM_DOCUMENT_READER_H
#define DM_DOCUMENT_READER_H

#include "document/builder.h"

typedef struct reader reader;

// "-" is standard input. ST_IO when it is missing, unreadable or a directory. `path` is borrowed
// until reader_close, and by every document that comes out.
status reader_open(const char *path, reader **out, diag *why);
void reader_close(reader *r);

// Next record, its bytes in the arena. *more is false at the end, when there is none. A failure is
// of one record or of the end: ST_LIMIT a line or file that is too long (it was passed over),
// ST_FORMAT an empty or damaged input, ST_IO reading failed. Call again while *more is true.
status reader_next(reader *r, arena *a, raw_record *out, bool *more, diag *why);

#endif
