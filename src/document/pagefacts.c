#include "document/pagefacts.h"

#include "document/pagegraph.h"

#include <string.h>

void pagefacts_set(str *field, str value)
{
    value = str_trim(value);
    if (!field->n && value.n) *field = value;
}

void pagefacts_add_name(str *names, str name, size_t most, arena *a)
{
    name = str_trim(name);
    if (!name.n || names->n + name.n > most) return;
    if (!names->n) {
        *names = name;
        return;
    }
    buf b = {0};
    buf_add_format(&b, "%.*s, %.*s", STR_ARG(*names), STR_ARG(name));
    *names = str_copy(a, buf_str(&b));
    buf_free(&b);
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

// "Kunda, Ada" -> "Ada Kunda": libraries write one author so, and their names of <meta>.
static str turned_name(str name, arena *a)
{
    size_t comma = str_find_byte(name, ',', 0);
    if (comma == SIZE_MAX || str_find_byte(name, ',', comma + 1) != SIZE_MAX) return name;
    str last = str_trim(str_sub(name, 0, comma));
    str first = str_trim(str_sub(name, comma + 1, name.n));
    if (!last.n || !first.n) return name;
    buf b = {0};
    buf_add(&b, first);
    buf_add_byte(&b, ' ');
    buf_add(&b, last);
    str out = str_copy(a, buf_str(&b));
    buf_free(&b);
    return out;
}

static void read_meta(const html_node *node, metas *m, arena *a)
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
        *field = str_eq_nocase(name, STR("citation_author")) ? turned_name(value, a) : value;
    }
}

static void read_link(const html_node *node, page_facts *f)
{
    if (str_eq_nocase(html_attribute(node, "rel"), STR("canonical")))
        pagefacts_set(&f->url, html_attribute(node, "href"));
}

// <time datetime="...">, and what microdata says.
static void read_time(const html_node *node, page_facts *f)
{
    str property = html_attribute(node, "itemprop"), when = html_attribute(node, "datetime");
    if (!when.n) when = html_attribute(node, "content");
    if (!when.n && property.n) when = html_attribute(node, "title"); // <abbr>
    if (str_among_nocase(STR("dateModified"), property, ' '))
        pagefacts_set(&f->updated, when);
    else if (str_among_nocase(STR("datePublished"), property, ' ') ||
             html_has_attribute(node, "pubdate"))
        pagefacts_set(&f->published, when);
}

static void fill(page_facts *f, const page_facts *more)
{
    pagefacts_set(&f->title, more->title);
    pagefacts_set(&f->description, more->description);
    pagefacts_set(&f->byline, more->byline);
    pagefacts_set(&f->outlet, more->outlet);
    pagefacts_set(&f->published, more->published);
    pagefacts_set(&f->updated, more->updated);
    pagefacts_set(&f->url, more->url);
    pagefacts_set(&f->language, more->language);
}

static void read_script(const html_node *text, arena *a, page_facts *article, page_facts *web)
{
    bool had_body = article->body.n;
    pagegraph_read(text->text, a, article, web);
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
        if (node->tag == HTML_HTML) pagefacts_set(&linked.language, html_attribute(node, "lang"));
        if (node->tag == HTML_TITLE && i + 1 < node->end) pagefacts_set(&linked.head, node[1].text);
        if (node->tag == HTML_META) read_meta(node, &m, a);
        if (node->tag == HTML_LINK) read_link(node, &linked);
        if (node->tag != HTML_TEXT && node->tag != HTML_META) read_time(node, &timed);
        if (node->tag == HTML_SCRIPT && i + 1 < node->end &&
            str_eq_nocase(html_attribute(node, "type"), STR("application/ld+json")))
            read_script(&page->nodes[i + 1], a, &article, &web);
    }
    page_facts out = {.url = linked.url, .body = article.body, .body_raw = article.body_raw};
    out.language = linked.language;
    out.head = linked.head;
    str article_url = article.url; // the last to ask:
    article.url = STR_NONE;        // what an article names is often its section or the site
    fill(&out, &article);
    fill(&out, &m.facts);
    fill(&out, &timed);
    web.title = web.description = web.url = STR_NONE;
    fill(&out, &web);
    if (!out.url.n) out.url = article_url;
    return out;
}
