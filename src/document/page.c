#include "document/page.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "document/pagecredit.h"
#include "document/pagedate.h"
#include "document/pageoutlet.h"

#include <string.h>

typedef page_reading reading;

static void map_block(reading *r, uint32_t i, uint32_t at, offset_map *map)
{
    const page_block *b = &r->blocks.p[i];
    for (uint32_t k = 0; k < b->n_pieces; k++) {
        const page_piece *piece = &r->blocks.pieces[b->map + k];
        html_map_text(&r->tree, &r->tree.nodes[piece->node], at + piece->at, map, r->a);
    }
}

static void add_block(reading *r, uint32_t i)
{
    if (r->text.n) buf_add_c(&r->text, "\n\n");
    map_block(r, i, (uint32_t)r->text.n, &r->out->map);
    buf_add(&r->text, r->blocks.p[i].text);
}

// Where a title that is no block stands: in <title>, else where the page has its words, else
// nowhere: then all of it is put at the page's first byte.
static void map_title(reading *r, str title)
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

static void find_title(reading *r)
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
static void map_hidden(reading *r, size_t raw_at)
{
    str raw = r->facts.body_raw; // empty where its place is not known byte for byte
    uint32_t begin = raw.p ? (uint32_t)(raw.p - r->tree.source.p) : 0;
    uint32_t at = (uint32_t)(raw_at < raw.n ? raw_at : raw.n);
    offset_map_add(&r->out->map, r->a, (uint32_t)r->text.n, begin + at);
}

// The body of the JSON-LD: its paragraphs stand in lines, or all in one.
static void take_hidden(reading *r)
{
    str body = r->facts.body, raw = r->facts.body_raw;
    uint32_t code;
    size_t i = 0; // in raw
    buf_clear(&r->text);
    r->out->map.n = 0;
    r->out->hidden = true;
    map_hidden(r, 0);
    for (size_t o = 0; o < body.n;) {
        size_t length = utf8_decode(body, o, &code);
        bool escaped = i + 1 < raw.n && raw.p[i] == '\\';
        bool line = body.p[o] == '\n';
        buf_add(&r->text, str_sub(body, o, o + length));
        if (line) buf_add_byte(&r->text, '\n'); // a line is a paragraph
        i += !escaped ? length : raw.p[i + 1] != 'u' ? 2 : length == 4 ? 12 : 6;
        o += length;
        if (escaped || line) map_hidden(r, i);
    }
    map_hidden(r, raw.n);
}

static void take_text(reading *r)
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

status page_read(arena *a, str utf8, page *out, diag *why)
{
    *out = (page){0};
    reading r = {.a = a, .out = out};
    TRY(html_parse(a, utf8, &r.tree, why));
    out->cut = r.tree.cut;
    r.facts = pagefacts_read(&r.tree, a);
    r.blocks = pageblock_cut(&r.tree, a);
    r.body = pagebody_find(&r.tree, &r.blocks, &r.facts, a);
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
