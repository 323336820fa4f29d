#include "document/pageoutlet.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "document/pagesqueeze.h"

#include <string.h>

#define OUTLET_MAX_BYTES 80 // of a name
#define HOME_LINKS       5  // to the site's first page: the name stands in one of the first
#define HOME_NODES       12 // in such a link
#define RIGHTS_BLOCKS    40 // from the end of the page up

static const char *const MARKS[] = {
    " | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00BB ", " \u00AB ", " \u00B7 ", " \u2022 "};

// The next mark from `from` on; *length its bytes. SIZE_MAX when there is none.
static size_t next_mark(str title, size_t from, size_t *length)
{
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        size_t at = str_find(str_sub(title, from, title.n), str_of(MARKS[i]));
        if (at == SIZE_MAX || from + at >= first) continue;
        first = from + at;
        *length = strlen(MARKS[i]);
    }
    return first;
}

str pageoutlet_cut(str title, str outlet, str *site)
{
    size_t at = SIZE_MAX, length = 0, mark_length = 0;
    *site = STR_NONE;
    for (size_t from = 0, next; (next = next_mark(title, from, &length)) != SIZE_MAX;) {
        at = next;
        mark_length = length;
        from = next + 1;
    }
    if (at == SIZE_MAX) return title;
    str rest = str_trim(str_sub(title, at + mark_length, title.n));
    bool named = outlet.n ? str_find(rest, outlet) != SIZE_MAX || str_find(outlet, rest) != SIZE_MAX
                          : rest.n < at;
    if (!named) return title;
    *site = rest;
    return str_trim(str_sub(title, 0, at));
}

static bool is_name(str s)
{
    uint32_t code;
    if (!s.n || s.n > OUTLET_MAX_BYTES) return false;
    for (size_t i = 0; i < s.n; i++) // the number of a document
        if (ascii_is_digit(s.p[i]) && str_find_byte(s, '/', 0) != SIZE_MAX) return false;
    utf8_decode(s, 0, &code);
    return utf8_is_letter(code);
}

// Of "The Courier | Talks resume" what is not the headline.
static str beside_title(const page_reading *r)
{
    str head = str_trim(r->facts.head), title = pagesqueeze(r->out->title, r->a), site = STR_NONE;
    if (head.n > PAGE_HEAD_MAX_BYTES) return STR_NONE;
    bool before = true; // the headline comes yet
    for (size_t from = 0, length = 0; from <= head.n;) {
        size_t end = next_mark(head, from, &length);
        str part = str_trim(str_sub(head, from, end == SIZE_MAX ? head.n : end));
        str squeezed = pagesqueeze(part, r->a);
        bool same = str_find(title, squeezed) != SIZE_MAX || str_find(squeezed, title) != SIZE_MAX;
        if (title.n && same)
            before = false;
        else if (!before || !site.n) // the last behind it, else the first
            site = part;
        if (end == SIZE_MAX) break;
        from = end + length;
    }
    return !before && is_name(site) ? site : STR_NONE;
}

// The text of a link to the site's first page, or what stands for its picture.
static str link_name(const page_reading *r, uint32_t link)
{
    const html_node *nodes = r->tree.nodes;
    if (nodes[link].end - link > HOME_NODES) return STR_NONE;
    for (uint32_t i = link + 1; i < nodes[link].end; i++) {
        str text = nodes[i].tag == HTML_TEXT ? str_trim(nodes[i].text) : STR_NONE;
        if (nodes[i].tag == HTML_IMG) text = str_trim(html_attribute(&nodes[i], "alt"));
        if (str_ends_nocase(text, STR(" logo"))) text = str_trim(str_sub(text, 0, text.n - 5));
        if (text.n) return text;
    }
    return STR_NONE;
}

static bool leads_home(const html_node *n, str own)
{
    str to = html_attribute(n, "href");
    if (str_eq(to, STR("/")) || str_among_nocase(STR("home"), html_attribute(n, "rel"), ' '))
        return true;
    size_t host = str_find(to, STR("://"));
    if (host == SIZE_MAX) return false;
    size_t slash = str_find_byte(to, '/', host + 3);
    str site = str_sub(to, 0, slash); // all of it without a slash
    return (slash == SIZE_MAX || slash + 1 == to.n) && str_starts(own, site);
}

static str home_link(const page_reading *r)
{
    static const char PLAIN[] = "home|home page|homepage|start|startseite|accueil|inicio|news|logo|"
                                "main|front page|top|index|back|menu";
    uint32_t links = 0;
    for (uint32_t i = 0; i < r->tree.n && links < HOME_LINKS; i++) {
        if (r->tree.nodes[i].tag != HTML_A || !leads_home(&r->tree.nodes[i], r->facts.url))
            continue;
        str name = link_name(r, i);
        links++;
        if (is_name(name) && !str_among_nocase(name, str_of(PLAIN), '|')) return name;
    }
    return STR_NONE;
}

// "\u00A9 2004 The Courier. All rights reserved." -> "The Courier"
static str rights_holder(str line)
{
    static const char *const SIGNS[] = {"\u00A9", "Copyright", "(c)"};
    bool any = false;
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
        line = str_trim(line);
        if (!str_starts_nocase(line, str_of(SIGNS[i]))) continue;
        line = str_trim(str_sub(line, strlen(SIGNS[i]), line.n));
        any = true;
        i = SIZE_MAX; // "Copyright \u00A9"
    }
    if (!any) return STR_NONE;
    while (line.n && (ascii_is_digit(line.p[0]) || strchr(" ,.-", line.p[0])))
        line = str_sub(line, 1, line.n);
    if (str_starts_nocase(line, STR("by "))) line = str_sub(line, 3, line.n);
    size_t end = line.n;
    static const char *const ENDS[] = {".", ",", "|", " - ", " \u2013 ", ";", "All rights", "\n"};
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        size_t at = str_find(line, str_of(ENDS[i]));
        if (at < end) end = at;
    }
    while (end && (ascii_is_digit(line.p[end - 1]) || line.p[end - 1] == ' ')) end--;
    return str_sub(line, 0, end);
}

static str rights_line(const page_reading *r)
{
    uint32_t from = r->blocks.n > RIGHTS_BLOCKS ? r->blocks.n - RIGHTS_BLOCKS : 0;
    for (uint32_t i = from; i < r->blocks.n; i++) {
        str name = rights_holder(pagereading_line(r, i));
        if (is_name(name)) return name;
    }
    return STR_NONE;
}

str pageoutlet_find(const page_reading *r)
{
    str site = STR_NONE;
    if (r->facts.outlet.n) return r->facts.outlet;
    if (r->body.title == UINT32_MAX && r->facts.head.n <= PAGE_HEAD_MAX_BYTES)
        pageoutlet_cut(r->facts.title.n ? r->facts.title : r->facts.head, STR_NONE, &site);
    if (!is_name(site)) site = beside_title(r);
    if (!site.n) site = home_link(r);
    if (!site.n) site = rights_line(r);
    return site;
}
