#include "base/url.h"
#include "base/utf8.h"
#include "document/feedfield.h"
#include "document/feedmend.h"

#include <libxml/xmlreader.h>
#include <stdio.h>

// Feeds in XML: the mended text (feedmend.h) goes through libxml2's reader, element by element.

#define MAX_ELEMENTS   (MEND_MAX_DEPTH + 1)
#define MAX_ATTRIBUTES (MEND_MAX_ATTRIBUTES + 1)
#define READER_OPTIONS                                                                             \
    (XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)
#define ITEM_MAX_BYTES  (3 * FEED_MAX_FIELD_BYTES) // of all fields of an item that are kept
#define HEAD_MAX_BYTES  (3 * FEED_MAX_FIELD_BYTES) // the same of a feed
#define TTL_MAX_MINUTES (366 * 24 * 60)            // what is longer is a mistake
#define FIELD_BYTES     256                        // that a field takes beside its text

// An open element. Base and language are in x->inherited.
typedef struct {
    feed_field field;
    feed_ns ns;
    span base, language;
    bool no_language; // it is said to be unknown
    size_t inherited; // length of x->inherited before it
} open_element;

typedef struct {
    span name, value; // in x->attributes
    bool xml;         // xml:base, xml:lang
} attribute;

struct feed_xml { // NOLINT(clang-analyzer-optin.performance.Padding): one a feed
    feed_setting set;
    feed_mender *mender;
    xmlTextReader *reader;
    open_element open[MAX_ELEMENTS + 1]; // [depth], the root at 1
    unsigned depth;
    buf inherited;
    buf attributes;
    attribute list[MAX_ATTRIBUTES]; // [n_list] of the element at which the reader stands
    unsigned n_list;
    field_taker taken;
    bool permalink; // of the guid that is taken
    feed_person person;
    bool in_person;    // an author's element has parts
    arena *item_arena; // NULL outside of items
    unsigned item_depth;
    feed_item item;
    feed_people item_people;
    str about;  // the item's identity in RDF
    str origin; // where the item's address leads to
    size_t item_bytes;
    bool item_title_by_core, item_summary_by_core; // not by a module such as dc
    feed_people people;                            // of the feed
    size_t head_bytes;
    bool head_title_by_core, head_subtitle_by_core;
    uint32_t own_repairs; // names without a namespace, fields that are not closed
    str root_uri;
    feed_ns root_ns;
    bool known, ended;
};

static str inherited(const feed_xml *x, span s)
{
    return span_text(buf_str(&x->inherited), s);
}

static str attribute_text(const feed_xml *x, span s)
{
    return span_text(buf_str(&x->attributes), s);
}

static int read_mended(void *state, char *into, int n)
{
    return n > 0 ? (int)feedmend_read(state, into, (size_t)n) : 0;
}

static void be_silent(void *state, const char *message, xmlParserSeverities severity,
                      xmlTextReaderLocatorPtr where)
{
    (void)state;
    (void)message;
    (void)severity;
    (void)where;
}

status feedxml_open(stream *in, const feed_setting *setting, feed_xml **out, diag *why)
{
    feed_xml *x = mem_alloc(sizeof *x);
    memset(x, 0, sizeof *x);
    x->set = *setting;
    status s = feedmend_open(in, FEED_MAX_FIELD_BYTES, &x->mender, why);
    if (s == ST_OK) {
        x->reader = xmlReaderForIO(read_mended, NULL, x->mender, NULL, "UTF-8", READER_OPTIONS);
        if (!x->reader) s = diag_set(why, ST_MEMORY, setting->name, 0, 0, "out of memory");
    }
    if (s != ST_OK) {
        feedxml_close(x);
        return s;
    }
    xmlTextReaderSetErrorHandler(x->reader, be_silent, NULL);
    setting->head->encoding = str_copy(setting->own, feedmend_report(x->mender).encoding);
    *out = x;
    return ST_OK;
}

void feedxml_close(feed_xml *x)
{
    if (!x) return;
    if (x->reader) xmlFreeTextReader(x->reader);
    feedmend_close(x->mender);
    buf_free(&x->inherited);
    buf_free(&x->attributes);
    feedfield_free(&x->taken);
    mem_free(x);
}

// --- attributes

static span keep(buf *b, str s)
{
    span at = {(uint32_t)b->n, (uint32_t)(b->n + s.n)};
    buf_add(b, s);
    return at;
}

