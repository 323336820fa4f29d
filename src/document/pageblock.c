#include "document/pageblock.h"

#include "base/ascii.h"
#include "document/pagename.h"

#include <string.h>

static const char CHROME_ROLES[] = "navigation|banner|contentinfo|dialog|alertdialog|alert|search|"
                                   "menu|menubar|toolbar|tooltip|complementary|form";

#define NOTE_MARK_BYTES 6   // "note 3"
#define SIBLINGS_SEEN   64  // of a hidden element: what is shown beside it
#define INLINE_MAX      20  // levels of italics and the like in a paragraph
#define FIGURE_NODES    400 // of a figure: a table in it has more, and begins before

static bool is_unseen_tag(html_tag t)
{
    switch (t) {
    case HTML_HEAD:
    case HTML_SCRIPT:
    case HTML_STYLE:
    case HTML_NOSCRIPT:
    case HTML_TEMPLATE:
    case HTML_IFRAME:
    case HTML_OBJECT:
    case HTML_AUDIO:
    case HTML_VIDEO:
    case HTML_CANVAS:
    case HTML_SVG:
    case HTML_MATH:
    case HTML_BUTTON:
    case HTML_SELECT:
    case HTML_TEXTAREA: return true;
    default: return false;
    }
}

static bool is_unseen(const html_node *n, bool all)
{
    if (all) return is_unseen_tag(n->tag) && n->tag != HTML_NOSCRIPT && n->tag != HTML_TEMPLATE;
    if (is_unseen_tag(n->tag)) return true;
    if (n->tag == HTML_BODY) return false; // shown by a script
    if (html_has_attribute(n, "hidden")) return true;
    if (str_eq_nocase(html_attribute(n, "aria-hidden"), STR("true"))) return true;
    str style = html_attribute(n, "style");
    for (size_t i = 0; i < style.n; i++) {
        str rest = str_sub(style, i, style.n);
        if (!str_starts(rest, STR("display")) && !str_starts(rest, STR("visibility"))) continue;
        size_t colon = 0; // right behind the property: what is looked over twice is short
        while (colon < rest.n && (ascii_is_letter(rest.p[colon]) || rest.p[colon] == ' ')) colon++;
        i += colon;
        if (colon >= rest.n || rest.p[colon] != ':') continue;
        str value = str_trim(str_sub(rest, colon + 1, rest.n));
        if (str_starts(value, STR("none")) || str_starts(value, STR("hidden"))) return true;
    }
    return false;
}

// Is a paragraph hidden beside others of its class that are shown? Pages that ask for payment hide
// every second one until a script has looked at the reader's account.
static bool is_shown_beside(const html *page, uint32_t hidden)
{
    const html_node *n = &page->nodes[hidden];
    str class = html_attribute(n, "class");
    if (!class.n || (n->tag != HTML_DIV && n->tag != HTML_P)) return false;
    if (n->tag == HTML_DIV && (n->end <= hidden + 1 || page->nodes[hidden + 1].tag != HTML_P))
        return false;
    uint32_t end = page->nodes[n->parent].end, seen = 0;
    for (uint32_t i = n->parent + 1; i < end && seen < SIBLINGS_SEEN;
         i = page->nodes[i].end, seen++) {
        const html_node *other = &page->nodes[i];
        if (i != hidden && other->tag == n->tag && !is_unseen(other, false) &&
            str_eq(class, html_attribute(other, "class")))
            return true;
    }
    return false;
}

// The mark of a footnote: a raised number that leads to another place of the page. It would stand
// at the end of a word ("sanctions3"); one in brackets does no harm, and stays.
static bool is_note_mark(const html *page, uint32_t sup)
{
    size_t bytes = 0;
    bool leads = false;
    for (uint32_t i = sup + 1; i < page->nodes[sup].end && bytes <= NOTE_MARK_BYTES; i++) {
        const html_node *n = &page->nodes[i];
        if (n->tag == HTML_TEXT) bytes += str_trim(n->text).n;
        if (n->tag == HTML_TEXT && str_find_byte(n->text, '[', 0) != SIZE_MAX) return false;
        leads = leads ||
                (n->tag == HTML_A && str_find_byte(html_attribute(n, "href"), '#', 0) != SIZE_MAX);
    }
    return leads && bytes <= NOTE_MARK_BYTES;
}

