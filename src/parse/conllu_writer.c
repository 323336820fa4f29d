#include "parse/conllu.h"

conllu_writer conllu_begin(const document *d, bool analysed, conllu_unit unit)
{
    conllu_writer w = {.doc = d, .analysed = analysed, .unit = d ? unit : CONLLU_NO_RANGE};
    if (d) w.place.text = d->text;
    return w;
}

// A tab or a line end inside a column would break the row: they become spaces, and so does a word
// that is nothing else.
static void add_column(buf *out, str value)
{
    if (value.n == 0) buf_add_byte(out, '_');
    size_t begin = out->n;
    buf_add(out, value);
    for (size_t i = begin; i < out->n; i++) {
        char c = out->p[i];
        if (c == '\t' || c == '\n' || c == '\r') out->p[i] = ' ';
    }
}

static void add_own_comments(conllu_writer *w, buf *out, const sentence *s)
{
    str id = w->doc ? w->doc->id : STR_NONE;
    if (!w->begun && id.n > 0) {
        buf_add_c(out, "# newdoc id = ");
        add_column(out, id);
        buf_add_byte(out, '\n');
    }
    if (!w->begun || s->part != w->part) buf_add_c(out, "# newpar\n");
    buf_add_c(out, "# sent_id = ");
    if (id.n > 0) {
        add_column(out, id);
        if (w->copy > 1) buf_add_format(out, ".%u", w->copy);
        buf_add_byte(out, '-');
    }
    buf_add_number(out, s->index + 1);
    buf_add_byte(out, '\n');
}

// Words of the multiword token that starts at word i: 1 for a plain word.
static uint32_t width(const sentence *s, uint32_t i)
{
    uint32_t n = s->tokens[i].multiword > 1 ? s->tokens[i].multiword : 1;
    return i + n <= s->n_tokens ? n : s->n_tokens - i;
}

// The form of a multiword token: its words' forms joined, or the bytes when they share a span.
static void add_form(buf *out, const sentence *s, uint32_t i, uint32_t n, const document *d)
{
    span first = s->tokens[i].span, last = s->tokens[i + n - 1].span;
    if (n > 1 && d && first.begin == last.begin && first.end == last.end) {
        add_column(out, span_text(d->text, first));
        return;
    }
    for (uint32_t k = i; k < i + n; k++) add_column(out, s->tokens[k].form);
}

static void add_text(buf *out, const sentence *s, const document *d)
{
    buf_add_c(out, "# text = ");
    for (uint32_t i = 0; i < s->n_tokens;) {
        uint32_t n = width(s, i);
        add_form(out, s, i, n, d);
        i += n;
        if (i < s->n_tokens && s->tokens[i - 1].space_after) buf_add_byte(out, ' ');
    }
    buf_add_byte(out, '\n');
}

static size_t seek(conllu_writer *w, uint32_t byte)
{
    if (w->unit == CONLLU_BYTES) return byte;
    utf8_seek_byte(&w->place, byte);
    return w->unit == CONLLU_CODEPOINTS ? w->place.codepoint : w->place.utf16;
}

static void add_misc(conllu_writer *w, buf *out, span bytes, bool space_after)
{
    if (!space_after) buf_add_c(out, "SpaceAfter=No");
    if (w->unit != CONLLU_NO_RANGE) {
        size_t begin = seek(w, bytes.begin), end = seek(w, bytes.end);
        buf_add_c(out, space_after ? "TokenRange=" : "|TokenRange=");
        buf_add_number(out, begin);
        buf_add_byte(out, ':');
        buf_add_number(out, end);
    } else if (space_after) {
        buf_add_byte(out, '_');
    }
    buf_add_byte(out, '\n');
}

static void add_range(conllu_writer *w, buf *out, const sentence *s, uint32_t i, uint32_t n)
{
    buf_add_number(out, i + 1);
    buf_add_byte(out, '-');
    buf_add_number(out, i + n);
    buf_add_byte(out, '\t');
    add_form(out, s, i, n, w->doc);
    buf_add_c(out, "\t_\t_\t_\t_\t_\t_\t_\t");
    span all = span_union(s->tokens[i].span, s->tokens[i + n - 1].span);
    add_misc(w, out, all, s->tokens[i + n - 1].space_after);
}

static void add_name(buf *out, const char *name)
{
    buf_add_c(out, name);
    buf_add_byte(out, '\t');
}

static void add_word(conllu_writer *w, buf *out, const token *t, uint32_t id, bool in_range)
{
    buf_add_number(out, id);
    buf_add_byte(out, '\t');
    add_column(out, t->form);
    buf_add_byte(out, '\t');
    if (w->analysed) {
        add_column(out, t->lemma);
        buf_add_byte(out, '\t');
        add_name(out, upos_name((upos)t->upos));
        add_name(out, xpos_name((xpos)t->xpos));
        add_column(out, t->feats);
        buf_add_byte(out, '\t');
        buf_add_number(out, (uint64_t)((int64_t)t->head + 1)); // 0 for the root
        buf_add_byte(out, '\t');
        add_name(out, deprel_name((deprel)t->rel));
        buf_add_c(out, "_\t");
    } else {
        buf_add_c(out, "_\t_\t_\t_\t_\t_\t_\t");
    }
    if (in_range)
        buf_add_c(out, "_\n");
    else
        add_misc(w, out, t->span, t->space_after);
}

void conllu_add(conllu_writer *w, buf *out, const sentence *s, str comments)
{
    if (s->n_tokens == 0) return;
    if (comments.n > 0)
        buf_add(out, comments);
    else
        add_own_comments(w, out, s);
    w->begun = true;
    w->part = s->part;
    add_text(out, s, w->doc);
    for (uint32_t i = 0; i < s->n_tokens;) {
        uint32_t n = width(s, i);
        if (n > 1) add_range(w, out, s, i, n);
        for (uint32_t k = i; k < i + n; k++) add_word(w, out, &s->tokens[k], k + 1, n > 1);
        i += n;
    }
    buf_add_byte(out, '\n');
}
