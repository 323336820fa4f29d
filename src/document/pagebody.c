#include "document/pagebody.h"

#include "base/ascii.h"
#include "base/map.h"

#include <string.h>

// Shares of a page's running text.
#define WRAPPER_SHARE      60  // of 100: an element of such a name with more is no boilerplate
#define SIDE_SHARE         80  // likewise where the name says that it is beside the text
#define SCOPE_SHARE        40  // what is marked as the text has so much, or
#define SCOPE_WORDS        60  // so many words and a quarter of that
#define DESCENT_SHARE      75  // a child with so much holds the article
#define MAIN_SHARE         60  // one of several marked elements with so much of them is the article
#define STUB_WORDS         60  // a text in JSON-LD of fewer words is a summary
#define QUOTES_MAX         200 // quotes are looked for in all blocks: bounds a hostile page
#define COMMENT_MARK_BYTES 60
#define COMMENTED_WORDS    20 // fewer are no text that is commented on
#define TEASER_WORDS       45 // of a headline with the line behind it
#define TEASERS            3
#define HEADLINE_MAX_BYTES 1000 // a longer one is none, and would be looked over for each heading
#define VOUCH_WORK_MAX     ((uint64_t)2 << 30) // bytes: 2,000 blocks and 100 kB take a tenth
#define LINE_WORDS         25                  // longer blocks are no calls to read or share

typedef struct {
    const html *page;
    const page_blocks *b;
    const page_facts *facts;
    arena *a;
    page_body *out;
    uint8_t *teaser;  // [blocks.n] 1: leads elsewhere
    uint8_t *vouched; // [blocks.n] 1: the JSON-LD has it
    uint32_t told;    // words of the JSON-LD's text
    uint32_t *good;   // [blocks.n] words of running text
    uint32_t *within; // [html.n] of these below a node
    uint32_t total;
    str *squeezed; // [blocks.n]
    str body;      // squeezed facts->body
    uint32_t first_kept;
} finder;

str pagebody_squeeze(str s, arena *a)
{
    char *p = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = ascii_lower(s.p[i]);
        if (ascii_is_lower(c) || ascii_is_digit(c) || (unsigned char)c >= 0xC3) p[n++] = c;
    }
    return (str){p, n};
}

static bool is_running(const page_block *b)
{
    return b->link_words * 2 < b->words && (b->words >= 10 || (b->ends && b->words >= 4)) &&
           !(b->flags & BLOCK_HEADING);
}

static bool is_linked(const finder *f, uint32_t piece)
{
    uint32_t parent = f->page->nodes[f->b->pieces[piece].node].parent;
    return f->b->flags[parent] & BLOCK_LINK;
}

// A headline that leads elsewhere: the first words of the block are a link, or the last ones ("Full
// story").
static bool leads_away(const finder *f, uint32_t i)
{
    const page_block *b = &f->b->p[i];
    if (!b->link_words || b->words > TEASER_WORDS) return false;
    if (b->link_words >= 3 && b->link_words * 8 + 8 >= b->words && is_linked(f, b->map))
        return true;
    return b->n_pieces > 2 && b->link_words <= 3 && is_linked(f, b->map + b->n_pieces - 1) &&
           !b->ends;
}

static bool is_teaser_text(const page_block *b)
{
    return !b->link_words && b->words <= TEASER_WORDS && !(b->flags & BLOCK_HEADING);
}

// Where headlines that lead elsewhere follow each other, each alone or with a line of text behind
// it, they and their lines are no text: three or more of them.
static void mark_teasers(finder *f)
{
    uint32_t first = 0, links = 0;
    for (uint32_t i = 0; i <= f->b->n; i++) {
        bool link = i < f->b->n && leads_away(f, i);
        bool behind = i < f->b->n && i > first && links && leads_away(f, i - 1) &&
                      is_teaser_text(&f->b->p[i]) && i + 1 < f->b->n && leads_away(f, i + 1);
        if (link) {
            if (!links++) first = i;
            continue;
        }
        if (behind) continue;
        if (links >= TEASERS) memset(f->teaser + first, 1, i - first);
        // behind the last of them stands its line
        if (links >= TEASERS && i < f->b->n && i >= first + 2 && !leads_away(f, i - 2) &&
            is_teaser_text(&f->b->p[i]))
            f->teaser[i] = 1;
        links = 0;
    }
}

