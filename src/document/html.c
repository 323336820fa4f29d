#include "document/html.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <gumbo.h>
#include <setjmp.h>
#include <string.h>

// Tags without an end, or whose end browsers supply: nothing nests in them for want of one.
static const char UNNESTED[] =
    "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|td|th|tr|"
    "option|thead|tbody|tfoot|html|head|body|font|a|b|i|u|em|strong|small|big|tt|s|strike|nobr|"
    "code";
// Their content is no markup.
static const char RAW[] = "script|style|textarea|title|xmp|iframe|noembed|noframes";

typedef struct {
    str page;
    size_t at;
    size_t depth;
} outline;

static bool is_name_byte(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == ':';
}

static str name_at(str s, size_t at)
{
    size_t end = at;
    while (end < s.n && is_name_byte(s.p[end])) end++;
    return str_sub(s, at, end);
}

// Behind the tag that begins at o->at; false when it has too many attributes.
static bool pass_tag(outline *o)
{
    char quote = 0;
    size_t words = 0;
    for (; o->at < o->page.n; o->at++) {
        char c = o->page.p[o->at];
        if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
            words++;
        } else if (c == '>') {
            o->at++;
            break;
        } else if (ascii_is_space(c) || c == '/') {
            words++;
        }
    }
    // each attribute has a space or a slash before it and two quotes at most; spaces may stand in
    // rows
    return words <= 4 * (size_t)HTML_MAX_ATTRIBUTES;
}

static bool is_end_of(str page, size_t at, str name)
{
    return at + 2 <= page.n && page.p[at] == '<' && page.p[at + 1] == '/' &&
           str_starts_nocase(str_sub(page, at + 2, page.n), name);
}

static void pass_raw(outline *o, str name)
{
    while (o->at < o->page.n && !is_end_of(o->page, o->at, name)) {
        o->at = str_find_byte(o->page, '<', o->at + 1);
        if (o->at == SIZE_MAX) o->at = o->page.n;
    }
}

// One "<...>" at o->at. False when the page must end before it.
static bool pass_markup(outline *o)
{
    str rest = str_sub(o->page, o->at, o->page.n);
    if (str_starts(rest, STR("<!--"))) {
        size_t end = str_find(str_sub(rest, 4, rest.n), STR("-->"));
        o->at = end == SIZE_MAX ? o->page.n : o->at + 4 + end + 3;
        return true;
    }
    bool closing = rest.n > 1 && rest.p[1] == '/';
    str name = name_at(o->page, o->at + (closing ? 2 : 1));
    o->at++;
    if (!name.n) return true;
    if (!pass_tag(o)) return false;
    if (str_among_nocase(name, str_of(UNNESTED), '|')) return true;
    if (closing) {
        if (o->depth) o->depth--;
        return true;
    }
    if (o->at >= 2 && o->page.p[o->at - 2] == '/') return true; // <path .../>
    if (str_among_nocase(name, str_of(RAW), '|')) {
        pass_raw(o, name);
        return true;
    }
    return ++o->depth <= HTML_MAX_DEPTH;
}

// How much of the page can be parsed in time that grows with its length.
static str bounded(str page)
{
    outline o = {.page = page};
    for (;;) {
        o.at = str_find_byte(page, '<', o.at);
        if (o.at == SIZE_MAX) return page;
        size_t begin = o.at;
        if (!pass_markup(&o)) return str_sub(page, 0, begin);
        if (o.at >= page.n) return page;
    }
}

// Memory of gumbo: an arena, so that nothing needs to be freed, least of all by recursion.
typedef struct {
    arena *a;
    size_t left;
    jmp_buf out;
} memory;

static void *take(void *state, size_t size)
{
    memory *m = state;
    if (size > m->left) longjmp(m->out, 1);
    m->left -= size;
    return arena_alloc(m->a, size);
}

static void keep(void *state, void *p)
{
    (void)state;
    (void)p;
}

