// A stream of UTF-16 as a stream of UTF-8, piece by piece.
//
// What is no character (half a pair, an odd byte at the end) becomes U+FFFD. The byte order mark is
// passed over. One thread.
//
//     utf16_order order = utf16_order_of(first);
//     if (order != UTF16_NOT) TRY(utf16_open(in, order, "a.csv", &text, why));
#ifndef DM_BASE_UTF16_H
#define DM_BASE_UTF16_H

#include "base/stream.h"

typedef enum { UTF16_NOT, UTF16_LITTLE, UTF16_BIG } utf16_order;

// By the byte order mark.
utf16_order utf16_marked(str first);
// By zeros in nearly every second byte: Western text only.
utf16_order utf16_unmarked(str sample);
// By either; a stream's first bytes tell.
utf16_order utf16_order_of(str first);
// `in` is borrowed and must be at its beginning; damage of its packed data is *out's, too.
status utf16_open(stream *in, utf16_order order, const char *name, stream **out, diag *why);

#endif
