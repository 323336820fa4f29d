// Files and standard input in, raw records out, one at a time and in bounded memory.
//
// What an input holds is told by its name, after final ".gz" and ".zst":
//   .txt                 plain text, one document
//   .eml                 a mail, one document; .mbox a mailbox of them
//   .html .htm .xhtml    a web page, one document
//   .jsonl .ndjson       JSON Lines, one document a line
//   .json                one JSON object, one document
//   .csv .tsv .tab       one document a row
//   .pdf                 one document, by pdftotext
//   .warc .arc .wet      an archive of the web, one document a page or text
//   .rss .atom .rdf      a feed, one document an item; a JSON Feed is told by what it holds
//   .zip .tar .tgz       an archive of any of these, and of one more archive
// Of any other name, and of standard input, the beginning decides: an archive's marks, the
// element or version of a feed, fields of a mail, "{" is JSON Lines, a doctype or a tag a web page,
// a header with the names of the text's column and another CSV, all else plain text. Packed input
// is known by its bytes, whatever its name. Each kind is an input_format (inputformat.h). A reader
// belongs to one thread.
//
//     reader *in;
//     TRY(reader_open("news.jsonl.gz", &options, &in, why));
//     for (bool more = true; more;) {
//         status s = reader_next(in, &a, &record, &more, why);
//         if (s != ST_OK) report(why);              // and go on: the rest may be good
//         else if (more) s = document_build(&record, &options, &a, &doc, why);
//     }
//     reader_close(in);
#ifndef DM_DOCUMENT_READER_H
#define DM_DOCUMENT_READER_H

#include "base/stream.h"
#include "document/builder.h"
#include "document/passedover.h"

typedef struct reader reader;

// "-" is standard input. ST_IO when it is missing, unreadable or a directory. `path` and `options`
// are borrowed until reader_close; `options` by every document that comes out, too.
status reader_open(const char *path, const document_options *options, reader **out, diag *why);
// The same of a stream that is open already, such as a member of an archive: it is the reader's
// from here on, also when this fails.
status reader_open_stream(stream *in, const char *path, const document_options *options,
                          reader **out, diag *why);
void reader_close(reader *r);
// What was passed over in an archive so far.
passed_over reader_passed_over(const reader *r);

// Bytes of the file that were read so far, before they were unpacked.
uint64_t reader_position(const reader *r);

// Whether the name says what an input holds ("a.txt", "b.jsonl.gz"), so that a folder's other files
// can be passed over.
bool reader_knows_name(str path);

// Next record, its bytes in the arena. *more is false at the end, when there is none. A failure is
// of one record or of the end: ST_LIMIT a line or file that is too long (it was passed over),
// ST_FORMAT an empty or damaged input, ST_IO reading failed. Call again while *more is true.
status reader_next(reader *r, arena *a, raw_record *out, bool *more, diag *why);

#endif
