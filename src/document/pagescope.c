#include "document/pagescope.h"

#include "document/pagefeed.h"
#include "document/pageline.h"
#include "document/pagename.h"

#include <string.h>

// Shares of a page's running text, of 100.
#define WRAPPER_SHARE 60 // an element of such a name with more is no boilerplate
#define SIDE_SHARE    80 // likewise where the name says that it is beside the text
#define TITLE_SHARE   25 // likewise of any name where it holds the headline too, or is a body by name
#define SCOPE_SHARE   40 // what is marked as the text has so much, or
#define SCOPE_WORDS   60 // so many words and a quarter of that
#define DESCENT_SHARE 75 // a child with so much holds the article
#define MAIN_DESCENT  85 // likewise below what is named "main"
#define MAIN_SHARE    60 // one of several marked elements with so much of them is the article
#define ANCHOR_SHARE  40 // what holds the headline and so much of what comes below is the article
#define TWIN_WORDS    20 // of running text: so many beside an element are of the article too
#define CAPTION_WORDS 30 // of the lines that alone stand beside a picture
#define PICTURE_CLIMB 3  // levels up to what holds both
#define PICTURE_NODES 60 // in it: a larger one is no picture with its lines
#define CLIMB_MAX     12 // levels from a heading up to the section that it opens
#define CONSENT_TIMES 3  // words of a notice about cookies for each of the line that tells it,
#define CONSENT_MORE  60 // and so many
#define FORM_BLOCKS   3  // from a newsletter's label to its link
#define SECTION_SHARE 50 // a section of other texts has no more

static const uint32_t NAMED_ASIDE = BLOCK_CHROME | BLOCK_ABOUT | BLOCK_CAPTION | BLOCK_PULLED |
                                    BLOCK_STANDFIRST | BLOCK_RELATED | BLOCK_COMMENT;

bool pagescope_is_running(const page_block *b)
{
    return b->link_words * 2 < b->words && (b->words >= 10 || (b->ends && b->words >= 4)) &&
           !(b->flags & BLOCK_HEADING);
}

// Is the block below the element?
static bool is_below(const page_scope *s, uint32_t block, uint32_t element)
{
    return s->blocks->p[block].first >= element &&
           s->blocks->p[block].first < s->page->nodes[element].end;
}

static bool has_title(const page_scope *s, uint32_t element)
{
    return s->title != UINT32_MAX && is_below(s, s->title, element);
}

// The first block that begins at the node or behind it.
static uint32_t block_from(const page_scope *s, uint32_t node)
{
    uint32_t low = 0, high = s->blocks->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->blocks->p[middle].first < node)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// Running words below the element, of blocks from `from` on.
static uint32_t words_from(const page_scope *s, uint32_t element, uint32_t from)
{
    uint32_t end = block_from(s, s->page->nodes[element].end);
    return from < end ? s->before[end] - s->before[from] : 0;
}

// Flags of all elements from their own.
static void inherit(page_scope *s, const uint32_t *own)
{
    for (uint32_t i = 0; i < s->page->n; i++)
        if (s->page->nodes[i].tag != HTML_TEXT)
            s->flags[i] = own[i] | (i ? s->flags[s->page->nodes[i].parent] : 0);
}

// Sums of running text below each element, of the blocks without any of these flags.
static void sum_up(page_scope *s, uint32_t without)
{
    memset(s->within, 0, s->page->n * sizeof *s->within);
    s->total = 0;
    for (uint32_t i = 0; i < s->blocks->n; i++) {
        const page_block *b = &s->blocks->p[i];
        bool good = pagescope_is_running(b) && !s->teaser[i] && !(s->flags[b->around] & without);
        s->good[i] = good ? b->words : 0;
        s->before[i] = s->total;
        s->within[b->around] += s->good[i];
        s->total += s->good[i];
    }
    s->before[s->blocks->n] = s->total;
    for (uint32_t i = s->page->n; i-- > 1;)
        if (s->page->nodes[i].tag != HTML_TEXT) s->within[s->page->nodes[i].parent] += s->within[i];
}

static bool is_of_all(html_tag t)
{
    return t == HTML_HTML || t == HTML_BODY || t == HTML_MAIN || t == HTML_ARTICLE;
}

