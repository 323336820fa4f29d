#include "document/pagefacts.h"

#include "base/json_reader.h"

#include <string.h>

#define BYLINE_MAX_BYTES 1000 // of all names: thirty authors take less

static void set(str *field, str value)
{
    value = str_trim(value);
    if (!field->n && value.n) *field = value;
}

// An object of JSON-LD that is open.
typedef struct {
    page_facts facts;
    str name;  // of a person or body
    str owner; // the key that it is the value of
    bool is_article;
    bool is_page; // a WebPage: its dates count where no article has any
    bool is_array;
} thing;

typedef struct {
    json_reader r;
    arena *a;
    VEC(thing) open;
    page_facts article, page; // of the first article, the first WebPage
    bool found;
} graph;

static bool is_article_type(str type)
{
    return str_ends(type, STR("Article")) || str_ends(type, STR("Posting")) ||
           str_ends(type, STR("Report")) || str_ends(type, STR("NewsRelease"));
}

static void add_name(str *list, str name, arena *a)
{
    name = str_trim(name);
    if (!name.n || list->n + name.n > BYLINE_MAX_BYTES) return;
    if (!list->n) {
        *list = name;
        return;
    }
    buf b = {0};
    buf_add_format(&b, "%.*s, %.*s", STR_ARG(*list), STR_ARG(name));
    *list = str_copy(a, buf_str(&b));
    buf_free(&b);
}

// A person or body below "author" or "publisher", or its bare name.
static void take_name(graph *g, str owner, str name)
{
    for (size_t i = g->open.n; i-- > 0;) {
        thing *above = &g->open.p[i];
        if (above->is_array) continue;
        if (str_eq(owner, STR("author"))) add_name(&above->facts.byline, name, g->a);
        if (str_eq(owner, STR("publisher"))) set(&above->facts.outlet, name);
        return;
    }
}

static void take_string(graph *g, str key, str value, str raw)
{
    thing *t = &g->open.p[g->open.n - 1];
    page_facts *f = &t->facts;
    if (str_eq(key, STR("@type"))) {
        t->is_article = t->is_article || is_article_type(value);
        t->is_page = t->is_page || str_ends(value, STR("WebPage"));
    } else if (str_eq(key, STR("headline"))) {
        set(&f->title, value);
    } else if (str_eq(key, STR("name"))) {
        set(&t->name, value);
    } else if (str_eq(key, STR("description"))) {
        set(&f->description, value);
    } else if (str_eq(key, STR("datePublished"))) {
        set(&f->published, value);
    } else if (str_eq(key, STR("dateModified"))) {
        set(&f->updated, value);
    } else if (str_eq(key, STR("inLanguage"))) {
        set(&f->language, value);
    } else if (str_eq(key, STR("url")) || str_eq(key, STR("mainEntityOfPage"))) {
        set(&f->url, value);
    } else if (str_eq(key, STR("articleBody"))) {
        set(&f->body, value);
        if (!f->body_raw.n) f->body_raw = raw;
    } else if (str_eq(key, STR("author")) || str_eq(key, STR("publisher"))) {
        take_name(g, key, value);
    }
}

static void close_thing(graph *g)
{
    thing t = g->open.p[--g->open.n];
    if (t.is_array) return;
    if (t.name.n && t.owner.n) take_name(g, t.owner, t.name);
    if (t.is_article && !g->found) {
        g->article = t.facts;
        if (!g->article.title.n) g->article.title = t.name;
        g->found = true;
    } else if (t.is_page && !g->page.published.n) {
        g->page = t.facts;
    }
}

