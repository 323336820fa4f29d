// A web page as a flat tree: its elements and texts in the order of the page.
//
// Gumbo reads the page as a browser does (HTML5, with all its repairs); this header is all that the
// rest of the program sees of it. Pages come from strangers: what gumbo would need too much time
// for (nesting, attributes of one tag) is cut off first and told by `cut`; what it would need too
// much memory for is refused.
//
//     html page;
//     TRY(html_parse(&scratch, utf8, &page, why));
//     for (uint32_t i = 0; i < page.n; i = page.nodes[i].end) // the topmost nodes
#ifndef DM_DOCUMENT_HTML_H
#define DM_DOCUMENT_HTML_H

#include "base/status.h"
#include "document/offset_map.h"

#define HTML_MAX_BYTES      ((size_t)16 << 20) // the longest real pages have 5 MB
#define HTML_MAX_DEPTH      1500               // real pages nest some 40 deep, broken ones 500
#define HTML_MAX_ATTRIBUTES 500                // of a tag: gumbo compares each with each
#define HTML_MEMORY_BASE    ((size_t)32 << 20) // and
#define HTML_MEMORY_TIMES   64                 // bytes for each byte of the page: real ones take 15

// Elements that we know by name; all others are HTML_OTHER.
#define HTML_TAGS(X)                                                                               \
    X(HTML)                                                                                        \
    X(HEAD)                                                                                        \
    X(TITLE)                                                                                       \
    X(META)                                                                                        \
    X(LINK)                                                                                        \
    X(SCRIPT)                                                                                      \
    X(STYLE)                                                                                       \
    X(NOSCRIPT)                                                                                    \
    X(TEMPLATE)                                                                                    \
    X(BODY)                                                                                        \
    X(MAIN)                                                                                        \
    X(ARTICLE)                                                                                     \
    X(SECTION)                                                                                     \
    X(NAV)                                                                                         \
    X(ASIDE)                                                                                       \
    X(HEADER)                                                                                      \
    X(FOOTER)                                                                                      \
    X(ADDRESS)                                                                                     \
    X(H1)                                                                                          \
    X(H2)                                                                                          \
    X(H3)                                                                                          \
    X(H4)                                                                                          \
    X(H5)                                                                                          \
    X(H6)                                                                                          \
    X(P)                                                                                           \
    X(HR)                                                                                          \
    X(PRE)                                                                                         \
    X(BLOCKQUOTE)                                                                                  \
    X(OL)                                                                                          \
    X(UL)                                                                                          \
    X(LI)                                                                                          \
    X(DL)                                                                                          \
    X(DT)                                                                                          \
    X(DD)                                                                                          \
    X(FIGURE)                                                                                      \
    X(FIGCAPTION)                                                                                  \
    X(DIV)                                                                                         \
    X(CENTER)                                                                                      \
    X(A)                                                                                           \
    X(BR)                                                                                          \
    X(SPAN)                                                                                        \
    X(TIME)                                                                                        \
    X(IMG)                                                                                         \
    X(IFRAME)                                                                                      \
    X(OBJECT)                                                                                      \
    X(AUDIO)                                                                                       \
    X(VIDEO)                                                                                       \
    X(CANVAS)                                                                                      \
    X(SVG)                                                                                         \
    X(MATH)                                                                                        \
    X(TABLE)                                                                                       \
    X(CAPTION)                                                                                     \
    X(THEAD)                                                                                       \
    X(TBODY)                                                                                       \
    X(TFOOT)                                                                                       \
    X(TR)                                                                                          \
    X(TD)                                                                                          \
    X(TH)                                                                                          \
    X(FORM)                                                                                        \
    X(FIELDSET)                                                                                    \
    X(BUTTON)                                                                                      \
    X(SELECT)                                                                                      \
    X(TEXTAREA)                                                                                    \
    X(LABEL)                                                                                       \
    X(DETAILS)                                                                                     \
    X(SUMMARY)                                                                                     \
    X(SUP)

typedef enum {
    HTML_TEXT, // no element: characters
    HTML_OTHER,
#define X(name) HTML_##name,
    HTML_TAGS(X)
#undef X
        HTML_TAG_COUNT
} html_tag;

typedef struct {
    html_tag tag;
    uint32_t parent;  // index; its own for a topmost node
    uint32_t end;     // the first node behind what is in it
    uint32_t source;  // byte of the page where it begins
    str text;         // HTML_TEXT: its characters, entities resolved
    str raw;          // HTML_TEXT: the same in the page
    const void *more; // for html_attribute
} html_node;

typedef struct {
    html_node *nodes; // [n]
    uint32_t n;
    str source; // the page
    bool cut; // what nested too deep, or a tag with too many attributes, and all behind it is lost
} html;

// `utf8` is borrowed and must be valid UTF-8. Needs and keeps some 20 times its size in the arena.
// ST_LIMIT when it is longer than HTML_MAX_BYTES or would take more memory than the bounds above.
status html_parse(arena *a, str utf8, html *out, diag *why);

// Value of an attribute of an element, name in small letters; empty when it has none.
str html_attribute(const html_node *element, const char *name);
bool html_has_attribute(const html_node *element, const char *name);

// Appends to `map` where the bytes of a text node that are put at `at` come from in the page.
void html_map_text(const html *page, const html_node *text, uint32_t at, offset_map *map, arena *a);

// What the page says that it is written in ("windows-1251"), empty when it does not: looked for in
// its first HTML_CHARSET_REACH bytes.
str html_charset(str bytes);
#define HTML_CHARSET_REACH 4096

// Is it text of a page? Looks for a doctype or a tag at the start.
bool html_looks_like(str bytes);

#endif