static str of_xml(const xmlChar *s)
{
    return str_of((const char *)s);
}

static void read_attributes(feed_xml *x)
{
    buf_clear(&x->attributes);
    x->n_list = 0;
    while (xmlTextReaderMoveToNextAttribute(x->reader) == 1 && x->n_list < MAX_ATTRIBUTES) {
        if (xmlTextReaderIsNamespaceDecl(x->reader) == 1) continue;
        attribute *a = &x->list[x->n_list++];
        a->xml = str_eq(of_xml(xmlTextReaderConstPrefix(x->reader)), STR("xml"));
        a->name = keep(&x->attributes, of_xml(xmlTextReaderConstLocalName(x->reader)));
        a->value = keep(&x->attributes, of_xml(xmlTextReaderConstValue(x->reader)));
    }
    xmlTextReaderMoveToElement(x->reader);
}

// Its p is NULL when there is none.
static str find_attribute(const feed_xml *x, const char *name, bool xml)
{
    for (unsigned i = 0; i < x->n_list; i++)
        if (x->list[i].xml == xml &&
            str_eq_nocase(attribute_text(x, x->list[i].name), str_of(name)))
            return attribute_text(x, x->list[i].value);
    return STR_NONE;
}

// --- what elements hand down

// "en_GB" is "en-GB"; an empty one says that the language is not known.
static void set_language(feed_xml *x, open_element *e, str language)
{
    e->language = keep(&x->inherited, str_trim(feedpart_short(language)));
    for (uint32_t i = e->language.begin; i < e->language.end; i++)
        if (x->inherited.p[i] == '_') x->inherited.p[i] = '-';
    e->no_language = span_empty(e->language);
}

static void push_element(feed_xml *x, feed_field field, feed_ns ns)
{
    open_element *e = &x->open[++x->depth];
    const open_element *around = e - 1;
    *e = *around;
    e->field = field;
    e->ns = ns;
    e->inherited = x->inherited.n;
    str base = find_attribute(x, "base", true), language = find_attribute(x, "lang", true);
    if (!base.n && field == FIELD_FEED && ns == FEED_NS_CORE)
        base = find_attribute(x, "base", false); // of CDF
    if (base.n && base.n <= URL_MAX_BYTES) {
        arena scratch = {0};
        str from = x->depth > 1 ? inherited(x, around->base) : x->set.base;
        if (!from.n) from = x->set.base;
        base = feedpart_short(url_resolve(&scratch, from, base));
        if (str_starts_nocase(url_scheme(base), STR("http"))) e->base = keep(&x->inherited, base);
        arena_free(&scratch);
    }
    if (language.p) set_language(x, e, language);
}

static void pop_element(feed_xml *x)
{
    x->inherited.n = x->open[x->depth].inherited;
    x->depth--;
}

static str base_of(const feed_xml *x)
{
    str base = inherited(x, x->open[x->depth].base);
    return base.n ? base : x->set.base;
}

static str language_of(const feed_xml *x, arena *a)
{
    str language = inherited(x, x->open[x->depth].language);
    bool unknown = x->open[x->depth].no_language;
    return str_copy(a, language.n || unknown ? language : x->set.head->language);
}

static str resolved(const feed_xml *x, arena *a, str url)
{
    url = str_trim(url);
    str base = base_of(x);
    if (!base.n) base = x->set.head->url; // as RSS is meant where nobody says where it was found
    return url.n ? str_copy(a, url_resolve(a, base, url)) : STR_NONE;
}

// --- what a field is for

static void set_first(str *into, str value)
{
    if (!into->n) *into = value;
}

static void set_last(str *into, str value)
{
    if (value.n) *into = value;
}

// A text counts when there is none yet; one that a module gives makes room for the format's own.
static void set_text(feed_text *into, const feed_text *text, bool core, bool *by_core)
{
    if (!text->value.n) return;
    if (into->value.n && !(core && !*by_core)) return;
    *into = *text;
    *by_core = core;
}

static void take_text_of_item(feed_xml *x, feed_field field, bool core, const feed_text *text)
{
    feed_item *item = &x->item;
    if (field == FIELD_TITLE) {
        set_text(&item->title_given, text, core, &x->item_title_by_core);
    } else if (field == FIELD_CONTENT) {
        if (!item->content.value.n) item->content = *text;
    } else if (core && x->item_summary_by_core && item->summary.value.n && !item->content.value.n) {
        item->content = *text; // description and summary: the second is the longer
    } else {
        set_text(&item->summary, text, core, &x->item_summary_by_core);
    }
}