static void open_thing(graph *g, str key, bool is_array)
{
    // objects of an array belong to the array's key
    if (!key.n && g->open.n && g->open.p[g->open.n - 1].is_array)
        key = g->open.p[g->open.n - 1].owner;
    *vec_push(g->a, &g->open) = (thing){.owner = key, .is_array = is_array};
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

static bool is_untold(const page_facts *f)
{
    return !f->title.n && !f->body.n;
}

static void read_graph(str text, arena *a, page_facts *article, page_facts *page)
{
    graph g = {.r = json_read(str_trim(text)), .a = a};
    str key = STR_NONE;
    for (;;) {
        switch (json_next(&g.r)) {
        case JSON_KEY: key = json_text(&g.r, a); continue;
        case JSON_BEGIN_OBJECT: open_thing(&g, key, false); break;
        case JSON_BEGIN_ARRAY: open_thing(&g, key, true); break;
        case JSON_END_OBJECT:
        case JSON_END_ARRAY: close_thing(&g); break;
        case JSON_STRING: take_value(&g, key); break;
        case JSON_END:
            if (g.found && is_untold(article)) *article = g.article;
            if (!page->published.n) *page = g.page;
            return;
        case JSON_ERROR: // what was whole before the fault counts
            if (g.found && is_untold(article)) *article = g.article;
            return;
        default: break;
        }
        key = STR_NONE;
    }
}

// Names of <meta>, by what they tell; earlier ones win.
static const struct {
    const char *names;
    size_t field;
} METAS[] = {
    {"og:title|twitter:title|dc.title|dcterms.title|parsely-title|sailthru.title|headline",
     offsetof(page_facts, title)},
    {"og:description|description|twitter:description|dc.description",
     offsetof(page_facts, description)},
    {"author|article:author|dc.creator|parsely-author|sailthru.author|byl|citation_author",
     offsetof(page_facts, byline)},
    {"og:site_name|application-name|dc.publisher|dcterms.publisher|publisher",
     offsetof(page_facts, outlet)},
    {"article:published_time|og:article:published_time|article:published|datepublished|date|"
     "dc.date.issued|dcterms.issued|dcterms.created|dc.date|dc.date.created|dcterms.date|pubdate|"
     "publishdate|publish-date|publish_date|publication_date|parsely-pub-date|sailthru.date|"
     "citation_publication_date|citation_date|last-published|created|release_date",
     offsetof(page_facts, published)},
    {"article:modified_time|og:updated_time|article:modified|datemodified|dcterms.modified|"
     "dc.date.modified|lastmod|last-modified|revised",
     offsetof(page_facts, updated)},
    {"og:url|twitter:url", offsetof(page_facts, url)},
    {"og:locale|content-language|dc.language|dcterms.language", offsetof(page_facts, language)},
};

#define META_FIELDS (sizeof METAS / sizeof *METAS)

// 1 for the first of the names, 2 for the second; 0 when it is none.
static unsigned rank_of(str name, const char *names)
{
    str rest = str_of(names);
    for (unsigned rank = 1; rest.p; rank++)
        if (str_eq_nocase(str_split(&rest, '|'), name)) return rank;
    return 0;
}

typedef struct {
    page_facts facts;
    unsigned rank[META_FIELDS];
} metas;

static void read_meta(const html_node *node, metas *m)
{
    str name = html_attribute(node, "property");
    if (!name.n) name = html_attribute(node, "name");
    if (!name.n) name = html_attribute(node, "itemprop");
    if (!name.n) name = html_attribute(node, "http-equiv");
    str value = str_trim(html_attribute(node, "content"));
    if (!name.n || !value.n) return;
    for (size_t i = 0; i < META_FIELDS; i++) {
        unsigned rank = rank_of(name, METAS[i].names);
        str *field = (str *)(void *)((char *)&m->facts + METAS[i].field);
        if (!rank || (m->rank[i] && m->rank[i] <= rank)) continue;
        if (METAS[i].field == offsetof(page_facts, byline) &&
            str_find(value, STR("://")) != SIZE_MAX)
            continue; // a profile's address is no name
        m->rank[i] = rank;
        *field = value;
    }
}

static void read_link(const html_node *node, page_facts *f)
{
    if (str_eq_nocase(html_attribute(node, "rel"), STR("canonical")))
        set(&f->url, html_attribute(node, "href"));
}

// <time datetime="...">, and what microdata says.
static void read_time(const html_node *node, page_facts *f)
{
    str property = html_attribute(node, "itemprop"), when = html_attribute(node, "datetime");
    if (!when.n) when = html_attribute(node, "content");
    if (str_among_nocase(STR("dateModified"), property, ' '))
        set(&f->updated, when);
    else if (str_among_nocase(STR("datePublished"), property, ' ') ||
             html_has_attribute(node, "pubdate"))
        set(&f->published, when);
}

static void fill(page_facts *f, const page_facts *more)
{
    set(&f->title, more->title);
    set(&f->description, more->description);
    set(&f->byline, more->byline);
    set(&f->outlet, more->outlet);
    set(&f->published, more->published);
    set(&f->updated, more->updated);
    set(&f->url, more->url);
    set(&f->language, more->language);
}

static void read_script(const html_node *text, arena *a, page_facts *article, page_facts *web)
{
    bool had_body = article->body.n;
    read_graph(text->text, a, article, web);
    if (had_body || !article->body.n) return;
    // a script's characters are those of the page, unless its lines end in CR LF
    const char *p = article->body_raw.p;
    bool same = text->text.n == text->raw.n;
    article->body_raw = same ? (str){text->raw.p + (p - text->text.p), article->body_raw.n}
                             : str_sub(text->raw, 0, 0);
}

page_facts pagefacts_read(const html *page, arena *a)
{
    page_facts article = {0}, web = {0}, linked = {0}, timed = {0};
    metas m = {0};
    for (uint32_t i = 0; i < page->n; i++) {
        const html_node *node = &page->nodes[i];
        if (node->tag == HTML_HTML) set(&linked.language, html_attribute(node, "lang"));
        if (node->tag == HTML_TITLE && i + 1 < node->end) set(&linked.head, node[1].text);
        if (node->tag == HTML_META) read_meta(node, &m);
        if (node->tag == HTML_LINK) read_link(node, &linked);
        if (node->tag != HTML_TEXT && node->tag != HTML_META) read_time(node, &timed);
        if (node->tag == HTML_SCRIPT && i + 1 < node->end &&
            str_eq_nocase(html_attribute(node, "type"), STR("application/ld+json")))
            read_script(&page->nodes[i + 1], a, &article, &web);
    }
    page_facts out = {.url = linked.url, .body = article.body, .body_raw = article.body_raw};
    out.language = linked.language;
    out.head = linked.head;
    article.url = STR_NONE; // what an article names is often its section or the site
    fill(&out, &article);
    fill(&out, &m.facts);
    fill(&out, &timed);
    web.title = web.description = STR_NONE;
    fill(&out, &web);
    return out;
}
