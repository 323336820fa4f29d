// The paragraphs of a text become its parts: title, subtitle, byline, dateline, body, notes.
//
// Title: the first paragraph of a plain text when it is short, has no full stop at its end, and an
// empty line and more text follow (or, in a text without any empty line, a longer paragraph that
// ends as a sentence). Subtitle: the next one under the same conditions. A text that is one
// paragraph is body, whatever it looks like, unless a stamp of publication (stamp.h) cuts it in
// headline and text. Bylines, lines with the outlet and dates of
// publication may stand around the title; bylines and notes at the end; datelines open one of the
// first paragraphs of the body. A text always keeps a paragraph that is coded.
#ifndef DM_DOCUMENT_STRUCTURE_H
#define DM_DOCUMENT_STRUCTURE_H

#include "document/dateline.h"
#include "document/document.h"
#include "document/paragraph.h"

#define TITLE_MAX_BYTES     220 // longer first paragraphs are text
#define SUBTITLE_MAX_BYTES  320 // a subtitle may be a whole sentence; longer ones are text
#define HEAD_MAX_PARAGRAPHS 8   // bylines and dates are looked for so far from the start
#define DATELINE_PARAGRAPHS 3   // a dateline opens one of so many first body paragraphs

typedef struct {
    part *parts; // [n_parts] spans of the layout's text
    size_t n_parts;
    str title;  // of the part; empty when there is none
    str byline; // empty when there is none
    str outlet; // from a line of its own, else from the dateline
    dateline dateline;
    written_date published; // from a line of its own, else from the dateline
} structure;

// `find_title`: the text has no title of its own beside it. `title` and `byline`, normalised, are
// those that stand in fields, empty when there are none: a paragraph before the body that repeats
// one of them is that part.
structure structure_find(arena *a, const layout *text, bool find_title, str title, str byline);

#endif