static html_tag tag_of(GumboTag t)
{
    switch (t) {
#define X(name)                                                                                    \
    case GUMBO_TAG_##name: return HTML_##name;
        HTML_TAGS(X)
#undef X
    default: return HTML_OTHER;
    }
}

static bool is_element(const GumboNode *n)
{
    return n->type == GUMBO_NODE_ELEMENT || n->type == GUMBO_NODE_TEMPLATE;
}

static bool is_characters(const GumboNode *n)
{
    return n->type == GUMBO_NODE_TEXT || n->type == GUMBO_NODE_WHITESPACE ||
           n->type == GUMBO_NODE_CDATA;
}

// Where a piece of the page begins; one that gumbo made up begins where what is around it does.
static uint32_t offset_of(const char *p, str page, uint32_t around)
{
    return p && p >= page.p && p <= page.p + page.n ? (uint32_t)(p - page.p) : around;
}

typedef VEC(html_node) node_vec;

static void add_element(node_vec *list, arena *a, const GumboNode *n, uint32_t parent, str page)
{
    uint32_t around = list->n ? list->p[parent].source : 0;
    const GumboElement *e = &n->v.element;
    *vec_push(a, list) = (html_node){
        .tag = tag_of(e->tag),
        .parent = parent,
        .source = offset_of(e->original_tag.data, page, around),
        .more = e,
    };
}

static void add_characters(node_vec *list, arena *a, const GumboNode *n, uint32_t parent, str page)
{
    const GumboText *t = &n->v.text;
    uint32_t begin = offset_of(t->original_text.data, page, list->p[parent].source);
    str raw = str_sub(page, begin, begin + t->original_text.length);
    *vec_push(a, list) = (html_node){
        .tag = HTML_TEXT, .parent = parent, .source = begin, .text = str_of(t->text), .raw = raw};
}

// The tree in order, without recursion: gumbo's nodes know their parent and place.
static void flatten(const GumboNode *root, str page, arena *a, html *out)
{
    node_vec list = {0};
    VEC(uint32_t) open = {0}; // indices of the elements around
    const GumboNode *n = root;
    add_element(&list, a, n, 0, page);
    *vec_push(a, &open) = 0;
    unsigned next = 0; // child of n
    for (;;) {
        if (next < n->v.element.children.length) {
            const GumboNode *child = n->v.element.children.data[next];
            uint32_t parent = open.p[open.n - 1];
            if (is_element(child)) {
                *vec_push(a, &open) = (uint32_t)list.n;
                add_element(&list, a, child, parent, page);
                n = child;
                next = 0;
                continue;
            }
            if (is_characters(child)) {
                uint32_t self = (uint32_t)list.n;
                add_characters(&list, a, child, parent, page);
                list.p[self].end = self + 1;
            }
            next++;
            continue;
        }
        list.p[open.p[--open.n]].end = (uint32_t)list.n;
        if (n == root) break;
        next = (unsigned)n->index_within_parent + 1;
        n = n->parent;
    }
    out->nodes = list.p;
    out->n = (uint32_t)list.n;
}

status html_parse(arena *a, str utf8, html *out, diag *why)
{
    *out = (html){.source = utf8};
    if (utf8.n > HTML_MAX_BYTES)
        return diag_set(why, ST_LIMIT, NULL, 0, 0, "the page has %zu bytes, more than %zu", utf8.n,
                        HTML_MAX_BYTES);
    str page = bounded(utf8);
    out->cut = page.n < utf8.n;
    memory m = {.a = a, .left = HTML_MEMORY_BASE + HTML_MEMORY_TIMES * page.n};
    if (setjmp(m.out))
        return diag_set(why, ST_LIMIT, NULL, 0, 0,
                        "the page of %zu bytes takes too much memory to read: its tags are left "
                        "open by the thousand, as in no real page",
                        utf8.n);
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = keep;
    options.userdata = &m;
    options.max_errors = 0;
    const GumboOutput *tree = gumbo_parse_with_options(&options, page.n ? page.p : "", page.n);
    flatten(tree->root, page, a, out);
    return ST_OK;
}

