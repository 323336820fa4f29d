// The list of wrong events to read. It shows the gold's text: on the terminal, never in a file of
// ours.
#include "cli/goldscore.h"
#include "cli/screen.h"

typedef struct {
    screen screen;
    str text;
    const coded *coded;
    buf *out;
} listing;

static void add_words(const listing *l, style how, span words)
{
    buf_add_byte(l->out, '[');
    screen_text(&l->screen, how, span_text(l->text, words), l->out);
    buf_add_byte(l->out, ']');
}

static void add_gold(const listing *l, const gold_event *g)
{
    buf_add_format(l->out, "    gold: %.*s ", STR_ARG(g->type));
    add_words(l, STYLE_TRIGGER, g->trigger);
    for (size_t i = 0; i < g->n_fields; i++) {
        const gold_field *f = &g->fields[i];
        buf_add_format(l->out, " %s=%.*s", gold_field_name(f->kind), STR_ARG(f->value));
    }
    buf_add_byte(l->out, '\n');
}

static void add_side(const listing *l, const char *label, const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        buf_add_format(l->out, " %s=%.*s (%.*s)", label, STR_ARG(p[i].actor->code),
                       STR_ARG(p[i].how));
}

// Place, figures, contexts and speaker, as far as the event has them.
static void add_rest(const listing *l, const event *e)
{
    if (e->place.where) buf_add_format(l->out, " place=%.*s", STR_ARG(e->place.where->country));
    for (uint32_t i = 0; i < e->n_amounts; i++)
        buf_add_format(l->out, " amount=%.*s", STR_ARG(e->amounts[i].text));
    for (uint32_t i = 0; i < e->n_items; i++)
        buf_add_format(l->out, " item=%.*s", STR_ARG(e->items[i].text));
    for (uint32_t i = 0; i < e->n_casualties; i++)
        buf_add_format(l->out, " casualty=%.*s (%.*s)", STR_ARG(e->casualties[i].text),
                       STR_ARG(e->casualties[i].kind));
    for (uint32_t i = 0; i < e->n_contexts; i++)
        buf_add_format(l->out, " context=%.*s", STR_ARG(e->contexts[i]));
    const mention *m = e->says ? e->says->speaker : NULL;
    if (e->says)
        buf_add_format(l->out, " attribution=%.*s",
                       STR_ARG(m && m->n_actors ? m->actors[0]->code : STR("?")));
}

static void add_ours(const listing *l, const event_pair *p)
{
    const event *e = p->ours;
    buf_add_format(l->out, "    ours: %.*s", STR_ARG(e->type));
    if (e->mode.n) buf_add_format(l->out, "/%.*s", STR_ARG(e->mode));
    buf_add_byte(l->out, ' ');
    add_words(l, STYLE_TRIGGER, p->trigger);
    add_side(l, "actor", e->actors, e->n_actors);
    add_side(l, "recipient", e->recipients, e->n_recipients);
    buf_add_format(l->out, " date=%.*s (%.*s) ", STR_ARG(e->date.value), STR_ARG(e->date.how));
    screen_status(e, l->out);
    add_rest(l, e);
    buf_add_format(l->out, " rule=%.*s\n", STR_ARG(e->rule ? e->rule->name : e->decided_by));
}

// Of a missed event: the rules that matched its trigger, and what became of them.
static void add_fates(const listing *l, const gold_event *g)
{
    const document *d = l->coded->document;
    span trigger = {document_text_offset(d, g->trigger.begin),
                    document_text_offset(d, g->trigger.end)};
    for (size_t i = 0; i < l->coded->events.n_fates; i++) {
        const event_fate *f = &l->coded->events.fates[i];
        const token *word = &l->coded->sentences.p[f->sentence].tokens[f->word];
        if (f->kind == FATE_EVENT || !span_overlaps(word->span, trigger)) continue;
        buf_add_format(l->out, "    no event of ours: %.*s matched, but %s\n",
                       STR_ARG(f->rule->name), event_fate_reason(f->kind));
    }
}

static bool all_right(const side_score *s)
{
    return s->gold_right == s->gold && s->ours_right == s->ours;
}

// Fields that are wrong in a pair of the same type, "; " between; empty: none.
static void add_faults(const event_verdict *v, buf *out)
{
    const struct {
        bool right;
        const char *name;
    } fields[] = {
        {v->mode, "mode"},
        {v->roles, "roles"},
        {v->date, "date"},
        {v->place, "place"},
        {v->figures, "figures"},
        {v->status, "status"},
        {v->background, "background"},
        {v->polarity, "polarity"},
        {v->claim, "claim"},
        {v->attribution, "attribution"},
        {all_right(&v->contexts), "contexts"},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!fields[i].right) buf_add_format(out, " %s", fields[i].name);
}

static bool concerns(const event_pair *p, const char *kind)
{
    if (!kind) return true;
    if (p->ours && str_eq(p->ours->type, str_of(kind))) return true;
    if (!p->gold) return false;
    for (str rest = p->gold->type; rest.p;)
        if (str_eq(eventmatch_root(str_split(&rest, '|')), str_of(kind))) return true;
    return false;
}

static void add_pair(const listing *l, const event_pair *p, const char *kind, buf *out)
{
    buf faults = {0};
    bool aside = p->gold && p->gold->optional;
    if (!p->ours)
        buf_add_c(&faults, " missed");
    else if (!p->gold)
        buf_add_c(&faults, " extra");
    else if (!p->verdict.type)
        buf_add_c(&faults, " type");
    else
        add_faults(&p->verdict, &faults);
    if (!aside && buf_str(&faults).n && concerns(p, kind)) {
        buf_add_format(out, "  wrong:%.*s\n", STR_ARG(buf_str(&faults)));
        if (p->gold) add_gold(l, p->gold);
        if (p->ours)
            add_ours(l, p);
        else if (p->gold)
            add_fates(l, p->gold);
    }
    buf_free(&faults);
}

void event_errors(const gold_event_text *text, const gold_event_sentence *s,
                  const event_pair_list *pairs, const coded *c, const char *kind, bool colored,
                  buf *out)
{
    buf listed = {0};
    listing l = {{.colored = colored}, text->text.text, c, &listed};
    for (size_t i = 0; i < pairs->n; i++) add_pair(&l, &pairs->p[i], kind, &listed);
    if (listed.n) {
        screen_text(&l.screen, STYLE_HEAD, s->sentence->number, out);
        buf_add_c(out, "  ");
        screen_text(&l.screen, STYLE_NONE, span_text(l.text, s->sentence->text.judged), out);
        buf_add_byte(out, '\n');
        buf_add(out, buf_str(&listed));
    }
    buf_free(&listed);
}
