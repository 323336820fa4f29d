// The countries that a sentence names beside those who act, speak and publish: on one of them a
// deed is done whose other side is left out.
#include "event/draft.h"

void third_take(third_countries *x, const participant *p)
{
    for (uint32_t i = 0; i < x->n; i++)
        if (role_same(x->p[i].actor, p->actor)) return;
    if (x->n < THIRD_MAX)
        x->p[x->n++] = *p;
    else
        x->many = true;
}

// Does the one who speaks, or the author, belong to the country?
static bool is_of_speaker(const reading *r, const draft *d, const participant *p)
{
    for (uint32_t i = 0; i < r->mentions->n_authors; i++)
        if (role_same(p->actor, r->mentions->authors[i])) return true;
    for (const attribution *by = d->e.says; by; by = by->outer)
        if (by->speaker && by->speaker->n_actors && role_same(p->actor, by->speaker->actors[0]))
            return true;
    return false;
}

bool third_is(const reading *r, const draft *d, const mention *m)
{
    if (m->kind != MENTION_ACTOR || m->n_actors != 1 || !m->actors[0]->country.n) return false;
    participant p = {.actor = m->actors[0]};
    const token *t = &r->sentences->p[m->sentence].tokens[m->head];
    if (str_eq(m->how, STR("capital")) && t->rel == REL_COMPOUND) return false; // "Oslo accords"
    if (str_find_byte(t->form, '-', 0) != SIZE_MAX) return false;               // "US-made"
    return !m->faint && !str_eq(m->how, STR("pronoun")) && !is_of_speaker(r, d, &p) &&
           !role_shares(&p, 1, d->e.actors, d->e.n_actors);
}

participant third_participant(const reading *r, const mention *m)
{
    return (participant){.actor = m->actors[0],
                         .name = span_text(r->doc->text, m->span),
                         .span = m->span,
                         .sentence = m->sentence,
                         .how = m->how,
                         .mention = m};
}

third_countries third_named(const reading *r, const draft *d, uint32_t at, int32_t below)
{
    third_countries x = {0};
    const mention_list *list = r->mentions;
    for (uint32_t i = list->first_of[at]; i < list->first_of[at + 1]; i++) {
        const mention *m = &list->p[i];
        if (!third_is(r, d, m) || (below >= 0 && !frame_below(d->f, (uint32_t)below, m->head)))
            continue;
        participant p = third_participant(r, m);
        third_take(&x, &p);
    }
    return x;
}
