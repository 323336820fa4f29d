#include "document/pagebody.h"

#include "base/map.h"
#include "document/pageheadline.h"
#include "document/pageline.h"
#include "document/pagesqueeze.h"
#include "document/pageteaser.h"

#include <string.h>

#define STUB_WORDS        60  // a text in JSON-LD of fewer words is a summary
#define QUOTES_MAX        200 // quotes are looked for in all blocks: bounds a hostile page
#define COMMENTED_WORDS   20  // fewer are no text that is commented on
#define COMMENTED_SHARE   4   // of the words around "Comments" so many are before it, or
#define COMMENTED_ENOUGH  100 // so many words: else it stands at the top and leads to the comments
#define COMMENT_LINES_MAX 50  // for each of these lines the blocks are counted
#define PARAGRAPH_WORDS   20  // a text that goes on behind a list of links goes on with so many
#define POOR_SHARE        4   // a text of less than this part of the page's running text is doubted
#define NEAR_TITLE        15  // blocks: byline, date and what can be done with a page stand between
#define LINKS_BETWEEN     4   // blocks of links between a heading and its text
#define SENDER_BLOCKS     6   // of who sends a press release
#define RIGHTS_BEHIND     250 // words of rules of use at most,
#define RIGHTS_SHARE      2   // of the text's words before them
#define LABEL_WORDS       8   // of a line that is no sentence
#define LEAD_WORDS        20  // of a paragraph above the text
#define BRIEF_WORDS       30  // a brief
#define BETTER_TIMES      3   // and given up for one of so many times its words
#define VOUCH_WORK_MAX    ((uint64_t)2 << 30) // bytes: 2,000 blocks and 100 kB take a tenth

typedef struct {
    const html *page;
    const page_blocks *b;
    const page_facts *facts;
    arena *a;
    page_body *out;
    uint8_t *teaser;  // [blocks.n] 1: leads elsewhere
    uint8_t *vouched; // [blocks.n] 1: the JSON-LD has it
    uint32_t told;    // words of the JSON-LD's text
    page_scope scope;
    str *squeezed; // [blocks.n]
    str body;      // squeezed facts->body
    uint32_t first_kept;
} finder;

// Which blocks the page's own JSON-LD calls text. Each is looked for in all of it: where that would
// take VOUCH_WORK_MAX, it is not asked.
static void mark_vouched(finder *f)
{
    if ((uint64_t)f->body.n * f->b->n > VOUCH_WORK_MAX) return;
    for (uint32_t i = 0; i < f->b->n; i++)
        f->vouched[i] = f->squeezed[i].n >= 20 && pagesqueeze_has(f->body, f->squeezed[i]);
}

static int heading_level(const html *page, const page_block *b)
{
    if (!(b->flags & BLOCK_HEADING)) return 7;
    for (uint32_t n = b->around; n; n = page->nodes[n].parent)
        if (page->nodes[n].tag >= HTML_H1 && page->nodes[n].tag <= HTML_H6)
            return (int)(page->nodes[n].tag - HTML_H1) + 1;
    return 7;
}

// Is it a headline of another text, all of it a link, behind "Read also"?
static bool is_led_to(const finder *f, uint32_t i)
{
    const page_block *b = &f->b->p[i];
    return i && b->words && b->link_words == b->words && pageline_leads_to_read(b - 1);
}

static bool is_text(const finder *f, uint32_t i)
{
    const page_block *b = &f->b->p[i];
    uint32_t flags = pagescope_flags(&f->scope, i);
    if (!f->squeezed[i].n || i == f->out->title || i == f->out->subtitle) return false;
    if (f->vouched[i]) return true;
    if (f->teaser[i] || (flags & BLOCK_BOILERPLATE)) return false;
    if ((flags & BLOCK_TITLE) && (f->out->title == UINT32_MAX || i < f->out->title)) return false;
    if (b->link_words * 4 > b->words * 3 && b->words < PAGELINE_WORDS && !(flags & BLOCK_HEADING))
        return false;
    return !is_led_to(f, i) && !pageline_is_call(b);
}

