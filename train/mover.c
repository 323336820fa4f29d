#include "train/mover.h"

#include <string.h>

static void reserve(const network *net, mover *m, uint32_t n)
{
    if (n <= m->n_max) return;
    size_t old = m->n_max, room = n + n / 2, hidden = net->shape.hidden, width = net->move_width;
    arena *a = &m->memory;
#define GROW(p, per) p = arena_grow(a, p, old * (per) * sizeof *p, room * (per) * sizeof *p)
    GROW(m->hidden, hidden);
    GROW(m->d_hidden, hidden);
    GROW(m->keep, hidden);
    GROW(m->d_move, width);
    GROW(m->facts, FACT_COUNT);
    GROW(m->places, PLACE_COUNT);
#undef GROW
    m->n_max = (uint32_t)room;
}

void mover_free(mover *m)
{
    transition_free(&m->state);
    arena_free(&m->memory);
    *m = (mover){0};
}

// Fills the record of move number i for the current configuration and gives its scores.
static void score(const network *net, const network_batch *b, mover *m, uint32_t first, uint32_t i,
                  random_source *r, float *scores)
{
    size_t hidden = net->shape.hidden;
    uint16_t *facts = m->facts + (size_t)i * FACT_COUNT;
    uint32_t *places = m->places + (size_t)i * PLACE_COUNT;
    float *h = m->hidden + i * hidden, *keep = m->keep + i * hidden;
    transition_facts(&m->state, facts);
    transition_places(&m->state, places);
    memset(h, 0, hidden * sizeof *h);
    for (size_t p = 0; p < PLACE_COUNT; p++) {
        if (places[p] >= m->state.n) {
            places[p] = NO_NODE;
            continue;
        }
        places[p] += first;
        const float *row = b->places + (places[p] * (size_t)PLACE_COUNT + p) * hidden;
        for (size_t j = 0; j < hidden; j++) h[j] += row[j];
    }
    for (int f = 0; f < FACT_COUNT; f++) {
        const float *row = net->fact.w + facts[f] * hidden;
        for (size_t j = 0; j < hidden; j++) h[j] += row[j];
    }
    float drop = net->shape.drop_hidden, up = r ? 1 / (1 - drop) : 1;
    for (size_t j = 0; j < hidden; j++) {
        keep[j] = h[j] > 0 && (!r || random_unit(r) >= drop) ? up : 0;
        h[j] *= keep[j];
    }
    memcpy(scores, net->move_bias.w, net->move_width * sizeof *scores);
    matrix_product(1, net->move_width, hidden, h, hidden, 1, net->move.w, net->move_width, scores,
                   net->move_width, true);
}

// Best move among those allowed (and, when `zero` is given, those marked in it).
static uint32_t best_move(const network *net, const mover *m, const float *scores,
                          const uint8_t *zero)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < net->shape.n_moves; i++) {
        if (!transition_allows(&m->state, m->moves[i].kind) || (zero && !zero[i])) continue;
        if (best == UINT32_MAX || scores[i] > scores[best]) best = i;
    }
    return best;
}

// Marks the moves of least cost: those of the right label, or of any when that is not in the
// inventory.
static void mark_gold(const network *net, const mover *m, const mover_sentence *s, uint8_t *zero)
{
    uint32_t cost[MOVE_KINDS], least = UINT32_MAX;
    for (int k = 0; k < MOVE_KINDS; k++) {
        bool allowed = transition_allows(&m->state, (move_kind)k);
        cost[k] = allowed ? transition_cost(&m->state, s->head, (move_kind)k) : UINT32_MAX;
        if (cost[k] < least) least = cost[k];
    }
    uint8_t rel = m->state.n_stack ? s->rel[m->state.stack[m->state.n_stack - 1]] : REL_DEP;
    bool any = false;
    for (int pass = 0; pass < 2 && !any; pass++)
        for (uint32_t i = 0; i < net->shape.n_moves; i++) {
            labelled_move move = m->moves[i];
            bool right = move.kind == MOVE_SHIFT || move.rel == rel || pass == 1;
            zero[i] = cost[move.kind] == least && right;
            any |= zero[i];
        }
}

