#include "document/pagefeed.h"

#define BRIEF_WORDS 30 // of running text: an article
#define NEAR_TITLE  15 // blocks: its text begins so soon

// Do the elements look the same to who made the page?
static bool is_like(const html_node *one, const html_node *other)
{
    str class = html_attribute(one, "class");
    if (other->tag != one->tag || other->tag == HTML_TEXT) return false;
    return class.n ? str_eq(class, html_attribute(other, "class")) : one->tag == HTML_ARTICLE;
}

typedef struct {
    const page_scope *s;
    uint32_t *own;
    uint32_t *dates; // [page.n + 1] elements before each that are a date or a byline
} feed;

static void count_dates(feed *f)
{
    for (uint32_t i = 0; i < f->s->page->n; i++) {
        const html_node *n = &f->s->page->nodes[i];
        bool date = n->tag != HTML_TEXT && (f->s->blocks->own[i] & BLOCK_ABOUT);
        f->dates[i + 1] = f->dates[i] + (date || n->tag == HTML_TIME);
    }
}

// A text with a date or a byline of its own.
static bool is_dated(const feed *f, uint32_t element)
{
    uint32_t end = f->s->page->nodes[element].end;
    return f->s->within[element] && f->dates[end] > f->dates[element + 1];
}

// The element of the heading that is the headline; 0 when it is none.
static uint32_t title_heading(const page_scope *s)
{
    uint32_t node = s->blocks->p[s->title].around;
    while (node && !(pageblock_tag_flags(s->page->nodes[node].tag) & BLOCK_HEADING))
        node = s->page->nodes[node].parent;
    return node;
}

// Does the element hold a headline as the page's own is: another h1, or of an <article> a heading
// of the same class?
static bool has_headline(const page_scope *s, uint32_t element, uint32_t heading)
{
    const html_node *nodes = s->page->nodes, *title = &nodes[heading];
    bool article = nodes[element].tag == HTML_ARTICLE;
    if (title->tag != HTML_H1 && !article) return false;
    for (uint32_t i = element + 1; i < nodes[element].end; i++)
        if (nodes[i].tag == title->tag && (title->tag == HTML_H1 || is_like(title, &nodes[i])))
            return true;
    return false;
}

// What holds the headline and a text, and behind it others like it.
static void mark_likes(const feed *f)
{
    const html_node *nodes = f->s->page->nodes;
    uint32_t heading = title_heading(f->s);
    for (uint32_t node = heading; node; node = nodes[node].parent) {
        if (nodes[node].tag == HTML_MAIN || nodes[node].tag == HTML_BODY) return;
        if (f->s->within[node] < BRIEF_WORDS) continue;
        uint32_t end = nodes[nodes[node].parent].end;
        for (uint32_t i = nodes[node].end; i < end; i = nodes[i].end)
            if (is_like(&nodes[node], &nodes[i]) && is_dated(f, i) &&
                has_headline(f->s, i, heading))
                f->own[i] |= BLOCK_RELATED;
    }
}

// The one element that the page marks as its text, soon behind the headline; 0 when there is none
// or more.
static uint32_t marked_text(const page_scope *s)
{
    uint32_t found = 0, title = s->blocks->p[s->title].first;
    uint32_t near = s->title + NEAR_TITLE < s->blocks->n ? s->title + NEAR_TITLE : s->blocks->n - 1;
    for (uint32_t i = 1; i < s->page->n; i++) {
        const html_node *n = &s->page->nodes[i];
        if (n->tag == HTML_TEXT) continue;
        if (str_eq_nocase(html_attribute(n, "itemprop"), STR("liveBlogUpdate"))) return 0;
        if (!str_among_nocase(STR("articleBody"), html_attribute(n, "itemprop"), ' ')) continue;
        if (found) return 0;
        found = i;
        i = n->end - 1;
    }
    bool soon = found > title && found <= s->blocks->p[near].first;
    return soon && s->within[found] >= BRIEF_WORDS ? found : 0;
}

// The next element beside it that has a text; the end of what holds both when none does.
static uint32_t next_beside(const page_scope *s, uint32_t element)
{
    const html_node *nodes = s->page->nodes;
    uint32_t i = nodes[element].end, end = nodes[nodes[element].parent].end;
    while (i < end && (nodes[i].tag == HTML_TEXT || !s->within[i])) i = nodes[i].end;
    return i;
}

// Behind what is marked as the text, two or more that look the same.
static void mark_behind(const feed *f)
{
    const html_node *nodes = f->s->page->nodes;
    uint32_t text = marked_text(f->s);
    if (!text || str_find(f->s->page->source, STR("LiveBlogPosting")) != SIZE_MAX) return;
    for (uint32_t i = nodes[text].end; i < f->s->page->n;) {
        bool empty = nodes[i].tag == HTML_TEXT || !f->s->within[i];
        uint32_t next = empty ? 0 : next_beside(f->s, i);
        bool pair = !empty && next < nodes[nodes[i].parent].end && is_dated(f, i) &&
                    is_dated(f, next) && is_like(&nodes[i], &nodes[next]);
        if (pair) f->own[i] |= BLOCK_RELATED;
        if (pair) f->own[next] |= BLOCK_RELATED;
        i = pair ? next : i + 1;
    }
}

void pagefeed_mark(const page_scope *s, uint32_t *own)
{
    if (s->title == UINT32_MAX) return;
    feed f = {.s = s, .own = own, .dates = arena_array(s->a, uint32_t, s->page->n + 1)};
    count_dates(&f);
    mark_likes(&f);
    mark_behind(&f);
}
