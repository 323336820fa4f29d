#include "document/fragment.h"

#include "base/ascii.h"
#include "document/normaliser.h"
#include "document/pageblock.h"

#include <string.h>

#define ENDING_BLOCKS   6 // so many at the end are asked whether they only say where there is more
#define ENDING_BYTES    240  // the longest of them; "The post TITLE appeared first on SITE"
#define LONGEST_TAG     10   // bytes: "blockquote"
#define LONGEST_ENTITY  8    // bytes of the name of a reference: "thetasym"
#define TAG_REACH       1000 // bytes of a tag: what is longer is none
#define LOOKED_AT_BYTES ((size_t)16 << 10) // where a text is asked whether it is HTML

// What is no text of the piece, unless it is most of it.
#define BLOCK_ASIDE (BLOCK_CAPTION | BLOCK_CHROME | BLOCK_COMMENT | BLOCK_RELATED)

// What a line at the end begins with that says where there is more; in small letters.
static const char MORE_WORDS[] =
    "continue reading|read more|read the full|read full|read the rest|read the whole|read on|"
    "keep reading|full story|full article|more ...|more...|more \u2026|more\u2026|more \u00BB|"
    "more \u2192|click here to read|click here for more|click to continue|view the full|"
    "see full|learn more|\u2192|\u00BB";
static const char SHARE_WORDS[] = "share this|share on|like this|tweet|email this|leave a comment|"
                                  "add a comment|comments|view comments|loading...|related:";

// "The post Talks resume appeared first on The Courier."
static bool says_where_first(str s)
{
    return (str_starts_nocase(s, STR("the post ")) || str_starts_nocase(s, STR("the article ")) ||
            str_starts_nocase(s, STR("this article ")) ||
            str_starts_nocase(s, STR("this post "))) &&
           (str_find_nocase(s, STR("appeared first on")) != SIZE_MAX ||
            str_find_nocase(s, STR("first appeared on")) != SIZE_MAX);
}

static str without_opening(str s)
{
    while (s.n && strchr(" ([>", s.p[0])) s = str_sub(s, 1, s.n);
    return s;
}

static bool says_more(str s)
{
    s = without_opening(str_trim(s));
    return s.n <= ENDING_BYTES && str_starts_among_nocase(s, STR(MORE_WORDS), '|');
}

// A text without "[...]" or "(more...)" at its end; *cut when there was one.
static str without_mark(str s, bool *cut)
{
    static const char MARKS[] = "[\u2026]|[...]|[..]|(\u2026)|(...)|(more...)|(more\u2026)|(more)|"
                                "[more]|[ \u2026 ]|[ ... ]";
    s = str_trim(s);
    for (str rest = STR(MARKS); rest.p;) {
        str mark = str_split(&rest, '|');
        if (!str_ends_nocase(s, mark)) continue;
        *cut = true;
        return str_trim(str_sub(s, 0, s.n - mark.n));
    }
    return s;
}

static bool breaks_off(str s)
{
    return str_ends(s, STR("\u2026")) || str_ends(s, STR("..."));
}

bool fragment_goes_on(str text)
{
    bool cut = false;
    text = without_mark(text, &cut);
    if (cut || breaks_off(text)) return true;
    size_t line = text.n;
    while (line && text.p[line - 1] != '\n') line--;
    return says_more(str_sub(text, line, text.n));
}

typedef struct {
    html tree;
    page_blocks blocks;
    bool keep_aside; // captions and the like are most of the text
    uint32_t end;    // blocks up to here
    size_t last;     // bytes of the last one's text that count
    bool goes_on;
} reading;

static bool is_left_out(const reading *r, const page_block *b)
{
    return !r->keep_aside && (b->flags & BLOCK_ASIDE);
}

static void weigh_aside(reading *r)
{
    size_t aside = 0, all = 0;
    for (uint32_t i = 0; i < r->blocks.n; i++) {
        const page_block *b = &r->blocks.p[i];
        all += b->words;
        if (b->flags & BLOCK_ASIDE) aside += b->words;
    }
    r->keep_aside = aside * 2 >= all;
}