static bool is_block_tag(html_tag t)
{
    switch (t) {
    case HTML_TEXT:
    case HTML_OTHER:
    case HTML_A:
    case HTML_BR:
    case HTML_SPAN:
    case HTML_TIME:
    case HTML_IMG:
    case HTML_SUP:
    case HTML_LABEL: return false;
    default: return true;
    }
}

uint32_t pageblock_tag_flags(html_tag t)
{
    switch (t) {
    case HTML_A: return BLOCK_LINK;
    case HTML_H1: return BLOCK_HEADING | BLOCK_TITLE;
    case HTML_H2:
    case HTML_H3:
    case HTML_H4:
    case HTML_H5:
    case HTML_H6: return BLOCK_HEADING;
    case HTML_NAV:
    case HTML_FOOTER: return BLOCK_CHROME;
    case HTML_ASIDE: return BLOCK_RELATED;
    case HTML_FIGURE:
    case HTML_FIGCAPTION:
    case HTML_CAPTION: return BLOCK_CAPTION;
    case HTML_BLOCKQUOTE: return BLOCK_QUOTE;
    default: return 0;
    }
}

void pageblock_map(const html *page, const page_blocks *blocks, const page_block *b, uint32_t at,
                   offset_map *map, arena *a)
{
    for (uint32_t k = 0; k < b->n_pieces; k++) {
        const page_piece *piece = &blocks->pieces[b->map + k];
        html_map_text(page, &page->nodes[piece->node], at + piece->at, map, a);
    }
}

uint32_t pageblock_holder(const html *page, const page_block *b)
{
    uint32_t node = b->around; // of a paragraph all in italics, these
    for (int up = 0; up < INLINE_MAX && node && !is_block_tag(page->nodes[node].tag); up++)
        node = page->nodes[node].parent;
    return page->nodes[node].tag == HTML_P ? page->nodes[node].parent : node;
}

// Elements that hold a page or its text whatever they are called.
static bool is_holder(const html_node *n)
{
    return n->tag == HTML_HTML || n->tag == HTML_BODY || n->tag == HTML_MAIN ||
           n->tag == HTML_ARTICLE || str_eq_nocase(html_attribute(n, "role"), STR("main")) ||
           str_eq_nocase(html_attribute(n, "itemprop"), STR("articleBody"));
}

typedef struct {
    const html *page;
    arena *a;
    VEC(page_block) blocks;
    VEC(page_piece) pieces;
    uint32_t *own, *flags, *names;
    const pagename_lists *lists;
    VEC(pagename_word) words;
    buf text; // of the block that is open
    uint32_t first_piece;
    uint32_t open_first, open_last; // text nodes of it
    uint32_t link_words;
    unsigned breaks; // <br> since the last text
} cutter;

// What its names say; their words are kept. The id of a heading is made of its own words, for links
// that lead to it ("a-court-date-looms"): it says nothing.
static uint32_t name_flags(cutter *c, const html_node *n)
{
    static const char *const NAMED[] = {"class", "id"};
    pagename_word found[PAGENAME_FOUND_MAX];
    bool heading = (pageblock_tag_flags(n->tag) | c->flags[n->parent]) & BLOCK_HEADING;
    uint32_t flags = 0;
    for (size_t i = 0; i < (heading ? 1 : 2); i++) {
        size_t count = pagename_words(c->lists, html_attribute(n, NAMED[i]), found);
        for (size_t k = 0; k < count; k++) {
            *vec_push(c->a, &c->words) = found[k];
            flags |= found[k].flag;
        }
    }
    return flags;
}

