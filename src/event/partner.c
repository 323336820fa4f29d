// The other party of a meeting that its own words leave out: whom one greets, or speaks beside,
// before it ("greets the Omani minister before meeting in Muscat"), and who is asked ("Have you
// spoken to any Omani officials?"). Added when it is settled that the event is one: it makes none.
#include "event/draft.h"

// Who is greeted, or spoken with, in the clause that the meeting follows.
static void add_greeted(reading *r, draft *d, uint32_t above)
{
    event *e = &d->e;
    fillers found = {0};
    participant *list = NULL;
    uint32_t n = 0;
    if (!frame_fillers(d->f, above, SLOT_PREP, STR("with"), &found))
        frame_fillers(d->f, above, SLOT_OBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++) role_add_word(r, d->f, found.word[i], &list, &n);
    for (uint32_t i = 0; i < n; i++)
        if (list[i].actor->person && list[i].actor->code.n &&
            !role_shares(&list[i], 1, e->actors, e->n_actors))
            role_add(r, &e->recipients, &e->n_recipients, list[i], "clause");
}

static void fill_greeted(reading *r, draft *d)
{
    event *e = &d->e;
    const token *t = draft_token(d, d->match.word);
    fillers found = {0};
    if (e->n_recipients || !e->n_actors || t->head < 0 || !in(t->lemma, "meeting meet talk talks"))
        return;
    if (frame_fillers(d->f, d->match.word, SLOT_PREP, STR("with"), &found)) return;
    int32_t mark = frame_child(d->f, d->match.word, REL_MARK);
    str p =
        mark >= 0 ? draft_token(d, (uint32_t)mark)->lemma : draft_preposition(d->f, d->match.word);
    if (!in(p, "before after ahead prior following")) return;
    add_greeted(r, d, (uint32_t)t->head);
    if (e->n_recipients) role_make_reciprocal(r, d);
}

// Is it a reporter who says the words, in his turn?
static bool is_of_press(const reading *r, const draft *d)
{
    const attribution *by = mention_speaker(r->mentions, d->e.sentence, d->match.word);
    const actor *who = by && by->speaker && by->speaker->n_actors ? by->speaker->actors[0] : NULL;
    return who && who->n_sectors && str_eq(who->sectors[0], STR("MED"));
}

static bool has_you(const draft *d, uint32_t verb)
{
    fillers found = {0};
    frame_fillers(d->f, verb, SLOT_SUBJECT, STR_NONE, &found);
    return found.n == 1 && str_eq_nocase(draft_token(d, found.word[0])->form, STR("you"));
}

// "Have you spoken to them?", "you had long meetings with them": who publishes is asked.
static void fill_asked(reading *r, draft *d)
{
    event *e = &d->e;
    const token *t = draft_token(d, d->match.word);
    if (!e->n_actors || r->mentions->n_authors != 1 || !d->match.rule->reciprocal) return;
    bool had = t->upos == UPOS_NOUN && t->head >= 0 && deprel_base((deprel)t->rel) == REL_OBJ &&
               in(draft_token(d, (uint32_t)t->head)->lemma, "have hold") &&
               has_you(d, (uint32_t)t->head);
    if (!had && !(t->upos == UPOS_VERB && has_you(d, d->match.word))) return;
    participant p = {.actor = r->mentions->authors[0],
                     .name = r->mentions->authors[0]->name,
                     .sentence = e->sentence};
    if (!is_of_press(r, d) || role_shares(&p, 1, e->actors, e->n_actors)) return;
    role_add(r, &e->recipients, &e->n_recipients, p, "speaker");
    role_make_reciprocal(r, d);
}

// "Is ready for talks", "prepared to engage in diplomacy": is what is offered that one talks?
static bool offers_talks(const draft *d)
{
    static const char TALKS[] = "talk talks meet meeting dialogue diplomacy negotiation negotiate "
                                "discussion conversation diplomatically";
    static const char OFFERS[] = "ready prepared open willing readiness willingness offer openness "
                                 "prepare";
    const sentence *s = d->f->sentence;
    bool offer = in(draft_token(d, d->match.word)->lemma, OFFERS) ||
                 in(draft_token(d, d->outer)->lemma, OFFERS);
    bool talks = in(draft_token(d, d->match.word)->lemma, TALKS);
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        if (!frame_below(d->f, d->outer, w) && !frame_below(d->f, d->match.word, w)) continue;
        talks |= in(s->tokens[w].lemma, TALKS);
        offer |= in(s->tokens[w].lemma, OFFERS);
    }
    return offer && talks;
}

// "Chad has not replied; we are ready to meet without conditions": with the one whom the sentence,
// or the one before, names.
static void fill_offered(reading *r, draft *d)
{
    event *e = &d->e;
    if (e->n_recipients || !e->n_actors || !role_is_state(e->actors[0].actor) || !offers_talks(d))
        return;
    third_countries x = third_named(r, d, e->sentence, -1);
    if (x.n != 1 && e->sentence > 0) x = third_named(r, d, e->sentence - 1, -1);
    if (x.n != 1) return;
    participant p = {.actor = role_of_country(r, x.p[0].actor, STR_NONE), .sentence = e->sentence};
    role_add(r, &e->recipients, &e->n_recipients, p, "clause");
}

// People who are met in a role, and not as somebody's family.
static bool is_met_in_role(const draft *d, const mention *o, const participant *with)
{
    static const char ROLES[] =
        "representative leader member actor advocate activist partner group "
        "organization organisation society institution defender";
    const actor *a = o->actors[0], *b = with->actor;
    if (o->n_actors != 1 || !a->n_sectors || !in(draft_token(d, o->head)->lemma, ROLES))
        return false;
    if (b->n_sectors && str_eq(a->sectors[0], b->sectors[0])) return false;
    return !a->country.n || str_eq(a->country, b->country);
}

// "With senior officials and civil society representatives": those of whom no more is told are a
// side beside one that is, and of its country.
static void add_joined(reading *r, draft *d, const participant *with)
{
    event *e = &d->e;
    const mention *m = with->mention;
    if (!m || m->sentence != e->sentence || m->end <= m->head || with->actor->person) return;
    if (deprel_base((deprel)draft_token(d, m->head)->rel) == REL_NSUBJ) return;
    for (uint32_t i = d->f->first_child[m->head]; i < d->f->first_child[m->head + 1]; i++) {
        uint32_t c = d->f->children[i];
        const mention *o = mention_faint(r->mentions, e->sentence, c);
        if (draft_token(d, c)->rel != REL_CONJ || !o || !is_met_in_role(d, o, with) ||
            mention_headed(r->mentions, e->sentence, c, MENTION_ACTOR))
            continue;
        participant p = third_participant(r, o);
        actor of = *p.actor;
        if (!of.country.n) of.country = with->actor->country;
        if (of.country.n) p.actor = role_of_country(r, &of, of.sectors[0]);
        role_add(r, &e->recipients, &e->n_recipients, p, NULL);
    }
}

static void fill_joined(reading *r, draft *d)
{
    event *e = &d->e;
    uint32_t n = e->n_recipients;
    if (!d->match.rule->reciprocal) return;
    for (uint32_t i = 0; i < n; i++) {
        participant with = e->recipients[i]; // the list may move
        add_joined(r, d, &with);
    }
    if (e->n_recipients > n) role_make_reciprocal(r, d);
}

void partner_fill(reading *r, draft *d)
{
    if (str_eq(d->e.type, STR("AGREE"))) fill_offered(r, d);
    if (!str_eq(d->e.type, STR("CONSULT"))) return;
    fill_greeted(r, d);
    fill_asked(r, d);
    fill_joined(r, d);
}
