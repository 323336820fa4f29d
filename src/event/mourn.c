// With whom somebody mourns: "condolences to the families", of the land where it happened.
#include "event/draft.h"

#define MOURN_SENTENCES 4 // around the condolence that say whose dead they are
#define OF_REACH        8 // words from "family" to "of Ahn"

static bool is_mourning(const draft *d)
{
    static const char GRIEF[] = "condolence sympathy prayer thought heart";
    if (in(draft_token(d, d->match.word)->lemma, GRIEF)) return true;
    for (uint32_t i = 0; i < d->match.n_absorbed; i++)
        if (in(draft_token(d, d->match.absorbed[i])->lemma, GRIEF)) return true;
    int32_t subject = frame_child(d->f, d->match.word, REL_NSUBJ);
    return subject >= 0 && in(draft_token(d, (uint32_t)subject)->lemma, GRIEF);
}

// "The family and loved ones of Ahn" with "loved" taken for a verb.
static bool is_behind(const draft *d, uint32_t mourner, uint32_t word)
{
    if (frame_below(d->f, mourner, word)) return true;
    return word < mourner + OF_REACH && str_eq(draft_preposition(d->f, word), STR("of"));
}

// "The family and loved ones of Ahn, a Chadian editor": of his country.
static const actor *of_the_dead(const reading *r, const draft *d, uint32_t mourner)
{
    for (uint32_t w = mourner + 1; w < d->f->sentence->n_tokens; w++) {
        const mention *m = mention_headed(r->mentions, d->e.sentence, w, MENTION_ACTOR);
        if (m && m->n_actors && m->actors[0]->country.n && is_behind(d, mourner, w) &&
            !str_eq(m->how, STR("pronoun")) && !str_eq(m->how, STR("joined")))
            return m->actors[0];
    }
    return NULL;
}

// Who was hurt where the text tells of it, near by.
static const actor *of_those_hurt(const reading *r, const draft *d)
{
    size_t at = (size_t)(d - r->drafts.p), best = SIZE_MAX;
    const actor *found = NULL;
    for (size_t i = 0; i < r->drafts.n; i++) {
        const draft *o = &r->drafts.p[i];
        uint32_t a = o->e.sentence, b = d->e.sentence;
        if (!draft_live(o) || !in(o->e.type, "ASSAULT") || a > b + MOURN_SENTENCES ||
            b > a + MOURN_SENTENCES)
            continue;
        size_t far = i < at ? at - i : i - at;
        for (uint32_t k = 0; k < o->e.n_recipients && far < best; k++)
            if (o->e.recipients[k].actor->country.n) {
                found = o->e.recipients[k].actor;
                best = far;
            }
    }
    return found;
}

// The country where an attack near by took place, of which no more is told; empty: none.
static str country_of_attack(const reading *r, const draft *d)
{
    for (size_t i = (size_t)(d - r->drafts.p); i-- > 0;) {
        const draft *o = &r->drafts.p[i];
        if (o->e.sentence + MOURN_SENTENCES < d->e.sentence) break;
        if (draft_live(o) && in(o->e.type, "ASSAULT") && o->e.place.where)
            return o->e.place.where->country;
    }
    return STR_NONE;
}

// The one other country that the sentence names, or a town of it; empty: none or several.
static str country_named(const reading *r, const draft *d)
{
    const mention_list *list = r->mentions;
    uint32_t s = d->e.sentence;
    str found = STR_NONE;
    for (uint32_t i = list->first_of[s]; i < list->first_of[s + 1]; i++) {
        const mention *m = &list->p[i];
        str country = STR_NONE;
        if (m->kind == MENTION_PLACE) country = m->place->country;
        if (third_is(r, d, m)) country = m->actors[0]->country;
        if (!country.n || (found.n && str_eq(found, country))) continue;
        if (found.n) return STR_NONE;
        found = country;
    }
    return found;
}

void mourn_fill(reading *r, draft *d)
{
    static const char MOURNERS[] = "family relative victim kin one survivor friend colleague widow";
    event *e = &d->e;
    if (!str_eq(e->type, STR("SUPPORT")) || e->n_recipients || !e->n_actors || !is_mourning(d))
        return;
    for (uint32_t w = 0; w < d->f->sentence->n_tokens; w++) {
        if (!in(draft_token(d, w)->lemma, MOURNERS)) continue;
        if (!in(draft_preposition(d->f, w), "to with for")) continue;
        const mention *m = mention_faint(r->mentions, e->sentence, w);
        if (!m) m = mention_headed(r->mentions, e->sentence, w, MENTION_ACTOR);
        if (!m || !m->n_actors) continue;
        const actor *a = of_the_dead(r, d, w);
        bool own = role_shares(&(participant){.actor = m->actors[0]}, 1, e->actors, e->n_actors);
        if (!a && m->actors[0]->country.n && !own) a = m->actors[0];
        if (!a) a = of_those_hurt(r, d);
        if (!a && m->actors[0]->country.n) a = m->actors[0];
        participant p = {.actor = a ? role_of_country(r, a, STR("CVL")) : m->actors[0],
                         .name = span_text(r->doc->text, m->span),
                         .span = m->span,
                         .sentence = m->sentence,
                         .how = m->how,
                         .mention = m};
        role_add(r, &e->recipients, &e->n_recipients, p, NULL);
        return;
    }
}

void mourn_settle(reading *r, draft *d)
{
    event *e = &d->e;
    if (!str_eq(e->type, STR("SUPPORT")) || e->n_recipients || !e->n_actors || !is_mourning(d))
        return;
    str country = country_named(r, d);
    const actor *hurt = country.n ? NULL : of_those_hurt(r, d);
    if (hurt) country = hurt->country;
    if (!country.n) country = country_of_attack(r, d);
    if (!country.n) return;
    role_add_office(r, d, country, "CVL", &e->recipients, &e->n_recipients);
}
