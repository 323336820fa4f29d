#include "document/feedmend.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "document/feedname.h"
#include "document/mendwriter.h"
#include "document/xmlencoding.h"

#define LOOK_BYTES 16 // the longest thing that is told by its start: "<![CDATA["

typedef enum { IN_TEXT, IN_CDATA, IN_COMMENT, IN_INSTRUCTION, IN_DOCTYPE } place;

struct feed_mender {
    xml_decoder *decoder;
    buf in; // decoded; [at, n) is not yet read
    size_t at;
    bool ended;    // no more comes into `in`
    mend_writer w; // w.out [out_at, n) is not yet handed over
    size_t out_at;
    bool done; // nothing more comes into `out`
    place where;
    buf names;                           // of open elements, one behind the other
    uint32_t begins[MEND_MAX_DEPTH + 1]; // [depth] of each in `names`
    unsigned depth;
    size_t max_text, text; // bytes since the last tag
    mend_report report;
    status failure;
    diag why;
};

status feedmend_open(stream *in, size_t max_text, feed_mender **out, diag *why)
{
    xml_decoder *decoder;
    TRY(xml_decoder_open(in, &decoder, why));
    feed_mender *m = mem_alloc(sizeof *m);
    *m = (feed_mender){.decoder = decoder, .max_text = max_text, .w.line = 1};
    if (xml_decoder_doubt(decoder)) mendwriter_repaired(&m->w, xml_decoder_doubt(decoder));
    *out = m;
    return ST_OK;
}

void feedmend_close(feed_mender *m)
{
    if (!m) return;
    xml_decoder_close(m->decoder);
    buf_free(&m->in);
    buf_free(&m->names);
    mendwriter_free(&m->w);
    mem_free(m);
}

// --- what comes in

static size_t left(const feed_mender *m)
{
    return m->in.n - m->at;
}

// What is there of what comes next, at least n bytes unless it ends before.
static str ahead(feed_mender *m, size_t n)
{
    while (left(m) < n && !m->ended) {
        if (m->at) {
            memmove(m->in.p, m->in.p + m->at, left(m));
            m->in.n = left(m);
            m->at = 0;
        }
        bool more = true;
        m->failure = xml_decoder_next(m->decoder, &m->in, &more, &m->why);
        m->ended = !more || m->failure != ST_OK;
    }
    return (str){m->in.p ? m->in.p + m->at : "", left(m)};
}

static void pass(feed_mender *m, size_t n)
{
    for (size_t i = 0; i < n; i++) m->w.line += m->in.p[m->at + i] == '\n';
    m->at += n;
}

// --- text

// How much of n bytes of text may still be taken before the next tag.
static size_t fitting(feed_mender *m, size_t n)
{
    size_t room = m->max_text > m->text ? m->max_text - m->text : 0;
    if (n > room && m->text <= m->max_text) m->report.too_long++;
    m->text += n;
    return n < room ? n : room;
}

static str open_name(const feed_mender *m, unsigned i)
{
    uint32_t end = i + 1 < m->depth ? m->begins[i + 1] : (uint32_t)m->names.n;
    return (str){m->names.p + m->begins[i], end - m->begins[i]};
}

static void close_top(feed_mender *m)
{
    buf_add_c(&m->w.out, "</");
    buf_add(&m->w.out, open_name(m, m->depth - 1));
    buf_add_byte(&m->w.out, '>');
    m->depth--;
    m->names.n = m->begins[m->depth];
}

// HTML's elements that hold nothing end before anything that is no end tag of theirs.
static void close_hollow(feed_mender *m)
{
    if (!m->depth || !feedname_is_hollow(open_name(m, m->depth - 1))) return;
    mendwriter_repaired(&m->w, "an element of HTML that is not closed");
    close_top(m);
}

static void take_text(feed_mender *m, str s, bool references)
{
    str fit = utf8_cut(s, fitting(m, s.n));
    if (str_trim(s).n) close_hollow(m);
    if (!m->depth) {
        if (str_trim(s).n) mendwriter_repaired(&m->w, "text outside of the feed's element");
    } else if (references) {
        mendwriter_text(&m->w, fit);
    } else {
        mendwriter_plain(&m->w, fit);
    }
    pass(m, s.n);
}

// --- elements

// Index of the innermost open element of this name, m->depth when there is none.
static unsigned find_open(const feed_mender *m, str name)
{
    for (unsigned i = m->depth; i-- > 0;)
        if (str_eq_nocase(open_name(m, i), name)) return i;
    return m->depth;
}

