// A page while it is read: what page.c and those that look around the headline share.
#ifndef DM_DOCUMENT_PAGEREADING_H
#define DM_DOCUMENT_PAGEREADING_H

#include "document/page.h"
#include "document/pagebody.h"

#define NEAR_BLOCKS         14   // byline and date stand so near below the headline
#define PAGE_HEAD_MAX_BYTES 1000 // of <title>: a longer one is looked at for nothing
#define ABOVE_BLOCKS        5    // or above it

typedef struct {
    arena *a;
    html tree;
    page_facts facts;
    page_blocks blocks;
    page_body body;
    page *out;
    buf text;
} page_reading;

// A block without the spaces around it.
static inline str pagereading_line(const page_reading *r, uint32_t i)
{
    return str_trim(r->blocks.p[i].text);
}

// The blocks around the headline, [begin, end).
static inline uint32_t pagereading_begin(const page_reading *r)
{
    uint32_t title = r->body.title == UINT32_MAX ? 0 : r->body.title;
    return title > ABOVE_BLOCKS ? title - ABOVE_BLOCKS : 0;
}

static inline uint32_t pagereading_end(const page_reading *r)
{
    uint32_t title = r->body.title == UINT32_MAX ? 0 : r->body.title;
    uint32_t end = title + NEAR_BLOCKS;
    return end < r->blocks.n ? end : r->blocks.n;
}

#endif