// Is there room for what was taken? The same thing may be told a million times.
static bool has_room(const feed_xml *x, size_t *bytes, size_t most)
{
    *bytes += x->taken.text.n + base_of(x).n + FIELD_BYTES;
    return *bytes <= most;
}

static void set_minutes(feed_head *head, str value)
{
    int64_t minutes;
    if (head->ttl_minutes || !str_to_int(str_trim(value), &minutes)) return;
    if (minutes > 0 && minutes <= TTL_MAX_MINUTES) head->ttl_minutes = (int)minutes;
}

// The format's own, not of a module such as dc.
static bool is_core(feed_ns ns)
{
    return ns == FEED_NS_CORE || ns == FEED_NS_ATOM;
}

static void end_item_field(feed_xml *x, feed_field field, feed_ns ns)
{
    arena *a = x->item_arena;
    feed_item *item = &x->item;
    bool core = is_core(ns);
    if (!has_room(x, &x->item_bytes, ITEM_MAX_BYTES)) return;
    feed_text text = {.language = language_of(x, a), .base = str_copy(a, base_of(x))};
    feedfield_finish(&x->taken, a, &text);
    switch (field) {
    case FIELD_TITLE:
    case FIELD_SUMMARY:
    case FIELD_SUBTITLE:
    case FIELD_CONTENT: take_text_of_item(x, field, core, &text); break;
    case FIELD_LINK: set_first(&item->url, resolved(x, a, text.value)); break;
    case FIELD_ORIGIN: x->origin = resolved(x, a, text.value); break;
    case FIELD_ID:
        if (ns == FEED_NS_ATOM) text.value = resolved(x, a, text.value);
        if (!item->id.n) item->id_is_link = x->permalink && ns == FEED_NS_CORE;
        set_first(&item->id, text.value);
        break;
    case FIELD_PUBLISHED: set_last(&item->published_given, text.value); break;
    case FIELD_UPDATED: set_last(&item->updated_given, text.value); break;
    case FIELD_AUTHOR: feedpart_add_person(a, &x->item_people, text.value); break;
    case FIELD_SOURCE: set_first(&item->source, feedpart_line(a, &text)); break;
    default: break;
    }
}

static void end_head_field(feed_xml *x, feed_field field, feed_ns ns)
{
    arena *a = x->set.own;
    feed_head *head = x->set.head;
    bool core = is_core(ns);
    if (!has_room(x, &x->head_bytes, HEAD_MAX_BYTES)) return;
    feed_text text = {.language = language_of(x, a), .base = str_copy(a, base_of(x))};
    feedfield_finish(&x->taken, a, &text);
    switch (field) {
    case FIELD_TITLE:
        set_text(&head->title_given, &text, core, &x->head_title_by_core);
        head->title = feedpart_line(a, &head->title_given);
        break;
    case FIELD_SUMMARY:
    case FIELD_SUBTITLE: set_text(&head->subtitle, &text, core, &x->head_subtitle_by_core); break;
    case FIELD_LINK: set_first(&head->url, resolved(x, a, text.value)); break;
    case FIELD_ID: set_first(&head->id, resolved(x, a, text.value)); break;
    case FIELD_PUBLISHED: set_last(&head->published_given, text.value); break;
    case FIELD_UPDATED: set_last(&head->updated_given, text.value); break;
    case FIELD_AUTHOR: feedpart_add_person(a, &x->people, text.value); break;
    case FIELD_LANGUAGE: set_first(&head->language, text.value); break;
    case FIELD_TTL: set_minutes(head, text.value); break;
    default: break;
    }
}

// The name, address or page of an author whose element has parts.
static void end_person_field(feed_xml *x, feed_field field)
{
    feed_text text = {0};
    arena *a = x->item_arena ? x->item_arena : x->set.own;
    size_t *bytes = x->item_arena ? &x->item_bytes : &x->head_bytes;
    if (!has_room(x, bytes, ITEM_MAX_BYTES)) return;
    feedfield_finish(&x->taken, a, &text);
    if (field == FIELD_NAME) set_first(&x->person.name, text.value);
    if (field == FIELD_EMAIL) set_first(&x->person.email, text.value);
    if (field == FIELD_URI) set_first(&x->person.url, resolved(x, a, text.value));
}