// A pull quote: another block has its words. A page with more quotes than QUOTES_MAX is read as it
// stands, for each is looked for in all blocks.
static bool is_pulled(const finder *f, uint32_t i)
{
    uint32_t flags = pagescope_flags(&f->scope, i);
    if (flags & BLOCK_PULLED) return true;
    if (!(flags & BLOCK_QUOTE) || f->b->p[i].words < 4) return false;
    for (uint32_t k = 0; k < f->b->n; k++)
        if (k != i && f->out->keep[k] && f->squeezed[k].n > f->squeezed[i].n &&
            pagesqueeze_has(f->squeezed[k], f->squeezed[i]))
            return true;
    return false;
}

// What stands twice stays once; pull quotes go.
static void drop_repeated(finder *f)
{
    map seen = {0};
    uint32_t quotes = 0;
    for (uint32_t i = 0; i < f->b->n; i++) {
        if (!f->out->keep[i]) continue;
        bool added = true;
        if (f->b->p[i].words > 5) map_add(&seen, f->a, f->squeezed[i], &added);
        bool quoted = pagescope_flags(&f->scope, i) & (BLOCK_PULLED | BLOCK_QUOTE);
        if (!added || (quoted && ++quotes <= QUOTES_MAX && is_pulled(f, i))) f->out->keep[i] = 0;
    }
}

// A line that is no sentence and opens none ("Dear colleagues," does).
static bool is_label(const finder *f, uint32_t i)
{
    const page_block *b = &f->b->p[i];
    str text = str_trim(b->text);
    html_tag tag = f->page->nodes[b->around].tag;
    if (f->vouched[i] || b->ends || b->words > LABEL_WORDS || (b->flags & BLOCK_HEADING))
        return false;
    if (tag == HTML_LI || tag == HTML_TR || tag == HTML_TD || tag == HTML_DT || tag == HTML_DD)
        return false;
    return !str_ends(text, STR(",")) && !str_ends(text, STR("-")) &&
           !str_ends(text, STR("\u2014")) && !str_ends(text, STR("\u2013"));
}

// Lines between the headline and the first paragraph, and lines behind the last one that stand
// elsewhere than it.
static void drop_labels(finder *f)
{
    uint32_t n = f->b->n, first = 0, last = n;
    while (first < n && !(f->out->keep[first] && pagescope_is_running(&f->b->p[first]))) first++;
    while (last > 0 && !(f->out->keep[last - 1] && pagescope_is_running(&f->b->p[last - 1])))
        last--;
    if (first == n || f->out->title == UINT32_MAX) return;
    for (uint32_t i = f->out->title; i < first; i++)
        if (is_label(f, i)) f->out->keep[i] = 0;
    uint32_t behind = pageblock_holder(f->page, &f->b->p[last - 1]);
    for (uint32_t i = last; i < n; i++)
        if (is_label(f, i) && pageblock_holder(f->page, &f->b->p[i]) != behind) f->out->keep[i] = 0;
}

// Is a short line between paragraphs that stand beside it, though a link to another text comes
// first? It is a heading in bold letters.
static bool is_between(const finder *f, uint32_t i)
{
    uint32_t next = i + 1, holder = pageblock_holder(f->page, &f->b->p[i]);
    while (next < f->b->n && next < i + LINKS_BETWEEN && !f->out->keep[next]) next++;
    if (next >= f->b->n || !f->out->keep[next] || !i || !f->out->keep[i - 1]) return false;
    const page_block *above = &f->b->p[i - 1], *below = &f->b->p[next];
    return pageline_heads(&f->b->p[i]) == HEADS_TEXT && pagescope_is_running(above) &&
           pagescope_is_running(below) && pageblock_holder(f->page, above) == holder &&
           pageblock_holder(f->page, below) == holder;
}

