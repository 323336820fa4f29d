// Other articles behind the one that a page is of: pages that never end put the next ones below it,
// each with its own headline and date.
//
// Told apart from the posts of a live page, which look the same: there the headline stands above
// all of them, here the first holds it, or the page marks what its own text is.
#ifndef DM_DOCUMENT_PAGEFEED_H
#define DM_DOCUMENT_PAGEFEED_H

#include "document/pagescope.h"

// Sets BLOCK_RELATED in `own`, [page.n], for the elements that hold others. The sums of `s` are
// made, its flags are not asked.
void pagefeed_mark(const page_scope *s, uint32_t *own);

#endif