// What an entry was taken over from: the feed that <source> tells of.
static void end_source_field(feed_xml *x, feed_field field)
{
    feed_text text = {0};
    feed_item *item = &x->item;
    if (!has_room(x, &x->item_bytes, ITEM_MAX_BYTES)) return;
    feedfield_finish(&x->taken, x->item_arena, &text);
    if (field == FIELD_TITLE) set_first(&item->source, feedpart_line(x->item_arena, &text));
    if (field == FIELD_ID)
        set_first(&item->source_url, url_scheme(text.value).n ? text.value : STR_NONE);
}

static feed_field around(const feed_xml *x)
{
    return x->depth > 1 ? x->open[x->depth - 1].field : FIELD_WRAP;
}

static void end_field(feed_xml *x)
{
    feed_field field = x->taken.field, outer = around(x);
    feed_ns ns = x->taken.ns;
    if (outer == FIELD_AUTHOR)
        end_person_field(x, field);
    else if (outer == FIELD_SOURCE && x->item_arena)
        end_source_field(x, field);
    else if (x->item_arena)
        end_item_field(x, field, ns);
    else
        end_head_field(x, field, ns);
    if (x->taken.cut) x->set.repairs->too_long++;
    x->taken.depth = 0;
}

// --- elements

static bool is_text_field(feed_field f)
{
    return f != FIELD_NONE && f != FIELD_WRAP && f != FIELD_FEED && f != FIELD_ITEM;
}

static bool is_person_part(feed_field f)
{
    return f == FIELD_NAME || f == FIELD_EMAIL || f == FIELD_URI;
}

// What an element is for where it stands.
static feed_field field_here(const feed_xml *x, feed_ns ns, str name)
{
    feed_field f = feedname_field(ns, name),
               outer = x->depth ? x->open[x->depth].field : FIELD_WRAP;
    bool is_part = is_person_part(f);
    if (!x->depth && f == FIELD_NONE) return FIELD_WRAP;
    if (outer == FIELD_NONE) return FIELD_NONE;
    if (outer == FIELD_AUTHOR) return is_part ? f : FIELD_NONE;
    if (is_part) return FIELD_NONE;
    if (outer == FIELD_SOURCE) return is_text_field(f) ? f : FIELD_NONE;
    if (f == FIELD_FEED && x->item_arena) return FIELD_NONE;
    if (!x->item_arena && (f == FIELD_CONTENT || f == FIELD_SOURCE || f == FIELD_ORIGIN))
        return FIELD_NONE;
    return is_text_field(outer) ? FIELD_NONE : f;
}

// Is it a link to something other than the item or feed itself?
static bool is_other_link(const feed_xml *x)
{
    str rel = str_trim(find_attribute(x, "rel", false));
    return rel.n && !str_eq_nocase(rel, STR("alternate")) &&
           !str_eq_nocase(rel, STR("http://www.iana.org/assignments/relation/alternate"));
}

// <link href rel type>: Atom's, also inside of RSS.
static void take_link(feed_xml *x)
{
    str href = find_attribute(x, "href", false);
    str type = find_attribute(x, "type", false);
    feed_field outer = around(x);
    if (!href.n || is_other_link(x)) return;
    if (type.n && str_find(type, STR("html")) == SIZE_MAX) return;
    href = feedpart_short(href);
    if (outer == FIELD_SOURCE && x->item_arena)
        set_first(&x->item.source_url, resolved(x, x->item_arena, href));
    else if (outer == FIELD_SOURCE)
        return;
    else if (x->item_arena)
        set_first(&x->item.url, resolved(x, x->item_arena, href));
    else if (!x->set.head->url.n)
        x->set.head->url = resolved(x, x->set.own, href);
}

static void begin_field(feed_xml *x, feed_field field, feed_ns ns)
{
    str link = str_trim(find_attribute(x, "isPermaLink", false));
    if (field == FIELD_LINK) take_link(x);
    if (field == FIELD_LINK && (is_other_link(x) || find_attribute(x, "href", false).n)) return;
    if (field == FIELD_ID) x->permalink = !str_eq_nocase(link, STR("false"));
    if (field == FIELD_SOURCE && x->item_arena) {
        str url = feedpart_short(find_attribute(x, "url", false));
        set_first(&x->item.source_url, resolved(x, x->item_arena, url));
    }
    if (field == FIELD_AUTHOR) x->person = (feed_person){0};
    feedfield_begin(&x->taken, x->depth, field, ns, find_attribute(x, "type", false),
                    find_attribute(x, "mode", false));
}

