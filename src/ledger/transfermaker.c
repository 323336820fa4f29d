// Who makes the things of a deal, where the text names the firm: beside the thing ("Lockheed
// Martin's F-35"), as who builds or supplies it ("built by Bumar"), as its contractor.
#include "ledger/transferdeal.h"

#define MAKERS_MAX  8 // of one deal
#define MAKER_REACH 2 // sentences after a deal was told that name its contractor

typedef struct {
    str p[MAKERS_MAX]; // [n]
    uint32_t n;
} maker_list;

static void add(maker_list *list, str name)
{
    for (uint32_t i = 0; i < list->n; i++)
        if (str_starts(list->p[i], name) || str_starts(name, list->p[i])) return;
    if (name.n && list->n < MAKERS_MAX) list->p[list->n++] = name;
}

static bool is_named(const fact_reading *r, str name)
{
    return name.n && str_find(r->c->document->text, name) != SIZE_MAX;
}

// Of the things that the saying is about, as the text or, of a type that it names, the lexicon has
// it; a firm that the text does not name is left out.
static void add_of_items(const fact_reading *r, const saying *s, maker_list *out)
{
    const mention_list *all = &r->c->mentions;
    for (uint32_t i = all->first_of[s->x.sentence]; i < all->first_of[s->x.sentence + 1]; i++) {
        const mention *m = &all->p[i];
        if (m->kind != MENTION_ITEM || !is_named(r, m->item.maker)) continue;
        str text = span_text(r->c->document->text, m->span);
        for (uint32_t k = 0; k < s->x.n_items; k++)
            if (str_find(s->x.items[k].text, text) != SIZE_MAX) add(out, m->item.maker);
    }
}

static bool is_firm(const mention *m)
{
    if (m->kind != MENTION_ACTOR || m->faint || m->n_actors != 1) return false;
    const actor *x = m->actors[0];
    if (!str_eq(m->how, STR("name"))) return false;
    if (str_find(x->name, STR("Bank")) != SIZE_MAX || str_find(x->name, STR("Air ")) != SIZE_MAX ||
        str_find(x->name, STR("Airlines")) != SIZE_MAX)
        return false;
    for (uint8_t i = 0; i < x->n_sectors; i++)
        if (str_in_list(x->sectors[i], "BUS|MNC", '|')) return true;
    return false;
}

// "X builds, supplies", "built by X", "X is the contractor", "the maker, X".
static bool makes(const frame_view *f, const mention *m)
{
    const token *t = &f->sentence->tokens[m->head];
    if (t->head < 0) return false;
    deprel rel = deprel_base((deprel)t->rel);
    str above = f->sentence->tokens[t->head].lemma;
    if (str_in_list(above, "contractor|supplier|maker|manufacturer|builder|shipbuilder|producer",
                    '|'))
        return true;
    bool deed =
        str_in_list(above, "build|make|produce|manufacture|supply|develop|assemble|deliver", '|');
    if (rel == REL_NSUBJ) return deed || str_in_list(above, "win|sign", '|');
    int32_t by = frame_child(f, m->head, REL_CASE);
    return deed && by >= 0 && str_eq(f->sentence->tokens[by].lemma, STR("by"));
}

// The deal told last up to a sentence, within reach; -1: none.
static int32_t deal_at(const deals *d, uint32_t index)
{
    int32_t best = -1;
    uint32_t latest = 0;
    for (uint32_t i = 0; i < d->n; i++)
        for (size_t k = 0; k < d->p[i].sayings.n; k++) {
            uint32_t at = d->all->p[d->p[i].sayings.p[k]].x.sentence;
            if (at > index || at + MAKER_REACH < index || (best >= 0 && at <= latest)) continue;
            best = (int32_t)i;
            latest = at;
        }
    return best;
}

void transfer_makers(deals *d, uint32_t which, fact *out)
{
    const mention_list *all = &d->r->c->mentions;
    maker_list list = {.n = 0};
    const deal *x = &d->p[which];
    for (size_t i = 0; i < x->sayings.n; i++)
        add_of_items(d->r, &d->all->p[x->sayings.p[i]], &list);
    for (size_t i = 0; i < all->n; i++) {
        const mention *m = &all->p[i];
        if (!is_firm(m) || deal_at(d, m->sentence) != (int32_t)which) continue;
        if (makes(reading_frame(d->r, m->sentence), m)) add(&list, m->actors[0]->name);
    }
    if (!list.n) return;
    str *kept = arena_array(d->r->a, str, list.n);
    for (uint32_t i = 0; i < list.n; i++) kept[i] = list.p[i];
    out->makers = kept;
    out->n_makers = list.n;
}
