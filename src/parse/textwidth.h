// How wide a text is in a picture, computed without a font library.
//
// ASCII has the widths of Helvetica, which Arial, Liberation Sans and Nimbus Sans share. Other
// characters get a width that is safe for their sort: an em for East Asian wide ones, more for
// emoji, nothing for combining accents. Any font that is drawn in their place may be some percent
// wider; who lays out text leaves that room.
#ifndef DM_PARSE_TEXTWIDTH_H
#define DM_PARSE_TEXTWIDTH_H

#include "base/str.h"

// Width of the text at a font size of `size` units, in the same units, rounded up.
int text_width(str text, int size);

#endif