static void begin_item(feed_xml *x, arena *a)
{
    x->item = (feed_item){0};
    x->item_people = (feed_people){0};
    x->origin = STR_NONE;
    x->item_bytes = 0;
    x->item_title_by_core = x->item_summary_by_core = false;
    x->item_arena = a;
    x->item_depth = x->depth;
    x->item.url = resolved(x, a, feedpart_short(find_attribute(x, "href", false))); // of CDF
    x->item.updated_given = str_copy(a, feedpart_short(find_attribute(x, "lastmod", false)));
    x->about = resolved(x, a, feedpart_short(find_attribute(x, "about", false))); // of RSS 1.0
}

static void begin_feed(feed_xml *x, str uri, str name)
{
    feed_head *head = x->set.head;
    str language = inherited(x, x->open[x->depth].language);
    if (!head->language.n) head->language = str_copy(x->set.own, language);
    str format = feedname_format(uri, name, find_attribute(x, "version", false));
    if (!head->format.n) head->format = format;
    if (!head->url.n)
        head->url = resolved(x, x->set.own, feedpart_short(find_attribute(x, "href", false)));
    if (!head->updated_given.n)
        head->updated_given =
            str_copy(x->set.own, feedpart_short(find_attribute(x, "lastmod", false)));
}

// The parts of an author, the fields of a source: what was taken of the element around is no text.
static void open_parts(feed_xml *x, feed_field field, feed_ns ns)
{
    field_taker *t = &x->taken;
    bool is_part = is_person_part(field);
    if (t->depth != x->depth) return;
    bool next = t->ns == FEED_NS_CORE && ns == FEED_NS_CORE && is_text_field(field) && !is_part &&
                t->field != FIELD_AUTHOR && t->field != FIELD_SOURCE;
    if (next && !feedname_is_text(t->field)) { // <title>Talks resume<link>: it was not closed
        end_field(x);
        x->open[x->depth].field = x->item_arena ? FIELD_ITEM : FIELD_FEED;
        x->own_repairs++;
        return;
    }
    if (t->field == FIELD_AUTHOR && is_part) x->in_person = true;
    if ((t->field == FIELD_AUTHOR && is_part) || (t->field == FIELD_SOURCE && is_text_field(field)))
        t->depth = 0;
}

// The root tells the format. A namespace of its own is that of all its elements.
static void note_root(feed_xml *x, str uri, str name)
{
    feed_head *head = x->set.head;
    bool rdf = str_eq_nocase(name, STR("rdf")), rss = str_eq_nocase(name, STR("rss"));
    x->root_uri = str_copy(x->set.own, uri);
    x->root_ns = str_eq_nocase(name, STR("feed")) ? FEED_NS_ATOM : FEED_NS_CORE;
    head->format = feedname_format(uri, name, find_attribute(x, "version", false));
    if (rdf) {
        xmlChar *whose = xmlTextReaderLookupNamespace(x->reader, NULL);
        head->format = feedname_format(of_xml(whose), STR_NONE, STR_NONE);
        xmlFree(whose);
    }
    if (str_eq_nocase(name, STR("channel"))) head->format = STR("cdf");
    x->known = rdf || rss || head->format.n;
}

static void start_element(feed_xml *x, arena *a)
{
    str uri = of_xml(xmlTextReaderConstNamespaceUri(x->reader));
    str name = of_xml(xmlTextReaderConstLocalName(x->reader));
    str prefix = of_xml(xmlTextReaderConstPrefix(x->reader));
    size_t colon = str_find_byte(name, ':', 0); // of a prefix that nobody declares
    if (colon != SIZE_MAX) {
        prefix = str_sub(name, 0, colon);
        name = str_sub(name, colon + 1, name.n);
    }
    read_attributes(x);
    if (!uri.n && prefix.n) x->own_repairs++;
    if (!x->depth) note_root(x, uri, name);
    feed_ns ns = feedname_namespace(uri, uri.n ? STR_NONE : prefix);
    if (ns == FEED_NS_OTHER && uri.n && str_eq(uri, x->root_uri)) ns = x->root_ns;
    if (x->taken.depth) open_parts(x, feedname_field(ns, name), ns);
    if (x->taken.depth) { // an element of the text
        push_element(x, FIELD_NONE, ns);
        feedfield_open_tag(&x->taken, name);
        for (unsigned i = 0; i < x->n_list; i++)
            if (!x->list[i].xml)
                feedfield_attribute(&x->taken, attribute_text(x, x->list[i].name),
                                    attribute_text(x, x->list[i].value));
        feedfield_close_tag(&x->taken, name);
        return;
    }
    feed_field field = field_here(x, ns, name);
    push_element(x, field, ns);
    if (field == FIELD_FEED) begin_feed(x, uri, name);
    if (field == FIELD_ITEM && !x->item_arena) begin_item(x, a);
    if (field == FIELD_FEED || field == FIELD_ITEM) x->known = true;
    if (is_text_field(field)) begin_field(x, field, ns);
}

