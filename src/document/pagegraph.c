#include "document/pagegraph.h"

#include "base/json_reader.h"

#include <string.h>

#define BYLINE_MAX_BYTES 1000 // of all names: thirty authors take less
#define KNOWN_MAX        200  // of things with a name and an @id: each credit is looked for in them

// An object of JSON-LD that is open.
typedef struct {
    page_facts facts;
    str name;        // of a person or body
    str id;          // by which others name it
    str owner;       // the key that it is the value of
    uint32_t number; // of its opening
    bool is_article;
    bool is_site; // a WebSite: its name is the outlet's where no article has one
    bool is_page; // a WebPage: its dates count where no article has any
    bool is_array;
} thing;

// What has a name and an @id: the author of an article may stand elsewhere in the graph.
typedef struct {
    str id, name;
} named_thing;

typedef struct {
    json_reader r;
    arena *a;
    VEC(thing) open;
    page_facts article, page; // of the first article, the first WebPage
    bool found;
    uint32_t found_number; // of the article
    uint32_t opened;
    str site;
    VEC(named_thing) known; // from the first pass
    bool knows;             // it is over
} graph;

static bool is_article_type(str type)
{
    return str_ends(type, STR("Article")) || str_ends(type, STR("Posting")) ||
           str_ends(type, STR("Report")) || str_ends(type, STR("NewsRelease")) ||
           str_ends(type, STR("Gallery"));
}

// A person or body below "author" or "publisher", or its bare name.
static void take_name(graph *g, str owner, str name)
{
    for (size_t i = g->open.n; i-- > 0;) {
        thing *above = &g->open.p[i];
        if (above->is_array) continue;
        if (str_eq(owner, STR("author")))
            pagefacts_add_name(&above->facts.byline, name, BYLINE_MAX_BYTES, g->a);
        if (str_eq(owner, STR("publisher"))) pagefacts_set(&above->facts.outlet, name);
        return;
    }
}

// Of the page that an article is the main thing of.
static void take_address(graph *g, str url)
{
    for (size_t i = g->open.n - 1; i-- > 0;) {
        if (g->open.p[i].is_array) continue;
        if (str_find(url, STR("://")) != SIZE_MAX) pagefacts_set(&g->open.p[i].facts.url, url);
        return;
    }
}

static bool is_credit(str key)
{
    return str_eq(key, STR("author")) || str_eq(key, STR("publisher"));
}

static str name_of(const graph *g, str id)
{
    for (size_t i = 0; i < g->known.n; i++)
        if (str_eq(g->known.p[i].id, id)) return g->known.p[i].name;
    return STR_NONE;
}

static void take_string(graph *g, str key, str value, str raw)
{
    thing *t = &g->open.p[g->open.n - 1];
    page_facts *f = &t->facts;
    if (str_eq(key, STR("@type"))) {
        t->is_article = t->is_article || is_article_type(value);
        t->is_site = t->is_site || str_eq(value, STR("WebSite"));
        t->is_page = t->is_page || str_ends(value, STR("WebPage"));
    } else if (str_eq(key, STR("headline"))) {
        pagefacts_set(&f->title, value);
    } else if (str_eq(key, STR("@id"))) {
        pagefacts_set(&t->id, value);
        if (str_eq(t->owner, STR("mainEntityOfPage"))) take_address(g, value);
    } else if (str_eq(key, STR("name"))) {
        pagefacts_set(&t->name, value);
    } else if (str_eq(key, STR("description"))) {
        pagefacts_set(&f->description, value);
    } else if (str_eq(key, STR("datePublished"))) {
        pagefacts_set(&f->published, value);
    } else if (str_eq(key, STR("dateModified"))) {
        pagefacts_set(&f->updated, value);
    } else if (str_eq(key, STR("inLanguage"))) {
        pagefacts_set(&f->language, value);
    } else if (str_eq(key, STR("url")) || str_eq(key, STR("mainEntityOfPage"))) {
        pagefacts_set(&f->url, value);
    } else if (str_eq(key, STR("articleBody"))) {
        pagefacts_set(&f->body, value);
        if (!f->body_raw.n) f->body_raw = raw;
    } else if (is_credit(key) && str_find(value, STR("://")) == SIZE_MAX) {
        take_name(g, key, value);
    }
}

