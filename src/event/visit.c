// Who receives a visit whose words name no host: the country of what is visited ("visited a dam
// near Maputo"), of the journey told before ("during her trip"), or of the government that
// publishes the text, when a guest's visit is told without saying where.
#include "event/draft.h"

#define VISIT_SENTENCES 12 // how far back "the trip" reaches

static bool is_visit(const draft *d)
{
    return str_eq(d->e.type, STR("CONSULT")) && str_eq(d->e.mode, STR("visit"));
}

static bool has_code(const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (p[i].actor->code.n) return true;
    return false;
}

// The country of the place that the word names; false when it is no place abroad.
static bool add_country(reading *r, draft *d, uint32_t word, participant **list, uint32_t *n)
{
    participant *there = NULL;
    uint32_t k = 0;
    if (!in(draft_preposition(d->f, word), "in at near outside on")) return false;
    const mention *m = mention_headed(r->mentions, d->e.sentence, word, MENTION_ACTOR);
    if (!m || !str_in_list(m->how, "name|place|capital", '|')) return false;
    role_add_mention(r, m, &there, &k);
    if (k != 1 || !there[0].actor->country.n || there[0].actor->person) return false;
    if (role_shares(there, 1, d->e.actors, d->e.n_actors)) return false; // a visit at home
    there[0].actor = role_of_country(r, there[0].actor, STR_NONE);
    role_add(r, list, n, there[0], NULL);
    return true;
}

void visit_fill_place(reading *r, draft *d)
{
    event *e = &d->e;
    fillers thing = {0}, where = {0};
    static const char *const PLACES[] = {"in", "at", "near", "outside", "on"};
    if (!is_visit(d) || e->n_actors == 0 || has_code(e->recipients, e->n_recipients)) return;
    if (draft_token(d, d->match.word)->upos != UPOS_VERB) return;
    frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &thing);
    if (thing.n == 0 || draft_token(d, thing.word[0])->upos == UPOS_PRON) return;
    participant *list = NULL;
    uint32_t n = 0;
    for (uint32_t w = thing.word[0] + 1; w < d->f->sentence->n_tokens && n == 0; w++)
        if (frame_below(d->f, thing.word[0], w)) add_country(r, d, w, &list, &n);
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES && n == 0; i++) {
        frame_fillers(d->f, d->match.word, SLOT_PREP, str_of(PLACES[i]), &where);
        for (uint32_t k = 0; k < where.n; k++) add_country(r, d, where.word[k], &list, &n);
    }
    if (n == 0) return;
    e->recipients = list;
    e->n_recipients = n;
}

// "Her trip", "the visit", "the minister's visit", but not "his first trip" and "a visit".
static bool is_same_journey(const draft *d)
{
    static const char OTHER[] =
        "first second third last next recent previous earlier other another "
        "possible future inaugural past new";
    const frame_view *f = d->f;
    uint32_t word = d->match.word;
    const token *t = draft_token(d, word);
    fillers to = {0};
    if (t->upos == UPOS_VERB || t->xpos == XPOS_NNS) return false;
    if (frame_fillers(f, word, SLOT_PREP, STR("to"), &to)) return false; // "her trip to the region"
    bool definite = false;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        const token *c = draft_token(d, f->children[i]);
        if (in(c->lemma, OTHER)) return false;
        definite |= c->rel == REL_NMOD_POSS;
        definite |= deprel_base((deprel)c->rel) == REL_DET && in(c->lemma, "the this that");
    }
    return definite;
}

// The same person where both are named, else somebody of the same country.
static bool is_same_guest(const event *a, const event *b)
{
    if (!role_shares(a->actors, a->n_actors, b->actors, b->n_actors)) return false;
    for (uint32_t i = 0; i < a->n_actors; i++)
        for (uint32_t k = 0; k < b->n_actors; k++) {
            const actor *x = a->actors[i].actor, *y = b->actors[k].actor;
            if (x->person && y->person && str_eq(x->country, y->country) &&
                !str_eq(x->entity, y->entity))
                return false;
        }
    return true;
}

static void take_recipients(reading *r, draft *d, const draft *from)
{
    for (uint32_t i = 0; i < from->e.n_recipients; i++) {
        participant p = from->e.recipients[i];
        if (role_shares(&p, 1, d->e.actors, d->e.n_actors)) continue;
        p.mention = NULL;
        p.span = (span){0};
        role_add(r, &d->e.recipients, &d->e.n_recipients, p, "same event");
    }
}

// Does the sentence name a country that is neither the guest's nor the host's?
static bool names_third(const reading *r, const draft *d, const actor *host)
{
    const mention_list *all = r->mentions;
    for (uint32_t i = all->first_of[d->e.sentence]; i < all->first_of[d->e.sentence + 1]; i++) {
        const mention *m = &all->p[i];
        if (m->kind == MENTION_PLACE) return true;
        if (m->kind != MENTION_ACTOR || m->n_actors != 1 || !m->actors[0]->country.n) continue;
        participant p = {.actor = m->actors[0]};
        if (!role_same(p.actor, host) && !role_shares(&p, 1, d->e.actors, d->e.n_actors))
            return true;
    }
    return false;
}

// "Previewing the visit of the Chadian president", published by the government that he visits.
static void fill_host(reading *r, draft *d)
{
    event *e = &d->e;
    const actor *host = r->official && r->mentions->n_authors == 1 ? r->mentions->authors[0] : NULL;
    if (!host || !host->country.n || role_same(host, e->actors[0].actor)) return;
    if (!e->actors[0].actor->country.n || names_third(r, d, host)) return;
    role_add_office(r, d, host->country, "", &e->recipients, &e->n_recipients);
}

void visit_recall(reading *r, draft *d)
{
    event *e = &d->e;
    if (!is_visit(d) || e->n_actors == 0 || e->n_recipients || !is_same_journey(d)) return;
    if (d->match.rule->recipient_required) return; // a guess makes no event
    for (size_t i = (size_t)(d - r->drafts.p); i-- > 0;) {
        const draft *o = &r->drafts.p[i];
        if (o->e.sentence + VISIT_SENTENCES < e->sentence) break;
        if (!draft_live(o) || !is_visit(o) || !has_code(o->e.recipients, o->e.n_recipients))
            continue;
        if (!is_same_guest(&o->e, e)) continue;
        take_recipients(r, d, o);
        if (e->n_recipients) return;
    }
    fill_host(r, d);
}
