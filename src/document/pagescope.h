// Which elements of a page hold its article, and what the elements around each block say of it.
//
// First the names are weighed: "sidebar" on what holds the headline and a good part of the text, or
// a word that stands on most of the page's text, says nothing; a heading that opens a section
// ("Related stories", "3 comments", "We value your privacy") says what its section is, named or
// not. Then what is marked as the body is taken (microdata, the names of the common systems), else
// <article>, else <main>, else the least element that holds the headline and the running text below
// it, else the deepest one that holds most of the running text.
//
//     page_scope s = {.page = &page, .blocks = &blocks, .a = a, .teaser = teaser, .names = true};
//     pagescope_settle(&s);
//     pagescope_find(&s);
//     if (pagescope_holds(&s, i)) ... // block i is in it
//
// Sources: Kohlschütter et al. 2010 (link density and words of a block tell text from
// boilerplate); Barbaresi 2021 (names of elements, then fallbacks).
#ifndef DM_DOCUMENT_PAGESCOPE_H
#define DM_DOCUMENT_PAGESCOPE_H

#include "document/pageblock.h"

typedef struct {
    // Given:
    const html *page;
    const page_blocks *blocks;
    arena *a;
    const uint8_t *teaser; // [blocks.n] 1: leads elsewhere
    uint32_t title;        // block of the headline, UINT32_MAX when no block is
    bool names;            // classes and ids are believed, else the tags alone
    // Made by pagescope_settle:
    uint32_t
        *flags; // [page.n] those of pageblock.h that are meant; zeros where they are asked before
    uint32_t *good;   // [blocks.n] words of running text
    uint32_t *before; // [blocks.n + 1] of these before a block
    uint32_t *within; // [page.n] of these below a node
    uint32_t total;
    // Made by pagescope_find:
    VEC(uint32_t) found; // elements in order, apart
} page_scope;

void pagescope_settle(page_scope *s);
void pagescope_find(page_scope *s);
bool pagescope_holds(const page_scope *s, uint32_t block);

// What the elements around a block say that is meant.
static inline uint32_t pagescope_flags(const page_scope *s, uint32_t block)
{
    return s->flags[s->blocks->p[block].around];
}

// A block of running text: no heading, few links, and long or ending as a sentence does.
bool pagescope_is_running(const page_block *b);

#endif
