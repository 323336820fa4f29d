#include "document/mendentity.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "document/feedmend.h"
#include "document/xmlencoding.h"

#include <libxml/HTMLparser.h>

void mend_entities_free(mend_entities *e)
{
    buf_free(&e->text);
    mem_free(e->names);
    mem_free(e->values);
}

size_t mend_doctype_end(str s)
{
    bool inside = false; // of brackets
    char quote = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (quote) {
            if (c == quote) quote = 0;
        } else if (inside && str_starts(str_sub(s, i, s.n), STR("<!--"))) {
            size_t end = str_find(str_sub(s, i, s.n), STR("-->"));
            if (end == SIZE_MAX) return SIZE_MAX;
            i += end + 2;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[' || c == ']') {
            inside = c == '[';
        } else if (c == '>' && !inside) {
            return i;
        }
    }
    return SIZE_MAX;
}

static str word(str *s)
{
    *s = str_trim(*s);
    size_t n = 0;
    while (n < s->n && !ascii_is_space(s->p[n])) n++;
    str found = str_sub(*s, 0, n);
    *s = str_trim(str_sub(*s, n, s->n));
    return found;
}

static span keep(mend_entities *e, str s)
{
    span at = {(uint32_t)e->text.n, (uint32_t)(e->text.n + s.n)};
    buf_add(&e->text, s);
    return at;
}

static void add_entity(mend_entities *e, str name, str value)
{
    if (e->n == MEND_MAX_ENTITIES || !name.n || name.n > MEND_LONGEST_REFERENCE) return;
    if (value.n > MEND_ENTITY_MAX_BYTES || !utf8_valid(value)) return;
    if (str_find_byte(value, '&', 0) != SIZE_MAX || str_find_byte(value, '<', 0) != SIZE_MAX)
        return;
    if (!e->names) {
        e->names = mem_alloc(MEND_MAX_ENTITIES * sizeof *e->names);
        e->values = mem_alloc(MEND_MAX_ENTITIES * sizeof *e->values);
    }
    e->names[e->n] = keep(e, name);
    e->values[e->n++] = keep(e, value);
}

void mend_entities_read(mend_entities *e, str doctype)
{
    for (;;) {
        size_t at = str_find(doctype, STR("<!ENTITY"));
        if (at == SIZE_MAX) return;
        doctype = str_sub(doctype, at + 8, doctype.n);
        str name = word(&doctype); // "%" of a parameter entity is no name that is ever found
        if (!doctype.n || (doctype.p[0] != '"' && doctype.p[0] != '\'')) continue;
        size_t end = str_find_byte(doctype, doctype.p[0], 1);
        if (end == SIZE_MAX) return;
        add_entity(e, name, str_sub(doctype, 1, end));
        doctype = str_sub(doctype, end, doctype.n);
    }
}

static bool add_own(mend_entities *e, str name, buf *out)
{
    for (size_t i = 0; i < e->n; i++) {
        if (!str_eq(span_text(buf_str(&e->text), e->names[i]), name)) continue;
        str value = span_text(buf_str(&e->text), e->values[i]);
        if (e->expansion + value.n > MEND_MAX_EXPANSION) return false;
        e->expansion += value.n;
        buf_add(out, value);
        return true;
    }
    return false;
}

static mend_reference read_none(buf *out)
{
    buf_add_byte(out, '&');
    return (mend_reference){1, "\"&\" that begins no reference"};
}

static mend_reference read_number(str s, size_t end, buf *out)
{
    bool hex = s.n > 2 && (s.p[2] == 'x' || s.p[2] == 'X');
    uint32_t code = 0, base = hex ? 16 : 10;
    if (end == (hex ? 3 : 2)) return read_none(out);
    for (size_t i = hex ? 3 : 2; i < end; i++) {
        int digit = ascii_hex(s.p[i]);
        if (digit < 0 || (uint32_t)digit >= base) return read_none(out);
        code = code * base + (uint32_t)digit;
        if (code > 0x10FFFF) code = 0x110000;
    }
    bool control = code < 0x20 && code != '\t' && code != '\n' && code != '\r';
    uint32_t shown = xml_meant(code);
    if (!control && shown) utf8_add(out, shown);
    return (mend_reference){end + 1, control || !shown ? "a number of no character" : NULL};
}

static mend_reference read_name(mend_entities *e, str s, size_t end, buf *out)
{
    static const struct {
        str name;
        char character;
    } XML[] = {{{"amp", 3}, '&'},
               {{"lt", 2}, '<'},
               {{"gt", 2}, '>'},
               {{"quot", 4}, '"'},
               {{"apos", 4}, '\''}};
    str name = str_sub(s, 1, end);
    for (size_t i = 0; i < sizeof XML / sizeof *XML; i++) {
        if (!str_eq(name, XML[i].name)) continue;
        buf_add_byte(out, XML[i].character);
        return (mend_reference){end + 1, NULL};
    }
    if (add_own(e, name, out)) return (mend_reference){end + 1, NULL};
    char terminated[MEND_LONGEST_REFERENCE];
    memcpy(terminated, name.p, name.n);
    terminated[name.n] = '\0';
    const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)terminated);
    if (known)
        utf8_add(out, known->value);
    else
        buf_add(out, str_sub(s, 0, end + 1));
    return (mend_reference){end + 1, known ? "an entity of HTML that XML does not know"
                                           : "an entity that nobody defines"};
}

mend_reference mend_reference_read(mend_entities *e, str s, buf *out)
{
    size_t end = 1;
    while (end < s.n && end < MEND_LONGEST_REFERENCE &&
           (ascii_is_letter(s.p[end]) || ascii_is_digit(s.p[end]) || strchr("#_-.:", s.p[end])))
        end++;
    if (end >= s.n || s.p[end] != ';' || end == 1) return read_none(out);
    if (s.p[1] == '#') return read_number(s, end, out);
    return read_name(e, s, end, out);
}