// The element that a heading opens: the least one that holds more than it, and those around it that
// add no running text. No running text stands in it before, nor the headline. The heading's own
// when it opens none.
static uint32_t section_of(const page_scope *s, uint32_t heading)
{
    uint32_t node = s->blocks->p[heading].around;
    for (int i = 0; i < CLIMB_MAX && node; i++) {
        uint32_t up = s->page->nodes[node].parent;
        if (is_of_all(s->page->nodes[up].tag) || has_title(s, up)) break;
        if (s->before[heading] != s->before[block_from(s, up)]) break;
        bool more = block_from(s, s->page->nodes[node].end) > heading + 1;
        if (more && s->within[up] > s->within[node]) break;
        node = up;
    }
    return node;
}

// A box for a newsletter has a link soon below its label.
static bool is_newsletter(const page_scope *s, uint32_t i)
{
    if (!pageline_is_newsletter(&s->blocks->p[i])) return false;
    for (uint32_t k = i + 1; k < s->blocks->n && k <= i + FORM_BLOCKS; k++)
        if (s->blocks->p[k].words && s->blocks->p[k].link_words == s->blocks->p[k].words)
            return is_below(s, k, section_of(s, i));
    return false;
}

static uint32_t headed_flag(const page_scope *s, uint32_t i)
{
    const page_block *b = &s->blocks->p[i];
    if (b->words >= 8 || (b->link_words && !(b->flags & BLOCK_HEADING))) return 0;
    if (pageline_opens_comments(b)) return BLOCK_COMMENT;
    if (is_newsletter(s, i)) return BLOCK_CHROME;
    bool linked = i + 1 < s->blocks->n && (s->teaser[i + 1] || s->blocks->p[i + 1].link_words);
    if (!(b->flags & BLOCK_HEADING) && (b->ends || !linked)) return 0;
    switch (pageline_heads(b)) {
    case HEADS_LINKS: return BLOCK_RELATED;
    case HEADS_END: return b->flags & BLOCK_HEADING ? BLOCK_RELATED : 0;
    case HEADS_CONSENT: return BLOCK_CHROME;
    default: return 0;
    }
}

// Sections that a heading tells to be of something else, where an element of their own holds them;
// notices about cookies and appeals for money, likewise.
static void mark_sections(const page_scope *s, uint32_t *own)
{
    for (uint32_t i = 0; i < s->blocks->n; i++) {
        uint32_t flag = headed_flag(s, i);
        const page_block *b = &s->blocks->p[i];
        if (!flag && (pageline_is_consent(b, s->a) || pageline_is_appeal(b, s->a) ||
                      pageline_is_offer(b, s->a)))
            flag = BLOCK_CHROME;
        if (!flag || i == s->title) continue;
        uint32_t section = section_of(s, i);
        if (flag == BLOCK_CHROME && s->within[section] > CONSENT_TIMES * b->words + CONSENT_MORE)
            continue;
        uint32_t most = flag == BLOCK_COMMENT && s->title != UINT32_MAX ? 100 : SECTION_SHARE;
        if (has_title(s, section) || is_of_all(s->page->nodes[section].tag)) continue;
        if ((uint64_t)s->within[section] * 100 > (uint64_t)s->total * most) continue;
        own[section] |= flag;
    }
}

// Does an element with no other text hold a picture too? Its lines are the picture's.
static bool is_beside_picture(const page_scope *s, uint32_t i, uint32_t *holder)
{
    const html_node *nodes = s->page->nodes;
    uint32_t node = s->blocks->p[i].around;
    for (int up = 0; up < PICTURE_CLIMB && node; up++, node = nodes[node].parent) {
        if (is_of_all(nodes[node].tag) || nodes[node].end - node > PICTURE_NODES) return false;
        if (block_from(s, node) != i || block_from(s, nodes[node].end) != i + 1) return false;
        for (uint32_t k = node; k < nodes[node].end && nodes[node].tag != HTML_P; k++)
            if (nodes[k].tag == HTML_IMG) {
                *holder = node;
                return true;
            }
    }
    return false;
}

