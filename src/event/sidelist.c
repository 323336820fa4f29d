// Who may be a side of an event: those whom its sentence names, the text's speakers and authors,
// the event told before, the sentence before, the first one.
#include "event/draft.h"

static bool same_actor(const actor *a, const actor *b)
{
    return str_eq(a->entity, b->entity) && str_eq(a->code, b->code);
}

// NULL when the list is full.
static side_candidate *put(side_list *all, participant p, uint32_t source)
{
    for (uint32_t i = 0; i < all->n; i++) {
        if (!same_actor(all->p[i].p.actor, p.actor)) continue;
        all->p[i].sources |= source;
        return &all->p[i];
    }
    bool nameless = source && !p.actor->code.n; // nothing would be told by him
    if (all->n == SIDE_CANDIDATES_MAX || nameless) return NULL;
    side_candidate *c = &all->p[all->n++];
    *c = (side_candidate){.p = p, .sources = source};
    return c;
}

static void stand(side_candidate *c, uint32_t word)
{
    if (!c || c->n_words == SIDE_WORDS_MAX) return;
    for (uint32_t i = 0; i < c->n_words; i++)
        if (c->words[i] == word) return;
    c->words[c->n_words++] = word;
}

static void put_sides(const draft *d, side_kind side, side_list *all)
{
    const event *e = &d->e;
    const participant *p = side == SIDE_ACTOR ? e->actors : e->recipients;
    uint32_t n = side == SIDE_ACTOR ? e->n_actors : e->n_recipients;
    for (uint32_t i = 0; i < n; i++) {
        side_candidate *c = put(all, p[i], 0);
        if (!c) continue;
        c->is[side] = true;
        bool here =
            p[i].mention && p[i].sentence == e->sentence && p[i].mention->sentence == e->sentence;
        if (here) stand(c, p[i].mention->head);
    }
}

static void put_mention(const reading *r, const draft *d, const mention *m, side_source source,
                        side_list *all)
{
    uint32_t sources =
        source | (m->faint ? SIDE_FROM_FAINT : 0u) | (m->placed ? SIDE_FROM_PLACE : 0u);
    for (uint32_t k = 0; k < m->n_actors; k++) {
        participant p = {.actor = m->actors[k],
                         .name = span_text(r->doc->text, m->span),
                         .span = m->span,
                         .sentence = m->sentence,
                         .how = m->how,
                         .mention = m};
        side_candidate *c = put(all, p, sources);
        if (m->sentence == d->e.sentence) stand(c, m->head);
    }
}

static void put_sentence(const reading *r, const draft *d, uint32_t s, side_source source,
                         side_list *all)
{
    const mention_list *l = r->mentions;
    for (uint32_t i = l->first_of[s]; i < l->first_of[s + 1]; i++)
        if (l->p[i].kind == MENTION_ACTOR) put_mention(r, d, &l->p[i], source, all);
}

// "In Kidal", "near Lima": the country.
static void put_places(reading *r, const draft *d, side_list *all)
{
    const mention_list *l = r->mentions;
    uint32_t s = d->e.sentence;
    for (uint32_t i = l->first_of[s]; i < l->first_of[s + 1]; i++) {
        const mention *m = &l->p[i];
        participant *country = NULL;
        uint32_t n = 0;
        if (m->kind != MENTION_PLACE || !m->place || !m->place->country.n) continue;
        role_add_office(r, d, m->place->country, "", &country, &n);
        country->name = span_text(r->doc->text, m->span);
        country->span = m->span;
        country->mention = m;
        stand(put(all, *country, SIDE_FROM_PLACE), m->head);
    }
}

static void put_speakers(const reading *r, const draft *d, side_list *all)
{
    const mention_list *l = r->mentions;
    const attribution *by = mention_speaker(l, d->e.sentence, d->match.word);
    if (by && by->speaker) put_mention(r, d, by->speaker, SIDE_FROM_SPEAKER, all);
    for (uint32_t k = 0; k < l->n_authors; k++) {
        participant p = {.actor = l->authors[k], .sentence = d->e.sentence, .how = STR("speaker")};
        put(all, p, SIDE_FROM_AUTHOR);
    }
}

static const draft *told_before(const reading *r, const draft *d)
{
    for (const draft *o = d; o-- > r->drafts.p;)
        if (o->settled && o->e.sentence <= d->e.sentence) return o;
    return NULL;
}

static void put_last(const reading *r, const draft *d, side_list *all)
{
    const draft *last = told_before(r, d);
    if (!last) return;
    for (uint32_t i = 0; i < last->e.n_actors; i++)
        put(all, last->e.actors[i], SIDE_FROM_LAST_ACTOR);
    for (uint32_t i = 0; i < last->e.n_recipients; i++)
        put(all, last->e.recipients[i], SIDE_FROM_LAST_RECIPIENT);
}

// --- how far

static uint32_t depth_of(const sentence *s, uint32_t word)
{
    uint32_t n = 0;
    for (int32_t at = (int32_t)word; at >= 0 && n <= s->n_tokens; at = s->tokens[at].head) n++;
    return n;
}

static uint32_t steps_between(const sentence *s, uint32_t x, uint32_t y)
{
    uint32_t a = depth_of(s, x), b = depth_of(s, y), n = 0;
    for (; x != y && n < DRAFT_CLIMB_MAX; n++) {
        uint32_t *lower = a >= b ? &x : &y, *depth = a >= b ? &a : &b;
        if (s->tokens[*lower].head < 0) break;
        *lower = (uint32_t)s->tokens[*lower].head;
        --*depth;
    }
    return n;
}

static void measure(const draft *d, side_candidate *c)
{
    c->steps = DRAFT_CLIMB_MAX;
    for (uint32_t i = 0; i < c->n_words; i++) {
        uint32_t n = steps_between(d->f->sentence, c->words[i], d->match.word);
        if (n < c->steps) c->steps = n;
    }
}

static bool is_other_side(const side_candidate *c)
{
    return c->is[SIDE_ACTOR] || c->is[SIDE_RECIPIENT];
}

void side_bar(side_list *all)
{
    for (uint32_t i = 0; i < all->n; i++) {
        side_candidate *c = &all->p[i];
        c->barred = false;
        for (uint32_t k = 0; k < all->n && !is_other_side(c); k++)
            c->barred |= is_other_side(&all->p[k]) && side_is_own(c->p.actor, all->p[k].p.actor);
    }
}

void side_collect(reading *r, const draft *d, side_list *all)
{
    uint32_t s = d->e.sentence;
    all->n = 0;
    put_sides(d, SIDE_ACTOR, all);
    put_sides(d, SIDE_RECIPIENT, all);
    put_sentence(r, d, s, SIDE_FROM_SENTENCE, all);
    put_places(r, d, all);
    put_speakers(r, d, all);
    put_last(r, d, all);
    if (s > 0) put_sentence(r, d, s - 1, SIDE_FROM_BEFORE, all);
    if (s > 1) put_sentence(r, d, 0, SIDE_FROM_TITLE, all);
    for (uint32_t i = 0; i < all->n; i++) measure(d, &all->p[i]);
    for (int side = 0; side < SIDE_KINDS; side++) {
        all->held[side] = 0;
        for (uint32_t i = 0; i < all->n; i++) all->held[side] += all->p[i].is[side];
    }
    side_bar(all);
}