static uint32_t flags_of(const finder *f, uint32_t i)
{
    return f->out->flags[f->b->p[i].around];
}

static bool has_squeezed(str whole, str part)
{
    return part.n && part.n <= whole.n && memmem(whole.p, whole.n, part.p, part.n);
}

// Which blocks the page's own JSON-LD calls text. Each is looked for in all of it: where that would
// take VOUCH_WORK_MAX, it is not asked.
static void mark_vouched(finder *f)
{
    if ((uint64_t)f->body.n * f->b->n > VOUCH_WORK_MAX) return;
    for (uint32_t i = 0; i < f->b->n; i++)
        f->vouched[i] = f->squeezed[i].n >= 20 && has_squeezed(f->body, f->squeezed[i]);
}

// Sums of running text below each element, of the blocks without any of these flags.
static void sum_up(finder *f, uint32_t without)
{
    memset(f->within, 0, f->page->n * sizeof *f->within);
    f->total = 0;
    for (uint32_t i = 0; i < f->b->n; i++) {
        const page_block *b = &f->b->p[i];
        uint32_t flags = f->out->flags[b->around];
        f->good[i] = is_running(b) && !f->teaser[i] && !(flags & without) ? b->words : 0;
        f->within[b->around] += f->good[i];
        f->total += f->good[i];
    }
    for (uint32_t i = f->page->n; i-- > 1;)
        if (f->page->nodes[i].tag != HTML_TEXT) f->within[f->page->nodes[i].parent] += f->within[i];
}

// A name says nothing when what bears it holds most of the page.
static uint32_t meant(const finder *f, uint32_t node)
{
    uint32_t own = f->b->own[node];
    html_tag tag = f->page->nodes[node].tag;
    if (tag == HTML_NAV || tag == HTML_FOOTER || tag == HTML_FIGCAPTION) return own;
    uint32_t share = f->total ? f->within[node] * 100 / f->total : 0;
    if (share > WRAPPER_SHARE)
        own &= ~(uint32_t)(BLOCK_CHROME | BLOCK_ABOUT | BLOCK_CAPTION | BLOCK_PULLED |
                           BLOCK_STANDFIRST);
    if (share > SIDE_SHARE) own &= ~(uint32_t)(BLOCK_RELATED | BLOCK_COMMENT);
    return own;
}

static void settle_flags(finder *f)
{
    const html *page = f->page;
    sum_up(f, 0);
    for (uint32_t i = 0; i < page->n; i++)
        if (page->nodes[i].tag != HTML_TEXT)
            f->out->flags[i] = meant(f, i) | (i ? f->out->flags[page->nodes[i].parent] : 0);
    sum_up(f, BLOCK_BOILERPLATE | BLOCK_PULLED);
}

// Names of the body in the systems that sites are made with, as they stand squeezed in a class.
static const char BODY_NAMES[] =
    "articlebody|articlecontent|articletext|entrycontent|postcontent|postbody|storybody|storytext|"
    "storycontent|fieldnamebody|fieldbody|bodytext|bodycopy|contentbody|textcontent|richtext|"
    "wysiwyg|singlecontent|nodecontent|newscontent|newsbody|newstext|articledetail|pagetext|"
    "detailtext|storydetail|postarticle|articlestory|bodycontent|articleparagraph|textbody|"
    "pressreleasebody|releasebody|maintext|storycopy|articlecopy|markup";
static const char MAIN_NAMES[] = "content|main|maincontent|primary|article|story|post|hentry";

