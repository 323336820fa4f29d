#include "document/page.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "document/credit.h"
#include "document/dateline.h"
#include "document/normaliser.h"
#include "document/pagebody.h"

#include <string.h>

#define NEAR_BLOCKS 14 // byline and date stand so near the headline

typedef struct {
    arena *a;
    html tree;
    page_facts facts;
    page_blocks blocks;
    page_body body;
    page *out;
    buf text;
} reading;

static str block_text(const reading *r, uint32_t i)
{
    return str_trim(r->blocks.p[i].text);
}

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

// "Talks resume | The Courier" -> "Talks resume"
static str without_site(str title, str outlet, str *site)
{
    static const char *const MARKS[] = {" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00BB "};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        size_t at = SIZE_MAX;
        for (size_t from = 0;;) {
            size_t next = str_find(str_sub(title, from, title.n), str_of(MARKS[i]));
            if (next == SIZE_MAX) break;
            at = from + next;
            from = at + 1;
        }
        if (at == SIZE_MAX) continue;
        str rest = str_trim(str_sub(title, at + strlen(MARKS[i]), title.n));
        if (outlet.n ? str_find(rest, outlet) != SIZE_MAX || str_find(outlet, rest) != SIZE_MAX
                     : rest.n < at) {
            *site = rest;
            return str_trim(str_sub(title, 0, at));
        }
    }
    return title;
}

static void find_title(reading *r)
{
    str site = STR_NONE, title = r->facts.title;
    uint32_t block = r->body.title;
    if (block != UINT32_MAX) {
        r->out->title = r->blocks.p[block].text;
        map_block(r, block, 0, &r->out->title_map);
        if (!r->facts.outlet.n) without_site(r->facts.head, r->facts.outlet, &site);
    } else {
        if (!title.n) title = r->facts.head;
        r->out->title = without_site(title, r->facts.outlet, &site);
        map_title(r, r->out->title);
    }
    r->out->outlet = r->facts.outlet.n ? r->facts.outlet : site;
}

// The blocks around the headline that are not of the text.
static uint32_t near_begin(const reading *r)
{
    uint32_t title = r->body.title == UINT32_MAX ? 0 : r->body.title;
    return title > 5 ? title - 5 : 0;
}

static uint32_t near_end(const reading *r)
{
    uint32_t title = r->body.title == UINT32_MAX ? 0 : r->body.title;
    uint32_t end = title + NEAR_BLOCKS;
    return end < r->blocks.n ? end : r->blocks.n;
}

static bool is_day_or_month(str word)
{
    static const char NAMES[] = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|"
                                "february|march|april|may|june|july|august|september|october|"
                                "november|december|published|posted|updated|last";
    return str_among_nocase(word, str_of(NAMES), '|');
}

// "Ada Kunda, 3 March 2025" -> "Ada Kunda"
static str name_part(str s)
{
    size_t end = 0;
    for (size_t i = 0; i < s.n;) {
        while (i < s.n && s.p[i] == ' ') i++;
        size_t begin = i;
        while (i < s.n && s.p[i] != ' ') i++;
        str word = str_sub(s, begin, i);
        while (word.n && strchr(",.;|", word.p[word.n - 1])) word.n--;
        if (!word.n || ascii_is_digit(word.p[0]) || is_day_or_month(word) || word.p[0] == '|' ||
            str_eq(word, STR("\u2022")) || str_eq(word, STR("\u00B7")))
            break;
        end = i;
    }
    s = str_sub(s, 0, end);
    while (s.n && strchr(" ,;-|", s.p[s.n - 1])) s.n--;
    return s;
}

static bool begins_large(str word)
{
    return word.n && (ascii_is_upper(word.p[0]) || (unsigned char)word.p[0] >= 0xC3);
}

// Two to five words that begin with capitals.
static bool looks_like_name(str s)
{
    uint32_t words = 0;
    while (s.p) {
        str word = str_split(&s, ' ');
        if (!word.n) continue;
        if (!begins_large(word) || ascii_is_upper(word.p[word.n - 1])) return false;
        words++;
    }
    return words >= 2 && words <= 5;
}

// Whom a line near the headline names as its author: "By ...", "Interview by ...", a name alone
// where authors stand.
static str author_of(const reading *r, uint32_t i, str line)
{
    str found = name_part(credit_byline(line));
    if (found.n || r->blocks.p[i].ends || r->blocks.p[i].words > 12) return found;
    size_t at = str_find(line, STR(" by "));
    if (at != SIZE_MAX) {
        found = name_part(str_sub(line, at + 4, line.n));
        return looks_like_name(found) ? found : STR_NONE;
    }
    uint32_t first = r->body.title == UINT32_MAX ? 0 : r->body.title + 1;
    if (r->body.subtitle != UINT32_MAX) first = r->body.subtitle + 1;
    bool there = i == first || (r->body.flags[r->blocks.p[i].around] & BLOCK_ABOUT);
    found = name_part(line);
    return there && i >= first && looks_like_name(found) ? found : STR_NONE;
}

static void find_byline(reading *r)
{
    r->out->byline = r->facts.byline;
    str known = pagebody_squeeze(r->facts.byline, r->a);
    for (uint32_t i = near_begin(r); i < near_end(r); i++) {
        if (i == r->body.title || i == r->body.subtitle || r->blocks.p[i].words > 20) continue;
        if (r->body.flags[r->blocks.p[i].around] & (BLOCK_RELATED | BLOCK_COMMENT | BLOCK_HEADING))
            continue;
        str line = normaliser_line(r->a, block_text(r, i));
        str found = author_of(r, i, line);
        if (!found.n && (!known.n || !str_eq(pagebody_squeeze(line, r->a), known))) continue;
        if (!r->out->byline.n) r->out->byline = found;
        r->body.keep[i] = 0;
    }
}

