#include "cli/explanation.h"

#include "parse/treeview.h"

#include <math.h>

#define INDENT      4
#define LABEL_WIDTH 10 // "recipient" and a space

static void add_label(const char *label, buf *out)
{
    buf_add_format(out, "%*s%-*s ", INDENT, "", LABEL_WIDTH, label);
}

// "(how)" behind a value.
static void add_how(const screen *s, str how, buf *out)
{
    if (!how.n) return;
    buf_add_byte(out, ' ');
    screen_text(s, STYLE_FAINT, STR("("), out);
    screen_text(s, STYLE_FAINT, how, out);
    screen_text(s, STYLE_FAINT, STR(")"), out);
}

static void add_quoted(const screen *s, style how, str text, buf *out)
{
    buf_add_byte(out, '"');
    screen_text(s, how, text, out);
    buf_add_byte(out, '"');
}

static void add_participants(const screen *s, const char *label, style how, const participant *p,
                             uint32_t n, const event *e, buf *out)
{
    for (uint32_t i = 0; i < n; i++) {
        add_label(label, out);
        screen_text(s, how, p[i].actor->code, out);
        if (p[i].name.n) {
            buf_add_byte(out, ' ');
            add_quoted(s, STYLE_NONE, p[i].name, out);
        }
        add_how(s, p[i].how, out);
        if (p[i].sentence != e->sentence) buf_add_format(out, " in sentence %u", p[i].sentence);
        buf_add_byte(out, '\n');
    }
}

static void add_date(const screen *s, const coded *c, const event *e, buf *out)
{
    if (!e->date.value.n && !e->date.how.n) return;
    add_label("date", out);
    screen_text(s, STYLE_NONE, e->date.value.n ? e->date.value : STR("-"), out);
    if (!span_empty(e->date.span)) {
        buf_add_byte(out, ' ');
        add_quoted(s, STYLE_NONE, span_text(c->document->text, e->date.span), out);
    }
    add_how(s, e->date.how, out);
    buf_add_byte(out, '\n');
}

static void add_words(const screen *s, const char *label, str code, str words, buf *out)
{
    add_label(label, out);
    if (code.n) {
        screen_text(s, STYLE_NONE, code, out);
        buf_add_byte(out, ' ');
    }
    add_quoted(s, STYLE_NONE, words, out);
    buf_add_byte(out, '\n');
}

static void add_things(const screen *s, const event *e, buf *out)
{
    for (uint32_t i = 0; i < e->n_amounts; i++)
        add_words(s, "amount", e->amounts[i].kind, e->amounts[i].text, out);
    for (uint32_t i = 0; i < e->n_items; i++)
        add_words(s, "item", e->items[i].item.category, e->items[i].text, out);
    for (uint32_t i = 0; i < e->n_casualties; i++)
        add_words(s, "casualties", e->casualties[i].kind, e->casualties[i].text, out);
    for (const attribution *x = e->says; x; x = x->outer)
        add_words(s, "says", x->lemma, x->name, out);
}

static void add_rule(const screen *s, const codebook *rules, const coded *c, const event *e,
                     arena *a, buf *out)
{
    add_label("rule", out);
    if (!e->rule) {
        buf_add_format(out, "%.*s\n", STR_ARG(e->decided_by));
        return;
    }
    buf_add(out, e->rule->name);
    buf_add_format(out, "  %.*s:%d  CAMEO %.*s, decided by %.*s, confidence %.2f\n",
                   STR_ARG(e->rule->file), e->rule->line, STR_ARG(e->cameo), STR_ARG(e->decided_by),
                   e->confidence);
    for (uint32_t i = 0; i < e->n_reconsidered; i++) {
        add_label("", out);
        buf_add_format(out, "the classifier has set the %.*s against what the rules read\n",
                       STR_ARG(e->reconsidered[i]));
    }
    frame_view view = frame_open(&c->sentences.p[e->sentence], &c->mentions, a);
    buf reasons = {0};
    rule_context context = event_context(&c->mentions);
    rule_explain(rules, e->rule, &view, &context, e->word, &reasons);
    str rest = str_trim(buf_str(&reasons));
    str_split(&rest, '\n'); // its heading says what stands above
    while (rest.n) {
        add_label("", out);
        screen_text(s, STYLE_FAINT, str_split(&rest, '\n'), out);
        buf_add_byte(out, '\n');
    }
    buf_free(&reasons);
}

static void add_head(const screen *s, size_t number, const event *e, buf *out)
{
    buf head = {0};
    buf_add_format(&head, "%zu. %.*s", number, STR_ARG(e->type));
    if (e->mode.n) buf_add_format(&head, "/%.*s", STR_ARG(e->mode));
    screen_text(s, STYLE_HEAD, buf_str(&head), out);
    buf_add_c(out, "  ");
    screen_status(e, out);
    buf_add_c(out, "\n");
    buf_free(&head);
}

// The tree once for all events of a sentence: with the first of them.
static void add_tree(const screen *s, const coded *c, const event *e, buf *out)
{
    buf_add_byte(out, '\n');
    if (e > c->events.p && e[-1].sentence == e->sentence) return;
    buf tree = {0};
    tree_add(&tree, &c->sentences.p[e->sentence], s->colored ? TREE_COLORED : TREE_UNICODE);
    str rest = buf_str(&tree);
    while (rest.n) {
        str line = str_split(&rest, '\n');
        buf_add_format(out, "%*s%.*s\n", INDENT, "", STR_ARG(line));
    }
    buf_add_byte(out, '\n');
    buf_free(&tree);
}

static void add_place(const screen *s, const event *e, arena *a, buf *out)
{
    const place_value *p = e->place.where;
    buf all = {0};
    buf_add_format(&all, "%.*s (%.*s: %.*s", STR_ARG(e->place.name), STR_ARG(e->place.how),
                   STR_ARG(p->kind));
    if (isfinite(p->lat)) buf_add_format(&all, " %.2f %.2f", p->lat, p->lon);
    buf_add_format(&all, ")");
    add_words(s, "place", p->country, str_copy(a, buf_str(&all)), out);
    buf_free(&all);
}

static void add_event(const screen *s, const codebook *rules, const coded *c, size_t i, arena *a,
                      buf *out)
{
    const event *e = &c->events.p[i];
    add_head(s, i + 1, e, out);
    screen_sentence(s, c, e->sentence, e, 1, INDENT, a, out);
    add_tree(s, c, e, out);
    add_words(s, "trigger", STR_NONE, span_text(c->document->text, e->trigger), out);
    add_participants(s, "actor", STYLE_ACTOR, e->actors, e->n_actors, e, out);
    add_participants(s, "recipient", STYLE_RECIPIENT, e->recipients, e->n_recipients, e, out);
    add_date(s, c, e, out);
    if (e->place.name.n) add_place(s, e, a, out);
    if (!span_empty(e->topic))
        add_words(s, "topic", STR_NONE, span_text(c->document->text, e->topic), out);
    add_things(s, e, out);
    add_rule(s, rules, c, e, a, out);
    buf_add_byte(out, '\n');
}

void explanation_add(const screen *s, const codebook *rules, const coded *c, arena *a, buf *out)
{
    screen_heading(s, c->document, out);
    for (size_t i = 0; i < c->events.n; i++) add_event(s, rules, c, i, a, out);
    if (!c->events.n) buf_add_c(out, "no event\n\n");
}