// Headings with nothing below, and short lines above links.
static void drop_headings(finder *f)
{
    bool below = false; // something is kept below
    for (uint32_t i = f->b->n; i-- > 0;) {
        const page_block *b = &f->b->p[i];
        if (!f->out->keep[i]) continue;
        bool heading = heading_level(f->page, b) < 7;
        bool line = b->words <= 6 && !b->ends;
        bool links = i + 1 < f->b->n && !f->out->keep[i + 1] &&
                     f->b->p[i + 1].link_words * 2 > f->b->p[i + 1].words && !is_between(f, i);
        bool nothing = (heading && !below) || (line && links);
        if (nothing && !f->vouched[i]) f->out->keep[i] = 0;
        below = below || f->out->keep[i];
    }
}

// The first of two or more of these below the beginning of the text; b->n when there are none.
static uint32_t first_comment(const finder *f)
{
    uint32_t first = f->b->n, n = 0, before = 0;
    for (uint32_t i = 0; i < f->b->n; i++) {
        const page_block *b = &f->b->p[i];
        if (n == 0 && f->out->keep[i]) before += f->scope.good[i];
        if (i <= f->first_kept || f->vouched[i] || !pageline_is_comment_mark(b, f->a)) continue;
        // a time above a headline is that of a post in a live page
        if (i + 1 < f->b->n && (f->b->p[i + 1].flags & BLOCK_HEADING)) continue;
        if (!n++) first = i;
    }
    return n > 1 && before >= COMMENTED_WORDS ? first : f->b->n; // a forum has nothing else
}

// Does the line stand above what readers write? One at the top of a page leads there.
static bool are_comments_below(const finder *f, uint32_t line)
{
    uint32_t before = 0, behind = 0;
    if (line <= f->first_kept || !pageline_opens_comments(&f->b->p[line])) return false;
    for (uint32_t i = 0; i < f->b->n; i++)
        if (f->out->keep[i]) *(i < line ? &before : &behind) += f->b->p[i].words;
    return before >= COMMENTED_ENOUGH || before * COMMENTED_SHARE >= before + behind;
}

static uint32_t kept_words(const finder *f, bool vouched)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < f->b->n; i++)
        if (f->out->keep[i] && (!vouched || f->vouched[i])) words += f->b->p[i].words;
    return words;
}

// The line below a text that tells who owns the rights, with little behind it: rules of use,
// advice, addresses. f->b->n when there is none.
static uint32_t rights_line(const finder *f)
{
    uint32_t all = kept_words(f, false), before = 0;
    for (uint32_t i = 0; i < f->b->n; i++) {
        uint32_t behind = all - before;
        bool below =
            i > f->first_kept && behind <= RIGHTS_BEHIND && behind * RIGHTS_SHARE <= before;
        if (below && !f->vouched[i] && pageline_opens_rights(&f->b->p[i])) return i;
        if (f->out->keep[i]) before += f->b->p[i].words;
    }
    return f->b->n;
}

// Where a press release goes over to what all of its sender have: from "About Quay Systems" on,
// where statements about the future or a contact stand soon behind it. f->b->n when it is none.
static uint32_t release_end(const finder *f)
{
    uint32_t all = kept_words(f, false), before = 0, sender = f->b->n;
    for (uint32_t i = 0; i < f->b->n; i++) {
        const page_block *b = &f->b->p[i];
        if (!f->out->keep[i]) continue;
        bool below = before >= COMMENTED_ENOUGH && all - before <= before && !f->vouched[i];
        if (below && pageline_tells_sender(b)) sender = i;
        if (below && pageline_ends_release(b, f->a))
            return sender < i && i - sender <= SENDER_BLOCKS ? sender : i;
        before += b->words;
    }
    return f->b->n;
}