// An <item> or <entry> ends the one before.
static void close_item(feed_mender *m, str name)
{
    if (!str_eq(name, STR("item")) && !str_eq(name, STR("entry"))) return;
    unsigned at = find_open(m, name);
    if (at == m->depth) return;
    mendwriter_repaired(&m->w, "an item that is not closed");
    while (m->depth > at) close_top(m);
}

static void start_tag(feed_mender *m, str tag)
{
    bool empty = str_ends(tag, STR("/"));
    if (empty) tag = str_sub(tag, 0, tag.n - 1);
    str name = mend_take_name(&tag);
    close_hollow(m);
    close_item(m, name);
    if (m->depth == MEND_MAX_DEPTH) {
        mendwriter_repaired(&m->w, "elements that nest too deep");
        return;
    }
    m->report.root = true;
    m->begins[m->depth++] = (uint32_t)m->names.n;
    mend_add_name(&m->names, name);
    if (mendwriter_is_one_too_many(&m->w, open_name(m, m->depth - 1))) {
        m->names.n = m->begins[--m->depth];
        return;
    }
    buf_add_byte(&m->w.out, '<');
    buf_add(&m->w.out, open_name(m, m->depth - 1));
    mendwriter_attributes(&m->w, tag);
    buf_add_byte(&m->w.out, '>');
    if (empty) close_top(m);
}

static void end_tag(feed_mender *m, str tag)
{
    buf name = {0};
    mend_add_name(&name, mend_take_name(&tag));
    unsigned at = find_open(m, buf_str(&name)), open = m->depth;
    buf_free(&name);
    if (at == open) {
        mendwriter_repaired(&m->w, "an end tag without its start tag");
        return;
    }
    if (at + 1 != open) mendwriter_repaired(&m->w, "an element that is not closed");
    while (m->depth > at) close_top(m);
}

// Bytes up to the ">" that ends the tag at the start of s; SIZE_MAX when it lacks.
static size_t tag_end(str s)
{
    char quote = 0;
    bool value = false; // right behind "="
    for (size_t i = 1; i < s.n; i++) {
        char c = s.p[i];
        if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '>') {
            return i;
        } else if (value && (c == '"' || c == '\'')) {
            quote = c;
        } else if (c == '<') {
            return SIZE_MAX; // the next tag begins
        }
        if (!ascii_is_space(c)) value = c == '=' && !quote;
    }
    return SIZE_MAX;
}

// Where a tag without an end stops: at the next "<", or ">" whatever the quotes.
static size_t broken_end(str s)
{
    size_t i = 1;
    while (i < s.n && s.p[i] != '<' && s.p[i] != '>') i++;
    return i;
}

static void take_tag(feed_mender *m)
{
    size_t want = 4096;
    str s = ahead(m, want);
    size_t end = tag_end(s);
    while (end == SIZE_MAX && s.n >= want && want < MEND_MAX_TAG_BYTES) {
        want *= 2;
        s = ahead(m, want);
        end = tag_end(s);
    }
    bool broken = end == SIZE_MAX;
    if (broken) {
        end = broken_end(s);
        if (end == s.n && m->ended) m->report.truncated = true;
        if (end == s.n && !m->ended) m->report.too_long++;
        mendwriter_repaired(&m->w, "a tag without an end");
    }
    bool closing = s.n > 1 && s.p[1] == '/';
    str tag = str_trim(str_sub(s, closing ? 2 : 1, end));
    bool cut = broken && end == s.n && m->ended; // half a tag is none
    m->text = 0;
    if (cut)
        ;
    else if (closing)
        end_tag(m, tag);
    else
        start_tag(m, tag);
    pass(m, end + (end < s.n && s.p[end] == '>'));
}

// --- all that begins with "<"

static bool opens(feed_mender *m, str s, const char *with, place where)
{
    str start = str_of(with);
    if (!str_starts_nocase(s, start)) return false;
    pass(m, start.n);
    m->where = where;
    return true;
}

static void take_markup(feed_mender *m)
{
    str s = ahead(m, LOOK_BYTES);
    if (opens(m, s, "<!--", IN_COMMENT) || opens(m, s, "<![CDATA[", IN_CDATA) ||
        opens(m, s, "<?", IN_INSTRUCTION))
        return;
    if (!m->report.root && opens(m, s, "<!", IN_DOCTYPE)) return;
    char next = s.n > 1 ? s.p[1] : ' ';
    bool tag = mend_is_name_start(next) || (next == '/' && s.n > 2 && mend_is_name_start(s.p[2]));
    if (tag) {
        take_tag(m);
        return;
    }
    mendwriter_repaired(&m->w, "a \"<\" that begins no tag");
    take_text(m, str_sub(s, 0, 1), false);
}