// Softmax over the allowed moves; d = p - q, where q is p among the marked ones.
static double move_loss(const network *net, const mover *m, const float *scores,
                        const uint8_t *zero, float *d)
{
    float top = scores[best_move(net, m, scores, NULL)], sum = 0, good = 0;
    for (uint32_t i = 0; i < net->shape.n_moves; i++) {
        d[i] = transition_allows(&m->state, m->moves[i].kind) ? exp_of(scores[i] - top) : 0;
        sum += d[i];
        if (zero[i]) good += d[i];
    }
    if (good < 1e-12f) good = 1e-12f;
    for (uint32_t i = 0; i < net->move_width; i++)
        d[i] = i < net->shape.n_moves ? d[i] / sum - (zero[i] ? d[i] / good : 0) : 0;
    return __builtin_log((double)sum / (double)good);
}

double mover_learn(const network *net, const network_batch *b, mover *m, const mover_sentence *s,
                   float explore, random_source *r)
{
    float scores[MOVER_SCORES_MAX];
    uint8_t zero[MOVER_SCORES_MAX];
    double loss = 0;
    transition_begin(&m->state, s->tag, s->n);
    while (!transition_done(&m->state)) {
        uint32_t i = m->n;
        reserve(net, m, i + 1);
        score(net, b, m, s->first, i, r, scores);
        mark_gold(net, m, s, zero);
        loss += move_loss(net, m, scores, zero, m->d_move + i * (size_t)net->move_width);
        bool own = random_unit(r) < explore;
        labelled_move move = m->moves[best_move(net, m, scores, own ? NULL : zero)];
        transition_apply(&m->state, move.kind, move.rel);
        m->n++;
    }
    return loss;
}

void mover_gradient(network *net, network_batch *b, mover *m)
{
    size_t hidden = net->shape.hidden, width = net->move_width;
    matrix_product(hidden, width, m->n, m->hidden, 1, hidden, m->d_move, width, net->move.g, width,
                   true);
    for (uint32_t i = 0; i < m->n; i++)
        for (size_t j = 0; j < width; j++) net->move_bias.g[j] += m->d_move[i * width + j];
    matrix_product(m->n, hidden, width, m->d_move, width, 1, net->move_t, hidden, m->d_hidden,
                   hidden, false);
    for (uint32_t i = 0; i < m->n; i++) {
        float *d = m->d_hidden + i * hidden;
        for (size_t j = 0; j < hidden; j++) d[j] *= m->keep[i * hidden + j];
        for (size_t f = 0; f < FACT_COUNT; f++) {
            float *g = net->fact.g + m->facts[i * (size_t)FACT_COUNT + f] * hidden;
            for (size_t j = 0; j < hidden; j++) g[j] += d[j];
        }
        for (size_t p = 0; p < PLACE_COUNT; p++) {
            uint32_t word = m->places[i * (size_t)PLACE_COUNT + p];
            if (word == NO_NODE) continue;
            float *g = b->d_places + (word * (size_t)PLACE_COUNT + p) * hidden;
            for (size_t j = 0; j < hidden; j++) g[j] += d[j];
        }
    }
}

void mover_open(const network *net, mover *m, const mover_sentence *s)
{
    transition_begin(&m->state, s->tag, s->n);
    reserve(net, m, 1);
}

void mover_scores(const network *net, const network_batch *b, mover *m, uint32_t first,
                  float *scores)
{
    score(net, b, m, first, 0, NULL, scores);
}

uint32_t mover_best(const network *net, const mover *m, const float *scores)
{
    return best_move(net, m, scores, NULL);
}

void mover_parse(const network *net, const network_batch *b, mover *m, const mover_sentence *s)
{
    float scores[MOVER_SCORES_MAX];
    mover_open(net, m, s);
    while (!transition_done(&m->state)) {
        mover_scores(net, b, m, s->first, scores);
        labelled_move move = m->moves[mover_best(net, m, scores)];
        transition_apply(&m->state, move.kind, move.rel);
    }
}
