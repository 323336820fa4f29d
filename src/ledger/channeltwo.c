#include "ledger/channeltwo.h"

#define TWO_REACH 8 // sentences back to those that "the two countries" are

static const char SIDES[] = "country|side|state|neighbour|neighbor|nation|government|capital|army|"
                            "party|navy|ministry|republic|minister|premier|president|leader";

// Does the noun's phrase speak of two that it does not name?
static bool speaks_of_two(const frame_view *f, uint32_t noun)
{
    const sentence *s = f->sentence;
    for (uint32_t w = 1; w < s->n_tokens; w++) {
        bool two = str_in_list(s->tokens[w - 1].lemma, "two|both", '|') &&
                   str_in_list(s->tokens[w].lemma, SIDES, '|');
        if (two && frame_below(f, noun, w)) return true;
    }
    return false;
}

// Those named in the sentence before word `end`, as states that do something.
static void add_named(const mention_list *m, const sentence *s, uint32_t end, party_list *list)
{
    for (uint32_t i = m->first_of[s->index]; i < m->first_of[s->index + 1]; i++) {
        const mention *x = &m->p[i];
        if (x->kind != MENTION_ACTOR || x->faint || x->placed || x->first >= end) continue;
        for (uint32_t k = 0; k < x->n_actors; k++)
            if (x->actors[k]->country.n) party_add(list, party_of(x->actors[k]));
    }
}

void channeltwo_add(fact_reading *r, const frame_view *f, uint32_t noun, party_list *list)
{
    party_list found = {0};
    if (list->n || !speaks_of_two(f, noun)) return;
    uint32_t index = f->sentence->index;
    for (uint32_t back = 0; back <= TWO_REACH && back <= index && found.n < 2; back++)
        add_named(&r->c->mentions, &r->c->sentences.p[index - back], back ? UINT32_MAX : noun,
                  &found);
    if (found.n == 2) *list = found;
}

// "A similar line with Benin": not the one that was told of before.
static bool is_similar(const frame_view *f, uint32_t noun)
{
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++)
        if (str_in_list(f->sentence->tokens[f->children[i]].lemma, "similar|another|comparable",
                        '|'))
            return true;
    return false;
}

// Whose it is besides: who tells of it, or who made the change told just before.
void channeltwo_add_similar(const fact_reading *r, const frame_view *f, uint32_t noun,
                            party_list *list)
{
    const fact *last = r->facts.n ? &r->facts.p[r->facts.n - 1] : NULL;
    const attribution *says = mention_speaker(f->mentions, f->sentence->index, noun);
    const mention *who = says ? says->speaker : NULL;
    if (list->n != 1 || !is_similar(f, noun)) return;
    if (!last || last->ledger != LEDGER_CHANNELS) return;
    fact_party own = who && who->n_actors == 1 ? party_of(who->actors[0]) : last->by;
    if (fact_has_party(last->actors, last->n_actors, own.key)) party_add(list, own);
}