static bool has_name(str names, const char *list, bool whole)
{
    names = str_sub(names, 0, BLOCK_NAME_MAX_BYTES);
    while (names.p) {
        str name = str_split(&names, ' ');
        char small[64];
        size_t n = 0;
        for (size_t i = 0; i < name.n && n < sizeof small; i++) {
            char c = ascii_lower(name.p[i]);
            if (ascii_is_lower(c)) small[n++] = c;
        }
        str rest = str_of(list);
        while (n && rest.p) {
            str want = str_split(&rest, '|');
            if (whole ? str_eq((str){small, n}, want) : str_find((str){small, n}, want) != SIZE_MAX)
                return true;
        }
    }
    return false;
}

typedef enum { MARK_MICRODATA, MARK_BODY, MARK_ARTICLE, MARK_MAIN, MARKS } mark_kind;

static bool bears(const html_node *n, mark_kind kind)
{
    if (n->tag == HTML_TEXT || n->tag == HTML_HTML || n->tag == HTML_BODY || n->tag == HTML_A ||
        n->tag == HTML_P || n->tag == HTML_SPAN || (n->tag >= HTML_H1 && n->tag <= HTML_H6))
        return false;
    str class = html_attribute(n, "class"), id = html_attribute(n, "id");
    switch (kind) {
    case MARK_MICRODATA: {
        str property = html_attribute(n, "itemprop");
        return str_eq_nocase(property, STR("articleBody")) ||
               str_eq_nocase(property, STR("reviewBody"));
    }
    case MARK_BODY: return has_name(class, BODY_NAMES, false) || has_name(id, BODY_NAMES, false);
    case MARK_ARTICLE: return n->tag == HTML_ARTICLE;
    default:
        return n->tag == HTML_MAIN || str_eq_nocase(html_attribute(n, "role"), STR("main")) ||
               has_name(class, MAIN_NAMES, true) || has_name(id, MAIN_NAMES, true);
    }
}

typedef VEC(uint32_t) scope;

// The outermost elements with that mark and running text.
static scope marked(const finder *f, mark_kind kind)
{
    scope found = {0};
    for (uint32_t i = 1; i < f->page->n; i++) {
        const html_node *n = &f->page->nodes[i];
        if (!f->within[i] || !bears(n, kind)) continue;
        if (f->out->flags[i] & BLOCK_BOILERPLATE) continue;
        *vec_push(f->a, &found) = i;
        i = n->end - 1;
    }
    return found;
}

static uint32_t words_of(const finder *f, const scope *s)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < s->n; i++) sum += f->within[s->p[i]];
    return sum;
}

// Down to the element below which the text parts.
static uint32_t descend(const finder *f, uint32_t from, uint32_t share)
{
    for (;;) {
        uint32_t best = 0;
        for (uint32_t i = from + 1; i < f->page->nodes[from].end; i = f->page->nodes[i].end)
            if (f->page->nodes[i].tag != HTML_TEXT && f->within[i] &&
                (!best || f->within[i] > f->within[best]))
                best = i;
        html_tag tag = f->page->nodes[best].tag;
        if (!best || f->within[best] * 100 < f->within[from] * share) return from;
        if (tag == HTML_P || tag == HTML_BLOCKQUOTE || tag == HTML_UL || tag == HTML_OL ||
            tag == HTML_DL)
            return from;
        from = best;
    }
}

static scope find_scope(const finder *f)
{
    for (mark_kind kind = 0; kind < MARKS; kind++) {
        scope s = marked(f, kind);
        uint32_t sum = words_of(f, &s);
        bool enough =
            sum * 100 >= f->total * SCOPE_SHARE || (sum >= SCOPE_WORDS && sum * 4 >= f->total);
        if (!s.n || !sum || !enough) continue;
        // several articles: posts of a live page, or what readers write below the text
        if (s.n > 1 && kind == MARK_ARTICLE && sum * 100 < f->total * DESCENT_SHARE) continue;
        for (size_t i = 0; i < s.n; i++)
            if (f->within[s.p[i]] * 100 >= sum * MAIN_SHARE) {
                s.p[0] = s.p[i];
                s.n = 1;
            }
        if (kind == MARK_MAIN && s.n == 1) s.p[0] = descend(f, s.p[0], 85);
        return s;
    }
    scope whole = {0};
    *vec_push(f->a, &whole) = f->page->n ? descend(f, 0, DESCENT_SHARE) : 0;
    return whole;
}