static bool is_untold(const page_facts *f)
{
    return !f->title.n && !f->body.n;
}

static void close_thing(graph *g)
{
    thing t = g->open.p[--g->open.n];
    if (t.is_array) return;
    if (!g->knows) {
        if (t.name.n && t.id.n && g->known.n < KNOWN_MAX)
            *vec_push(g->a, &g->known) = (named_thing){t.id, t.name};
        return;
    }
    if (!t.name.n && t.id.n && is_credit(t.owner)) t.name = name_of(g, t.id);
    if (t.name.n && t.owner.n) take_name(g, t.owner, t.name);
    if (t.is_site) pagefacts_set(&g->site, t.name);
    // what holds the first article is the article: a live page, whose posts are Postings too
    bool holds = g->found && t.number < g->found_number && !is_untold(&t.facts);
    if (t.is_article && (!g->found || holds)) {
        g->article = t.facts;
        if (!g->article.title.n) g->article.title = t.name;
        g->found = true;
        g->found_number = t.number;
    } else if (t.is_page && !g->page.published.n) {
        g->page = t.facts;
    }
}

static void open_thing(graph *g, str key, bool is_array)
{
    // objects of an array belong to the array's key
    if (!key.n && g->open.n && g->open.p[g->open.n - 1].is_array)
        key = g->open.p[g->open.n - 1].owner;
    *vec_push(g->a, &g->open) = (thing){.owner = key, .number = g->opened++, .is_array = is_array};
}

static str key_around(const graph *g)
{
    const thing *t = g->open.n ? &g->open.p[g->open.n - 1] : NULL;
    return t && t->is_array ? t->owner : STR_NONE;
}

// A string of an array counts as one of the object around it.
static void take_value(graph *g, str key)
{
    str value = json_text(&g->r, g->a), raw = g->r.raw;
    if (!key.n) key = key_around(g);
    size_t n = g->open.n;
    while (n && g->open.p[n - 1].is_array) n--;
    if (!n || !key.n) return;
    size_t all = g->open.n;
    g->open.n = n;
    take_string(g, key, value, raw);
    g->open.n = all;
}

// Goes over the text once; false at its first fault.
static bool read_things(graph *g, str text)
{
    str key = STR_NONE;
    g->r = json_read(text);
    g->open.n = 0;
    for (;;) {
        switch (json_next(&g->r)) {
        case JSON_KEY: key = json_text(&g->r, g->a); continue;
        case JSON_BEGIN_OBJECT: open_thing(g, key, false); break;
        case JSON_BEGIN_ARRAY: open_thing(g, key, true); break;
        case JSON_END_OBJECT:
        case JSON_END_ARRAY: close_thing(g); break;
        case JSON_STRING: take_value(g, key); break;
        case JSON_END: return true;
        case JSON_ERROR: return false;
        default: break;
        }
        key = STR_NONE;
    }
}

void pagegraph_read(str text, arena *a, page_facts *article, page_facts *page)
{
    graph g = {.a = a};
    text = str_trim(text);
    if (str_find(text, STR("@id")) != SIZE_MAX) read_things(&g, text);
    g.knows = true;
    bool whole = read_things(&g, text);
    if (g.found && is_untold(article)) *article = g.article; // what was whole before a fault counts
    str outlet = page->outlet;                               // of a script before
    if (whole && !page->published.n) *page = g.page;
    pagefacts_set(&page->outlet, outlet);
    pagefacts_set(&page->outlet, g.site);
}