// Below the text: comments to the end, and lines about rights from the end up.
static void drop_tail(finder *f)
{
    bool over = false;
    uint32_t end = first_comment(f), rights = rights_line(f), asked = 0;
    uint32_t release = release_end(f);
    if (rights < end) end = rights;
    if (release < end) end = release;
    for (uint32_t i = 0; i < f->b->n; i++) {
        if (!over && asked < COMMENT_LINES_MAX && pageline_opens_comments(&f->b->p[i])) {
            over = are_comments_below(f, i);
            asked++;
            if (!f->vouched[i]) f->out->keep[i] = 0;
        }
        over = over || i >= end;
        if (over && !f->vouched[i]) f->out->keep[i] = 0;
    }
    for (uint32_t i = f->b->n; i-- > 0;) {
        if (!f->out->keep[i]) continue;
        if (!pageline_tells_rights(&f->b->p[i], f->a)) return;
        f->out->keep[i] = 0;
    }
}

// Where the JSON-LD has nearly all of the text, what stands before it or behind is not of it.
static void trust_body(finder *f)
{
    uint32_t first = UINT32_MAX, last = 0, vouched = 0;
    for (uint32_t i = 0; i < f->b->n; i++) {
        if (!f->out->keep[i] || !f->vouched[i]) continue;
        vouched += f->b->p[i].words;
        if (first == UINT32_MAX) first = i;
        last = i;
    }
    if (f->told < STUB_WORDS || vouched * 10 < f->told * 8) return;
    for (uint32_t i = 0; i < f->b->n; i++)
        if (i < first || i > last) f->out->keep[i] = 0;
}

// Does the text go on behind a list of links? A long paragraph beside the heading, with nothing of
// its own before it that could be a headline.
static bool goes_on(const finder *f, uint32_t heading, uint32_t i)
{
    const page_block *b = &f->b->p[i];
    uint32_t beside = f->page->nodes[f->b->p[heading].around].parent;
    if (!pagescope_is_running(b) || b->words < PARAGRAPH_WORDS || b->link_words * 4 > b->words)
        return false;
    bool same = f->page->nodes[b->around].parent == beside || b->around == beside;
    const page_block *last = &f->b->p[i - 1];
    bool listed = last->link_words && f->page->nodes[last->around].parent == beside;
    return same && !listed;
}

// Sections that are not of the text: up to the next heading of their rank, or the end of what holds
// them, or where the text goes on.
static void drop_sections(finder *f)
{
    int drop = 0; // level of the heading whose section is dropped
    heads_kind kind = HEADS_TEXT;
    uint32_t heading = 0;
    for (uint32_t i = 0; i < f->b->n; i++) {
        const page_block *b = &f->b->p[i];
        if (!f->out->keep[i]) continue;
        int level = heading_level(f->page, b);
        if (drop && level <= drop) drop = 0;
        if (drop && kind != HEADS_END && goes_on(f, heading, i)) drop = 0;
        if (!drop && level < 7) {
            kind = pageline_opens_comments(b) ? HEADS_END : pageline_heads(b);
            if (kind != HEADS_TEXT) drop = level;
            heading = i;
        }
        if (drop) f->out->keep[i] = 0;
    }
}

// The block with which the text can begin: the headline, where the text stands below it.
static uint32_t first_possible(const finder *f)
{
    const page_scope *s = &f->scope;
    uint32_t title = f->out->title;
    if (s->found.n != 1 || title == UINT32_MAX || !pagescope_holds(s, title)) return 0;
    uint32_t above = 0, below = 0;
    for (uint32_t i = 0; i < f->b->n; i++)
        if (pagescope_holds(s, i)) *(i < title ? &above : &below) += s->good[i];
    return below * 2 >= above ? title : 0;
}

// Paragraphs between the headline and what is marked as the text.
static void take_lead(finder *f)
{
    const page_scope *s = &f->scope;
    uint32_t title = f->out->title;
    if (s->found.n != 1 || title == UINT32_MAX || pagescope_holds(s, title)) return;
    uint32_t end = title + NEAR_TITLE;
    while (end > title && (end >= f->b->n || !pagescope_holds(s, end))) end--;
    while (end > title && pagescope_holds(s, end - 1)) end--;
    for (uint32_t i = title + 1; i < end; i++) {
        const page_block *b = &f->b->p[i];
        bool item = f->page->nodes[b->around].tag == HTML_LI && s->good[i] > 0; // of a summary
        bool lead = ((s->good[i] >= LEAD_WORDS && b->ends) || item) && !b->link_words;
        if (lead && is_text(f, i) && !pageline_is_consent(b, f->a)) f->out->keep[i] = 1;
    }
}