// Is the block in one of the elements, which stand in order and apart?
static bool in_scope(const html *page, const scope *s, const page_block *b)
{
    size_t low = 0, high = s->n; // the last one that does not begin behind it
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (s->p[middle] <= b->first)
            low = middle;
        else
            high = middle;
    }
    return s->n && b->first >= s->p[low] && b->first < page->nodes[s->p[low]].end;
}

// Lines that call to read, share, pay, or tell rights; small letters.
static const char *const CALLS[] = {
    "read more",
    "also read",
    "read also",
    "see also",
    "related:",
    "related article",
    "related stor",
    "more on this",
    "more on:",
    "more from",
    "advertisement",
    "sponsored",
    "sign up",
    "subscribe",
    "follow us",
    "share this",
    "share on",
    "click here",
    "copyright",
    "all rights reserved",
    "photo:",
    "image:",
    "photo by",
    "image source",
    "video:",
    "watch:",
    "listen:",
    "download the",
    "get the latest",
    "log in",
    "tags:",
    "filed under",
    "topics:",
    "newsletter",
    "skip to",
    "print this",
    "email this",
    "back to top",
    "share:",
    "loading",
    "comments",
    "leave a reply",
    "post a comment",
    "published",
    "posted on",
    "last updated",
    "updated:",
    "we use cookies",
    "read:",
    "read next",
    "editor's pick",
    "don't miss",
    "support us",
    "donate",
    "credit:",
    "min read",
    "more:",
    "dig deeper",
    "you may also",
    "story continues",
    "article continues",
};

// Of what no sentence of a text begins with, however it ends.
static const char *const WALLS[] = {
    "continue reading",     "to continue reading", "to read the full",
    "already a subscriber", "subscribers can",     "subscribe to",
    "subscribe now",        "sign up for",         "join our",
    "you are receiving",    "get the best of",     "tweet this",
    "get in touch with",    "for more stories",    "write to the editor",
    "your views",           "forward to a friend",
};

// Anywhere in the lines below a text.
static const char *const RIGHTS[] = {
    "all rights reserved", "without written permission",
    "webmaster",           "unsubscribe",
    "privacy policy",      "terms of use",
    "terms of service",    "cookie policy",
    "you are receiving",   "view this email",
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool begins_with(str text, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts_nocase(text, str_of(list[i]))) return true;
    return false;
}

static bool tells_rights(const page_block *b, arena *a)
{
    if (b->words > 2 * LINE_WORDS) return false;
    str small = str_lower(a, b->text);
    for (size_t i = 0; i < COUNT(RIGHTS); i++)
        if (str_find(small, str_of(RIGHTS[i])) != SIZE_MAX) return true;
    return false;
}

// "19.40 GMT", "07:05 Share": the time of an entry.
static bool is_time(str text, uint32_t words)
{
    size_t n = 0;
    while (n < text.n && n < 2 && ascii_is_digit(text.p[n])) n++;
    return words <= 5 && n && n + 2 < text.n && strchr(".:", text.p[n]) &&
           ascii_is_digit(text.p[n + 1]) && ascii_is_digit(text.p[n + 2]) &&
           (n + 3 == text.n || !ascii_is_digit(text.p[n + 3]));
}

// Below a quoted post: "- Ministry of Works (@works) March 3, 2025".
static bool is_handle(str text)
{
    bool dash = str_starts(text, STR("\u2014")) || str_starts(text, STR("\u2013")) ||
                str_starts(text, STR("-"));
    return dash && str_find(text, STR("(@")) != SIZE_MAX;
}

