// Heads of "Name: value" lines that end at an empty line: of WARC records and of HTTP messages.
//
//     size_t end;
//     if (headfield_end(bytes, &end)) {
//         headfield_unfold(copy.p, copy.n);             // a copy of those bytes
//         for (str rest = copy, name, value; headfield_next(&rest, &name, &value);) ...
//     }
#ifndef DM_DOCUMENT_HEADFIELD_H
#define DM_DOCUMENT_HEADFIELD_H

#include "base/str.h"

// Cuts off and returns the next line of *rest, without its LF or CR LF; *whole says whether it had
// one.
str headfield_line(str *rest, bool *whole);

// Bytes up to behind the empty line that ends the head, or up to a line that begins with "<", where
// a page follows without one; false when there is none. Lines end in CR LF or in LF alone.
bool headfield_end(str bytes, size_t *end);

// A value that goes on in a line that begins with a space or a tab is one line from here on.
void headfield_unfold(char *p, size_t n);

// The next line that is a field; others are passed over. False at the end. Name and value are
// trimmed; what comes first in a name is a letter, and there are only letters, digits and signs of
// RFC 9110 in it.
bool headfield_next(str *rest, str *name, str *value);
// Whether that is such a line.
bool headfield_is(str line, str *name, str *value);

// Of a value such as "text/html; charset=utf-8" what stands before the first ";".
str headfield_media(str value);
// The value of a parameter, without quotes; empty when it is missing.
str headfield_parameter(str value, str name);

#endif
