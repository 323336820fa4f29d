// Which blocks of a page are its article.
//
// First the elements that hold it (pagescope.h). Then, block by block, what is in them and not of
// it is left out: navigation, related links, captions, sharing, what readers write, the author's
// portrait, what stands twice. A text that does not begin below the headline and is small next to
// the page's running text is doubted: the page is read again without believing any name.
#ifndef DM_DOCUMENT_PAGEBODY_H
#define DM_DOCUMENT_PAGEBODY_H

#include "document/pageblock.h"
#include "document/pagefacts.h"

typedef struct {
    uint8_t *keep;     // [blocks.n] 1: of the text
    uint32_t words;    // of these
    uint32_t *flags;   // [html.n] those of pageblock.h, but of elements that hold most of the page
    uint32_t title;    // block of the headline, UINT32_MAX when no block is
    uint32_t subtitle; // likewise
    bool stub;         // the text is not on the page: facts.body has it
} page_body;

page_body pagebody_find(const html *page, const page_blocks *blocks, const page_facts *facts,
                        arena *a);

#endif
