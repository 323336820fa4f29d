// Dependency trees as one SVG picture: words in a row, their tags below, labelled arcs above.
//
//     arc_drawing d = {0};
//     TRY(arc_drawing_add(&d, &sentence, STR_NONE, &why));
//     arc_drawing_finish(&d, &out);      // a whole SVG file
//     arc_drawing_free(&d);
//
// Sentences stand below each other; one too wide for a row goes on in the next. Colours follow the
// reader's light or dark scheme on a screen and are dark on white in print. The same picture comes
// out on any machine: nothing is measured with fonts. What the picture shows stands in its <desc>
// as text and typed dependencies, for those who cannot see it.
#ifndef DM_PARSE_ARCDRAWING_H
#define DM_PARSE_ARCDRAWING_H

#include "base/status.h"
#include "sentence/sentence.h"

// Browsers become slow with more; a book has fewer on 40 pages.
#define ARC_SENTENCES_MAX 400

typedef struct {
    buf body, about; // private
    arena scratch;
    int width, height;
    size_t sentences;
} arc_drawing;

// A line of text above the sentences that follow: a document's title.
void arc_drawing_heading(arc_drawing *d, str text);
// Draws a sentence below what is there. `caption` (may be empty) stands small above it. ST_LIMIT
// beyond ARC_SENTENCES_MAX.
status arc_drawing_add(arc_drawing *d, const sentence *s, str caption, diag *why);
// Appends the file. Nothing may be added to the drawing after that.
void arc_drawing_finish(arc_drawing *d, buf *out);
void arc_drawing_free(arc_drawing *d);

#endif
