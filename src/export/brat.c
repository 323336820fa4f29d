#include "export/brat.h"

#include "base/utf8.h"

#include <math.h>

// "actor" as "Actor": brat's types have capitals by custom.
static void add_type(mention_kind kind, buf *out)
{
    str name = mention_kind_name(kind);
    buf_add_byte(out, (char)(name.p[0] - 'a' + 'A'));
    buf_add(out, str_sub(name, 1, name.n));
}

// "0 10;11 20" where a line ends inside, else "0 20".
static void add_place(utf8_place *at, span s, buf *out)
{
    utf8_seek_byte(at, s.begin);
    buf_add_format(out, "%zu", at->codepoint);
    for (uint32_t i = s.begin; i < s.end; i++) {
        if (at->text.p[i] != '\n') continue;
        utf8_seek_byte(at, i);
        buf_add_format(out, " %zu;%zu", at->codepoint, at->codepoint + 1);
    }
    utf8_seek_byte(at, s.end);
    buf_add_format(out, " %zu", at->codepoint);
}

// Without what would end the line or the field.
static void add_words(str words, buf *out)
{
    for (size_t i = 0; i < words.n; i++)
        buf_add_byte(out, (unsigned char)words.p[i] < ' ' ? ' ' : words.p[i]);
}

// --- values

static void add_codes(const mention *m, buf *out)
{
    for (uint32_t i = 0; i < m->n_actors; i++)
        buf_add_format(out, "%s%.*s", i ? "+" : "", STR_ARG(m->actors[i]->code));
}

static bool has_amount(const amount *n)
{
    return isfinite(n->value) || isfinite(n->low) || isfinite(n->high);
}

static void add_item(const mention *m, buf *out)
{
    add_words(m->item.category, out);
    if (m->item.designation.n) buf_add_byte(out, ' ');
    add_words(m->item.designation, out);
    if (!has_amount(&m->amount)) return;
    buf_add_byte(out, ' ');
    amount_write(&m->amount, out);
}

static void add_where(const place_value *p, buf *out)
{
    buf_add_format(out, "%.*s%s", STR_ARG(p->country), p->country.n ? " " : "");
    add_words(p->name, out);
    if (isfinite(p->lat) && isfinite(p->lon)) buf_add_format(out, " %.4f,%.4f", p->lat, p->lon);
}

// "IRNGOV to reporters through state media"
static void add_speech(const mention *m, buf *out)
{
    add_codes(m, out);
    if (!m->says) return;
    const spoken_party *to = &m->says->to, *through = &m->says->through;
    buf_add_format(out, "%s", to->name.n ? " to " : "");
    add_words(to->name, out);
    buf_add_format(out, "%s", through->name.n ? " through " : "");
    add_words(through->name, out);
}

static void add_value(const mention *m, buf *out)
{
    switch (m->kind) {
    case MENTION_ACTOR: add_codes(m, out); break;
    case MENTION_SAID: add_speech(m, out); break;
    case MENTION_TIME: buf_add(out, m->time.value); break;
    case MENTION_ITEM: add_item(m, out); break;
    case MENTION_PLACE:
        if (m->place) add_where(m->place, out);
        break;
    default: amount_write(&m->amount, out); break;
    }
}

static void add_note(const mention *m, size_t number, buf *out)
{
    buf value = {0};
    add_value(m, &value);
    if (value.n || m->how.n) {
        buf_add_format(out, "#%zu\tAnnotatorNotes T%zu\t", number, number);
        add_words(buf_str(&value), out);
        buf_add_format(out, "%s%.*s\n", value.n && m->how.n ? "; " : "", STR_ARG(m->how));
    }
    buf_free(&value);
}

void brat_document(const coded *c, buf *out)
{
    utf8_place at = {.text = c->document->text};
    size_t number = 0;
    for (size_t i = 0; i < c->mentions.n; i++) {
        const mention *m = mention_shown(&c->mentions, i);
        if (!m) continue;
        buf_add_format(out, "T%zu\t", ++number);
        add_type(m->kind, out);
        buf_add_byte(out, ' ');
        add_place(&at, m->span, out);
        buf_add_byte(out, '\t');
        add_words(span_text(c->document->text, m->span), out);
        buf_add_byte(out, '\n');
        add_note(m, number, out);
    }
}

void brat_configuration(buf *out)
{
    buf_add_c(out, "[entities]\n");
    for (int k = 0; k < MENTION_KINDS; k++) {
        add_type((mention_kind)k, out);
        buf_add_byte(out, '\n');
    }
    // Mentions may stand inside each other: an actor in what it is said to say.
    buf_add_c(out, "[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
                   "[events]\n[attributes]\n");
}