// "... the minister said. <a>Continue reading</a>": the link at the end of a paragraph.
static str without_link(const reading *r, const page_block *b, bool *cut)
{
    for (uint32_t k = b->n_pieces; k-- > 0;) {
        const page_piece *piece = &r->blocks.pieces[b->map + k];
        const html_node *node = &r->tree.nodes[piece->node];
        if (!str_trim(node->text).n) continue;
        if (!(r->blocks.flags[node->parent] & BLOCK_LINK)) break;
        if (!says_more(str_sub(b->text, piece->at, b->text.n))) continue;
        *cut = true;
        return str_trim(str_sub(b->text, 0, piece->at));
    }
    return b->text;
}

// Takes what only says where there is more from the end.
static void find_end(reading *r)
{
    r->end = r->blocks.n;
    for (int looked = 0; r->end; looked++) {
        const page_block *b = &r->blocks.p[r->end - 1];
        str text = str_trim(b->text);
        r->last = b->text.n;
        if (looked == ENDING_BLOCKS) return;
        bool first = text.n <= ENDING_BYTES && says_where_first(text), more = says_more(text);
        bool share = text.n <= 40 && str_starts_among_nocase(text, STR(SHARE_WORDS), '|');
        if (more) r->goes_on = true;
        if (first || more || share || is_left_out(r, b)) {
            r->end--;
            continue;
        }
        text = without_mark(without_link(r, b, &r->goes_on), &r->goes_on);
        if (breaks_off(text)) r->goes_on = true;
        r->last = text.n ? (size_t)(text.p - b->text.p) + text.n : 0;
        if (r->last) return;
        r->end--;
    }
}

// An empty line before a block, whose place is where the block begins: that may be written before
// what is shown above it.
static void add_gap(const reading *r, const page_block *b, buf *text, offset_map *map, arena *a)
{
    for (int i = 0; i < 2; i++) {
        uint32_t at = (uint32_t)text->n;
        buf_add_byte(text, '\n');
        if (b->n_pieces)
            offset_map_add(map, a, at, r->tree.nodes[r->blocks.pieces[b->map].node].source);
    }
}

static size_t find_last_end(str s, str name)
{
    for (size_t i = s.n; i-- > 0;) {
        if (s.p[i] != '<' || i + 1 >= s.n || s.p[i + 1] != '/') continue;
        if (str_starts_nocase(str_sub(s, i + 2, s.n), name)) return i;
    }
    return 0;
}

// Frames and players show nothing of what is in them: one that is never closed would hide all that
// follows. Their tags become blanks, in a copy.
static str without_open_frames(arena *a, str s)
{
    static const str FRAMES[] = {{"iframe", 6}, {"object", 6}, {"video", 5},
                                 {"audio", 5},  {"applet", 6}, {"noframes", 8}};
    char *copy = NULL;
    for (size_t k = 0; k < sizeof FRAMES / sizeof *FRAMES; k++) {
        size_t last = SIZE_MAX;
        for (size_t i = str_find_byte(s, '<', 0); i != SIZE_MAX; i = str_find_byte(s, '<', i + 1)) {
            if (!str_starts_nocase(str_sub(s, i + 1, s.n), FRAMES[k])) continue;
            if (last == SIZE_MAX) last = find_last_end(s, FRAMES[k]);
            size_t end = str_find_byte(s, '>', i);
            if (end == SIZE_MAX) break;
            if (s.p[end - 1] != '/' && i < last) continue;
            if (!copy) copy = arena_copy(a, s.p, s.n);
            memset(copy + i, ' ', end + 1 - i);
            i = end;
        }
    }
    return copy ? (str){copy, s.n} : s;
}