static void mark_captions(const page_scope *s, uint32_t *own)
{
    for (uint32_t i = 0; i < s->blocks->n; i++) {
        const page_block *b = &s->blocks->p[i];
        uint32_t holder;
        if (b->words > CAPTION_WORDS || (b->flags & BLOCK_HEADING) || i == s->title) continue;
        if (is_beside_picture(s, i, &holder)) own[holder] |= BLOCK_CAPTION;
    }
}

static uint32_t share_of(const page_scope *s, uint32_t words)
{
    return s->total ? (uint32_t)((uint64_t)words * 100 / s->total) : 0;
}

static uint32_t share_needed(uint32_t flag)
{
    return flag & (BLOCK_RELATED | BLOCK_COMMENT) ? SIDE_SHARE : WRAPPER_SHARE;
}

// How much running text stands below elements that bear each word.
static void cover(const page_scope *s, uint32_t covered[PAGENAME_WORDS_MAX])
{
    const page_blocks *b = s->blocks;
    uint32_t until[PAGENAME_WORDS_MAX] = {0};
    memset(covered, 0, PAGENAME_WORDS_MAX * sizeof *covered);
    for (uint32_t i = 0; i < s->page->n; i++) {
        if (!s->within[i]) continue;
        for (uint32_t k = b->names[i]; k < b->names[i + 1]; k++) {
            uint16_t id = b->words[k].id;
            if (i < until[id]) continue;
            covered[id] += s->within[i];
            until[id] = s->page->nodes[i].end;
        }
    }
}

// What the element's own names still mean: those of which most of the page's text is mean nothing,
// nor any of what holds a good part of it and the headline.
static uint32_t meant(const page_scope *s, uint32_t node, const uint32_t *covered)
{
    const html_node *n = &s->page->nodes[node];
    uint32_t own = s->blocks->own[node], tag = own & pageblock_tag_flags(n->tag);
    if (!(own & NAMED_ASIDE)) return own;
    uint32_t share = share_of(s, s->within[node]), named = own & ~NAMED_ASIDE;
    if (!s->names) return tag | (own & BLOCK_COMMENT);
    if (share >= TITLE_SHARE && has_title(s, node)) return named | tag;
    uint32_t begin = s->blocks->names[node], end = s->blocks->names[node + 1];
    for (uint32_t k = begin; k < end; k++) {
        pagename_word word = s->blocks->words[k];
        if (share_of(s, covered[word.id]) <= share_needed(word.flag)) named |= word.flag;
    }
    if (begin == end) named = own; // by its role
    if (share > WRAPPER_SHARE) named &= ~NAMED_ASIDE | BLOCK_RELATED | BLOCK_COMMENT;
    if (share > SIDE_SHARE) named &= ~NAMED_ASIDE;
    bool fixed = n->tag == HTML_NAV || n->tag == HTML_FOOTER || n->tag == HTML_FIGCAPTION;
    return fixed || share <= SIDE_SHARE ? named | tag : named;
}

void pagescope_settle(page_scope *s)
{
    uint32_t n = s->page->n, covered[PAGENAME_WORDS_MAX];
    uint32_t *own = arena_array(s->a, uint32_t, n + 1);
    s->flags = arena_array(s->a, uint32_t, n + 1);
    s->good = arena_array(s->a, uint32_t, s->blocks->n + 1);
    s->before = arena_array(s->a, uint32_t, s->blocks->n + 1);
    s->within = arena_array(s->a, uint32_t, n + 1);
    sum_up(s, 0);
    mark_sections(s, own);
    mark_captions(s, own);
    pagefeed_mark(s, own);
    for (uint32_t i = 0; i < n; i++) { // comments count for nothing in the shares of others
        html_tag tag = s->page->nodes[i].tag;
        uint32_t flag = s->blocks->own[i] & BLOCK_COMMENT;
        if (share_of(s, s->within[i]) > SIDE_SHARE || has_title(s, i)) flag = 0;
        own[i] |= flag | (tag == HTML_NAV || tag == HTML_FOOTER ? BLOCK_CHROME : 0);
    }
    inherit(s, own);
    sum_up(s, BLOCK_BOILERPLATE);
    cover(s, covered);
    for (uint32_t i = 0; i < n; i++)
        if (s->page->nodes[i].tag != HTML_TEXT)
            own[i] = meant(s, i, covered) |
                     (own[i] & (BLOCK_COMMENT | BLOCK_CHROME | BLOCK_RELATED | BLOCK_CAPTION));
    inherit(s, own);
    sum_up(s, BLOCK_BOILERPLATE | BLOCK_PULLED);
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
        if (!property.n) property = html_attribute(n, "property"); // RDFa
        return str_among_nocase(STR("articleBody"), property, ' ') ||
               str_among_nocase(STR("schema:articleBody"), property, ' ') ||
               str_among_nocase(STR("reviewBody"), property, ' ');
    }
    case MARK_BODY: return pagename_is_body(class) || pagename_is_body(id);
    case MARK_ARTICLE: return n->tag == HTML_ARTICLE;
    default:
        return n->tag == HTML_MAIN || str_eq_nocase(html_attribute(n, "role"), STR("main")) ||
               pagename_is_main(class) || pagename_is_main(id);
    }
}