static bool is_call(const page_block *b)
{
    str text = str_trim(b->text);
    if (b->words > LINE_WORDS) return false;
    if (str_starts(text, STR("\u00A9")) || is_time(text, b->words) || is_handle(text)) return true;
    if (begins_with(text, WALLS, COUNT(WALLS))) return true;
    // "Published figures show ..." is text
    bool open = b->link_words || !b->ends || str_ends(text, STR(":")) || b->words < 8;
    return open && begins_with(text, CALLS, COUNT(CALLS));
}

// Headings of sections that are not of the text: the section goes with them.
static bool heads_other(const page_block *b)
{
    static const char *const HEADS[] = {"related",      "more on",         "more from",
                                        "read more",    "comments",        "most read",
                                        "most popular", "trending",        "about the author",
                                        "share this",   "recommended",     "tags",
                                        "latest news",  "you might",       "you may",
                                        "see also",     "further reading", "further information",
                                        "leave a",      "subscribe",       "newsletter",
                                        "popular",      "more stories",    "advertisement",
                                        "editors",      "in this section", "what to read",
                                        "references",   "sponsored",       "also in"};
    return b->words < 8 && begins_with(str_trim(b->text), HEADS, COUNT(HEADS));
}

// A line above what readers write.
static bool opens_comments(const page_block *b)
{
    static const char *const LEADS[] = {
        "join the conversation", "comments",          "reader comments",  "leave a comment",
        "leave a reply",         "have your say",     "post a comment",   "view comments",
        "add a comment",         "what do you think", "reader responses", "discussion ("};
    str text = str_trim(b->text);
    if (b->words > 6) return false;
    if (begins_with(text, LEADS, COUNT(LEADS))) return true;
    size_t n = 0; // "21 comments"
    while (n < text.n && ascii_is_digit(text.p[n])) n++;
    return n && b->words < 4 && str_starts_nocase(str_sub(text, n, text.n), STR(" comment"));
}

static int heading_level(const html *page, const page_block *b)
{
    for (uint32_t n = b->around; n; n = page->nodes[n].parent)
        if (page->nodes[n].tag >= HTML_H1 && page->nodes[n].tag <= HTML_H6)
            return (int)(page->nodes[n].tag - HTML_H1) + 1;
    return 7;
}

static bool is_text(const finder *f, uint32_t i)
{
    const page_block *b = &f->b->p[i];
    uint32_t flags = flags_of(f, i);
    if (!f->squeezed[i].n || i == f->out->title || i == f->out->subtitle) return false;
    if (f->vouched[i]) return true;
    if (f->teaser[i] || (flags & BLOCK_BOILERPLATE)) return false;
    if ((flags & BLOCK_TITLE) && (f->out->title == UINT32_MAX || i < f->out->title)) return false;
    if (b->link_words * 4 > b->words * 3 && b->words < LINE_WORDS && !(flags & BLOCK_HEADING))
        return false;
    return !is_call(b);
}

// A pull quote: another block has its words. A page with more quotes than QUOTES_MAX is read as it
// stands, for each is looked for in all blocks.
static bool is_pulled(const finder *f, uint32_t i)
{
    uint32_t flags = flags_of(f, i);
    if (flags & BLOCK_PULLED) return true;
    if (!(flags & BLOCK_QUOTE) || f->b->p[i].words < 4) return false;
    for (uint32_t k = 0; k < f->b->n; k++)
        if (k != i && f->out->keep[k] && f->squeezed[k].n > f->squeezed[i].n &&
            has_squeezed(f->squeezed[k], f->squeezed[i]))
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
        bool quoted = flags_of(f, i) & (BLOCK_PULLED | BLOCK_QUOTE);
        if (!added || (quoted && ++quotes <= QUOTES_MAX && is_pulled(f, i))) f->out->keep[i] = 0;
    }
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
                     f->b->p[i + 1].link_words * 2 > f->b->p[i + 1].words;
        bool nothing = (heading && !below) || (line && links);
        if (nothing && !f->vouched[i]) f->out->keep[i] = 0;
        below = below || f->out->keep[i];
    }
}

