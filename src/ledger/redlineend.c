// What the end of the document tells of its lines: for whom one is that names nobody.
#include "ledger/redline.h"

#define GUESSED 0.6 // for whom a line is, when only the rest of the text tells

static bool is_line_of(const fact *x, str drawer)
{
    return x->ledger == LEDGER_REDLINES && x->n_actors && str_eq(x->actors[0].key, drawer);
}

// The one other power that the sentences name more often than all others together; without key when
// there is none.
static fact_party other_power(const fact_reading *r, uint32_t first, uint32_t end, str drawer)
{
    party_list all = {0};
    uint32_t n[PARTIES_MAX] = {0}, best = 0, total = 0;
    const mention_list *m = &r->c->mentions;
    for (uint32_t i = m->first_of[first]; i < m->first_of[end]; i++) {
        const mention *x = &m->p[i];
        if (x->kind != MENTION_ACTOR || x->n_actors != 1 || !is_power(x->actors[0]) ||
            str_eq(x->how, STR("place")) || str_eq(party_of(x->actors[0]).key, drawer))
            continue;
        party_add(&all, party_of(x->actors[0]));
        for (uint32_t k = 0; k < all.n; k++)
            n[k] += str_eq(all.p[k].key, party_of(x->actors[0]).key);
    }
    for (uint32_t k = 1; k < all.n; k++)
        if (n[k] > n[best]) best = k;
    for (uint32_t k = 0; k < all.n; k++) total += n[k];
    return all.n && 2 * n[best] > total ? all.p[best] : (fact_party){0};
}

// A line for nobody that is named is for the one other state of its sentence, else of the text: a
// state's line is hardly its own business when the text is of another state. Warnings are not
// guessed at: they have too many by-standers.
static void guess_target(fact_reading *r, fact *x)
{
    str drawer = x->actors[0].key;
    if (x->n_recipients || !x->subject_text.n || !str_eq(x->state, STR("red line"))) return;
    fact_party to = other_power(r, x->sentence, x->sentence + 1, drawer);
    if (!to.key.n) to = other_power(r, 0, (uint32_t)r->c->sentences.n, drawer);
    if (!to.key.n || str_eq(to.name, x->subject_text)) return;
    x->recipients = party_keep(r, to);
    x->n_recipients = 1;
    x->confidence *= GUESSED;
}

// Lines that do not say for whom take it from the document's other lines of the same state.
void redline_finish(fact_reading *r)
{
    for (size_t i = 0; i < r->facts.n; i++) {
        fact *x = &r->facts.p[i];
        if (x->ledger != LEDGER_REDLINES || !x->n_actors) continue;
        for (size_t k = 0; k < r->facts.n; k++) {
            const fact *y = &r->facts.p[k];
            if (k == i || !is_line_of(y, x->actors[0].key) || !str_eq(x->state, y->state)) continue;
            if (!x->n_recipients && y->n_recipients &&
                matter_same(x->subject, x->subject_text, y->subject, y->subject_text)) {
                x->recipients = y->recipients;
                x->n_recipients = 1;
            }
        }
    }
    for (size_t i = 0; i < r->facts.n; i++) {
        fact *x = &r->facts.p[i];
        if (x->ledger == LEDGER_REDLINES && x->n_actors) guess_target(r, x);
    }
}
