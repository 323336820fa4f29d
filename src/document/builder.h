// A raw record becomes a document: decoding, normalisation, structure. Any thread may do it.
//
// The reader (reader.h) hands out raw records on one thread, cheaply; document_build does the work
// that costs. Everything in the document is in the arena or borrowed from the record and the
// options, which must therefore live as long as the document.
//
// Encoding: UTF-8 with or without byte order mark, UTF-16 of either order, and what uchardet finds
// where the bytes are neither (encoding.h). Normalisation: normaliser.h and paragraph.h.
// Structure: structure.h.
//
// Of a web page the article is taken, and what the page says of it (page.h).
//
// Where a value comes from: an option wins over a field, a field over the text (dateline, byline).
#ifndef DM_DOCUMENT_BUILDER_H
#define DM_DOCUMENT_BUILDER_H

#include "base/status.h"
#include "document/document.h"

// Bytes of text in one document. The longest transcript that we know has 160 kB. A text of marks
// alone is a word a byte, of some 100 bytes of memory each and a million of them in three seconds;
// one of short sentences full of events takes as much: this bounds a thread's memory by some 400 MB
// and a document's time by seconds.
#define DOCUMENT_MAX_BYTES ((size_t)2 << 20)
// Bytes of one JSON record: the text with every character escaped as \uXXXX, and its HTML beside.
#define DOCUMENT_MAX_RECORD_BYTES ((size_t)64 << 20)

typedef enum {
    RECORD_TEXT,     // bytes are a plain text file
    RECORD_PAGE,     // bytes are a web page (page.h)
    RECORD_JSON,     // bytes are one JSON object
    RECORD_FIELDS,   // bytes are the text alone, in UTF-8; all else that is known is in `known`
    RECORD_FRAGMENT, // bytes are a piece of HTML that is all text, in UTF-8 (fragment.h); the same
    RECORD_MAIL,     // bytes are a mail (mail.h)
} record_kind;

// What an input says of a record beside its bytes (the columns of a row, the head of a mail, the
// address in an archive of the web). As given; empty: not said.
typedef struct {
    str id;
    str title, date, url, outlet, byline;
    str updated;  // when it was changed
    str language; // "en-GB"
} record_facts;

// What a reader found, not yet understood.
typedef struct {
    record_kind kind;
    str bytes;
    record_facts known; // counts where the bytes themselves do not say
    str encoding;       // guessed for all rows together (RECORD_FIELDS); empty: UTF-8
    str file;           // "-" for standard input; "news.zip/a.txt" for a member of an archive
    int line;           // of the file (JSON Lines), or number of the record in it (an archive of
                        // the web); 0 when the file is the record
    str place;          // what messages say in its stead: "record 17 (http://a.org/)"; or empty
    str charset;        // what its input says that the bytes are written in; empty: not said
    str mended;         // what was wrong with what it was read from, in words; empty: nothing
    str damage; // why the bytes may be incomplete (packed data cut off); empty when they are not
} raw_record;

// Zero-initialise. All strings are borrowed.
typedef struct {
    str date; // these four override what the input says; empty: no override
    str title;
    str url;
    str outlet;
    // Names of the fields of JSON and the columns of CSV, there also "#3". Empty: "id", "title",
    // "text", "date", "url", "outlet" or else "source", "byline" or else "author".
    str id_field;
    str title_field;
    str text_field;
    str date_field;
    str url_field;
    str outlet_field;
    str byline_field;
    bool any_language; // texts that are surely not English are coded like others
} document_options;

// Takes `map`, "text=body,title=headline" (our name = the input's name; "id=": the input has no
// such field, whatever it is called), into *options. ST_USAGE when it cannot be understood.
status document_options_map(document_options *options, str map, diag *why);
// Takes --date: ST_USAGE unless it is an ISO 8601 date, with or without a time.
status document_options_date(document_options *options, str date, diag *why);

// Builds the document. ST_FORMAT when the record is no document (broken JSON, no text, a field of
// the wrong type, a binary file), ST_LIMIT when its text is longer than DOCUMENT_MAX_BYTES; `why`
// then has file and line. What is only doubtful becomes a problem of the document:
//   no-date       no date is known, so that relative dates stay unresolved
//   bad-date      the date field cannot be read
//   bad-encoding  bytes that are no characters, shown as U+FFFD
//   encoding-guessed  the encoding was guessed; the message names it
//   mended        what it was read from is ill-formed; it was read all the same
//   truncated     the input was cut off
//   too-deep      a page nests too deep: what comes behind is lost; a mail the same, or too large
//   attachments   a mail has some, which are not read
//   hidden-text   a page shows but the beginning of its text, which is that of its JSON-LD
//   not-english   its text is in another language (languageguess.h): nothing of it is coded, unless
//                 the options say so
//   language-doubtful  its source says that it is in another language, its text does not show which
status document_build(const raw_record *record, const document_options *options, arena *a,
                      document *out, diag *why);

#endif
