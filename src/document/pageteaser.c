#include "document/pageteaser.h"

#include <string.h>

#define TEASER_WORDS       45 // of a headline with the line behind it
#define TEASERS            3
#define TEASER_BLOCKS      3 // between headlines: time, section, a line of text
#define TEASER_LABEL_WORDS 6
#define OWN_BLOCKS         6 // below a headline of its own text: byline, picture, two paragraphs
#define OWN_WORDS          8 // of such a paragraph

static bool is_linked(const html *page, const page_blocks *blocks, uint32_t piece)
{
    uint32_t parent = page->nodes[blocks->pieces[piece].node].parent;
    return blocks->flags[parent] & BLOCK_LINK;
}

// A headline above paragraphs of its own, such as that of a post in a live page, leads to where the
// post stands alone; a line that leads elsewhere has one paragraph at most.
static bool has_text_below(const html *page, const page_blocks *blocks, uint32_t i)
{
    const page_block *b = &blocks->p[i];
    uint32_t node = b->around, texts = 0;
    if (!(b->flags & BLOCK_HEADING)) return false;
    while (node && !(pageblock_tag_flags(page->nodes[node].tag) & BLOCK_HEADING))
        node = page->nodes[node].parent;
    uint32_t holder = page->nodes[node].parent;
    for (uint32_t k = i + 1; k < blocks->n && k <= i + OWN_BLOCKS; k++) {
        const page_block *below = &blocks->p[k];
        bool text = below->ends && !below->link_words && below->words >= OWN_WORDS;
        texts += text && pageblock_holder(page, below) == holder;
    }
    return texts > 1;
}

// A headline that leads elsewhere: the first words of the block are a link, or the last ones ("Full
// story").
static bool leads_away(const html *page, const page_blocks *blocks, uint32_t i)
{
    const page_block *b = &blocks->p[i];
    if (!b->link_words || b->words > TEASER_WORDS || has_text_below(page, blocks, i)) return false;
    if (b->link_words >= 3 && b->link_words * 8 + 8 >= b->words && is_linked(page, blocks, b->map))
        return true;
    return b->n_pieces > 2 && b->link_words <= 3 &&
           is_linked(page, blocks, b->map + b->n_pieces - 1) && !b->ends;
}

// A date may be set as a heading of its own: "2 hours ago" above each of them.
static bool is_teaser_text(const page_block *b)
{
    bool date = (b->flags & BLOCK_ABOUT) && b->words <= TEASER_LABEL_WORDS;
    return !b->link_words && b->words <= TEASER_WORDS && (date || !(b->flags & BLOCK_HEADING));
}

// The next headline that leads elsewhere when only its time, its section and a line of text stand
// before it; blocks->n when none does.
static uint32_t next_teaser(const html *page, const page_blocks *blocks, uint32_t i)
{
    uint32_t lines = 0;
    for (uint32_t end = i + TEASER_BLOCKS; ++i < blocks->n && i <= end;) {
        if (leads_away(page, blocks, i)) return i;
        if (!is_teaser_text(&blocks->p[i])) break;
        lines += blocks->p[i].words > TEASER_LABEL_WORDS;
        if (lines > 1) break;
    }
    return blocks->n;
}

void pageteaser_mark(const html *page, const page_blocks *blocks, uint8_t *teaser)
{
    for (uint32_t i = 0; i < blocks->n; i++) {
        if (!leads_away(page, blocks, i)) continue;
        uint32_t last = i, links = 1, step = 1;
        for (uint32_t next; (next = next_teaser(page, blocks, last)) < blocks->n; last = next) {
            links++;
            if (next - last > step) step = next - last;
        }
        uint32_t end = last + 1; // behind the last of them stands its line
        while (end < blocks->n && end < last + step && is_teaser_text(&blocks->p[end])) end++;
        if (links >= TEASERS) memset(teaser + i, 1, end - i);
        i = last;
    }
}