// What stands around a comment: who wrote it and when, what can be done with it. Nothing that a
// text may have for a heading of its own ("What changed a year ago").
static bool is_mark_line(str line)
{
    static const char *const ENDS[] = {" ago", " yesterday", " wrote:", " am", " pm"};
    for (size_t i = 0; i < COUNT(ENDS); i++) {
        if (!str_ends(line, str_of(ENDS[i]))) continue;
        size_t digit = 0; // "3 hours ago", "7:40 pm"
        while (digit < line.n && !ascii_is_digit(line.p[digit])) digit++;
        return digit < line.n || i == 1 || i == 2;
    }
    return false;
}

static bool is_comment_mark(const page_block *b, arena *a)
{
    static const char *const BEGINS[] = {"like (", "recommend ", "reply", "upvote"};
    str text = str_lower(a, str_trim(b->text));
    if (b->flags & BLOCK_HEADING) return false;
    if (begins_with(text, BEGINS, COUNT(BEGINS))) return b->words <= 4;
    for (int i = 0; i < 2 && text.p; i++) { // "Ann Roe", "3 hours ago", and what she wrote
        str line = str_trim(str_split(&text, '\n'));
        if (line.n <= COMMENT_MARK_BYTES && is_mark_line(line)) return true;
    }
    return false;
}

// The first of two or more of these below the beginning of the text; b->n when there are none.
static uint32_t first_comment(const finder *f)
{
    uint32_t first = f->b->n, n = 0, before = 0;
    for (uint32_t i = 0; i < f->b->n; i++) {
        const page_block *b = &f->b->p[i];
        if (n == 0 && f->out->keep[i]) before += b->words;
        if (i <= f->first_kept || f->vouched[i] || !is_comment_mark(b, f->a)) continue;
        if (!n++) first = i;
    }
    return n > 1 && before >= COMMENTED_WORDS ? first : f->b->n; // a forum has nothing else
}

