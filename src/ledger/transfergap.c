// Several who give in one sentence, each with things of his own: "Chad gives 40 trucks, Mali 5
// million and Niger two boats"; "six drones from Chad and two boats from Mali".
#include "ledger/transfer.h"

#include <math.h>

#define GIVERS_MAX 8  // of a sentence
#define GAP_WORDS  3  // between a giver and what he gives: "some", "two used", "a further"
#define BACK_WORDS 12 // from what is given back to its start, before "from Chad"

// A giver with the words [from, end) that tell what he gives.
typedef struct {
    const mention *who;
    uint32_t from, end;
} giver;

typedef struct {
    giver p[GIVERS_MAX];
    uint32_t n;
} givers;

static bool is_giver(const mention *m)
{
    return m->kind == MENTION_ACTOR && m->n_actors == 1 && !m->faint && m->actors[0]->country.n &&
           !str_eq(m->how, STR("pronoun"));
}

static bool is_given(const mention *m)
{
    return m->kind == MENTION_MONEY || m->kind == MENTION_ITEM || m->kind == MENTION_QUANTITY;
}

// The word before a mention, articles left out; -1: none.
static int32_t word_before(const frame_view *f, const mention *m)
{
    uint32_t w = m->first;
    while (w > 0 && str_in_list(frame_word(f, w - 1)->form, "the|The", '|')) w--;
    return (int32_t)w - 1;
}

// Does a thing or a sum stand just behind the name, with no verb between them?
static bool has_gift_behind(const frame_view *f, const mention *who)
{
    const mention_list *all = f->mentions;
    uint32_t s = f->sentence->index;
    for (uint32_t i = all->first_of[s]; i < all->first_of[s + 1]; i++) {
        const mention *m = &all->p[i];
        if (!is_given(m) || m->first < who->end || m->first > who->end + GAP_WORDS) continue;
        bool bare = true;
        for (uint32_t w = who->end; w < m->first && bare; w++)
            bare = frame_word(f, w)->upos == UPOS_DET || frame_word(f, w)->upos == UPOS_NUM ||
                   frame_word(f, w)->upos == UPOS_ADJ || frame_word(f, w)->upos == UPOS_ADV;
        // "Danish boats", "Chad's 40 trucks" name one thing, no giver and his gift
        if (bare && frame_word(f, who->head)->upos != UPOS_ADJ && m->first >= who->end) return true;
    }
    return false;
}

// "..., Mali 5 million": behind those who were told with the verb.
static bool is_gapped(const frame_view *f, const mention *m)
{
    int32_t w = word_before(f, m);
    return w > 0 && str_in_list(frame_word(f, (uint32_t)w)->form, ",|;|and|while", '|') &&
           has_gift_behind(f, m);
}

// Is the verb followed by whom it is given to, "gave Chad 5 million, Mali 3 million"? Then those
// who come behind get it as well.
static bool names_getter_first(const frame_view *f, uint32_t verb)
{
    const mention_list *all = f->mentions;
    uint32_t s = f->sentence->index;
    for (uint32_t w = verb + 1; w < f->sentence->n_tokens; w++)
        for (uint32_t i = all->first_of[s]; i < all->first_of[s + 1]; i++) {
            const mention *m = &all->p[i];
            if (m->first != w) continue;
            if (is_given(m)) return false;
            if (m->kind == MENTION_ACTOR) return true;
        }
    return true;
}

// The subject of the verb, when it is who gives.
static const mention *first_giver(const frame_view *f, const saying *base)
{
    int32_t who = frame_child(f, base->word, REL_NSUBJ);
    if (who < 0 || base->suppliers.n != 1) return NULL;
    const mention *m =
        mention_covering(f->mentions, f->sentence->index, (uint32_t)who, MENTION_ACTOR);
    if (!m || !is_giver(m)) return NULL;
    return str_eq(transfer_party(m->actors[0]).key, base->suppliers.p[0].key) ? m : NULL;
}

static void add_giver(givers *g, const mention *who, uint32_t from, uint32_t end)
{
    for (uint32_t i = 0; i < g->n; i++)
        if (str_eq(g->p[i].who->actors[0]->country, who->actors[0]->country)) return;
    if (g->n < GIVERS_MAX) g->p[g->n++] = (giver){who, from, end};
}