static uint32_t own_flags(cutter *c, const html_node *n)
{
    uint32_t flags = pageblock_tag_flags(n->tag);
    if (is_holder(n)) return flags;
    if (str_eq_nocase(html_attribute(n, "itemprop"), STR("description")) ||
        str_eq_nocase(html_attribute(n, "itemprop"), STR("alternativeHeadline")))
        flags |= BLOCK_STANDFIRST;
    if (str_in_list(html_attribute(n, "role"), CHROME_ROLES, '|')) flags |= BLOCK_CHROME;
    flags |= name_flags(c, n) |
             (pagename_flags(c->lists, html_attribute(n, "aria-label")) & BLOCK_RELATED);
    return flags;
}

static void count_words(str s, uint32_t *words)
{
    bool in = false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char byte = (unsigned char)s.p[i];
        if (byte >= 0xE3 && byte <= 0xE9 && i + 5 < s.n) { // CJK: two characters are a word
            (*words)++;
            i += 5;
            in = false;
            continue;
        }
        bool word = ascii_is_word(s.p[i]) || ascii_is_digit(s.p[i]) || s.p[i] == '\'';
        *words += word && !in;
        in = word;
    }
}

static bool ends_sentence(str s)
{
    static const char *const CLOSING[] = {"\"",     "'",      ")",      "]",
                                          "\u201D", "\u2019", "\u00BB", "\u300D"};
    static const char *const MARKS[] = {".",      "!",      "?",      ":",      ";",      "\u2026",
                                        "\u3002", "\uFF01", "\uFF1F", "\u061F", "\u06D4", "\u0964"};
    for (size_t i = 0; i < sizeof CLOSING / sizeof *CLOSING; i++) {
        if (!str_ends(s, str_of(CLOSING[i]))) continue;
        s.n -= strlen(CLOSING[i]);
        i = SIZE_MAX; // from the first again
    }
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (str_ends(s, str_of(MARKS[i]))) return true;
    return false;
}

static uint32_t common_parent(const html *page, uint32_t first, uint32_t last)
{
    uint32_t n = page->nodes[first].parent;
    while (page->nodes[n].end <= last) n = page->nodes[n].parent;
    return n;
}

static void close_block(cutter *c)
{
    c->breaks = 0;
    str text = str_trim(buf_str(&c->text));
    if (text.n) {
        uint32_t around = common_parent(c->page, c->open_first, c->open_last);
        page_block *b = vec_push(c->a, &c->blocks);
        *b = (page_block){.first = c->open_first,
                          .end = c->open_last + 1,
                          .around = around,
                          .flags = c->flags[around],
                          .link_words = c->link_words,
                          .text = str_copy(c->a, buf_str(&c->text)),
                          .map = c->first_piece,
                          .n_pieces = (uint32_t)c->pieces.n - c->first_piece,
                          .ends = ends_sentence(text)};
        count_words(b->text, &b->words);
    } else {
        c->pieces.n = c->first_piece;
    }
    buf_clear(&c->text);
    c->first_piece = (uint32_t)c->pieces.n;
    c->link_words = 0;
}

// Bytes are put one for one, so that maps stay simple: spaces of all kinds become one each.
static void add_text(cutter *c, uint32_t node)
{
    const html_node *n = &c->page->nodes[node];
    if (!str_trim(n->text).n && !c->text.n) return;
    if (str_trim(n->text).n) {
        if (c->breaks > 1) close_block(c);
        if (c->breaks == 1 && c->text.n) buf_add_byte(&c->text, '\n');
        c->breaks = 0;
    } else if (c->breaks) {
        return;
    }
    if (c->pieces.n == c->first_piece) c->open_first = node;
    c->open_last = node;
    *vec_push(c->a, &c->pieces) = (page_piece){node, (uint32_t)c->text.n};
    for (size_t i = 0; i < n->text.n; i++) {
        char x = n->text.p[i];
        buf_add_byte(&c->text, ascii_is_space(x) ? ' ' : x);
    }
    if (c->flags[n->parent] & BLOCK_LINK) count_words(n->text, &c->link_words);
}

