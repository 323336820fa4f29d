// An XML text in any encoding, piece by piece, as UTF-8.
//
// The encoding is told by a byte order mark, else by zero bytes among the first four, else by what
// the XML declaration says, unless the beginning proves to be UTF-8 all the same, as with many
// feeds that say "iso-8859-1". Where nothing is said or the name is unknown, UTF-8 it is, or what
// encoding.h guesses from the beginning. As in browsers Latin-1 is Windows-1252, and the encodings
// of East Asia are the larger ones that hold them. In UTF-8 a byte that is no character is taken as
// one of Windows-1252: most often it is.
//
//     xml_decoder *d;
//     TRY(xml_decoder_open(in, &d, why));
//     for (bool more = true; more;) TRY(xml_decoder_next(d, &text, &more, why));
//     xml_decoder_close(d);
#ifndef DM_DOCUMENT_XMLENCODING_H
#define DM_DOCUMENT_XMLENCODING_H

#include "base/stream.h"

typedef struct xml_decoder xml_decoder;

// The stream is borrowed until xml_decoder_close.
status xml_decoder_open(stream *in, xml_decoder **out, diag *why);
void xml_decoder_close(xml_decoder *d);

// Appends the next characters, valid UTF-8 without a byte order mark, to *out; *more is false at
// the end. At most some 256 KiB a call.
status xml_decoder_next(xml_decoder *d, buf *out, bool *more, diag *why);

str xml_decoder_name(const xml_decoder *d); // "UTF-8", "WINDOWS-1252"; borrowed from it
// What is doubtful about the encoding, for a person; NULL: nothing.
const char *xml_decoder_doubt(const xml_decoder *d);
uint32_t xml_decoder_bad(const xml_decoder *d); // bytes that were no characters so far

// The character that is meant by one that Unicode has for control, 128 to 159: Windows-1252's.
// Other codes are themselves; 0: none.
uint32_t xml_meant(uint32_t code);

#endif
