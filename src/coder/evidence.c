#include "coder/evidence.h"

#include "mention/given.h"

#include <stdarg.h>
#include <stdio.h>

#define ABOVE_MAX 3 // words above the place where the ways meet that are looked at

typedef struct {
    const evidence_question *q;
    const sentence *s;
    arena *a;
    evidence *out;
    uint8_t *way; // [n_tokens] 1: above the source, 2: above the target
    int32_t from, to, meet;
} gathering;

// --- events

static bool stands_in(const participant *p, uint32_t n, span words)
{
    for (uint32_t i = 0; i < n; i++) {
        const mention *m = p[i].mention;
        if (span_overlaps(p[i].span, words)) return true;
        if (m && m->n_actors == 1 && span_overlaps(m->span, words)) return true;
    }
    return false;
}

// Is one of the participants the entity that an actor inside the words is: "he" for the source?
static bool is_entity(const coded *c, const participant *p, uint32_t n, span words)
{
    for (size_t i = 0; i < c->mentions.n; i++) {
        const mention *m = &c->mentions.p[i];
        if (m->kind != MENTION_ACTOR || !span_overlaps(m->span, words)) continue;
        for (uint32_t j = 0; j < n; j++)
            for (uint32_t x = 0; x < m->n_actors; x++)
                if (str_eq(p[j].actor->entity, m->actors[x]->entity)) return true;
    }
    return false;
}

static bool takes_part(const coded *c, const participant *p, uint32_t n, span words)
{
    return stands_in(p, n, words) || is_entity(c, p, n, words);
}

evidence_fit evidence_fits(const evidence_question *q, const event *e)
{
    bool from = takes_part(q->c, e->actors, e->n_actors, q->source);
    bool to = takes_part(q->c, e->recipients, e->n_recipients, q->target);
    if (from && to) return FIT_BOTH;
    bool back_from = takes_part(q->c, e->actors, e->n_actors, q->target);
    bool back_to = takes_part(q->c, e->recipients, e->n_recipients, q->source);
    if (from) return FIT_SOURCE;
    if (to) return FIT_TARGET;
    if (back_from && back_to) return FIT_TURNED;
    return back_from || back_to ? FIT_TURNED_SIDE : FIT_SAME_SENTENCE;
}

bool evidence_same_sentence(const evidence_question *q, uint32_t index)
{
    span s = q->c->sentences.p[index].span;
    return span_overlaps(s, q->source) || span_overlaps(s, q->target);
}

// --- names

__attribute__((format(printf, 2, 3))) static void add(gathering *g, const char *format, ...)
{
    if (g->out->n == EVIDENCE_MAX) return;
    va_list values;
    va_start(values, format);
    char name[256];
    int n = vsnprintf(name, sizeof name, format, values);
    va_end(values);
    if (n < 0) return;
    size_t length = (size_t)n < sizeof name ? (size_t)n : sizeof name - 1;
    g->out->names[g->out->n++] = str_copy(g->a, (str){name, length});
}

static bool hidden(const gathering *g, uint32_t w)
{
    return g->q->masked == (int32_t)w && !g->q->instead.n;
}

static str lemma_of(const gathering *g, int32_t w)
{
    return g->q->masked == w ? g->q->instead : g->s->tokens[w].lemma;
}

static bool is_content(const token *t)
{
    return t->upos == UPOS_VERB || t->upos == UPOS_NOUN || t->upos == UPOS_ADJ ||
           t->upos == UPOS_ADV;
}

static void add_events(gathering *g)
{
    static const char *const FITS[] = {"both", "source", "target", "turned", "side", "near"};
    const coded *c = g->q->c;
    if (g->q->without_events) return;
    uint32_t found = 0;
    for (size_t i = 0; i < c->events.n; i++) {
        const event *e = &c->events.p[i];
        if (!evidence_same_sentence(g->q, e->sentence)) continue;
        evidence_fit fit = evidence_fits(g->q, e);
        add(g, "event:%.*s:%s", STR_ARG(e->type), FITS[fit]);
        if (fit > FIT_TARGET) continue;
        found++;
        add(g, "rule:%.*s", STR_ARG(e->rule->name));
        add(g, "mode:%.*s/%.*s", STR_ARG(e->type), STR_ARG(e->mode));
        add(g, "status:%.*s:%s%s", STR_ARG(e->type), event_status_name(e->status),
            e->negated ? ":not" : "");
    }
    add(g, "events:%u", found < 3 ? found : 3);
}

// --- words

static void mark_way(gathering *g, int32_t at, uint8_t bit)
{
    for (uint32_t steps = 0; at >= 0 && steps <= g->s->n_tokens; steps++) {
        g->way[at] |= bit;
        at = g->s->tokens[at].head;
    }
}

// What hangs on a word: particle, prepositions, objects, helpers.
static void add_children(gathering *g, uint32_t head, const char *where)
{
    const sentence *s = g->s;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (t->head != (int32_t)head || hidden(g, i)) continue;
        const char *rel = deprel_name((deprel)t->rel);
        if (t->rel == REL_AUX || t->rel == REL_COMPOUND_PRT || t->rel == REL_MARK)
            add(g, "%s-has:%s:%.*s", where, rel, STR_ARG(t->lemma));
        else if (t->rel == REL_AUX_PASS || t->rel == REL_NSUBJ_PASS)
            add(g, "%s-passive", where);
        else if (is_content(t))
            add(g, "%s-has:%s:%.*s", where, rel, STR_ARG(lemma_of(g, (int32_t)i)));
        if (str_eq(t->lemma, STR("not")) || str_eq(t->lemma, STR("no")) ||
            str_eq(t->lemma, STR("never")))
            add(g, "%s-not", where);
    }
}

