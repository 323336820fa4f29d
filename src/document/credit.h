// Who wrote it: bylines, and the notes after the text about authors, editors, outlet and rights.
//
// All of these look at one paragraph of normalised text. A note is only what stands at the end of
// a document (structure.h): some of its forms would be ordinary sentences inside a text.
#ifndef DM_DOCUMENT_CREDIT_H
#define DM_DOCUMENT_CREDIT_H

#include "base/str.h"

#define CREDIT_MAX_BYTES 160 // a byline of three names with their outlets
#define NOTE_MAX_BYTES   700 // a paragraph about the author

// "By Jane Doe", "Author: Jane Doe", "Written by Jane Doe and John Roe": the name as printed, cut
// out of the paragraph; empty when it is no byline.
str credit_byline(str paragraph);
// "Source: Reuters", "Publisher: ...": the outlet; empty when it is none.
str credit_outlet(str paragraph);
// A paragraph that says who reported, edited or wrote, where to follow them, whose the rights are,
// where it appeared first, or marks the end. `author` is the byline, empty when unknown.
bool credit_is_note(str paragraph, str author);
// Begin of a note in brackets that ends a paragraph of text: "... said. (Reporting by Jane Doe)";
// SIZE_MAX when there is none.
size_t credit_note_at_end(str paragraph);

#endif
