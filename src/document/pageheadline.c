#include "document/pageheadline.h"

#include "document/pagesqueeze.h"

#define HEADLINE_MAX_BYTES 1000 // a longer one is none, and would be looked over for each heading
#define TEXT_WORDS         15   // of running text: what stands behind them is inside the text

// How well a block says what the page calls its title: all of it, or a heading with a part of it or
// with more. 0 when it does not.
static size_t likeness(const page_scope *s, uint32_t i, str text, str title)
{
    const page_block *b = &s->blocks->p[i];
    uint32_t flags = pagescope_flags(s, i);
    bool heading = b->flags & BLOCK_HEADING, linked = b->link_words && !(b->flags & BLOCK_TITLE);
    if (!title.n || (flags & BLOCK_RELATED) || (linked && !heading)) return 0;
    if (str_eq(title, text)) return linked ? 2 * title.n : 3 * title.n;
    if (!heading || b->words <= 2) return 0;
    if (pagesqueeze_has(text, title)) return linked ? 0 : title.n;
    if (!pagesqueeze_has(title, text)) return 0;
    return !linked ? text.n : text.n * 2 >= title.n ? text.n : 0;
}

uint32_t pageheadline_find(const page_scope *s, const page_facts *facts, const str *squeezed)
{
    str told = facts->title.n ? facts->title : facts->head;
    str title = told.n > HEADLINE_MAX_BYTES ? STR_NONE : pagesqueeze(told, s->a);
    str outlet = pagesqueeze(str_sub(facts->outlet, 0, HEADLINE_MAX_BYTES), s->a);
    uint32_t only = UINT32_MAX, best = UINT32_MAX;
    size_t most = 0;
    for (uint32_t i = 0; i < s->blocks->n; i++) {
        const page_block *b = &s->blocks->p[i];
        if (!squeezed[i].n || b->words > 40) continue;
        if (outlet.n && str_eq(outlet, squeezed[i])) continue;
        size_t like = likeness(s, i, squeezed[i], title);
        if (like > most) {
            most = like;
            best = i;
        }
        if ((b->flags & BLOCK_TITLE) && b->words > 1 && only == UINT32_MAX &&
            !(pagescope_flags(s, i) & (BLOCK_CHROME | BLOCK_RELATED)) && !b->link_words)
            only = i;
    }
    return best != UINT32_MAX ? best : only;
}

// Does something short, a byline or a date, part it from the next running text? A description may
// be the first paragraph.
static bool stands_apart(const page_scope *s, uint32_t i)
{
    for (uint32_t k = i + 1; k < s->blocks->n && !s->good[k]; k++)
        if (s->blocks->p[k].words <= 14 && !(s->blocks->p[k].flags & BLOCK_HEADING))
            return pageblock_holder(s->page, &s->blocks->p[k]) !=
                       pageblock_holder(s->page, &s->blocks->p[i]) ||
                   s->blocks->p[i].words < 40;
    return false;
}

uint32_t pageheadline_subtitle(const page_scope *s, const page_facts *facts, const str *squeezed)
{
    if (s->title == UINT32_MAX) return UINT32_MAX;
    str description = pagesqueeze(facts->description, s->a);
    uint32_t end = s->title + 8;
    for (uint32_t i = s->title + 1; i < s->blocks->n && i < end; i++) {
        const page_block *b = &s->blocks->p[i];
        if (b->words < 4 || b->words > 60) continue;
        uint32_t flags = pagescope_flags(s, i);
        // systems call the headings of the text itself subheadings too
        bool within =
            (b->flags & BLOCK_HEADING) && s->before[i] - s->before[s->title] >= TEXT_WORDS;
        bool named = (flags & BLOCK_STANDFIRST) && !within;
        bool described =
            description.n > 20 && str_eq(description, squeezed[i]) && stands_apart(s, i);
        bool headed = i == s->title + 1 && (b->flags & BLOCK_HEADING) && b->words > 5;
        bool bare = i == s->title + 1 && !b->ends && !b->link_words && b->words > 7 &&
                    stands_apart(s, i) && !(flags & BLOCK_BOILERPLATE);
        if (named || described || headed || bare) return i;
    }
    return UINT32_MAX;
}