status fragment_read(arena *a, str utf8, fragment *out, diag *why)
{
    *out = (fragment){0};
    reading r = {0};
    TRY(html_parse(a, without_open_frames(a, utf8), &r.tree, why));
    r.blocks = pageblock_cut(&r.tree, a);
    weigh_aside(&r);
    find_end(&r);
    buf text = {0};
    for (uint32_t i = 0; i < r.end; i++) {
        const page_block *b = &r.blocks.p[i];
        if (is_left_out(&r, b)) continue;
        if (text.n) add_gap(&r, b, &text, &out->map, a);
        pageblock_map(&r.tree, &r.blocks, b, (uint32_t)text.n, &out->map, a);
        buf_add(&text, i + 1 < r.end ? b->text : str_sub(b->text, 0, r.last));
    }
    out->text = str_copy(a, buf_str(&text));
    out->goes_on = r.goes_on;
    out->cut = r.tree.cut;
    buf_free(&text);
    return ST_OK;
}

str fragment_line(arena *a, str utf8)
{
    html tree;
    if (html_parse(a, utf8, &tree, NULL) != ST_OK) return normaliser_line(a, utf8);
    page_blocks blocks = pageblock_cut(&tree, a);
    buf text = {0};
    for (uint32_t i = 0; i < blocks.n; i++) {
        if (text.n) buf_add_byte(&text, ' ');
        buf_add(&text, blocks.p[i].text);
    }
    str line = normaliser_line(a, buf_str(&text));
    buf_free(&text);
    return line;
}

// The name of the tag at s ("<p", "</div"), empty when it is none.
static str tag_name(str s)
{
    size_t begin = s.n > 1 && s.p[1] == '/' ? 2 : 1, end = begin;
    while (end < s.n && end - begin <= LONGEST_TAG &&
           (ascii_is_letter(s.p[end]) || ascii_is_digit(s.p[end])))
        end++;
    if (end >= s.n || !strchr(" \t\r\n/>", s.p[end])) return STR_NONE;
    return str_sub(s, begin, end);
}

static bool is_reference(str s)
{
    size_t i = 1;
    if (i < s.n && s.p[i] == '#') i++;
    size_t begin = i;
    while (i < s.n && i - begin <= LONGEST_ENTITY &&
           (ascii_is_letter(s.p[i]) || ascii_is_digit(s.p[i])))
        i++;
    return i > begin + 1 && i < s.n && s.p[i] == ';';
}

// Is there an attribute before the tag's end?
static bool has_attribute(str s)
{
    s = str_sub(s, 0, TAG_REACH);
    size_t end = str_find_byte(s, '>', 0), equals = str_find_byte(s, '=', 0);
    return equals != SIZE_MAX && end != SIZE_MAX && equals < end;
}

bool fragment_looks_like(str s)
{
    static const char NAMES[] =
        "p|br|hr|a|b|i|u|s|q|abbr|acronym|applet|article|aside|audio|big|blink|blockquote|body|"
        "center|cite|code|dd|del|div|dl|dt|em|embed|figure|font|frame|frameset|h1|h2|h3|h4|h5|h6|"
        "html|iframe|img|ins|kbd|li|link|meta|ol|object|pre|script|section|small|span|strike|"
        "strong|style|sub|sup|svg|math|table|tbody|td|th|tr|tt|ul|var|video";
    s = str_sub(s, 0, LOOKED_AT_BYTES);
    for (size_t i = 0; i < s.n; i++) {
        str rest = str_sub(s, i, s.n);
        if (s.p[i] == '&' && is_reference(rest)) return true;
        if (s.p[i] != '<') continue;
        str name = tag_name(rest);
        if (!name.n) continue;
        bool letter = name.n == 1 && ascii_lower(name.p[0]) != 'p'; // "a < b", "<i>": of a formula
        if (letter && rest.p[1] != '/' && !has_attribute(rest)) continue;
        if (str_among_nocase(name, str_of(NAMES), '|')) return true;
    }
    return false;
}
