// The XML of a feed, mended: whatever comes in, what comes out is one well-formed element in UTF-8
// without document type, comments, processing instructions, CDATA or entities of its own.
//
// What is done, each counted as a repair but for the first four lines:
//   the encoding becomes UTF-8 (xmlencoding.h); CDATA becomes text
//   comments, processing instructions and the document type go
//   entities of the document type that are plain text are put in, MEND_MAX_EXPANSION bytes of them
//   what stands around the root element goes
//   HTML's entities (&nbsp; &eacute;) become the characters that they mean; others, and "&" alone,
//     become text; the characters 128 to 159 are Windows-1252's
//   characters that XML forbids go; "<" before what is no name is text
//   attributes get quotes and values, the second of a name goes
//   an end tag ends what is open in the element that it names, and goes when there is none; an
//     <item> or <entry> ends the one before
//   elements deeper than MEND_MAX_DEPTH, or of more than MEND_MAX_NAMES names, lose their tags, a
//     text longer than `max_text` its end
//   what is still open at the end is closed: the feed was cut off
// What comes behind the root element's end is not read.
//
//     feed_mender *m;
//     TRY(feedmend_open(in, max_text, &m, why));
//     size_t got = feedmend_read(m, bytes, sizeof bytes);   // as read(2)
//     if (feedmend_failed(m, why)) ...
#ifndef DM_DOCUMENT_FEEDMEND_H
#define DM_DOCUMENT_FEEDMEND_H

#include "base/stream.h"

#define MEND_MAX_DEPTH      200                // open elements; libxml2 refuses more than 256
#define MEND_MAX_TAG_BYTES  ((size_t)64 << 10) // of a tag; an image in an attribute is cut
#define MEND_MAX_NAME_BYTES 256                // of an element or attribute
#define MEND_MAX_NAMES      4000 // different ones: a feed has some fifty, with its HTML some hundred
#define MEND_MAX_ATTRIBUTES 64   // of a tag
#define MEND_MAX_ENTITIES   256  // that a document type defines
#define MEND_MAX_EXPANSION  ((size_t)1 << 20) // bytes of them that are put in, all together
#define MEND_MESSAGE_BYTES  160               // of the first repair

typedef struct feed_mender feed_mender;

// The stream is borrowed until feedmend_close.
status feedmend_open(stream *in, size_t max_text, feed_mender **out, diag *why);
void feedmend_close(feed_mender *m);

// Puts up to n bytes into `into`; 0 at the end, also when reading failed.
size_t feedmend_read(feed_mender *m, char *into, size_t n);
// ST_OK, or why reading failed.
status feedmend_failed(const feed_mender *m, diag *why);

typedef struct {
    uint32_t repairs;
    uint32_t too_long; // texts and tags that were cut
    uint32_t bad_text; // bytes that were no characters
    bool truncated;
    bool root;                      // there was an element
    char first[MEND_MESSAGE_BYTES]; // the first repair and its line; "" when there was none
    str encoding;                   // borrowed from the mender
} mend_report;

mend_report feedmend_report(const feed_mender *m);

#endif
