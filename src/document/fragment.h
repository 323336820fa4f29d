// A piece of HTML that is all text becomes a text: the content of a feed's item, the body of a
// mail. Unlike in a page (page.h) no article is looked for: every paragraph, heading, item and row
// that a browser shows is text, in its order, parted by empty lines, but for
//   captions, sharing buttons and lists of other texts, told by their tags and classes, unless they
//   hold most of the words,
//   what says at the end where there is more ("Continue reading", "[...]", "The post A appeared
//   first on B").
//
//     fragment f;
//     TRY(fragment_read(&a, STR("<p>Talks resumed.<p>They end on Friday. [&hellip;]"), &f, why));
//     // f.text: "Talks resumed.\n\nThey end on Friday.", f.goes_on: true
#ifndef DM_DOCUMENT_FRAGMENT_H
#define DM_DOCUMENT_FRAGMENT_H

#include "document/html.h"

typedef struct {
    str text;       // UTF-8, not yet normalised; empty when it shows none
    offset_map map; // text offset to byte of the fragment
    bool goes_on;   // it says that it is only the beginning
    bool cut;       // it nests too deep: what comes behind is lost
} fragment;

// `utf8` is borrowed. ST_LIMIT from html_parse.
status fragment_read(arena *a, str utf8, fragment *out, diag *why);

// Is a text HTML although nobody says so, as in most feeds of RSS? It has a tag that HTML knows
// (of those of one letter an end tag, or one with an attribute), or a reference such as "&nbsp;".
bool fragment_looks_like(str s);

// The text of a short piece of HTML on one line, such as a title: tags out, references resolved.
str fragment_line(arena *a, str utf8);

// Does a plain text say at its end that it is only the beginning ("[...]", "Read more")?
bool fragment_goes_on(str text);

#endif
