#include "document/feedfield.h"

#include "base/base64.h"
#include "base/utf8.h"
#include "document/encoding.h"
#include "document/fragment.h"

static bool holds(str s, const char *word)
{
    return str_find(s, str_of(word)) != SIZE_MAX;
}

void feedfield_begin(field_taker *t, unsigned depth, feed_field field, feed_ns ns, str type,
                     str mode)
{
    buf text = t->text;
    buf_clear(&text);
    arena a = {0};
    type = str_lower(&a, str_trim(str_sub(type, 0, FEED_MAX_LINE_BYTES)));
    *t = (field_taker){.depth = depth,
                       .field = field,
                       .ns = ns,
                       .text = text,
                       .most = feedname_is_text(field) ? FEED_MAX_FIELD_BYTES : FEED_MAX_LINE_BYTES,
                       .escaped = str_eq_nocase(mode, STR("escaped")),
                       .base64 = str_eq_nocase(mode, STR("base64")),
                       .typed = type.n > 0,
                       .xhtml = holds(type, "xhtml"),
                       .html = holds(type, "html") && !holds(type, "xhtml")};
    bool other = type.n && holds(type, "/") && !str_starts(type, STR("text/")) &&
                 !holds(type, "xml") && !holds(type, "html");
    if (ns == FEED_NS_ATOM && other && !mode.n && field != FIELD_LINK) t->base64 = true;
    if (ns == FEED_NS_ATOM && t->html) t->escaped = true; // in elements, too, as TypePad has it
    arena_free(&a);
}

static void add(field_taker *t, str s)
{
    size_t room = t->most > t->text.n ? t->most - t->text.n : 0;
    if (s.n > room) {
        t->cut = true;
        s = utf8_cut(s, room);
        t->most = t->text.n + s.n; // nothing behind what was cut
    }
    buf_add(&t->text, s);
}

static str reference_of(char c, bool value)
{
    switch (c) {
    case '<': return STR("&lt;");
    case '>': return STR("&gt;");
    case '&': return STR("&amp;");
    case '"': return value ? STR("&quot;") : STR("\"");
    default: return STR_NONE;
    }
}

static void add_escaped(field_taker *t, str s, bool value)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        str reference = reference_of(s.p[i], value);
        if (!reference.n) continue;
        add(t, str_sub(s, from, i));
        add(t, reference);
        from = i + 1;
    }
    add(t, str_sub(s, from, s.n));
}

void feedfield_characters(field_taker *t, str s)
{
    if (t->markup && !t->escaped)
        add_escaped(t, s, false);
    else
        add(t, s);
}

// From here on the text is markup, and what came before is so as well.
static void become_markup(field_taker *t)
{
    if (t->markup) return;
    t->markup = true;
    if (t->escaped || !t->text.n) return;
    buf before = t->text;
    t->text = (buf){0};
    add_escaped(t, buf_str(&before), false);
    buf_free(&before);
}

void feedfield_open_tag(field_taker *t, str name)
{
    become_markup(t);
    add(t, STR("<"));
    add(t, name);
}

void feedfield_attribute(field_taker *t, str name, str value)
{
    add(t, STR(" "));
    add(t, name);
    add(t, STR("=\""));
    add_escaped(t, value, true);
    add(t, STR("\""));
}

void feedfield_close_tag(field_taker *t, str name)
{
    add(t, feedname_is_hollow(name) ? STR(" />") : STR(">"));
}

void feedfield_end_tag(field_taker *t, str name)
{
    if (feedname_is_hollow(name)) return;
    add(t, STR("</"));
    add(t, name);
    add(t, STR(">"));
}

// Atom says what a text is, unless its author forgot to; of RSS the text itself must tell.
static bool is_html(const field_taker *t, str value)
{
    if (t->markup || t->html) return true;
    if (t->xhtml) return fragment_looks_like(value);
    if (t->ns != FEED_NS_ATOM) return fragment_looks_like(value);
    return feedname_is_text(t->field) && !t->typed && fragment_looks_like(value);
}

static void decode(field_taker *t)
{
    buf bytes = {0};
    bool good = base64_decode(buf_str(&t->text), &bytes);
    arena a = {0};
    decoded text = encoding_decode_string(&a, buf_str(&bytes));
    bool binary = str_find_byte(text.text, '\0', 0) != SIZE_MAX;
    if (good && !binary) {
        buf_clear(&t->text);
        buf_add(&t->text, text.text);
    } else if (binary) {
        buf_clear(&t->text); // a picture, say
    }
    arena_free(&a);
    buf_free(&bytes);
}

void feedfield_finish(field_taker *t, arena *a, feed_text *out)
{
    if (t->base64 && !t->markup) decode(t);
    out->value = str_copy(a, str_trim(buf_str(&t->text)));
    out->html = is_html(t, out->value);
    t->depth = 0;
}

void feedfield_free(field_taker *t)
{
    buf_free(&t->text);
}