// Does a body in several parts go on in the element, which has but a heading? Classes made by
// programs differ for each kind of part; that all are marked as a body is enough.
static bool goes_on(const page_scope *s, uint32_t element, mark_kind kind)
{
    if (kind > MARK_BODY || !s->found.n) return false;
    const html_node *n = &s->page->nodes[element];
    const html_node *last = &s->page->nodes[s->found.p[s->found.n - 1]];
    return n->tag != HTML_TEXT && n->parent == last->parent;
}

// The outermost elements with that mark and running text.
static void mark(page_scope *s, mark_kind kind)
{
    s->found.n = 0;
    for (uint32_t i = 1; i < s->page->n; i++) {
        const html_node *n = &s->page->nodes[i];
        if ((!s->within[i] && !goes_on(s, i, kind)) || !bears(n, kind)) continue;
        if (s->flags[i] & BLOCK_BOILERPLATE) continue;
        *vec_push(s->a, &s->found) = i;
        i = n->end - 1;
    }
}

static uint32_t words_of(const page_scope *s)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < s->found.n; i++) sum += s->within[s->found.p[i]];
    return sum;
}

// Is running text of its own beside the child: between the headline and it, or in an element of the
// same class?
static bool has_twin(const page_scope *s, uint32_t from, uint32_t child)
{
    const html_node *nodes = s->page->nodes;
    str class = html_attribute(&nodes[child], "class");
    if (has_title(s, from) && !has_title(s, child) && s->blocks->p[s->title].first < child) {
        uint32_t body = block_from(s, child);
        if (s->before[body] - s->before[s->title] >= TWIN_WORDS) return true;
    }
    for (uint32_t i = from + 1; class.n && i < nodes[from].end; i = nodes[i].end)
        if (i != child && nodes[i].tag == nodes[child].tag && s->within[i] >= TWIN_WORDS &&
            str_eq(class, html_attribute(&nodes[i], "class")))
            return true;
    return false;
}

// Down to the element below which the text parts.
static uint32_t descend(const page_scope *s, uint32_t from, uint32_t share)
{
    for (;;) {
        uint32_t best = 0;
        for (uint32_t i = from + 1; i < s->page->nodes[from].end; i = s->page->nodes[i].end)
            if (s->page->nodes[i].tag != HTML_TEXT && s->within[i] &&
                (!best || s->within[i] > s->within[best]))
                best = i;
        html_tag tag = s->page->nodes[best].tag;
        if (!best || s->within[best] * 100 < s->within[from] * share) return from;
        if (tag == HTML_P || tag == HTML_BLOCKQUOTE || tag == HTML_UL || tag == HTML_OL ||
            tag == HTML_DL || has_twin(s, from, best))
            return from;
        from = best;
    }
}

