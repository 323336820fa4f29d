// Which block of a page is its headline, and which its subtitle.
#ifndef DM_DOCUMENT_PAGEHEADLINE_H
#define DM_DOCUMENT_PAGEHEADLINE_H

#include "document/pagefacts.h"
#include "document/pagescope.h"

// `squeezed` [blocks.n]: the blocks' texts (pagesqueeze.h). UINT32_MAX when no block is.

// The block that says best what the page calls its title, else the first h1. Of the scope only what
// is given and its flags are asked.
uint32_t pageheadline_find(const page_scope *s, const page_facts *facts, const str *squeezed);
// Right below the headline: by its class, by being what the page calls its description, a heading,
// or a line without a full stop that a byline or a date parts from the text.
uint32_t pageheadline_subtitle(const page_scope *s, const page_facts *facts, const str *squeezed);

#endif