// Everything up to `end` is handed to `take`, piece by piece; m->where is IN_TEXT behind it.
static void take_until(feed_mender *m, const char *end, void (*take)(feed_mender *m, str s))
{
    str mark = str_of(end), s = ahead(m, LOOK_BYTES);
    size_t at = str_find(s, mark);
    if (at != SIZE_MAX) {
        take(m, str_sub(s, 0, at));
        pass(m, mark.n);
        m->where = IN_TEXT;
    } else if (s.n < LOOK_BYTES && m->ended) {
        take(m, s);
        m->report.truncated = true;
        m->where = IN_TEXT;
    } else {
        take(m, utf8_cut(s, s.n - (mark.n - 1)));
    }
}

static void take_cdata(feed_mender *m, str s)
{
    take_text(m, s, false);
}

static void take_nothing(feed_mender *m, str s)
{
    pass(m, s.n);
}

// "<?xml ... ?>"; without its "?" it ends where the next tag begins.
static void take_instruction(feed_mender *m)
{
    str s = ahead(m, MEND_MAX_TAG_BYTES);
    size_t end = str_find(s, STR("?>"));
    size_t begin = str_find_byte(s, '<', 0);
    m->where = IN_TEXT;
    if (end != SIZE_MAX && (begin == SIZE_MAX || end < begin)) {
        pass(m, end + 2);
        return;
    }
    mendwriter_repaired(&m->w, "a processing instruction without an end");
    pass(m, begin == SIZE_MAX ? s.n : begin);
}

// The document type up to its ">", with what stands in brackets: its entities.
static void take_doctype(feed_mender *m)
{
    str s = ahead(m, MEND_MAX_TAG_BYTES);
    size_t end = mend_doctype_end(s);
    if (end == SIZE_MAX) { // no end in sight: it ends where the first element begins
        mendwriter_repaired(&m->w, "a document type without an end");
        end = str_find_byte(s, '>', 0);
        if (end == SIZE_MAX) end = s.n - (s.n > 0);
    }
    mend_entities_read(&m->w.entities, str_sub(s, 0, end));
    pass(m, s.n ? end + 1 : 0);
    m->where = IN_TEXT;
}

// How much of s is text that can be taken now: up to a "<", and not half a reference.
static size_t text_length(const feed_mender *m, str s)
{
    size_t n = str_find_byte(s, '<', 0);
    if (n != SIZE_MAX || m->ended) return n == SIZE_MAX ? s.n : n;
    size_t amp = s.n;
    while (amp && s.n - amp < MEND_LONGEST_REFERENCE && s.p[amp - 1] != '&') amp--;
    bool half = amp && s.p[amp - 1] == '&' && amp > 1;
    return utf8_cut(s, half ? amp - 1 : s.n).n;
}

static void finish(feed_mender *m)
{
    if (m->depth) m->report.truncated = true;
    while (m->depth) close_top(m);
    m->done = true;
}

static void step(feed_mender *m)
{
    if (m->where == IN_CDATA) {
        take_until(m, "]]>", take_cdata);
    } else if (m->where == IN_COMMENT) {
        take_until(m, "-->", take_nothing);
    } else if (m->where == IN_INSTRUCTION) {
        take_instruction(m);
    } else if (m->where == IN_DOCTYPE) {
        take_doctype(m);
    } else {
        str s = ahead(m, MEND_LONGEST_REFERENCE * 2);
        if (!s.n || (m->report.root && !m->depth))
            finish(m);
        else if (s.p[0] == '<')
            take_markup(m);
        else
            take_text(m, str_sub(s, 0, text_length(m, s)), true);
    }
}

size_t feedmend_read(feed_mender *m, char *into, size_t n)
{
    if (m->out_at == m->w.out.n) {
        buf_clear(&m->w.out);
        m->out_at = 0;
    }
    while (!m->done && m->w.out.n - m->out_at < n) step(m);
    size_t got = m->w.out.n - m->out_at < n ? m->w.out.n - m->out_at : n;
    if (got) memcpy(into, m->w.out.p + m->out_at, got);
    m->out_at += got;
    return got;
}

status feedmend_failed(const feed_mender *m, diag *why)
{
    if (m->failure != ST_OK && why) *why = m->why;
    return m->failure;
}

mend_report feedmend_report(const feed_mender *m)
{
    mend_report r = m->report;
    r.repairs = m->w.repairs;
    memcpy(r.first, m->w.first, sizeof r.first);
    r.bad_text = xml_decoder_bad(m->decoder);
    r.encoding = xml_decoder_name(m->decoder);
    return r;
}
