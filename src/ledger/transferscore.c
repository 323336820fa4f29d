// How well a saying fits a deal of its text: points for what agrees, against what does not.
#include "ledger/transferdeal.h"
#include "link/period.h"

#include <math.h>

#define DEAL_ITEMS_MAX   64 // of all its sayings; longer lists are in notices
#define APART            (-100)
#define CATEGORY_SCORE   2   // things of one category, without name or number
#define NEAR_SENTENCES   6   // "the contract" further on is hardly the one told before
#define FAR_DAYS         60  // outlets and rounding never differ by as much about one stage
#define FAR_FROM_OWN_DAY 400 // what is told as news may have been done the year before

bool transfer_overlap(const party_list *a, const party_list *b)
{
    return fact_share_party(a->p, a->n, b->p, b->n);
}

static int side_score(const party_list *a, const party_list *b)
{
    if (!a->n || !b->n) return 0;
    return transfer_overlap(a, b) ? 1 : APART;
}

static bool same_value(const fact *a, const fact *b)
{
    return fabs(a->value - b->value) <= SAME_VALUE * fabs(a->value) && str_eq(a->unit, b->unit);
}

static int value_score(const saying *a, const saying *b)
{
    if (!isfinite(a->x.value) || !isfinite(b->x.value)) return 0;
    if (same_value(&a->x, &b->x)) return 4;
    if (!b->definite) return -6; // "a shipment worth": another one
    return str_eq(a->mode, b->mode) ? -4 : -2;
}

static bool is_partial(const deals *d, const deal *x, const saying *s)
{
    bool partial = str_eq(s->mode, STR("delivered"));
    for (size_t i = 0; i < x->sayings.n; i++)
        partial = partial || str_eq(d->all->p[x->sayings.p[i]].mode, STR("delivered"));
    return partial;
}

static int thing_score(const deals *d, const deal *x, const saying *s)
{
    static const int SCORE[] = {-5, 0, 2, 3};
    fact_item all[DEAL_ITEMS_MAX];
    uint32_t n = 0;
    int quantity;
    for (size_t i = 0; i < x->sayings.n; i++) {
        const fact *f = &d->all->p[x->sayings.p[i]].x;
        for (uint32_t k = 0; k < f->n_items && n < DEAL_ITEMS_MAX; k++) all[n++] = f->items[k];
    }
    int fit = transfer_fit(all, n, s->x.items, s->x.n_items, &quantity);
    if (quantity < 0) quantity = is_partial(d, x, s) ? 0 : fit == 2 ? -1 : -3;
    return SCORE[fit + 1] + (quantity > 0 ? 2 : quantity);
}

static int kind_score(const saying *a, const saying *b)
{
    if (!a->kind_weight || !b->kind_weight || str_eq(a->x.kind, b->x.kind)) return 0;
    if (b->kind_by_topic) return -5; // "the loan" is not the sale that it pays for
    return a->kind_weight >= STRONG_KIND && b->kind_weight >= STRONG_KIND ? -3 : -1;
}

// The same stage on days far apart: another deal. Deliveries come in lots.
static int date_score(const saying *a, const saying *b)
{
    period p = period_read(a->x.date), q = period_read(b->x.date);
    if (!a->x.state.n || !str_eq(a->x.state, b->x.state) || !p.known || !q.known) return 0;
    if (str_in_list(a->x.state, "delivered|delayed", '|')) return 0;
    bool own = a->x.own_day || b->x.own_day;
    return period_overlaps(p, q, own ? FAR_FROM_OWN_DAY : FAR_DAYS) ? 0 : -8;
}

static int ordinal_score(const saying *a, const saying *b)
{
    if (!a->x.ordinal || !b->x.ordinal) return 0;
    return a->x.ordinal == b->x.ordinal ? 4 : APART;
}

// The best and the worst that the sayings of a deal give.
static int add_up(const deals *d, const deal *x, const saying *s,
                  int (*score)(const saying *, const saying *))
{
    int best = APART, worst = 0;
    for (size_t i = 0; i < x->sayings.n; i++) {
        int n = score(&d->all->p[x->sayings.p[i]], s);
        if (n > best) best = n;
        if (n < worst) worst = n;
    }
    return best > 0 ? best : worst;
}

static int sides_score(const saying *a, const saying *b)
{
    return side_score(&a->recipients, &b->recipients) + side_score(&a->suppliers, &b->suppliers);
}

// Somebody else than whom the text is about is named on one side only.
static int stranger_score(const deals *d, const deal *x, const saying *s)
{
    bool named = false, usual = false;
    for (size_t i = 0; i < x->sayings.n; i++) {
        const party_list *p = &d->all->p[x->sayings.p[i]].recipients;
        named = named || p->n;
        usual = usual || party_has(p, d->usual);
    }
    if (named == (s->recipients.n > 0) || !d->usual.n) return 0;
    if (named) return usual ? 0 : -1;
    return party_has(&s->recipients, d->usual) ? 0 : -5;
}

// What a package of arms holds is none of the law that was told before it.
static bool is_package_beside_law(const saying *law, const saying *s)
{
    bool sort = s->kind_weight >= STRONG_KIND || str_eq(s->x.form, STR("military"));
    return law->law && !s->law && s->x.n_items && sort && s->x.sentence != law->x.sentence &&
           !str_eq(s->x.kind, law->x.kind);
}

// A policy and a deal, aid of two sorts, a part and its whole are apart.
static bool is_other(const saying *a, const saying *b)
{
    if (a->generic || b->generic || transfer_sorts_differ(&a->x, &b->x)) return true;
    if ((a->beside || b->beside) && !same_value(&a->x, &b->x)) return true;
    if (is_package_beside_law(a, b) || is_package_beside_law(b, a)) return true;
    bool of_whole = isfinite(a->x.whole_value);
    if (of_whole != isfinite(b->x.whole_value)) return true;
    if (of_whole) return fabs(a->x.value - b->x.value) > SAME_VALUE * a->x.value;
    return a->part && b->part && a->x.sentence == b->x.sentence && a->word != b->word;
}

static int other_score(const saying *a, const saying *b)
{
    return is_other(a, b) ? APART : 0;
}

int transfer_deal_fit(const deals *d, uint32_t which, const saying *s)
{
    const deal *x = &d->p[which];
    int n = thing_score(d, x, s) + add_up(d, x, s, value_score) + add_up(d, x, s, kind_score) +
            add_up(d, x, s, ordinal_score) + add_up(d, x, s, sides_score) +
            add_up(d, x, s, other_score) + add_up(d, x, s, date_score) + stranger_score(d, x, s);
    bool near = s->x.sentence - d->all->p[x->last].x.sentence <= NEAR_SENTENCES;
    if (which == d->current && near) n += s->definite ? 2 : 1;
    if (x->law != s->law && !s->definite) n -= 4;
    return n;
}

bool transfer_deal_evidence(const deals *d, const deal *x, const saying *s)
{
    return thing_score(d, x, s) > CATEGORY_SCORE || add_up(d, x, s, value_score) > 0 ||
           add_up(d, x, s, ordinal_score) > 0;
}
