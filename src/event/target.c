// At whom a sanction or a threat is aimed that leaves it out: "we will impose further sanctions",
// "there will be consequences", of the one country that the text has just blamed, punished or told
// to attack. Added when it is settled that the event is one: it makes none.
#include "event/draft.h"

#define TARGET_SENTENCES 3 // before the threat

// Of those who do harm, or are blamed for it.
static const participant *culprits(const draft *o, uint32_t *n)
{
    bool blamed = in(o->e.type, "ACCUSE SANCTION THREATEN");
    *n = blamed ? o->e.n_recipients : o->e.n_actors;
    return blamed ? o->e.recipients : o->e.actors;
}

// Do the words tell of measures against somebody: "sanctions", "visas", "respond"?
static bool is_measure(const draft *d)
{
    static const char MEASURES[] = "sanction visa designate respond consequence cost response "
                                   "control measure restriction";
    const sentence *s = d->f->sentence;
    if (in(draft_token(d, d->match.word)->lemma, MEASURES)) return true;
    for (uint32_t w = 0; w < s->n_tokens; w++)
        if (s->tokens[w].head == (int32_t)d->match.word && in(s->tokens[w].lemma, MEASURES))
            return true;
    return false;
}

static bool is_aimed(const draft *d)
{
    const event *e = &d->e;
    if (!in(e->type, "SANCTION THREATEN") || e->n_recipients || !e->n_actors) return false;
    if (e->negated || e->status == EVENT_HYPOTHETICAL || !is_measure(d)) return false;
    return role_is_state(e->actors[0].actor) && !str_eq(e->mode, STR("convict"));
}

// Is it another state than those who act, or its people?
static bool is_other_state(const draft *d, const participant *p)
{
    return p->actor->country.n && !role_shares(p, 1, d->e.actors, d->e.n_actors);
}

void target_fill(reading *r, draft *d)
{
    event *e = &d->e;
    third_countries x = {0};
    if (!is_aimed(d)) return;
    for (size_t i = r->first_draft[e->sentence + 1]; i-- > 0;) { // "if Chad attacks, we will"
        const draft *o = &r->drafts.p[i];
        if (o->e.sentence + TARGET_SENTENCES < e->sentence) break;
        if (o == d || !o->settled ||
            !in(o->e.type, "ACCUSE SANCTION THREATEN ASSAULT COERCE MOBILIZE"))
            continue;
        uint32_t n = 0;
        const participant *who = culprits(o, &n);
        for (uint32_t k = 0; k < n; k++)
            if (is_other_state(d, &who[k])) third_take(&x, &who[k]);
    }
    if (x.n != 1 || x.many) return;
    participant p = {.actor = role_of_country(r, x.p[0].actor, STR_NONE), .sentence = e->sentence};
    role_add(r, &e->recipients, &e->n_recipients, p, "same event");
}
