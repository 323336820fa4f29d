// Which deals are one transfer: each joins the cluster that it fits best, or begins one. Members
// that a text repeats word for word are compared once: only their days differ.
#include "ledger/transfercase.h"

#include <math.h>

// --- clusters

void transfer_cluster_add(ledger *l, cluster *c, const transfer_case *x)
{
    bool first = c->members.n == 0;
    number_vec *same = NULL;
    for (size_t i = 0; i < c->tellings.n && !same; i++)
        if (c->members.p[c->tellings.p[i].p[0]].telling == x->telling) same = &c->tellings.p[i];
    if (!same) {
        same = vec_push(&l->a, &c->tellings);
        *same = (number_vec){0};
    }
    *vec_push(&l->a, same) = (uint32_t)c->members.n;
    *vec_push(&l->a, &c->members) = *x;
    c->sums |= x->sums;
    c->things |= x->things;
    c->has_bare = c->has_bare || x->bare;
    c->has_ordinal = c->has_ordinal || x->ordinal;
    c->has_number = c->has_number || x->number.n;
    if (first || x->span.first < c->span.first) c->span.first = x->span.first;
    if (first || x->span.last > c->span.last) c->span.last = x->span.last;
    c->span.known = true;
}

// One of the members that tell the same, for each telling.
static const transfer_case *telling_of(const cluster *c, size_t which)
{
    return &c->members.p[c->tellings.p[which].p[0]];
}

// The best of what the members with one telling score; `best`: what is reached already.
static int best_day(const cluster *c, const number_vec *same, const case_content *fit,
                    const transfer_case *x, int best)
{
    for (size_t i = 0; i < same->n && best < fit->score + fit->days_top; i++) {
        int n = fit->score + transfer_days_fit(fit, &c->members.p[same->p[i]], x);
        if (n > best) best = n;
    }
    return best;
}

static bool share_supplier(const fact *a, const fact *b)
{
    return fact_share_party(a->actors, a->n_actors, b->actors, b->n_actors);
}

// Of a joint sale one text names the one supplier, another the other: is there a text that names
// both?
static bool is_other_partner(const cluster *c, const transfer_case *m, const transfer_case *x)
{
    const fact *a = m->facts.p[0], *b = x->facts.p[0];
    if (!a->n_actors || !b->n_actors || share_supplier(a, b)) return false;
    for (size_t i = 0; i < c->tellings.n; i++) {
        const fact *joint = telling_of(c, i)->facts.p[0];
        if (joint->n_actors > 1 && share_supplier(joint, a) && share_supplier(joint, b))
            return true;
    }
    return false;
}

static int cluster_fit(const cluster *c, const transfer_case *x)
{
    int best = CASE_APART;
    for (size_t i = 0; i < c->tellings.n; i++) {
        const transfer_case *m = telling_of(c, i);
        if (is_other_partner(c, m, x)) continue;
        case_content fit = transfer_content_fit(m, x);
        if (fit.score <= CASE_APART / 2 || transfer_values_apart(m, x)) return CASE_APART;
        if (fit.decided && fit.score > best) best = fit.score;
        if (fit.decided || fit.score + fit.days_top < CASE_BARE) continue;
        best = best_day(c, &c->tellings.p[i], &fit, x, best);
    }
    return best;
}

// Nothing but things is told of it.
static bool is_unmeasured(const cluster *c)
{
    for (size_t i = 0; i < c->tellings.n; i++) {
        const transfer_case *m = telling_of(c, i);
        if (isfinite(m->value) || m->ordinal || m->number.n) return false;
    }
    return true;
}

static bool is_named_alike(const cluster *c, const transfer_case *x)
{
    for (size_t i = 0; i < c->tellings.n; i++)
        if (transfer_named_alike(telling_of(c, i), x)) return true;
    return false;
}

static bool is_sure(const cluster *c, const transfer_case *x)
{
    for (size_t i = 0; i < c->tellings.n; i++)
        if (transfer_surely_same(telling_of(c, i), x)) return true;
    return false;
}

// Of several transfers between the same two, only a sum or a number says which is meant.
static cluster *home_of(cluster_vec *all, const number_vec *near, const transfer_case *x)
{
    cluster *best = NULL, *like = NULL;
    uint32_t fitting = 0;
    int most = CASE_JOINS - 1;
    if (x->bare) most = CASE_BARE - 1;
    for (size_t i = 0; i < near->n && all->p; i++) {
        cluster *c = &all->p[near->p[i]];
        int n = cluster_fit(c, x);
        bool bare = c->members.n == 1 && c->members.p[0].bare;
        fitting += n >= CASE_JOINS;
        if (n >= CASE_JOINS && !like && is_unmeasured(c) && (!x->busy || is_named_alike(c, x)))
            like = c;
        if (n <= most && !(bare && n >= CASE_BARE && !best)) continue;
        best = c;
        most = n;
    }
    if (isfinite(x->value) || x->ordinal || x->number.n) like = NULL;
    bool open = fitting > 1 || (x->busy && !x->bare);
    return best && open && !is_sure(best, x) ? like : best;
}

// Deals of several suppliers come first, then those of one, then those of which nothing but the
// sides is told.
static int turn_of(const transfer_case *x)
{
    return x->bare ? 2 : x->facts.p[0]->n_actors > 1 ? 0 : 1;
}

cluster_vec transfer_join(ledger *l, const case_vec *cases)
{
    cluster_vec all = {0};
    transfer_block block = {0};
    for (int turn = 0; turn < 3; turn++)
        for (size_t i = 0; i < cases->n; i++) {
            const transfer_case *x = &cases->p[i];
            if (turn_of(x) != turn) continue;
            cluster *c = home_of(&all, transfer_block_find(l, &block, all.p, x), x);
            if (!c) {
                c = vec_push(&l->a, &all);
                transfer_block_enter(l, &block, x, (uint32_t)all.n - 1);
            }
            transfer_cluster_add(l, c, x);
            transfer_block_enter_words(l, &block, x, (uint32_t)(c - all.p));
        }
    buf_free(&block.key);
    return all;
}
