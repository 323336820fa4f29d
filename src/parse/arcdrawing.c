#include "parse/arcdrawing.h"

#include "base/utf8.h"
#include "parse/arclayout.h"
#include "parse/textwidth.h"

#define LEVEL_FIRST  30 // from the words up to the lowest arc
#define LEVEL_STEP   21 // from one level to the next: a label's height and a little
#define TOP          12 // from a row's top to its highest arc
#define ARROW        6  // its length
#define CORNER       9  // radius of an arc's corners
#define FORM_LINE    16 // from the arcs' ends to the words' base line
#define TAG_LINE     31 // and to that of their tags
#define ROW_BOTTOM   40 // and to the end of the row
#define ROW_SPACE    14 // between the rows of a sentence
#define SPACE        26 // between two sentences
#define CAPTION_LINE 18
#define HEADING_SIZE 15
#define HEADING_LINE 30
#define HEADING_MOST 90 // columns; more of a title tells nobody more

static const char STYLE[] =
    "<style>\n"
    ".dm-arcs .bg{fill:#fff}\n"
    ".dm-arcs text{font-family:Arial,'Liberation Sans',Helvetica,sans-serif;fill:#16202c;"
    "text-anchor:middle}\n"
    ".dm-arcs .w{font-size:16px}\n"
    ".dm-arcs .t{font-size:11px;fill:#667282}\n"
    ".dm-arcs .s{font-size:11px;fill:#667282;text-anchor:start}\n"
    ".dm-arcs .h{font-size:15px;font-weight:bold;text-anchor:start}\n"
    ".dm-arcs .a text{font-size:12px}\n"
    ".dm-arcs .a path{fill:none;stroke:#56657a;stroke-width:1.2}\n"
    ".dm-arcs .a path.p{fill:#56657a;stroke:none}\n"
    ".dm-arcs .core text{fill:#1350b4}\n"
    ".dm-arcs .core path{stroke:#1f66d6;stroke-width:1.6}\n"
    ".dm-arcs .core path.p{fill:#1f66d6}\n"
    ".dm-arcs .small text{fill:#667282}\n"
    ".dm-arcs .small path{stroke:#a3adba}\n"
    ".dm-arcs .small path.p{fill:#a3adba}\n"
    ".dm-arcs .a:hover path{stroke-width:2.6}\n"
    "@media screen and (prefers-color-scheme:dark){\n"
    ".dm-arcs .bg{fill:#14181f}\n"
    ".dm-arcs text{fill:#e8ecf1}\n"
    ".dm-arcs .t,.dm-arcs .s,.dm-arcs .small text{fill:#98a4b3}\n"
    ".dm-arcs .a path{stroke:#8d9bad}\n"
    ".dm-arcs .a path.p{fill:#8d9bad}\n"
    ".dm-arcs .core text{fill:#8ab8ff}\n"
    ".dm-arcs .core path{stroke:#6ba3f8}\n"
    ".dm-arcs .core path.p{fill:#6ba3f8}\n"
    ".dm-arcs .small path{stroke:#59636f}\n"
    ".dm-arcs .small path.p{fill:#59636f}\n"
    "}\n"
    "</style>\n";

// --- text

// Characters that XML cannot hold become U+FFFD.
static void add_escaped(buf *out, str text)
{
    for (size_t i = 0; i < text.n;) {
        uint32_t code;
        size_t n = utf8_decode(text, i, &code);
        switch (code) {
        case '&': buf_add_c(out, "&amp;"); break;
        case '<': buf_add_c(out, "&lt;"); break;
        case '>': buf_add_c(out, "&gt;"); break;
        case '\t':
        case '\n':
        case '\r': buf_add_byte(out, ' '); break;
        default:
            utf8_add(out,
                     code < ' ' || (code >= 0x7F && code < 0xA0) || code == 0xFFFE || code == 0xFFFF
                         ? UTF8_REPLACEMENT
                         : code);
        }
        i += n;
    }
}

static void add_text(buf *out, const char *class, int x, int y, str text)
{
    buf_add_format(out, "<text%s%s%s x=\"%d\" y=\"%d\">", class ? " class=\"" : "",
                   class ? class : "", class ? "\"" : "", x, y);
    add_escaped(out, text);
    buf_add_c(out, "</text>");
}

static void add_form(buf *out, str form)
{
    bool cut;
    add_escaped(out, arc_form(form, &cut));
    if (cut) buf_add_c(out, "…");
}

// --- arcs

