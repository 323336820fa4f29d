// The pages of a PDF's text become one text: what stands at the head and foot of page after page
// goes, and a sentence that runs over a page's end is not broken there.
//
// A line is a running head or foot when it is the first or last, or the second from there, of at
// least PDF_REPEATS pages and of a third of all, numbers left aside ("Page 3 of 9", "4 May 2023 |
// Press release | 3"). A page's number alone at its head or foot goes on any page.
#ifndef DM_DOCUMENT_PDFPAGES_H
#define DM_DOCUMENT_PDFPAGES_H

#include "base/str.h"

#define PDF_REPEATS 3 // pages: two may begin alike by chance

// `pages`: lines of text, a form feed behind each page. The result is in the arena.
str pdfpages_join(arena *a, str pages);

#endif
