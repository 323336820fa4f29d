// One kind of input: how it is known, and what reads it. The table of all is in reader.c.
#ifndef DM_DOCUMENT_INPUTFORMAT_H
#define DM_DOCUMENT_INPUTFORMAT_H

#include "base/stream.h"
#include "document/passedover.h"
#include "document/reader.h"
#include "document/recordsource.h"

// What a format's reader works on; all of it is borrowed until the source is closed.
typedef struct {
    stream *in;
    const char *path; // for records and messages: "-", "a/b.txt", "news.zip/a.txt"
    const document_options *options;
    int depth;           // archives around it
    passed_over *passed; // what an archive holds beside documents; set by the reader
} input;

typedef struct {
    const char *suffixes;          // ".jsonl|.ndjson", in lower case
    bool (*looks_like)(str first); // by the first bytes (up to STREAM_BUFFER_BYTES); NULL: never
    status (*open)(const input *in, record_source *out, diag *why);
    // The same as looks_like, of a format that names its fields as the options may say; NULL:
    // never.
    bool (*fits)(str first, const document_options *options);
} input_format;

// Archives in archives that are read; one more is a problem, for there is a zip that holds itself.
#define INPUT_MAX_DEPTH 2

// As reader_open_stream, for a part of the input `around` that is an input of its own, such as a
// member of an archive.
status input_open_member(const input *around, stream *in, const char *path, reader **out,
                         diag *why);

// What `next` gives at the end of an input: that its packed data is damaged, that there was nothing
// in it (`something`: a record, or a failure of one, has been given), or ST_OK.
status input_end(const input *in, bool something, diag *why);

// For a record that is the last one: why its bytes may be incomplete, empty when they are not.
str input_damage(const input *in, arena *a);

// ST_FORMAT when the input is in UTF-16, which JSON must not be.
status input_refuse_utf16(const input *in, diag *why);

// The formats, each in a file of its own.
extern const input_format FORMAT_TEXT;    // wholeinput.c: one document a file
extern const input_format FORMAT_PAGE;    // wholeinput.c
extern const input_format FORMAT_OBJECT;  // wholeinput.c
extern const input_format FORMAT_FEED;    // feedinput.c: an item of a feed a document
extern const input_format FORMAT_ARCHIVE; // archiveinput.c: what zip and tar archives hold
extern const input_format FORMAT_LINES;   // linesinput.c: JSON Lines
extern const input_format FORMAT_MAIL;    // mailinput.c: mails and mailboxes
extern const input_format FORMAT_CSV;     // csvinput.c: a document a row
extern const input_format FORMAT_PDF;     // pdfinput.c: one document, by pdftotext
extern const input_format FORMAT_WARC;    // warcinput.c: pages of an archive of the web

#endif
