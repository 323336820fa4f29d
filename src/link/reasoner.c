#include "link/reasoner.h"

#include "event/weights.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HEADS_LEAST 0.3 // from here on the classifier's heads are taken for the table's
#define SURE                                                                                       \
    0.8 // of a connective that leaves so little doubt the table has half a say: few texts
        // that the classifier learned from have it
#define CHANCE_LEAST 1e-6 // keeps logarithms finite

struct reasoner {
    model *m;
    weight_table pairs, bounds[BOUNDS];
};

typedef struct {
    double of[REASON_CLASSES];
} chances;

const char *reasoner_bound_name(bound which)
{
    static const char *const NAMES[BOUNDS] = {"cause.why", "cause.told", "cause.signal"};
    return NAMES[which];
}

// --- the model

status reasoner_of(model *m, reasoner **out, diag *why)
{
    reasoner *r = mem_alloc(sizeof *r);
    *r = (reasoner){.m = m};
    status s = weights_open(m, "cause", REASON_CLASSES, 0, &r->pairs, why);
    for (int b = 0; b < BOUNDS && s == ST_OK; b++)
        s = weights_open(m, reasoner_bound_name((bound)b), 2, 0, &r->bounds[b], why);
    if (s != ST_OK) {
        reasoner_close(r);
        return s;
    }
    *out = r;
    return ST_OK;
}

status reasoner_open(const char *file, reasoner **out, diag *why)
{
    model *m;
    TRY(model_open(file, &m, why));
    return reasoner_of(m, out, why);
}

status reasoner_open_beside(const char *language_model, reasoner **out, diag *why)
{
    buf file = {0};
    *out = NULL;
    bool there = model_beside(language_model, REASONER_FILE, &file);
    status s = there ? reasoner_open(file.p, out, why) : ST_OK;
    buf_free(&file);
    return s;
}

void reasoner_close(reasoner *r)
{
    if (!r) return;
    model_close(r->m);
    mem_free(r);
}

str reasoner_hash(const reasoner *r)
{
    return model_hash(r->m);
}

// --- weighing

static chances *ask_pairs(const reasoner *r, const frame_view *f, const relation_list *told,
                          const word_pairs *pairs, arena *a)
{
    chances *all = arena_array(a, chances, pairs->n + 1);
    const uint64_t *lemmas = pair_lemmas(f, a);
    for (uint32_t i = 0; i < pairs->n; i++) {
        clue_list clues;
        pair_clues(f, told, &pairs->p[i], lemmas, &clues);
        weights_ask(&r->pairs, &clues, all[i].of);
    }
    return all;
}

// The direction in which the table reads the pair of its row.
static reason direction(const relation *r, const word_pair *p)
{
    return r->why == (int32_t)p->below ? REASON_BELOW_EXPLAINS : REASON_ABOVE_EXPLAINS;
}

// What a connective tells: pairs that differ in the word above are one relation.
static void weigh_told(relation *r, uint32_t row, const word_pairs *pairs, const chances *all)
{
    double sum = 0, most = HEADS_LEAST;
    const word_pair *best = NULL;
    reason what = REASON_NONE;
    for (uint32_t i = 0; i < pairs->n; i++) {
        const word_pair *p = &pairs->p[i];
        if (p->row != (int32_t)row) continue;
        reason d = direction(r, p);
        sum += all[i].of[d];
        if (all[i].of[d] <= most) continue;
        most = all[i].of[d];
        best = p;
        what = d;
    }
    bool asked = r->kind == LINK_CAUSE || r->kind == LINK_RESPONSE || r->kind == LINK_PURPOSE;
    r->causal = fmin(sum, 1);
    if (asked && r->strength >= SURE) r->causal = (r->causal + r->strength) / 2;
    if (asked) r->strength = r->causal;
    if (!best) return;
    r->told = (int32_t)(what == REASON_BELOW_EXPLAINS ? best->above : best->below);
    r->why = (int32_t)(what == REASON_BELOW_EXPLAINS ? best->below : best->above);
}

// Is the pair the likeliest of those with its lower word? Their chances together: *sum.
static bool is_likeliest(const word_pairs *pairs, const chances *all, uint32_t i, reason what,
                         double *sum)
{
    *sum = 0;
    for (uint32_t k = 0; k < pairs->n; k++) {
        if (pairs->p[k].below != pairs->p[i].below) continue;
        double other = all[k].of[what], own = all[i].of[what];
        if (other > own || (other == own && k < i)) return false;
        *sum += pairs->p[k].row < 0 ? other : 0;
    }
    return true;
}

static int by_place(const void *a, const void *b)
{
    const relation *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    if (x->told != y->told) return x->told < y->told ? -1 : 1;
    return x->why < y->why ? -1 : x->why > y->why;
}

relation_list reasoner_weigh(const reasoner *r, const frame_view *f, const relation_list *told,
                             arena *a)
{
    word_pairs pairs = pair_read(f, told, a);
    const chances *all = ask_pairs(r, f, told, &pairs, a);
    relation *out = arena_array(a, relation, told->n + pairs.n + 1);
    uint32_t n = told->n;
    for (uint32_t i = 0; i < told->n; i++) {
        out[i] = told->p[i];
        if (out[i].why != RELATION_BEFORE) weigh_told(&out[i], i, &pairs, all);
    }
    for (uint32_t i = 0; i < pairs.n; i++) {
        const double *c = all[i].of;
        reason what = c[REASON_BELOW_EXPLAINS] > c[REASON_ABOVE_EXPLAINS] ? REASON_BELOW_EXPLAINS
                                                                          : REASON_ABOVE_EXPLAINS;
        double sum;
        if (pairs.p[i].row >= 0 || !is_likeliest(&pairs, all, i, what, &sum)) continue;
        if (sum < REASONER_LEAST) continue;
        out[n] = pair_relation(told, &pairs.p[i], what, fmin(sum, 1));
        out[n].causal = out[n].strength;
        out[n++].implied = true;
    }
    qsort(out, n, sizeof *out, by_place);
    return (relation_list){out, n};
}

// --- extents

relation_extent reasoner_extent(const reasoner *r, const frame_view *f, const relation *of,
                                arena *a)
{
    uint32_t n = f->sentence->n_tokens;
    if (!r || of->why == RELATION_BEFORE || n > BOUND_WORDS_MAX) return relation_extent_of(f, of);
    bounds b = bounds_open(f, of);
    double *odds = arena_array(a, double, n);
    span found[BOUNDS];
    for (int which = 0; which < BOUNDS; which++) {
        for (uint32_t w = 0; w < n; w++) {
            clue_list clues;
            double p[2];
            bounds_clues(&b, (bound)which, w, &clues);
            weights_ask(&r->bounds[which], &clues, p);
            odds[w] = log((p[1] + CHANCE_LEAST) / (p[0] + CHANCE_LEAST));
        }
        found[which] = bounds_cut(&b, (bound)which, odds);
    }
    return (relation_extent){
        .told = found[BOUND_TOLD], .why = found[BOUND_WHY], .words = found[BOUND_SIGNAL]};
}