// "Published: 3 March 2025" -> "3 March 2025"; *updated says which of the two it is.
static str date_part(str line, bool *updated)
{
    static const struct {
        const char *words;
        bool updated;
    } LEADS[] = {{"last updated", true}, {"updated", true},    {"last modified", true},
                 {"modified", true},     {"published", false}, {"posted", false},
                 {"date", false},        {"issued", false},    {"first published", false},
                 {"created", false},     {"on", false},        {"at", false}};
    *updated = false;
    for (bool again = true; again;) {
        again = false;
        while (line.n && strchr(" :|-,", line.p[0])) line = str_sub(line, 1, line.n);
        for (size_t i = 0; i < sizeof LEADS / sizeof *LEADS && !again; i++) {
            size_t n = strlen(LEADS[i].words);
            if (!str_starts_nocase(line, str_of(LEADS[i].words))) continue;
            if (line.n > n && ascii_is_letter(line.p[n])) continue;
            *updated = *updated || LEADS[i].updated;
            line = str_sub(line, n, line.n);
            again = true;
        }
    }
    return line;
}

// The date that a line is about, as written; empty when it is about something else: "Answered on 11
// June 2025", "3 March 2025 | Geneva". A short line alone is looked at.
static str line_date(str line, bool *updated)
{
    str when = str_trim(date_part(line, updated));
    for (int words = 0; words < 4; words++) {
        written_date d = dateline_date(when);
        if (d.date.month && d.date.year) return when;
        size_t space = str_find_byte(when, ' ', 0);
        if (space == SIZE_MAX) break;
        when = str_trim(date_part(str_sub(when, space, when.n), updated));
    }
    return STR_NONE;
}

// Takes the dates that parts of a line tell; is there one?
static bool take_dates(reading *r, str line)
{
    bool any = false;
    while (line.p) {
        size_t bar = str_find_byte(line, '|', 0);
        size_t again = str_find(line, STR(" Updated"));
        if (again != SIZE_MAX && (bar == SIZE_MAX || again < bar)) bar = again;
        bool updated;
        str when = line_date(str_trim(str_sub(line, 0, bar)), &updated);
        line = bar == SIZE_MAX ? STR_NONE : str_sub(line, bar + 1, line.n);
        if (!when.n) continue;
        any = true;
        str *field = updated ? &r->out->updated : &r->out->published;
        if (!field->n) *field = when;
    }
    return any;
}

static void find_seen_date(reading *r)
{
    for (uint32_t i = 0; i < r->blocks.n; i++) {
        const page_block *b = &r->blocks.p[i];
        bool near = i >= near_begin(r) && i < near_end(r);
        if (i == r->body.title || b->words > (near ? 20 : 8) || (!near && !r->body.keep[i]))
            continue;
        if (r->body.flags[b->around] & (BLOCK_RELATED | BLOCK_COMMENT | BLOCK_HEADING)) continue;
        if (b->ends && b->words > 8) continue;
        str line = normaliser_line(r->a, block_text(r, i));
        if (take_dates(r, line) && b->words <= 10) r->body.keep[i] = 0;
    }
}

// <time datetime="..."> near the headline.
static void find_time(reading *r)
{
    if (!r->blocks.n || r->out->published.n) return;
    uint32_t from = r->blocks.p[near_begin(r)].first, to = r->blocks.p[near_end(r) - 1].end;
    for (uint32_t i = from > 30 ? from - 30 : 0; i < r->tree.n && i < to; i++) {
        const html_node *n = &r->tree.nodes[i];
        if (n->tag != HTML_TIME || (r->body.flags[i] & (BLOCK_RELATED | BLOCK_COMMENT))) continue;
        str when = str_trim(html_attribute(n, "datetime"));
        calendar_date day;
        if (!when.n || !calendar_parse_date(when, &day)) continue;
        r->out->published = when;
        return;
    }
}

// ".../2025/03/03/...", ".../2025-03-03-...", ".../20250303/..."
static str date_of_url(str url, arena *a)
{
    for (size_t i = 0; i + 8 <= url.n; i++) {
        if (i && ascii_is_digit(url.p[i - 1])) continue;
        char digits[9] = {0};
        size_t n = 0, k = i;
        for (; k < url.n && n < 8; k++) {
            bool cut = url.p[k] == '/' || url.p[k] == '-';
            if (cut && (n == 4 || n == 6)) continue;
            if (!ascii_is_digit(url.p[k])) break;
            digits[n++] = url.p[k];
        }
        if (n < 8 || (k < url.n && ascii_is_digit(url.p[k]))) continue;
        buf b = {0};
        buf_add_format(&b, "%.4s-%.2s-%.2s", digits, digits + 4, digits + 6);
        calendar_date day;
        bool good = calendar_parse_date(buf_str(&b), &day) && day.year >= 1990 && day.year < 2100;
        str out = good ? str_copy(a, buf_str(&b)) : STR_NONE;
        buf_free(&b);
        if (good) return out;
    }
    return STR_NONE;
}

static void find_dates(reading *r)
{
    r->out->published = r->facts.published;
    r->out->updated = r->facts.updated;
    find_time(r);
    find_seen_date(r);
    if (!r->out->published.n) r->out->published = date_of_url(r->facts.url, r->a);
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
        r->out->subtitle = block_text(r, subtitle);
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
    find_byline(&r);
    find_dates(&r);
    out->url = r.facts.url;
    out->language = r.facts.language;
    take_text(&r);
    out->text = str_copy(a, buf_str(&r.text));
    buf_free(&r.text);
    if (str_trim(out->text).n) return ST_OK;
    return diag_set(why, ST_FORMAT, NULL, 0, 0, "the page has no text of an article");
}