static void end_person(feed_xml *x)
{
    bool of_source = around(x) == FIELD_SOURCE;
    feed_people *people = x->item_arena ? &x->item_people : &x->people;
    arena *a = x->item_arena ? x->item_arena : x->set.own;
    const feed_person *p = &x->person;
    x->in_person = false;
    if (of_source || people->n == FEED_MAX_PEOPLE || !(p->name.n || p->email.n || p->url.n)) return;
    *vec_push(a, people) = *p;
}

static void finish_item(feed_xml *x, arena *a)
{
    feed_item *item = &x->item;
    if (!item->id.n) item->id = x->about;
    if (!item->url.n && item->id_is_link && item->id.n) item->url = resolved(x, a, item->id);
    if (x->origin.n) item->url = x->origin;
    x->item_arena = NULL;
    feedpart_finish_item(a, item, &x->item_people);
}

// True when an item is whole.
static bool end_element(feed_xml *x, arena *a)
{
    bool item = false;
    const open_element *e = &x->open[x->depth];
    if (x->taken.depth && x->taken.depth < x->depth)
        feedfield_end_tag(&x->taken,
                          feedname_local(of_xml(xmlTextReaderConstLocalName(x->reader))));
    else if (x->taken.depth == x->depth)
        end_field(x);
    else if (e->field == FIELD_AUTHOR && x->in_person)
        end_person(x);
    else if (x->item_arena && x->depth == x->item_depth)
        item = true;
    if (item) finish_item(x, a);
    pop_element(x);
    return item;
}

// --- the feed

static void note_repairs(feed_xml *x)
{
    mend_report m = feedmend_report(x->mender);
    feed_repairs *r = x->set.repairs;
    r->repairs = m.repairs + x->own_repairs;
    r->bad_text = m.bad_text;
    r->truncated = m.truncated;
    memcpy(r->first, m.first, sizeof r->first);
    if (!m.repairs && x->own_repairs)
        snprintf(r->first, sizeof r->first,
                 "a name whose prefix is not declared, or a field that is not closed");
}

static status end_feed(feed_xml *x, int result, diag *why)
{
    x->ended = true;
    note_repairs(x);
    feedpart_finish_head(x->set.own, x->set.head, &x->people);
    TRY(feedmend_failed(x->mender, why));
    if (!x->known)
        return diag_set(why, ST_FORMAT, x->set.name, 0, 0,
                        "it is no feed: there is no element of RSS or Atom in it");
    if (result < 0) x->set.repairs->truncated = true; // a limit of libxml2
    return ST_OK;
}

status feedxml_next(feed_xml *x, arena *a, feed_item *out, bool *more, diag *why)
{
    *more = false;
    *out = (feed_item){0};
    while (!x->ended) {
        int result = xmlTextReaderRead(x->reader);
        if (result != 1) return end_feed(x, result, why);
        int kind = xmlTextReaderNodeType(x->reader);
        bool text = kind == XML_READER_TYPE_TEXT || kind == XML_READER_TYPE_WHITESPACE ||
                    kind == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
        if (kind == XML_READER_TYPE_ELEMENT && x->depth < MAX_ELEMENTS) start_element(x, a);
        if (text && x->taken.depth)
            feedfield_characters(&x->taken, of_xml(xmlTextReaderConstValue(x->reader)));
        if (kind != XML_READER_TYPE_END_ELEMENT || !x->depth || !end_element(x, a)) continue;
        note_repairs(x);
        *out = x->item;
        *more = true;
        return ST_OK;
    }
    return ST_OK;
}
