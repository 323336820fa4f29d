// Headlines on a page that lead to other texts of the site.
#ifndef DM_DOCUMENT_PAGETEASER_H
#define DM_DOCUMENT_PAGETEASER_H

#include "document/pageblock.h"

// Where headlines that lead elsewhere follow each other, each alone or with a line of text behind
// it, they and their lines are no text: three or more of them. Sets 1 for each of these blocks in
// `teaser` [blocks.n] and leaves the others as they are.
void pageteaser_mark(const html *page, const page_blocks *blocks, uint8_t *teaser);

#endif
