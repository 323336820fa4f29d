#include "document/page.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "document/pagecredit.h"
#include "document/pagedate.h"
#include "document/pageoutlet.h"

#define TAG_MAX_BYTES 500 // of a tag in the JSON-LD's text
#define SEEN_WORDS    30  // fewer are no text: one that scripts show is looked for
#define HIDDEN_TIMES  3   // and taken when it is so much longer

static void map_block(page_reading *r, uint32_t i, uint32_t at, offset_map *map)
{
    pageblock_map(&r->tree, &r->blocks, &r->blocks.p[i], at, map, r->a);
}

static void add_block(page_reading *r, uint32_t i)
{
    if (r->text.n) buf_add_c(&r->text, "\n\n");
    map_block(r, i, (uint32_t)r->text.n, &r->out->map);
    buf_add(&r->text, r->blocks.p[i].text);
}

// Where a title that is no block stands: in <title>, else where the page has its words, else
// nowhere: then all of it is put at the page's first byte.
static void map_title(page_reading *r, str title)
{
    offset_map *map = &r->out->title_map;
    for (uint32_t i = 0; i + 1 < r->tree.n; i++) {
        const html_node *text = &r->tree.nodes[i + 1];
        if (r->tree.nodes[i].tag != HTML_TITLE || text->tag != HTML_TEXT) continue;
        if (title.p < text->text.p || title.p > text->text.p + text->text.n) continue;
        offset_map whole = {0};
        uint32_t skipped = (uint32_t)(title.p - text->text.p);
        html_map_text(&r->tree, text, 0, &whole, r->a);
        for (uint32_t k = 0; k <= title.n; k++)
            offset_map_add(map, r->a, k, offset_map_find(whole.p, whole.n, skipped + k));
        return;
    }
    size_t at = title.n ? str_find(r->tree.source, title) : SIZE_MAX;
    bool found = at != SIZE_MAX;
    offset_map_add(map, r->a, 0, found ? (uint32_t)at : 0);
    offset_map_add(map, r->a, (uint32_t)title.n, found ? (uint32_t)(at + title.n) : 0);
}

static void find_title(page_reading *r)
{
    str title = r->facts.title;
    uint32_t block = r->body.title;
    if (block != UINT32_MAX) {
        r->out->title = r->blocks.p[block].text;
        map_block(r, block, 0, &r->out->title_map);
    } else {
        str site;
        if (!title.n) title = r->facts.head;
        r->out->title = pageoutlet_cut(title, r->facts.outlet, &site);
        map_title(r, r->out->title);
    }
    r->out->outlet = pageoutlet_find(r);
}

// What is added to the text next stands there in the raw body.
static void map_hidden(page_reading *r, size_t raw_at)
{
    str raw = r->facts.body_raw; // empty where its place is not known byte for byte
    uint32_t begin = raw.p ? (uint32_t)(raw.p - r->tree.source.p) : 0;
    uint32_t at = (uint32_t)(raw_at < raw.n ? raw_at : raw.n);
    offset_map_add(&r->out->map, r->a, (uint32_t)r->text.n, begin + at);
}

// Bytes of the tag that begins there; 0 when none does: some sites keep the HTML of a text in their
// JSON-LD.
static size_t tag_length(str body, size_t at)
{
    if (body.p[at] != '<' || at + 2 >= body.n) return 0;
    if (!ascii_is_letter(body.p[at + 1]) && body.p[at + 1] != '/') return 0;
    size_t end = str_find_byte(str_sub(body, at, at + TAG_MAX_BYTES), '>', 0);
    return end == SIZE_MAX ? 0 : end + 1;
}

// Bytes of the raw body for a character of the body that takes so many.
static size_t raw_length(str raw, size_t at, size_t length)
{
    bool escaped = at + 1 < raw.n && raw.p[at] == '\\';
    return !escaped ? length : raw.p[at + 1] != 'u' ? 2 : length == 4 ? 12 : 6;
}

static bool ends_paragraph(str tag)
{
    return str_starts_among_nocase(tag, STR("</p|<br|</h|</li|</div"), '|');
}

// The body of the JSON-LD: its paragraphs stand in lines, or all in one, or in HTML. Its references
// are left to the normaliser, but for "&amp;": what was escaped twice ("&amp;nbsp;") is one more.
static void take_hidden(page_reading *r)
{
    static const str AMP = {"&amp;", 5};
    str body = r->facts.body, raw = r->facts.body_raw;
    size_t i = 0; // in raw
    buf_clear(&r->text);
    r->out->map.n = 0;
    r->out->hidden = true;
    map_hidden(r, 0);
    for (size_t o = 0; o < body.n;) {
        uint32_t code;
        size_t from = i, end = o + utf8_decode(body, o, &code), tag = tag_length(body, o);
        bool line = body.p[o] == '\n', amp = str_starts(str_sub(body, o, body.n), AMP);
        if (tag) {
            if (r->text.n && ends_paragraph(str_sub(body, o, o + tag))) buf_add_c(&r->text, "\n\n");
            end = o + tag;
        } else {
            buf_add(&r->text, str_sub(body, o, end));
            if (line) buf_add_byte(&r->text, '\n'); // a line is a paragraph
            if (amp) end = o + AMP.n;
        }
        size_t bytes = end - o;
        while (o < end) {
            size_t length = utf8_decode(body, o, &code);
            i += raw_length(raw, i, length);
            o += length;
        }
        if (i - from != bytes || line || tag || amp) map_hidden(r, i);
    }
    map_hidden(r, raw.n);
}

static void take_text(page_reading *r)
{
    uint32_t subtitle = r->body.subtitle;
    if (subtitle != UINT32_MAX) {
        r->out->subtitle = pagereading_line(r, subtitle);
        add_block(r, subtitle);
    }
    for (uint32_t i = 0; i < r->blocks.n; i++)
        if (r->body.keep[i]) add_block(r, i);
    if (!r->body.stub) return;
    r->out->subtitle = STR_NONE;
    take_hidden(r);
}

// Where hardly anything is seen, what a script would show is looked at too.
static void find_blocks(page_reading *r)
{
    r->blocks = pageblock_cut(&r->tree, r->a);
    r->body = pagebody_find(&r->tree, &r->blocks, &r->facts, r->a);
    if (r->body.words >= SEEN_WORDS || r->body.stub) return;
    page_blocks seen = r->blocks;
    page_body body = r->body;
    r->blocks = pageblock_cut_all(&r->tree, r->a);
    r->body = pagebody_find(&r->tree, &r->blocks, &r->facts, r->a);
    if (r->body.words > body.words * HIDDEN_TIMES + SEEN_WORDS) return;
    r->blocks = seen;
    r->body = body;
}

status page_read(arena *a, str utf8, str address, page *out, diag *why)
{
    *out = (page){0};
    page_reading r = {.a = a, .out = out};
    TRY(html_parse(a, utf8, &r.tree, why));
    out->cut = r.tree.cut;
    r.facts = pagefacts_read(&r.tree, a);
    if (!r.facts.url.n) r.facts.url = address;
    find_blocks(&r);
    find_title(&r);
    pagecredit_find(&r);
    pagedate_find(&r);
    out->url = r.facts.url;
    out->language = r.facts.language;
    take_text(&r);
    out->text = str_copy(a, buf_str(&r.text));
    buf_free(&r.text);
    if (str_trim(out->text).n) return ST_OK;
    return diag_set(why, ST_FORMAT, NULL, 0, 0, "the page has no text of an article");
}