// Core arguments and the root carry the sentence; words of grammar and punctuation stand back.
static const char *class_of(deprel rel)
{
    switch (deprel_base(rel)) {
    case REL_ROOT:
    case REL_NSUBJ:
    case REL_CSUBJ:
    case REL_OBJ:
    case REL_IOBJ:
    case REL_CCOMP:
    case REL_XCOMP: return "a core";
    case REL_AUX:
    case REL_COP:
    case REL_MARK:
    case REL_DET:
    case REL_CASE:
    case REL_CC:
    case REL_EXPL:
    case REL_PUNCT: return "a small";
    default: return "a";
    }
}

static void add_arrow(buf *out, int x, int y)
{
    buf_add_format(out, "<path class=\"p\" d=\"M%d %dl-4 -%dh8z\"/>", x, y, ARROW);
}

// The line from its left end to its right one; an open end is at the margin, at its height.
static void add_line(buf *out, const arc_piece *p, int top, int bottom)
{
    int width = p->right - p->left, r = width / 2 < CORNER ? width / 2 : CORNER;
    int left = p->head_left ? bottom : bottom - ARROW + 1;
    int right = p->head_left ? bottom - ARROW + 1 : bottom;
    buf_add_c(out, "<path d=\"");
    if (p->left_open)
        buf_add_format(out, "M%d %d", p->left, top);
    else
        buf_add_format(out, "M%d %dV%dq0 -%d %d -%d", p->left, left, top + r, r, r, r);
    if (p->right_open)
        buf_add_format(out, "H%d", p->right);
    else
        buf_add_format(out, "H%dq%d 0 %d %dV%d", p->right - r, r, r, r, right);
    buf_add_c(out, "\"/>");
}

static void add_arc_title(buf *out, const sentence *s, const arc_piece *p)
{
    const token *t = &s->tokens[p->word];
    buf_add_c(out, "<title>");
    if (!p->root) {
        add_form(out, s->tokens[t->head].form);
        buf_add_c(out, " → ");
    }
    add_form(out, t->form);
    buf_add_format(out, ": %s</title>", deprel_name((deprel)t->rel));
}

static void add_arc(buf *out, const sentence *s, const arc_piece *p, int bottom)
{
    const token *t = &s->tokens[p->word];
    int y = bottom - LEVEL_FIRST - ((int)p->level - 1) * LEVEL_STEP;
    int middle = (p->left + p->right) / 2;
    buf_add_format(out, "<g class=\"%s\">", class_of((deprel)t->rel));
    add_arc_title(out, s, p);
    if (p->root)
        buf_add_format(out, "<path d=\"M%d %dV%d\"/>", p->left, y + 6, bottom - ARROW + 1);
    else
        add_line(out, p, y, bottom);
    if (p->root || (p->head_left ? !p->right_open : !p->left_open))
        add_arrow(out, p->head_left ? p->right : p->left, bottom);
    buf_add_format(out, "<rect class=\"bg\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"14\"/>",
                   middle - p->label / 2 - 3, y - 7, p->label + 6);
    add_text(out, NULL, middle, y + 4, str_of(deprel_name((deprel)t->rel)));
    buf_add_c(out, "</g>\n");
}

// --- words

static void add_word(buf *out, const token *t, int x, int y)
{
    buf_add_format(out, "<g><title>");
    add_escaped(out, t->form);
    buf_add_c(out, ": ");
    add_escaped(out, t->lemma);
    buf_add_format(out, " %s %s", upos_name((upos)t->upos), xpos_name((xpos)t->xpos));
    if (t->feats.n) buf_add_byte(out, ' ');
    add_escaped(out, t->feats);
    buf_add_format(out, "</title><text class=\"w\" x=\"%d\" y=\"%d\">", x, y + FORM_LINE);
    add_form(out, t->form);
    buf_add_c(out, "</text>");
    add_text(out, "t", x, y + TAG_LINE, str_of(upos_name((upos)t->upos)));
    buf_add_c(out, "</g>\n");
}

// The highest arcs first: the label of a lower one hides a line that crosses it.
static void add_row(arc_drawing *d, const sentence *s, const arc_layout *l, const arc_row *row)
{
    int bottom = d->height;
    if (row->levels > 0) bottom += TOP + LEVEL_FIRST + ((int)row->levels - 1) * LEVEL_STEP;
    for (uint32_t i = row->n_pieces; i-- > 0;) add_arc(&d->body, s, &row->pieces[i], bottom);
    for (uint32_t i = row->begin; i < row->end; i++)
        add_word(&d->body, &s->tokens[i], l->middle[i], bottom);
    d->height = bottom + ROW_BOTTOM;
}