// Below the text: comments to the end, and lines about rights from the end up.
static void drop_tail(finder *f)
{
    bool over = false;
    uint32_t comments = first_comment(f);
    for (uint32_t i = 0; i < f->b->n; i++) {
        over = over || i >= comments || (i > f->first_kept && opens_comments(&f->b->p[i]));
        if (over && !f->vouched[i]) f->out->keep[i] = 0;
    }
    for (uint32_t i = f->b->n; i-- > 0;) {
        if (!f->out->keep[i]) continue;
        if (!tells_rights(&f->b->p[i], f->a)) return;
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

// Sections that are not of the text.
static void drop_sections(finder *f)
{
    int drop = 0; // level of the heading whose section is dropped
    for (uint32_t i = 0; i < f->b->n; i++) {
        const page_block *b = &f->b->p[i];
        if (!f->out->keep[i]) continue;
        int level = heading_level(f->page, b);
        if (level < 7) {
            if (drop && level <= drop) drop = 0;
            if (!drop && heads_other(b)) drop = level;
        }
        if (drop) f->out->keep[i] = 0;
    }
}

static void choose(finder *f)
{
    scope s = find_scope(f);
    bool narrow = s.n == 1;
    uint32_t begin = 0; // the headline stands before the text
    if (narrow && f->out->title != UINT32_MAX && in_scope(f->page, &s, &f->b->p[f->out->title]))
        begin = f->out->title;
    for (uint32_t i = begin; i < f->b->n; i++)
        f->out->keep[i] = in_scope(f->page, &s, &f->b->p[i]) && is_text(f, i);
    f->first_kept = 0;
    while (f->first_kept < f->b->n && !f->out->keep[f->first_kept]) f->first_kept++;
    drop_sections(f);
    drop_tail(f);
    drop_headings(f);
    drop_repeated(f);
    trust_body(f);
}

static void find_title(finder *f)
{
    str told = f->facts->title.n ? f->facts->title : f->facts->head;
    str title = told.n > HEADLINE_MAX_BYTES ? STR_NONE : pagebody_squeeze(told, f->a);
    uint32_t only = UINT32_MAX;
    for (uint32_t i = 0; i < f->b->n; i++) {
        const page_block *b = &f->b->p[i];
        if (!f->squeezed[i].n || b->words > 40) continue;
        bool same =
            title.n &&
            (str_eq(title, f->squeezed[i]) ||
             ((b->flags & BLOCK_HEADING) && b->words > 2 &&
              (has_squeezed(title, f->squeezed[i]) || has_squeezed(f->squeezed[i], title))));
        if (same && !(flags_of(f, i) & (BLOCK_LINK | BLOCK_RELATED)) &&
            !(b->link_words && !(b->flags & BLOCK_TITLE))) {
            f->out->title = i;
            return;
        }
        if ((b->flags & BLOCK_TITLE) && b->words > 1 && only == UINT32_MAX &&
            !(flags_of(f, i) & (BLOCK_CHROME | BLOCK_RELATED)) && !b->link_words)
            only = i;
    }
    f->out->title = only;
}

static uint32_t holder_of(const finder *f, uint32_t i)
{
    uint32_t node = f->b->p[i].around;
    return f->page->nodes[node].tag == HTML_P ? f->page->nodes[node].parent : node;
}

// Does something short, a byline or a date, part it from the next running text? A description may
// be the first paragraph.
static bool stands_apart(const finder *f, uint32_t i)
{
    for (uint32_t k = i + 1; k < f->b->n && !f->good[k]; k++)
        if (f->b->p[k].words <= 14 && !(f->b->p[k].flags & BLOCK_HEADING))
            return holder_of(f, k) != holder_of(f, i) || f->b->p[i].words < 40;
    return false;
}

// Right below the headline: by its class, by being what the page calls its description, or a
// heading.
static void find_subtitle(finder *f)
{
    if (f->out->title == UINT32_MAX) return;
    str description = pagebody_squeeze(f->facts->description, f->a);
    uint32_t end = f->out->title + 8;
    for (uint32_t i = f->out->title + 1; i < f->b->n && i < end; i++) {
        const page_block *b = &f->b->p[i];
        if (b->words < 4 || b->words > 60) continue;
        uint32_t flags = flags_of(f, i);
        bool named = flags & BLOCK_STANDFIRST;
        bool described =
            description.n > 20 && str_eq(description, f->squeezed[i]) && stands_apart(f, i);
        bool headed = i == f->out->title + 1 && (b->flags & BLOCK_HEADING) && b->words > 5;
        if (named || described || headed) {
            f->out->subtitle = i;
            return;
        }
    }
}

page_body pagebody_find(const html *page, const page_blocks *blocks, const page_facts *facts,
                        arena *a)
{
    page_body out = {.keep = arena_alloc(a, blocks->n + 1),
                     .flags = arena_array(a, uint32_t, page->n + 1),
                     .title = UINT32_MAX,
                     .subtitle = UINT32_MAX};
    finder f = {.page = page,
                .b = blocks,
                .facts = facts,
                .a = a,
                .out = &out,
                .teaser = arena_alloc(a, blocks->n + 1),
                .vouched = arena_alloc(a, blocks->n + 1),
                .good = arena_array(a, uint32_t, blocks->n + 1),
                .within = arena_array(a, uint32_t, page->n + 1),
                .squeezed = arena_array(a, str, blocks->n + 1),
                .body = pagebody_squeeze(facts->body, a)};
    for (uint32_t i = 0; i < blocks->n; i++) f.squeezed[i] = pagebody_squeeze(blocks->p[i].text, a);
    for (size_t i = 0; i < facts->body.n; i++) f.told += facts->body.p[i] == ' ';
    mark_vouched(&f);
    mark_teasers(&f);
    settle_flags(&f);
    find_title(&f);
    find_subtitle(&f);
    choose(&f);
    uint32_t vouched = 0;
    for (uint32_t i = 0; i < blocks->n; i++)
        if (out.keep[i] && f.vouched[i]) vouched += blocks->p[i].words;
    out.stub = f.told >= STUB_WORDS && vouched * 2 < f.told;
    return out;
}