// The words from a span's head up to where the ways meet, and how they hang together.
static void add_way(gathering *g, int32_t at, const char *side)
{
    buf relations = {0};
    int32_t below = -1;
    for (uint32_t steps = 0; at >= 0 && at != g->meet && steps <= g->s->n_tokens; steps++) {
        const token *t = &g->s->tokens[at];
        buf_add_format(&relations, ".%s", deprel_name((deprel)t->rel));
        if (below >= 0 && !hidden(g, (uint32_t)at)) {
            add(g, "way-%s:%.*s", side, STR_ARG(lemma_of(g, at)));
            add(g, "way:%.*s", STR_ARG(lemma_of(g, at)));
            add_children(g, (uint32_t)at, "way");
        }
        below = at;
        at = t->head;
    }
    add(g, "tree-%s%.*s", side, STR_ARG(buf_str(&relations)));
    buf_free(&relations);
}

static void add_meeting(gathering *g)
{
    const sentence *s = g->s;
    if (g->meet < 0) return;
    const token *t = &s->tokens[g->meet];
    if (!hidden(g, (uint32_t)g->meet)) {
        add(g, "meet:%.*s", STR_ARG(lemma_of(g, g->meet)));
        add(g, "way:%.*s", STR_ARG(lemma_of(g, g->meet)));
    }
    add(g, "meet-is:%s", upos_name((upos)t->upos));
    add_children(g, (uint32_t)g->meet, "meet");
    int32_t at = t->head;
    for (int steps = 0; at >= 0 && steps < ABOVE_MAX; steps++) {
        if (!hidden(g, (uint32_t)at)) add(g, "above:%.*s", STR_ARG(lemma_of(g, at)));
        at = s->tokens[at].head;
    }
}

static void add_side(gathering *g, int32_t head, const char *side)
{
    const sentence *s = g->s;
    if (head < 0) return;
    const token *t = &s->tokens[head];
    if (t->upos != UPOS_PROPN && !hidden(g, (uint32_t)head))
        add(g, "%s:%.*s", side, STR_ARG(lemma_of(g, head)));
    add(g, "%s-hangs:%s", side, deprel_name((deprel)t->rel));
    const char *above = "";
    str lemma = STR_NONE;
    if (t->head >= 0 && !hidden(g, (uint32_t)t->head)) lemma = lemma_of(g, t->head);
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *p = &s->tokens[i];
        if (p->head != head || p->rel != REL_CASE || hidden(g, i)) continue;
        add(g, "%s-prep:%.*s", side, STR_ARG(p->lemma));
        if (lemma.n) add(g, "%s-prep:%.*s:%.*s", side, STR_ARG(lemma), STR_ARG(p->lemma));
        above = "prep";
    }
    if (lemma.n && !*above)
        add(g, "%s-of:%.*s:%s", side, STR_ARG(lemma), deprel_name((deprel)t->rel));
}

// Every word, by where it stands.
static void add_words(gathering *g)
{
    const sentence *s = g->s;
    int32_t low = g->from < g->to ? g->from : g->to, high = g->from < g->to ? g->to : g->from;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (!is_content(t) || hidden(g, i)) continue;
        bool between = (int32_t)i > low && (int32_t)i < high;
        add(g, "word:%.*s", STR_ARG(lemma_of(g, (int32_t)i)));
        if (between) add(g, "between:%.*s", STR_ARG(lemma_of(g, (int32_t)i)));
        bool inside = span_overlaps(t->span, g->q->source) || span_overlaps(t->span, g->q->target);
        if (inside) add(g, "inside:%.*s", STR_ARG(lemma_of(g, (int32_t)i)));
    }
}

static int32_t meeting(const gathering *g)
{
    int32_t at = g->from;
    for (uint32_t steps = 0; at >= 0 && steps <= g->s->n_tokens; steps++) {
        if (g->way[at] == 3) return at;
        at = g->s->tokens[at].head;
    }
    return -1;
}

void evidence_read(const evidence_question *q, arena *a, evidence *out)
{
    gathering g = {.q = q, .a = a, .out = out};
    out->n = 0;
    add(&g, "any");
    add_events(&g);
    const sentence_list *all = &q->c->sentences;
    for (size_t i = 0; i < all->n && !g.s; i++)
        if (span_overlaps(all->p[i].span, q->source)) g.s = &all->p[i];
    if (!g.s) return;
    g.way = arena_array(a, uint8_t, (size_t)g.s->n_tokens + 1);
    g.from = given_head(g.s, q->source);
    g.to = given_head(g.s, q->target);
    mark_way(&g, g.from, 1);
    mark_way(&g, g.to, 2);
    g.meet = meeting(&g);
    add(&g, "order:%d", g.to < 0 ? 2 : g.from < g.to);
    add_way(&g, g.from, "source");
    add_way(&g, g.to, "target");
    add_meeting(&g);
    add_side(&g, g.from, "source");
    add_side(&g, g.to, "target");
    add_words(&g);
}