static const GumboAttribute *attribute_of(const html_node *element, const char *name)
{
    const GumboElement *e = element->more;
    return e ? gumbo_get_attribute(&e->attributes, name) : NULL;
}

str html_attribute(const html_node *element, const char *name)
{
    const GumboAttribute *found = attribute_of(element, name);
    return found ? str_of(found->value) : STR_NONE;
}

bool html_has_attribute(const html_node *element, const char *name)
{
    return attribute_of(element, name) != NULL;
}

// Length of a reference to a character at the start of s ("&eacute;", "&#8217;"), 0 when it is
// none.
static size_t reference_length(str s)
{
    size_t n = 1;
    if (n < s.n && s.p[n] == '#') n++;
    while (n < s.n && n < 40 && (ascii_is_letter(s.p[n]) || ascii_is_digit(s.p[n]))) n++;
    if (n < 2) return 0;
    return n < s.n && s.p[n] == ';' ? n + 1 : n;
}

// Is the "&" at the start of `raw` the beginning of a reference that `text` has resolved?
static bool is_resolved(str raw, str text, size_t length)
{
    if (!length) return false;
    str literal = str_sub(raw, 0, length);
    if (str_starts(literal, STR("&amp")) || str_starts(literal, STR("&#"))) return true;
    return !str_starts(text, literal);
}

void html_map_text(const html *page, const html_node *text, uint32_t at, offset_map *map, arena *a)
{
    str raw = text->raw, out = text->text;
    size_t i = 0, o = 0;
    uint32_t code, begin = (uint32_t)(raw.p - page->source.p);
    offset_map_add(map, a, at, begin);
    while (o < out.n && i < raw.n) {
        size_t length = raw.p[i] == '&' ? reference_length(str_sub(raw, i, raw.n)) : 0;
        if (is_resolved(str_sub(raw, i, raw.n), str_sub(out, o, out.n), length)) {
            i += length;
            o += utf8_decode(out, o, &code);
        } else if (raw.p[i] == out.p[o]) {
            i++;
            o++;
            continue;
        } else { // CR of CR LF, NUL: not in the text
            i++;
        }
        offset_map_add(map, a, at + (uint32_t)o, begin + (uint32_t)i);
    }
    // what gumbo put together from further on has no other place
    if (o < out.n) offset_map_add(map, a, at + (uint32_t)out.n, begin + (uint32_t)raw.n);
}

str html_charset(str bytes)
{
    static const str KEY = {"charset", 7};
    bytes = str_sub(bytes, 0, HTML_CHARSET_REACH);
    for (size_t i = 0; i + KEY.n < bytes.n; i++) {
        if (!str_starts_nocase(str_sub(bytes, i, bytes.n), KEY)) continue;
        size_t at = i + KEY.n;
        while (at < bytes.n && ascii_is_space(bytes.p[at])) at++;
        if (at >= bytes.n || bytes.p[at] != '=') continue;
        at++;
        while (at < bytes.n && strchr(" \"'", bytes.p[at])) at++;
        size_t end = at;
        while (end < bytes.n && (is_name_byte(bytes.p[end]) || bytes.p[end] == '_')) end++;
        return str_sub(bytes, at, end);
    }
    return STR_NONE;
}

bool html_looks_like(str bytes)
{
    static const char *const STARTS[] = {"<!doctype", "<html",    "<head", "<body",  "<div",
                                         "<p>",       "<article", "<meta", "<title", "<table"};
    bytes = utf8_without_mark(bytes);
    bytes = str_trim(bytes);
    while (str_starts(bytes, STR("<!--")) || str_starts(bytes, STR("<?"))) {
        bool comment = bytes.p[1] == '!';
        size_t end = str_find(bytes, comment ? STR("-->") : STR(">"));
        if (end == SIZE_MAX) return comment;
        bytes = str_trim(str_sub(bytes, end + (comment ? 3 : 1), bytes.n));
    }
    for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++)
        if (str_starts_nocase(bytes, str_of(STARTS[i]))) return true;
    return false;
}
