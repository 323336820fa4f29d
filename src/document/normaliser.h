// One way of writing for each character, and the lines of a text.
//
// Curly and low quotes and primes become ' and "; the hyphens and the minus sign become -, while
// en and em dashes stay, for they carry structure; every kind of space becomes one space, runs of
// spaces collapse, and lines lose theirs at both ends. Soft hyphens, zero-width and direction
// marks, variation selectors and control characters vanish. Letters that are set as one (the
// ligature of f and i) become two, and what HTML wrote in its own way ("&amp;", "&#8217;") the
// character that it means. CR LF, CR, NEL and U+2028 end a line
// as LF does; form feed and U+2029 end a paragraph. The result is in NFC (utf8proc).
#ifndef DM_DOCUMENT_NORMALISER_H
#define DM_DOCUMENT_NORMALISER_H

#include "document/offset_map.h"

// A line that is not empty.
typedef struct {
    span span;         // in the clean text
    bool blank_before; // an empty line, or the start of the text, comes before
    bool indented;     // begins with white space in the source
    bool soft_hyphen;  // ends in a soft hyphen: its last word goes on in the next line
} text_line;

typedef struct {
    str text;         // in the arena: the lines, each but the last followed by LF
    text_line *lines; // [n_lines]
    size_t n_lines;
    offset_map map; // text offset to offset in the input
} clean_text;

// `utf8` must be valid UTF-8 of less than 2^30 bytes.
clean_text normaliser_clean(arena *a, str utf8);
// Text of a clean_text as one line: each LF becomes a space, in place. Returns it.
str normaliser_join(str text);
// A title, a name: cleaned and joined.
str normaliser_line(arena *a, str utf8);

#endif
