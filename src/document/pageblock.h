// The texts of a page, cut at its block elements, each with what tells an article from what
// surrounds it.
//
// A block is a run of characters that a browser shows without a break: a paragraph, a heading, an
// item, a row of a table of data; what two <br> part is two blocks. What a browser does not show,
// and controls of forms, are left out.
#ifndef DM_DOCUMENT_PAGEBLOCK_H
#define DM_DOCUMENT_PAGEBLOCK_H

#include "document/html.h"

// What an element around says, by its tag, role, class and id. The weak ones are names that sites
// also give to what holds all.
enum {
    BLOCK_LINK = 1,         // inside <a>
    BLOCK_HEADING = 2,      // h1 to h6
    BLOCK_CAPTION = 4,      // of a picture, a video
    BLOCK_CHROME = 8,       // navigation, footer, banner, consent, sharing, advertising
    BLOCK_COMMENT = 16,     // what readers write
    BLOCK_RELATED = 32,     // other texts of the site
    BLOCK_ABOUT = 64,       // byline, date, author's portrait, tags
    BLOCK_QUOTE = 128,      // blockquote
    BLOCK_PULLED = 256,     // a pull quote: says again what the text says
    BLOCK_STANDFIRST = 512, // the subtitle, by its class
    BLOCK_TITLE = 1024      // h1
};

#define BLOCK_BOILERPLATE                                                                          \
    (BLOCK_CAPTION | BLOCK_CHROME | BLOCK_COMMENT | BLOCK_RELATED | BLOCK_ABOUT)

#define BLOCK_NAME_MAX_BYTES 1000 // of a class or id: each of its words is looked up in long lists

typedef struct {
    uint32_t first, end; // nodes: from the first text up to behind the last
    uint32_t around;     // the innermost element that holds all of it
    uint32_t flags;      // of all elements around
    uint32_t words, link_words;
    bool ends;    // in a mark that ends a sentence
    str text;     // spaces collapsed
    uint32_t map; // in page_blocks.pieces: the first of its pieces
    uint32_t n_pieces;
} page_block;

// A word that an element's class or id has (pagename.h).
typedef struct {
    uint16_t id;
    uint32_t flag; // what it means
} pagename_word;

// A text node, or part of one, in the text of a block.
typedef struct {
    uint32_t node;
    uint32_t at; // byte of the block's text where the node's text begins
} page_piece;

typedef struct {
    page_block *p; // [n] in the order of the page
    uint32_t n;
    uint32_t *flags; // [html.n] of each element: its own and those around it
    uint32_t *own;   // [html.n] its own
    uint32_t *names; // [html.n + 1] place in `words` of the first word of its names; the next one's
                     // ends them
    pagename_word *words;
    page_piece *pieces;
} page_blocks;

// Appends to `map` where the bytes of a block that is put at `at` come from in the page.
void pageblock_map(const html *page, const page_blocks *blocks, const page_block *b, uint32_t at,
                   offset_map *map, arena *a);

// The element that a block stands in: the one around its paragraph.
uint32_t pageblock_holder(const html *page, const page_block *b);

// What an element says by its tag alone.
uint32_t pageblock_tag_flags(html_tag t);

page_blocks pageblock_cut(const html *page, arena *a);
// What a browser hides until a script shows it is text too.
page_blocks pageblock_cut_all(const html *page, arena *a);

#endif