// "Chad gives 40 trucks, Mali 5 million".
static givers givers_before(const frame_view *f, const saying *base)
{
    givers g = {0};
    const mention_list *all = f->mentions;
    uint32_t s = f->sentence->index;
    const mention *first = first_giver(f, base);
    if (!first || names_getter_first(f, base->word)) return g;
    add_giver(&g, first, base->word, f->sentence->n_tokens);
    for (uint32_t i = all->first_of[s]; i < all->first_of[s + 1]; i++) {
        const mention *m = &all->p[i];
        if (m->first <= base->word || !is_giver(m) || !is_gapped(f, m)) continue;
        if (party_has(&base->recipients, transfer_party(m->actors[0]).key)) continue;
        g.p[g.n - 1].end = m->first;
        add_giver(&g, m, m->end, f->sentence->n_tokens);
    }
    return g;
}

// The start of what stands before "from Chad", after the giver before; -1: nothing given does.
static int32_t gift_before(const frame_view *f, uint32_t from, uint32_t least)
{
    const mention_list *all = f->mentions;
    uint32_t s = f->sentence->index;
    for (uint32_t i = all->first_of[s + 1]; i-- > all->first_of[s];) {
        const mention *m = &all->p[i];
        if (is_given(m) && m->end <= from && m->first >= least && from - m->first <= BACK_WORDS)
            return (int32_t)least;
    }
    return -1;
}

// "Six drones from Chad and two boats from Mali", "twenty by Chad and five by Mali".
static givers givers_behind(const frame_view *f, const saying *base)
{
    givers g = {0};
    const mention_list *all = f->mentions;
    uint32_t s = f->sentence->index, least = 0;
    for (uint32_t i = all->first_of[s]; i < all->first_of[s + 1]; i++) {
        const mention *m = &all->p[i];
        int32_t w = word_before(f, m);
        if (!is_giver(m) || w < 0 || party_has(&base->recipients, m->actors[0]->country)) continue;
        if (!str_in_list(frame_word(f, (uint32_t)w)->form, "from|by", '|')) continue;
        int32_t from = gift_before(f, (uint32_t)w, least);
        if (from < 0) return (givers){0};
        add_giver(&g, m, (uint32_t)from, m->first);
        least = m->end;
    }
    return g;
}

// What the words of the giver tell that he gives.
static void take_gift(fact_reading *r, uint32_t index, const giver *g, saying *s)
{
    const mention_list *all = &r->c->mentions;
    s->x.value = s->x.value_low = s->x.value_high = NAN;
    transfer_items(r, index, (transfer_scope){-1, g->from, g->end}, &s->x);
    for (uint32_t i = all->first_of[index]; i < all->first_of[index + 1]; i++) {
        const mention *m = &all->p[i];
        str unit = transfer_unit(r, m);
        if (m->kind != MENTION_MONEY || !unit.n || m->first < g->from || m->first >= g->end)
            continue;
        s->x.value = m->amount.value;
        s->x.value_low = m->amount.low;
        s->x.value_high = m->amount.high;
        s->x.unit = unit;
        break;
    }
    s->suppliers = (party_list){0};
    party_add(&s->suppliers, transfer_party(g->who->actors[0]));
}

void transfer_givers(fact_reading *r, uint32_t index, saying_vec *all, size_t first)
{
    if (all->n != first + 1) return; // told by one word
    const frame_view *f = reading_frame(r, index);
    saying base = all->p[first];
    if (!base.x.state.n || base.law || base.part) return;
    givers g = givers_before(f, &base);
    if (g.n < 2) g = givers_behind(f, &base);
    if (g.n < 2) return;
    take_gift(r, index, &g.p[0], &all->p[first]);
    for (uint32_t i = 1; i < g.n; i++) {
        saying s = base;
        s.definite = false;
        take_gift(r, index, &g.p[i], &s);
        if (!s.x.n_items && !isfinite(s.x.value)) continue;
        *vec_push(r->a, all) = s;
    }
}