// --- what it shows, in words

static void add_sentence_text(buf *out, const sentence *s)
{
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        add_escaped(out, s->tokens[i].form);
        if (s->tokens[i].space_after && i + 1 < s->n_tokens) buf_add_byte(out, ' ');
    }
    buf_add_byte(out, '\n');
}

// "nsubj(left-3, envoy-2)", as the Stanford parsers print it.
static void add_dependencies(buf *out, const sentence *s)
{
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (t->head < -1 || t->head >= (int32_t)s->n_tokens) continue;
        buf_add_format(out, "%s%s(", i ? " " : "", deprel_name((deprel)t->rel));
        if (t->head >= 0)
            add_escaped(out, s->tokens[t->head].form);
        else
            buf_add_c(out, "ROOT");
        buf_add_format(out, "-%d, ", t->head + 1);
        add_escaped(out, t->form);
        buf_add_format(out, "-%u)", i + 1);
    }
    buf_add_byte(out, '\n');
}

// --- the drawing

static void widen(arc_drawing *d, int width)
{
    if (width > d->width) d->width = width;
}

// A line of text at the left; a long one is cut.
static void add_line_of_text(arc_drawing *d, const char *class, str text, int size, int height)
{
    size_t columns = 0, end = 0;
    while (end < text.n && columns < HEADING_MOST) {
        uint32_t code;
        end += utf8_decode(text, end, &code);
        columns += utf8_code_columns(code);
    }
    buf shown = {0};
    buf_add(&shown, str_sub(text, 0, end));
    if (end < text.n) buf_add_c(&shown, "…");
    add_text(&d->body, class, ARC_MARGIN, d->height + height - 8, buf_str(&shown));
    buf_add_byte(&d->body, '\n');
    widen(d, text_width(buf_str(&shown), size) * 11 / 10 + 2 * ARC_MARGIN); // bold is wider
    buf_free(&shown);
    d->height += height;
}

void arc_drawing_heading(arc_drawing *d, str text)
{
    d->height += d->height ? SPACE : ARC_MARGIN / 2;
    add_line_of_text(d, "h", text, HEADING_SIZE, HEADING_LINE);
}

status arc_drawing_add(arc_drawing *d, const sentence *s, str caption, diag *why)
{
    if (d->sentences >= ARC_SENTENCES_MAX)
        return diag_set(why, ST_LIMIT, NULL, 0, 0,
                        "more than %d sentences for one picture; draw fewer at a time",
                        ARC_SENTENCES_MAX);
    if (s->n_tokens == 0) return ST_OK;
    d->sentences++;
    d->height += d->height ? SPACE : ARC_MARGIN / 2;
    arc_layout l = arc_layout_make(s, &d->scratch);
    if (caption.n) add_line_of_text(d, "s", caption, ARC_TAG_SIZE, CAPTION_LINE);
    if (l.plain)
        add_line_of_text(d, "s", STR("a sentence too long for arcs"), ARC_TAG_SIZE, CAPTION_LINE);
    for (uint32_t r = 0; r < l.n_rows; r++) {
        if (r > 0) d->height += ROW_SPACE;
        add_row(d, s, &l, &l.rows[r]);
    }
    widen(d, l.width);
    add_sentence_text(&d->about, s);
    if (!l.plain) add_dependencies(&d->about, s);
    arena_reset(&d->scratch);
    return ST_OK;
}

void arc_drawing_finish(arc_drawing *d, buf *out)
{
    int height = d->height + ARC_MARGIN;
    widen(d, 2 * ARC_MARGIN);
    buf_add_format(out,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"dm-arcs\" role=\"img\" "
                   "width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n"
                   "<title>Dependency tree%s of %zu sentence%s</title>\n<desc>",
                   d->width, height, d->width, height, d->sentences == 1 ? "" : "s", d->sentences,
                   d->sentences == 1 ? "" : "s");
    buf_add(out, buf_str(&d->about));
    buf_add_format(out, "</desc>\n%s<rect class=\"bg\" width=\"%d\" height=\"%d\"/>\n", STYLE,
                   d->width, height);
    buf_add(out, buf_str(&d->body));
    buf_add_c(out, "</svg>\n");
}

void arc_drawing_free(arc_drawing *d)
{
    buf_free(&d->body);
    buf_free(&d->about);
    arena_free(&d->scratch);
    *d = (arc_drawing){0};
}
