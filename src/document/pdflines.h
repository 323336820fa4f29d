// The lines of a PDF's text become its paragraphs. A printed page has a margin in each of its
// columns, boxes and tables: lines are full or short next to those of their own block, which stands
// between empty lines.
//
// A line goes on in the next one when it is full, that is when the next line's first word would not
// have fitted into the block's widest line (with PDF_RAGGED to spare, since letters have widths of
// their own), and the next one begins no item of a list. A hyphen at its end goes, unless it is the
// word's own (brokenword.h).
#ifndef DM_DOCUMENT_PDFLINES_H
#define DM_DOCUMENT_PDFLINES_H

#include "base/str.h"

#define PDF_RAGGED    15 // of 100 of a block's width
#define PDF_WIDTH_FEW 3  // lines: a block of fewer has the width that most of the text has
#define PDF_NARROWEST 25 // characters of a line of prose in the narrowest column

// In the arena.
str pdflines_join(arena *a, str text);

#endif