// Up to the element that holds the next running text too, while that is set as the last one of the
// element is: the same tag and class, and a paragraph.
static uint32_t with_like(const page_scope *s, uint32_t node, uint32_t root)
{
    const html_node *nodes = s->page->nodes;
    for (int i = 0; i < CLIMB_MAX && node > root; i++) {
        uint32_t end = block_from(s, nodes[node].end), last = end, next = end;
        while (last > 0 && !s->good[last - 1]) last--;
        while (next < s->blocks->n && !s->good[next]) next++;
        if (!last || next >= s->blocks->n || s->good[next] < TWIN_WORDS) return node;
        const html_node *a = &nodes[s->blocks->p[last - 1].around];
        const html_node *b = &nodes[s->blocks->p[next].around];
        str class = html_attribute(a, "class");
        if (!class.n || a->tag != b->tag || !str_eq(class, html_attribute(b, "class"))) return node;
        while (node > root && !is_below(s, next, node)) node = nodes[node].parent;
    }
    return node;
}

// The least element below `root` that holds the headline and a good part of what comes below it;
// `root` when there is none.
static uint32_t anchor(const page_scope *s, uint32_t root)
{
    if (s->title == UINT32_MAX || !has_title(s, root)) return root;
    uint32_t below = words_from(s, root, s->title);
    if (!below || below * 100 < s->within[root] * TITLE_SHARE) return root; // a headline at the end
    uint32_t node = s->blocks->p[s->title].around;
    while (node > root && words_from(s, node, s->title) * 100 < below * ANCHOR_SHARE)
        node = s->page->nodes[node].parent;
    return node > root ? with_like(s, node, root) : root;
}

// Of several marked elements the one with most of them is the article, with those of its class.
static void keep_main(page_scope *s, uint32_t sum)
{
    uint32_t main = UINT32_MAX;
    for (size_t i = 0; i < s->found.n; i++)
        if (s->within[s->found.p[i]] * 100 >= sum * MAIN_SHARE) main = s->found.p[i];
    if (main == UINT32_MAX) return;
    const html_node *m = &s->page->nodes[main];
    str class = html_attribute(m, "class");
    size_t n = 0;
    for (size_t i = 0; i < s->found.n; i++) {
        const html_node *other = &s->page->nodes[s->found.p[i]];
        bool same = class.n && other->parent == m->parent && other->tag != HTML_ARTICLE &&
                    str_eq(class, html_attribute(other, "class"));
        if (same || s->found.p[i] == main) s->found.p[n++] = s->found.p[i];
    }
    s->found.n = n;
}

// A body by name with less than half of what the article around it has is but a part.
static void widen(page_scope *s)
{
    uint32_t body = s->found.p[0];
    for (uint32_t n = s->page->nodes[body].parent; n; n = s->page->nodes[n].parent) {
        if (s->page->nodes[n].tag != HTML_ARTICLE && s->page->nodes[n].tag != HTML_MAIN) continue;
        if (s->within[body] * 2 < s->within[n] && has_title(s, n)) s->found.p[0] = n;
        return;
    }
}

void pagescope_find(page_scope *s)
{
    for (mark_kind kind = 0; kind < MARKS; kind++) {
        if (!s->names && kind == MARK_BODY) continue;
        mark(s, kind);
        uint32_t sum = words_of(s);
        bool enough =
            sum * 100 >= s->total * SCOPE_SHARE || (sum >= SCOPE_WORDS && sum * 4 >= s->total);
        if (!s->found.n || !sum || !enough) continue;
        // several articles: posts of a live page, or what readers write below the text
        if (s->found.n > 1 && kind == MARK_ARTICLE && sum * 100 < s->total * DESCENT_SHARE)
            continue;
        if (s->found.n > 1) keep_main(s, sum);
        if (s->found.n == 1 && kind <= MARK_BODY) widen(s);
        if (kind == MARK_MAIN && s->found.n == 1)
            s->found.p[0] = descend(s, anchor(s, s->found.p[0]), MAIN_DESCENT);
        return;
    }
    s->found.n = 0;
    *vec_push(s->a, &s->found) = s->page->n ? descend(s, anchor(s, 0), DESCENT_SHARE) : 0;
}

bool pagescope_holds(const page_scope *s, uint32_t block)
{
    uint32_t first = s->blocks->p[block].first;
    size_t low = 0, high = s->found.n; // the last one that does not begin behind it
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (s->found.p[middle] <= first)
            low = middle;
        else
            high = middle;
    }
    return s->found.n && is_below(s, block, s->found.p[low]);
}
