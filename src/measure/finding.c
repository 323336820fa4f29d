#include "measure/finding.h"

#include <stdlib.h>

typedef struct {
    const gold_set *set;
    const gold_text *text;
    const coded *c;
    arena *a;
    VEC(finding) all;
} collector;

// Bytes of the gold's text for bytes of the document's; false for words of the title, which is not
// part of it.
static bool place(const collector *k, span s, span *out)
{
    const document *d = k->c->document;
    if (span_empty(s) || s.begin < d->text_begin) return false;
    out->begin = document_source_offset(d, s.begin);
    out->end = document_source_offset(d, s.end);
    return out->end > out->begin && span_overlaps(*out, k->text->judged);
}

// Where guidelines differ: re3d marks names and noun phrases, never pronouns, and no times that are
// vague or repeated ("now", "daily"); we do.
static str set_aside(const collector *k, const finding *f)
{
    if (k->set->format != GOLD_RE3D) return STR_NONE;
    if (str_in_list(f->how, "pronoun|possessive|speaker", '|')) return STR("pronoun");
    bool time = f->m && f->m->kind == MENTION_TIME;
    if (time && (str_ends(f->m->time.value, STR("_REF")) || str_eq(f->m->time.type, STR("SET"))))
        return STR("vague or repeated time");
    return STR_NONE;
}

static void add(collector *k, finding f, span s)
{
    if (!place(k, s, &f.span)) return;
    f.aside = set_aside(k, &f);
    *vec_push(k->a, &k->all) = f;
}

static str codes_of(const mention *m, arena *a)
{
    if (!m || !m->n_actors) return STR_NONE;
    if (m->n_actors == 1) return m->actors[0]->code;
    buf all = {0};
    for (uint32_t i = 0; i < m->n_actors; i++)
        buf_add_format(&all, "%s%.*s", i ? "+" : "", STR_ARG(m->actors[i]->code));
    str copy = str_copy(a, buf_str(&all));
    buf_free(&all);
    return copy;
}

static void add_mentions(collector *k)
{
    const mention_list *list = &k->c->mentions;
    for (size_t i = 0; i < list->n; i++) {
        const mention *m = mention_shown(list, i);
        if (!m) continue;
        finding f = {.kind = mention_kind_name(m->kind), .how = m->how, .m = m};
        f.sentence = m->sentence;
        f.code = codes_of(m, k->a);
        add(k, f, m->span);
    }
}

// --- participants of events

static bool known(const collector *k, str kind, span s)
{
    span placed;
    if (!place(k, s, &placed)) return true;
    for (size_t i = 0; i < k->all.n; i++) {
        const finding *f = &k->all.p[i];
        if (str_eq(f->kind, kind) && f->span.begin == placed.begin && f->span.end == placed.end)
            return true;
    }
    return false;
}

static void add_participants(collector *k, str kind, const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (span_empty(p[i].span) || known(k, kind, p[i].span)) continue;
        add(k,
            (finding){
                .kind = kind, .how = p[i].how, .code = p[i].actor->code, .sentence = p[i].sentence},
            p[i].span);
    }
}

static void add_events(collector *k)
{
    const event_list *events = &k->c->events;
    for (size_t i = 0; i < events->n; i++) {
        const event *e = &events->p[i];
        add_participants(k, STR("source"), e->actors, e->n_actors);
        add_participants(k, STR("target"), e->recipients, e->n_recipients);
        if (i > 0) continue;
        add_participants(k, STR("first source"), e->actors, e->n_actors);
        add_participants(k, STR("first target"), e->recipients, e->n_recipients);
    }
}

static int compare_findings(const void *x, const void *y)
{
    const finding *a = x, *b = y;
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    return str_cmp(a->kind, b->kind);
}

finding_list findings_of(const gold_set *set, const gold_text *t, const coded *c, arena *a)
{
    collector k = {.set = set, .text = t, .c = c, .a = a};
    add_mentions(&k);
    if (set->format == GOLD_SPANS) add_events(&k);
    if (k.all.n) qsort(k.all.p, k.all.n, sizeof *k.all.p, compare_findings);
    return (finding_list){k.all.p, k.all.n};
}