// What is said below the text of its faults, outside of what holds it.
static void take_correction(finder *f)
{
    uint32_t last = f->b->n;
    while (last > 0 && !f->out->keep[last - 1]) last--;
    if (!last) return;
    for (uint32_t i = last; i < f->b->n && i < last + NEAR_TITLE; i++)
        if (pageline_corrects(&f->b->p[i]) && is_text(f, i)) f->out->keep[i] = 1;
}

static void choose(finder *f)
{
    pagescope_find(&f->scope);
    memset(f->out->keep, 0, f->b->n);
    for (uint32_t i = first_possible(f); i < f->b->n; i++)
        f->out->keep[i] = pagescope_holds(&f->scope, i) && is_text(f, i);
    take_lead(f);
    take_correction(f);
    f->first_kept = 0;
    while (f->first_kept < f->b->n && !f->out->keep[f->first_kept]) f->first_kept++;
    drop_sections(f);
    drop_tail(f);
    drop_labels(f);
    drop_headings(f);
    drop_repeated(f);
    trust_body(f);
}

// One reading of the page: what the names say is believed or not. Whether a block can be the
// headline depends on what is around it, and what that means on where the headline stands.
static void attempt(finder *f, bool names, page_body *out)
{
    *out = (page_body){.keep = arena_alloc(f->a, f->b->n + 1)};
    f->out = out;
    f->scope = (page_scope){.page = f->page,
                            .blocks = f->b,
                            .a = f->a,
                            .teaser = f->teaser,
                            .names = names,
                            .flags = arena_array(f->a, uint32_t, f->page->n + 1)};
    f->scope.title = pageheadline_find(&f->scope, f->facts, f->squeezed);
    pagescope_settle(&f->scope);
    f->scope.title = pageheadline_find(&f->scope, f->facts, f->squeezed);
    out->flags = f->scope.flags;
    out->title = f->scope.title;
    out->subtitle = pageheadline_subtitle(&f->scope, f->facts, f->squeezed);
    choose(f);
    out->words = kept_words(f, false);
    uint32_t vouched = kept_words(f, true);
    out->stub = f->told >= STUB_WORDS && vouched * 2 < f->told;
}

// A text that begins right below its headline is one, however short.
static bool follows_title(const finder *f)
{
    uint32_t title = f->out->title, words = 0;
    if (title == UINT32_MAX) return false;
    uint32_t end = title + NEAR_TITLE < f->b->n ? title + NEAR_TITLE : f->b->n;
    for (uint32_t i = title; i < end; i++)
        if (f->out->keep[i]) words += f->scope.good[i];
    return words >= BRIEF_WORDS;
}

page_body pagebody_find(const html *page, const page_blocks *blocks, const page_facts *facts,
                        arena *a)
{
    finder f = {.page = page,
                .b = blocks,
                .facts = facts,
                .a = a,
                .teaser = arena_alloc(a, blocks->n + 1),
                .vouched = arena_alloc(a, blocks->n + 1),
                .squeezed = arena_array(a, str, blocks->n + 1),
                .body = pagesqueeze(facts->body, a)};
    for (uint32_t i = 0; i < blocks->n; i++) f.squeezed[i] = pagesqueeze(blocks->p[i].text, a);
    for (size_t i = 0; i < facts->body.n; i++) f.told += facts->body.p[i] == ' ';
    mark_vouched(&f);
    pageteaser_mark(page, blocks, f.teaser);
    page_body first, second;
    attempt(&f, true, &first);
    if (follows_title(&f)) return first;
    attempt(&f, false, &second); // do the names of its elements mislead?
    bool poor = first.words * POOR_SHARE < f.scope.total;
    return poor && second.words > first.words * BETTER_TIMES ? second : first;
}
