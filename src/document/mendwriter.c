#include "document/mendwriter.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "document/xmlencoding.h"

#include <stdio.h>

void mendwriter_free(mend_writer *w)
{
    buf_free(&w->out);
    arena_free(&w->memory);
    mend_entities_free(&w->entities);
}

void mendwriter_repaired(mend_writer *w, const char *what)
{
    if (!w->repairs++) snprintf(w->first, sizeof w->first, "line %u: %s", w->line, what);
}

// --- text

static bool is_forbidden(str s, size_t at, size_t *length)
{
    unsigned char c = (unsigned char)s.p[at];
    *length = 1;
    if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
    if (c != 0xEF || at + 2 >= s.n) return false;
    *length = 3; // U+FFFE, U+FFFF
    return (unsigned char)s.p[at + 1] == 0xBF && (unsigned char)s.p[at + 2] >= 0xBE;
}

// The second byte of a control character beyond ASCII: authors mean Windows-1252's quotes.
static bool is_control_end(str s, size_t at)
{
    return (unsigned char)s.p[at] == 0xC2 && at + 1 < s.n && (unsigned char)s.p[at + 1] < 0xA0;
}

static void add_escaped(buf *out, char c)
{
    if (c == '<')
        buf_add_c(out, "&lt;");
    else if (c == '>')
        buf_add_c(out, "&gt;");
    else if (c == '&')
        buf_add_c(out, "&amp;");
    else if (c == '"')
        buf_add_c(out, "&quot;");
    else
        buf_add_byte(out, c);
}

void mendwriter_plain(mend_writer *w, str s)
{
    for (size_t i = 0; i < s.n; i++) {
        size_t length;
        if (is_forbidden(s, i, &length)) {
            mendwriter_repaired(w, "a character that XML forbids");
            i += length - 1;
            continue;
        }
        if (is_control_end(s, i)) {
            uint32_t meant = xml_meant((unsigned char)s.p[++i]);
            if (meant)
                utf8_add(&w->out, meant);
            else
                mendwriter_repaired(w, "a control character");
            continue;
        }
        size_t run = i;
        while (run < s.n && (unsigned char)s.p[run] >= 0x20 && (unsigned char)s.p[run] != 0xC2 &&
               s.p[run] != '<' && s.p[run] != '>' && s.p[run] != '&' && s.p[run] != '"' &&
               (unsigned char)s.p[run] != 0xEF)
            run++;
        if (run > i) {
            buf_add(&w->out, str_sub(s, i, run));
            i = run - 1;
        } else {
            add_escaped(&w->out, s.p[i]);
        }
    }
}

// A reference at the start of s, which begins with "&"; returns how many bytes it takes.
static size_t add_reference(mend_writer *w, str s)
{
    buf text = {0};
    mend_reference r = mend_reference_read(&w->entities, s, &text);
    if (r.repair) mendwriter_repaired(w, r.repair);
    mendwriter_plain(w, buf_str(&text));
    buf_free(&text);
    return r.length;
}

void mendwriter_text(mend_writer *w, str s)
{
    while (s.n) {
        size_t amp = str_find_byte(s, '&', 0);
        if (amp == SIZE_MAX) amp = s.n;
        mendwriter_plain(w, str_sub(s, 0, amp));
        s = str_sub(s, amp, s.n);
        if (s.n) s = str_sub(s, add_reference(w, s), s.n);
    }
}

// --- names

bool mend_is_name_start(char c)
{
    return ascii_is_word(c) || c == '_' || c == ':';
}

static bool is_name(char c)
{
    return mend_is_name_start(c) || ascii_is_digit(c) || c == '-' || c == '.';
}

str mend_take_name(str *s)
{
    size_t n = 0;
    while (n < s->n && is_name(s->p[n])) n++;
    str name = str_sub(*s, 0, n);
    *s = str_sub(*s, n, s->n);
    return name;
}

