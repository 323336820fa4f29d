// Persons whom only the form of their name tells: whose they are by the words before and behind the
// name, by whom they stand with, by who disposes of them, and where the text is about one country
// by that.
#include "mention/coref.h"

#define BEFORE_MAX 6 // words between a country and the name that it stands before
#define LIST_MAX   8 // names of a list gone through up to its first

// "Peruvian director Ana Ruiz", "Dallas County, Texas clerk Ana Ruiz": the country before the name
// that hangs below it.
static const actor *country_before(const coref *c, const mention *m)
{
    for (uint32_t i = m->first; i-- > 0 && i + BEFORE_MAX >= m->first;) {
        const token *t = &c->st->tokens[i];
        if (c->s->piece_at[i] >= 0) {
            const piece *p = &c->s->pieces.p[c->s->piece_at[i]];
            bool below = scan_below(c->st, m->head, scan_head(c->st, p->first, p->end));
            return below && !p->blocked && p->who && name_is_country(p) ? p->who : NULL;
        }
        if (t->upos != UPOS_NOUN && t->upos != UPOS_ADJ && t->upos != UPOS_PROPN &&
            t->upos != UPOS_ADP && t->xpos != XPOS_POS)
            return NULL;
    }
    return NULL;
}

// "Ana Ruiz, of Texas, to be"
static const actor *country_behind(const coref *c, const mention *m)
{
    uint32_t at = m->end;
    if (at + 2 >= c->st->n_tokens || !str_eq(c->st->tokens[at].form, STR(","))) return NULL;
    if (!str_in_list(c->st->tokens[at + 1].form, "of|from", '|')) return NULL;
    at += 2;
    if (c->st->tokens[at].upos == UPOS_DET && at + 1 < c->st->n_tokens) at++;
    if (c->s->piece_at[at] < 0) return NULL;
    const piece *p = &c->s->pieces.p[c->s->piece_at[at]];
    return name_is_country(p) && p->kind != PIECE_NATIONALITY ? p->who : NULL;
}

// "Two British reporters, Ana Ruiz and Jo Moss", "candidates Ana Ruiz, Jo Moss and Li Na": the
// noun in the plural that the list explains or follows; NULL when there is none.
static const agent_hit *noun_of_list(const coref *c, uint32_t head)
{
    uint32_t at = head;
    for (int step = 0; step < LIST_MAX; step++) {
        const token *t = &c->st->tokens[at];
        if (t->head < 0) return NULL;
        deprel rel = deprel_base((deprel)t->rel);
        if (rel != REL_CONJ && rel != REL_APPOS && rel != REL_FLAT) break;
        at = (uint32_t)t->head;
        if (c->s->hit_at[at] < 0) continue;
        const agent_hit *h = &c->s->hits.p[c->s->hit_at[at]];
        return h->plural && rel != REL_CONJ ? h : NULL;
    }
    for (uint32_t i = c->s->hit_of[c->sentence]; i < c->s->hit_of[c->sentence + 1]; i++) {
        const agent_hit *h = &c->s->hits.p[i];
        bool before = h->plural && h->named && at >= h->end && at < h->to;
        if (before) return h;
    }
    return NULL;
}

static const actor *recorded_at(const coref *c, const agent_hit *h)
{
    if (h->n_actors == 1) return h->actors[0];
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;)
        if (c->past.p[i].word == h->head && c->past.p[i].n == 1) return c->past.p[i].actors[0];
    return NULL;
}

// The person that the name stands behind in a list, if his country is known.
static const actor *companion(const coref *c, uint32_t head)
{
    const token *t = &c->st->tokens[head];
    if (t->rel != REL_CONJ || t->head < 0) return NULL;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        if (a->word != (uint32_t)t->head || a->n != 1 || !a->actors[0]->person) continue;
        bool stranger = c->past.p[i].noun.n == 0;
        return stranger && a->actors[0]->country.n ? a->actors[0] : NULL;
    }
    return NULL;
}

static const actor *country_of(coref *c, const mention *m)
{
    bool several;
    const actor *who = country_before(c, m);
    if (!who) who = country_behind(c, m);
    if (!who) who = companion(c, m->head);
    if (!who) who = coref_disposer(c, m->head, STR("CVL"));
    if (who) return who;
    if (c->home) // abroad's papers name strangers as often
        return c->domestic || (!c->abroad && !c->publisher.abroad) ? c->home : NULL;
    who = coref_only_here(c, NULL, true, &several);
    return who || several ? who : c->story;
}

void coref_open_person(coref *c, const record *r)
{
    const mention *m = &r->m;
    if (m->n_actors != 1 || !m->actors[0]->person || m->actors[0]->country.n) return;
    uint32_t p = person_named(c->s, m->actors[0]->name, false);
    if (p == SCAN_NONE || !c->s->persons.p[p].open || c->s->persons.p[p].open != m->actors[0])
        return;
    bool place =
        m->first > 0 && str_in_list(c->st->tokens[m->first - 1].form, "in|at|near|In", '|');
    if (place) return; // a village rather than a person
    const agent_hit *h = noun_of_list(c, m->head);
    const actor *who = h ? recorded_at(c, h) : NULL;
    if (who && who->country.n) {
        person_learn(c->s, p, who, agent_sectors(h));
        return;
    }
    who = country_of(c, m);
    if (who && who->country.n) person_learn(c->s, p, coref_country(c, who), STR_NONE);
}
