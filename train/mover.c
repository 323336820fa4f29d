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
    GROW(m->seen, 1);
#undef GROW
    m->n_max = (uint32_t)room;
}

void mover_free(mover *m)
{
    transition_free(&m->state);
    arena_free(&m->memory);
    *m = (mover){0};
}

void mover_look(const transition_state *s, uint32_t first, configuration *out)
{
    transition_facts(s, out->facts);
    transition_places(s, out->places);
    for (size_t p = 0; p < PLACE_COUNT; p++)
        out->places[p] = out->places[p] >= s->n ? NO_NODE : out->places[p] + first;
}

void mover_hidden(const network *net, const network_batch *b, const configuration *c, float *out)
{
    size_t hidden = net->shape.hidden;
    memset(out, 0, hidden * sizeof *out);
    for (size_t p = 0; p < PLACE_COUNT; p++) {
        if (c->places[p] == NO_NODE) continue;
        const float *row = b->places + (c->places[p] * (size_t)PLACE_COUNT + p) * hidden;
        for (size_t j = 0; j < hidden; j++) out[j] += row[j];
    }
    for (int f = 0; f < FACT_COUNT; f++) {
        const float *row = net->fact.w + c->facts[f] * hidden;
        for (size_t j = 0; j < hidden; j++) out[j] += row[j];
    }
}

void mover_scores(const network *net, const float *hidden, float *scores)
{
    size_t n = net->shape.hidden;
    memcpy(scores, net->move_bias.w, net->move_width * sizeof *scores);
    matrix_product(1, net->move_width, n, hidden, n, 1, net->move.w, net->move_width, scores,
                   net->move_width, true);
}

// Best move among those allowed (and, when `zero` is given, those marked in it).
static uint32_t best_move(const network *net, const labelled_move *moves, const transition_state *s,
                          const float *scores, const uint8_t *zero)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < net->shape.n_moves; i++) {
        if (!transition_allows(s, moves[i].kind) || (zero && !zero[i])) continue;
        if (best == UINT32_MAX || scores[i] > scores[best]) best = i;
    }
    return best;
}

void mover_probabilities(const network *net, const labelled_move *moves, const transition_state *s,
                         const float *scores, float *p)
{
    float top = scores[best_move(net, moves, s, scores, NULL)], sum = 0;
    for (uint32_t i = 0; i < net->shape.n_moves; i++) {
        p[i] = transition_allows(s, moves[i].kind) ? exp_of(scores[i] - top) : 0;
        sum += p[i];
    }
    for (uint32_t i = 0; i < net->shape.n_moves; i++) p[i] /= sum;
}

// Fills the record of move number i for the current configuration and gives its scores.
static void look(const network *net, const network_batch *b, mover *m, uint32_t first, uint32_t i,
                 random_source *r, float *scores)
{
    size_t hidden = net->shape.hidden;
    float *h = m->hidden + i * hidden, *keep = m->keep + i * hidden;
    float drop = net->shape.drop_hidden, up = r ? 1 / (1 - drop) : 1;
    mover_look(&m->state, first, &m->seen[i]);
    mover_hidden(net, b, &m->seen[i], h);
    for (size_t j = 0; j < hidden; j++) {
        keep[j] = h[j] > 0 && (!r || random_unit(r) >= drop) ? up : 0;
        h[j] *= keep[j];
    }
    mover_scores(net, h, scores);
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

// Adds to `target` its part that the tree knows: p among the moves that are marked.
static void add_gold(const network *net, const float *p, const uint8_t *zero, float part,
                     float *target)
{
    float good = 0;
    for (uint32_t i = 0; i < net->shape.n_moves; i++) good += zero[i] ? p[i] : 0;
    if (good < 1e-12f) good = 1e-12f;
    for (uint32_t i = 0; i < net->shape.n_moves; i++)
        if (zero[i]) target[i] += part * p[i] / good;
}

// d = p - target; returns the divergence of the two, 0 when they are the same.
static double move_loss(const network *net, const float *p, const float *target, float *d)
{
    double loss = 0;
    memset(d, 0, net->move_width * sizeof *d);
    for (uint32_t i = 0; i < net->shape.n_moves; i++) {
        float own = p[i] > 1e-9f ? p[i] : 1e-9f;
        if (target[i] > 1e-9f) loss += (double)target[i] * __builtin_log((double)(target[i] / own));
        d[i] = p[i] - target[i];
    }
    return loss;
}

// Learns one move from the configuration that the parser is in; returns the one to go on with.
static uint32_t learn_move(const network *net, const network_batch *b, mover *m,
                           const mover_sentence *s, const mover_teacher *teacher, bool explores,
                           random_source *r, double *loss)
{
    float scores[MOVER_SCORES_MAX], p[MOVER_SCORES_MAX], target[MOVER_SCORES_MAX] = {0};
    uint8_t zero[MOVER_SCORES_MAX];
    float share = !teacher->who ? 0 : s->head ? teacher->share : 1;
    reserve(net, m, m->n + 1);
    look(net, b, m, s->first, m->n, r, scores);
    mover_probabilities(net, m->moves, &m->state, scores, p);
    if (share > 0) teacher->ask(teacher->who, &m->state, s->first, target);
    uint32_t taught = best_move(net, m->moves, &m->state, target, NULL);
    for (uint32_t i = 0; i < net->shape.n_moves; i++) target[i] *= share;
    if (s->head) {
        mark_gold(net, m, s, zero);
        add_gold(net, p, zero, 1 - share, target);
        taught = best_move(net, m->moves, &m->state, scores, zero);
    }
    *loss += move_loss(net, p, target, m->d_move + m->n * (size_t)net->move_width);
    m->n++;
    return explores ? best_move(net, m->moves, &m->state, scores, NULL) : taught;
}

double mover_learn(const network *net, const network_batch *b, mover *m, const mover_sentence *s,
                   const mover_teacher *teacher, float explore, random_source *r)
{
    double loss = 0;
    transition_begin(&m->state, s->tag, s->n);
    while (!transition_done(&m->state)) {
        bool explores = random_unit(r) < explore;
        labelled_move move = m->moves[learn_move(net, b, m, s, teacher, explores, r, &loss)];
        transition_apply(&m->state, move.kind, move.rel);
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
        const configuration *c = &m->seen[i];
        float *d = m->d_hidden + i * hidden;
        for (size_t j = 0; j < hidden; j++) d[j] *= m->keep[i * hidden + j];
        for (size_t f = 0; f < FACT_COUNT; f++) {
            float *g = net->fact.g + c->facts[f] * hidden;
            for (size_t j = 0; j < hidden; j++) g[j] += d[j];
        }
        for (size_t p = 0; p < PLACE_COUNT; p++) {
            if (c->places[p] == NO_NODE) continue;
            float *g = b->d_places + (c->places[p] * (size_t)PLACE_COUNT + p) * hidden;
            for (size_t j = 0; j < hidden; j++) g[j] += d[j];
        }
    }
}

void mover_parse(const network *net, const network_batch *b, mover *m, const mover_sentence *s)
{
    float scores[MOVER_SCORES_MAX];
    transition_begin(&m->state, s->tag, s->n);
    reserve(net, m, 1);
    while (!transition_done(&m->state)) {
        look(net, b, m, s->first, 0, NULL, scores);
        labelled_move move = m->moves[best_move(net, m->moves, &m->state, scores, NULL)];
        transition_apply(&m->state, move.kind, move.rel);
    }
}
