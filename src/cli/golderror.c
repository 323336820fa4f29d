// The list of errors to read. It shows the gold's text: on the terminal, never in a file of ours.
#include "base/utf8.h"
#include "cli/goldscore.h"
#include "cli/screen.h"

#define CONTEXT_BYTES 70 // on either side: with the words themselves about two lines

static bool concerns(const judgement *j, const char *kind)
{
    if (!kind) return true;
    return (j->mark && str_eq(j->mark->kind, str_of(kind))) ||
           (j->found && str_eq(j->found->kind, str_of(kind)));
}

static const char *fault_of(const judgement *j)
{
    if (j->aside.n) return NULL;
    switch (j->what) {
    case JUDGED_MISSED: return "missed";
    case JUDGED_EXTRA: return "extra";
    case JUDGED_FOUND:
        if (j->value.verdict == VALUE_WRONG) return "wrong value";
        if (j->value.verdict == VALUE_COARSER) return "coarser value";
        return j->exact ? NULL : "other extent";
    case JUDGED_RIGHT: return NULL;
    }
    return NULL;
}

static span context(str text, span s)
{
    span c = {s.begin > CONTEXT_BYTES ? s.begin - CONTEXT_BYTES : 0,
              s.end + CONTEXT_BYTES < text.n ? s.end + CONTEXT_BYTES : (uint32_t)text.n};
    while (c.begin && (text.p[c.begin] & 0xC0) == 0x80) c.begin--;
    while (c.end < text.n && (text.p[c.end] & 0xC0) == 0x80) c.end++;
    return c;
}

static void add_context(const screen *s, str text, span words, buf *out)
{
    span c = context(text, words);
    buf_add_c(out, c.begin ? "    …" : "    ");
    screen_text(s, STYLE_NONE, str_sub(text, c.begin, words.begin), out);
    buf_add_byte(out, '[');
    screen_text(s, STYLE_TRIGGER, span_text(text, words), out);
    buf_add_byte(out, ']');
    screen_text(s, STYLE_NONE, str_sub(text, words.end, c.end), out);
    buf_add_c(out, c.end < text.n ? "…\n" : "\n");
}

static void add_ours(const screen *s, str text, const finding *f, arena *a, buf *out)
{
    str value = goldvalue_of(f, a);
    buf_add_format(out, "    ours: %.*s [", STR_ARG(f->kind));
    screen_text(s, STYLE_ACTOR, span_text(text, f->span), out);
    buf_add_format(out, "] %.*s (%.*s)\n", STR_ARG(value), STR_ARG(f->how));
}

static void add_error(const screen *s, const gold_text *text, const judgement *j, const char *fault,
                      arena *a, buf *out)
{
    bool extra = j->what == JUDGED_EXTRA && j->found;
    str kind = extra ? j->found->kind : j->mark->kind;
    span words = extra ? j->found->span : j->mark->span;
    screen_text(s, STYLE_HEAD, text->name, out);
    buf_add_format(out, "  %s %.*s", fault, STR_ARG(kind));
    if (!extra && j->mark->value.n) {
        buf_add_c(out, "  gold: ");
        screen_text(s, STYLE_NONE, j->mark->value, out);
    }
    buf_add_byte(out, '\n');
    add_context(s, text->text, words, out);
    if (j->found) add_ours(s, text->text, j->found, a, out);
    if (extra && j->mark) buf_add_format(out, "    gold: %.*s\n", STR_ARG(j->mark->kind));
}

void gold_errors(const gold_text *text, const judgement_list *list, const char *kind, bool colored,
                 arena *a, buf *out)
{
    screen s = {.colored = colored};
    for (size_t i = 0; i < list->n; i++) {
        const char *fault = fault_of(&list->p[i]);
        if (fault && concerns(&list->p[i], kind)) add_error(&s, text, &list->p[i], fault, a, out);
    }
}
