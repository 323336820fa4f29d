// The lines of a text become its paragraphs: hard-wrapped lines are joined.
//
// A text is taken as hard-wrapped when its lines stand at a common right margin of WRAP_MIN_COLUMNS
// to WRAP_MAX_COLUMNS: nearly every line that goes on is so full that the next line's first word
// would not have fitted, and most of them break off in the middle of a sentence, many plainly so:
// the next line begins with a small letter, as a line of prose does and a headline does not (in a
// text of two or three lines, as a post is: all of them). Then a line is joined with the next
// one by a space, unless an empty line stands between, the next line is indented or begins a list
// item, or the line is short and ends a sentence. In any other text each line is a paragraph.
//
// A hyphen at the end of a joined line goes when it only breaks a word (brokenword.h), or when the
// text has no word with it and breaks many lines so. Where a word is broken for certain, lines are
// joined in any text, and hyphen and space go in the middle of a line too. Soft hyphens always go.
#ifndef DM_DOCUMENT_PARAGRAPH_H
#define DM_DOCUMENT_PARAGRAPH_H

#include "document/normaliser.h"

#define WRAP_MIN_COLUMNS 40  // narrower: verse, addresses, lists
#define WRAP_MAX_COLUMNS 110 // wider: one line a paragraph

typedef struct {
    span span;         // in the layout's text
    bool blank_before; // an empty line, or the start of the text, comes before
} paragraph;

typedef struct {
    str text;     // in the arena: the paragraphs, each but the last followed by LF
    paragraph *p; // [n]
    size_t n;
    offset_map map; // text offset to offset in the input of normaliser_clean
} layout;

layout paragraph_layout(arena *a, const clean_text *clean);

#endif