// Is it a table of short cells, whose rows are read as lines?
static bool is_data_table(const html *page, uint32_t table)
{
    uint32_t cells = 0, words = 0;
    for (uint32_t i = table + 1; i < page->nodes[table].end; i++) {
        const html_node *n = &page->nodes[i];
        if (n->tag == HTML_TABLE || n->tag == HTML_UL || n->tag == HTML_DIV || n->tag == HTML_H1 ||
            n->tag == HTML_FORM)
            return false;
        cells += n->tag == HTML_TD || n->tag == HTML_TH;
        if (n->tag == HTML_TEXT) count_words(n->text, &words);
    }
    return cells >= 4 && words / cells < 10;
}

// A figure of a quotation, a table or code, and not of a picture: its text is no caption.
static bool is_text_figure(const html *page, uint32_t figure)
{
    bool text = false;
    uint32_t end = page->nodes[figure].end;
    if (end > figure + FIGURE_NODES) end = figure + FIGURE_NODES;
    for (uint32_t i = figure + 1; i < end; i++) {
        html_tag tag = page->nodes[i].tag;
        if (tag == HTML_IMG || tag == HTML_VIDEO || tag == HTML_IFRAME) return false;
        text = text || tag == HTML_BLOCKQUOTE || tag == HTML_TABLE || tag == HTML_PRE;
    }
    return text;
}

static void mark(cutter *c)
{
    for (uint32_t i = 0; i < c->page->n; i++) {
        const html_node *n = &c->page->nodes[i];
        c->names[i] = (uint32_t)c->words.n;
        if (n->tag == HTML_TEXT) continue;
        c->own[i] = own_flags(c, n);
        if (n->tag == HTML_FIGURE && is_text_figure(c->page, i))
            c->own[i] &= ~(uint32_t)BLOCK_CAPTION;
        c->flags[i] = c->own[i] | (i ? c->flags[n->parent] : 0);
    }
    c->names[c->page->n] = (uint32_t)c->words.n;
}

static page_blocks cut(const html *page, bool all, arena *a)
{
    cutter c = {.page = page,
                .a = a,
                .own = arena_array(a, uint32_t, page->n + 1),
                .flags = arena_array(a, uint32_t, page->n + 1),
                .names = arena_array(a, uint32_t, page->n + 1),
                .lists = pagename_open(a)};
    VEC(uint32_t) ends = {0}; // of the block elements that are open
    uint32_t data_end = 0;    // of the table of data that is open
    mark(&c);
    for (uint32_t i = 0; i < page->n; i++) {
        const html_node *n = &page->nodes[i];
        while (ends.n && ends.p[ends.n - 1] <= i) {
            close_block(&c);
            ends.n--;
        }
        if (n->tag == HTML_TEXT) {
            add_text(&c, i);
            continue;
        }
        if (is_unseen(n, all) && (is_unseen_tag(n->tag) || !is_shown_beside(page, i))) {
            i = n->end - 1;
            continue;
        }
        if (n->tag == HTML_SUP && is_note_mark(page, i)) {
            i = n->end - 1;
            continue;
        }
        if (n->tag == HTML_BR) c.breaks++;
        if (n->tag == HTML_TABLE && i >= data_end && is_data_table(page, i)) data_end = n->end;
        bool cell = n->tag == HTML_TD || n->tag == HTML_TH || n->tag == HTML_P;
        if (i < data_end && cell) {
            if (c.text.n) buf_add_byte(&c.text, ' ');
            continue;
        }
        if (!is_block_tag(n->tag)) continue;
        close_block(&c);
        *vec_push(a, &ends) = n->end;
    }
    close_block(&c);
    buf_free(&c.text);
    return (page_blocks){.p = c.blocks.p,
                         .n = (uint32_t)c.blocks.n,
                         .flags = c.flags,
                         .own = c.own,
                         .names = c.names,
                         .words = c.words.p,
                         .pieces = c.pieces.p};
}

page_blocks pageblock_cut(const html *page, arena *a)
{
    return cut(page, false, a);
}

page_blocks pageblock_cut_all(const html *page, arena *a)
{
    return cut(page, true, a);
}