// Bytes of UTF-8 that are letters stay, and one colon between others.
void mend_add_name(buf *out, str name)
{
    bool colon = false;
    name = utf8_cut(name, MEND_MAX_NAME_BYTES);
    for (size_t i = 0; i < name.n;) {
        uint32_t code;
        size_t n = utf8_decode(name, i, &code);
        bool good = code < 0x80 || utf8_is_letter(code);
        if (name.p[i] == ':') {
            char next = i + 1 < name.n ? name.p[i + 1] : ' ';
            good = !colon && i > 0 && (ascii_is_letter(next) || next == '_');
            colon = true;
        }
        if (good)
            buf_add(out, str_sub(name, i, i + n));
        else
            buf_add_byte(out, '_');
        i += n;
    }
}

typedef struct {
    span names[MEND_MAX_ATTRIBUTES]; // [n] in `out`
    unsigned n;
} attribute_names;

static bool is_known(const mend_writer *w, const attribute_names *known, str name)
{
    for (unsigned i = 0; i < known->n; i++)
        if (str_eq(span_text(buf_str(&w->out), known->names[i]), name)) return true;
    return false;
}

static str take_value(mend_writer *w, str *s, bool *given)
{
    *given = false;
    str rest = str_trim(*s);
    if (!rest.n || rest.p[0] != '=') return STR_NONE;
    *given = true;
    rest = str_trim(str_sub(rest, 1, rest.n));
    size_t end;
    if (rest.n && (rest.p[0] == '"' || rest.p[0] == '\'')) {
        end = str_find_byte(rest, rest.p[0], 1);
        if (end == SIZE_MAX) end = rest.n;
        *s = str_sub(rest, end + 1, rest.n);
        return str_sub(rest, 1, end);
    }
    for (end = 0; end < rest.n && !ascii_is_space(rest.p[end]);) end++;
    mendwriter_repaired(w, "a value of an attribute without quotes");
    *s = str_sub(rest, end, rest.n);
    return str_sub(rest, 0, end);
}

// libxml2 keeps every name and looks it up in lists that grow long: of a name that is one too many
// the tag or attribute goes.
bool mendwriter_is_one_too_many(mend_writer *w, str name)
{
    if (map_find(&w->known_names, name)) return false;
    if (w->known_names.n == MEND_MAX_NAMES) {
        mendwriter_repaired(w, "more names of elements and attributes than any feed has");
        return true;
    }
    map_set_number(&w->known_names, &w->memory, str_copy(&w->memory, name), 1);
    return false;
}

static void add_attribute(mend_writer *w, str *s, attribute_names *known)
{
    if (!mend_is_name_start(s->p[0])) {
        mendwriter_repaired(w, "a tag with more than attributes");
        *s = str_sub(*s, 1, s->n);
        return;
    }
    size_t before = w->out.n;
    bool given;
    str name = mend_take_name(s);
    buf_add_byte(&w->out, ' ');
    uint32_t begin = (uint32_t)w->out.n;
    mend_add_name(&w->out, name);
    span at = {begin, (uint32_t)w->out.n};
    str value = take_value(w, s, &given);
    if (!given) mendwriter_repaired(w, "an attribute without a value");
    if (known->n == MEND_MAX_ATTRIBUTES || is_known(w, known, span_text(buf_str(&w->out), at))) {
        mendwriter_repaired(w, "an attribute that stands twice");
        w->out.n = before;
        return;
    }
    bool space = str_starts(name, STR("xmlns"));
    if (mendwriter_is_one_too_many(w, span_text(buf_str(&w->out), at)) ||
        (space && (value.n > MEND_MAX_NAME_BYTES || mendwriter_is_one_too_many(w, value)))) {
        w->out.n = before;
        return;
    }
    known->names[known->n++] = at;
    buf_add_c(&w->out, "=\"");
    mendwriter_text(w, given ? value : name);
    buf_add_byte(&w->out, '"');
}

void mendwriter_attributes(mend_writer *w, str tag)
{
    attribute_names known = {.n = 0};
    for (tag = str_trim(tag); tag.n; tag = str_trim(tag)) add_attribute(w, &tag, &known);
}
