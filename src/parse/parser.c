#include "parse/parser.h"

#include <string.h>

static status senseless(const char *what, diag *why)
{
    return diag_set(why, ST_MODEL, NULL, 0, 0,
                    "section \"%s\" of the model makes no sense; get a fresh copy", what);
}

// The facts that are the tags of the four places are added to the places beforehand.
static const uint8_t TAG_FACT[PLACE_COUNT] = {[PLACE_S0] = FACT_S0_TAG,
                                              [PLACE_B0] = FACT_B0_TAG,
                                              [PLACE_S1] = FACT_S1_TAG,
                                              [PLACE_S2] = FACT_S2_TAG};

static bool is_place_tag(int fact)
{
    return fact == FACT_S0_TAG || fact == FACT_B0_TAG || fact == FACT_S1_TAG || fact == FACT_S2_TAG;
}

static const int16_t *tag_row(const parser *p, int place, uint8_t tag)
{
    return p->facts + (size_t)(p->base[TAG_FACT[place]] + tag) * p->width;
}

static void gather_tags(parser *p)
{
    p->tags = mem_alloc((size_t)XPOS_COUNT * p->place.out * sizeof *p->tags);
    for (int tag = 0; tag < XPOS_COUNT; tag++)
        for (int place = 0; place < PLACE_COUNT; place++)
            memcpy(p->tags + ((size_t)tag * PLACE_COUNT + (size_t)place) * p->width,
                   tag_row(p, place, (uint8_t)tag), p->width * sizeof *p->tags);
}

// Only ROOT gives the relation root; a move of that relation is not marked for others.
static void mark_allowed(parser *p)
{
    p->allowed = mem_alloc((size_t)PARSER_SITUATIONS * p->n_scores * sizeof *p->allowed);
    for (uint32_t kinds = 0; kinds < PARSER_SITUATIONS; kinds++) {
        bool at_end = kinds >> MOVE_KINDS;
        for (uint32_t i = 0; i < p->n_scores; i++) {
            const uint8_t *move = p->moves + 2 * (size_t)i;
            bool on = i < p->n_moves && (kinds >> move[0] & 1);
            if (on && !at_end && move[0] != MOVE_SHIFT && move[1] == REL_ROOT)
                on = p->first[move[0] + 1] == p->first[move[0]] + 1; // there is no other
            p->allowed[(size_t)kinds * p->n_scores + i] = on ? -1 : 0;
        }
    }
}

static status open_moves(parser *p, const model *m, diag *why)
{
    const model_section *s;
    TRY(model_get(m, "move.list", MODEL_BYTES, 0, 2, &s, why));
    p->moves = s->data;
    p->n_moves = s->rows;
    if (p->n_moves > PARSER_MOVES_MAX || p->n_moves > p->n_scores)
        return senseless("move.list", why);
    uint32_t kind = 0;
    for (uint32_t i = 0; i < p->n_moves; i++) {
        const uint8_t *move = p->moves + 2 * (size_t)i;
        if (move[0] >= MOVE_KINDS || move[0] + 1u < kind || move[1] >= REL_COUNT)
            return senseless("move.list", why);
        while (kind <= move[0]) p->first[kind++] = i;
    }
    if (kind != MOVE_KINDS) return senseless("move.list", why);
    p->first[MOVE_KINDS] = p->n_moves;
    for (int k = 0; k < MOVE_KINDS; k++)
        if (p->first[k] == p->first[k + 1]) return senseless("move.list", why);
    mark_allowed(p);
    return ST_OK;
}

status parser_open(parser *p, const encoder *e, const model *m, diag *why)
{
    *p = (parser){.k = e->k, .second_thoughts = PARSER_SECOND_THOUGHTS};
    const model_section *s;
    TRY(encoder_layer_open(m, "place", e->width, &p->place, why));
    p->width = p->place.out / PLACE_COUNT;
    if (p->place.out % (PLACE_COUNT * KERNEL_LANES)) return senseless("place.weights", why);
    TRY(model_get(m, "fact.rows", MODEL_I16, TRANSITION_ROWS, p->width, &s, why));
    p->facts = s->data;
    TRY(model_get(m, "move.shift", MODEL_I32, 1, 1, &s, why));
    p->shift = *(const int32_t *)s->data;
    if (p->shift < 1 || p->shift > PARSER_SHIFT_MAX) return senseless("move.shift", why);
    TRY(model_get(m, "move.unit", MODEL_I32, 1, 1, &s, why));
    if (*(const int32_t *)s->data < 1) return senseless("move.unit", why);
    p->unit = 1.0f / (float)*(const int32_t *)s->data;
    TRY(model_get(m, "move.bias", MODEL_I32, 1, 0, &s, why));
    p->bias = s->data;
    p->n_scores = s->cols;
    if (p->n_scores % KERNEL_LANES || p->n_scores > PARSER_MOVES_MAX)
        return senseless("move.bias", why);
    TRY(model_get(m, "move.times", MODEL_I32, 1, p->n_scores, &s, why));
    p->times = s->data;
    TRY(model_get(m, "move.weights", MODEL_I8, p->width / 4, 4 * p->n_scores, &s, why));
    p->weights = s->data;
    uint16_t row = 0;
    int i = 0;
#define X(name, rows)                                                                              \
    p->base[i++] = row;                                                                            \
    row = (uint16_t)(row + (rows));
    FACT_LIST(X)
#undef X
    gather_tags(p);
    return open_moves(p, m, why);
}

static void reserve(const parser *p, parser_run *r, uint32_t n)
{
    if (r->n_max && n <= r->n_max) return;
    size_t room = (size_t)n + n / 2 + 64;
    r->places = mem_realloc(r->places, room * p->place.out * sizeof *r->places);
    r->sums = mem_realloc(r->sums, room * p->place.out * sizeof *r->sums);
    r->hidden = mem_realloc(r->hidden, p->width * sizeof *r->hidden);
    r->scores = mem_realloc(r->scores, p->n_scores * sizeof *r->scores);
    r->steps = mem_realloc(r->steps, 2 * room * sizeof *r->steps);
    r->tried = mem_realloc(r->tried, 2 * room * sizeof *r->tried);
    r->n_max = (uint32_t)room;
}

void parser_close(parser *p)
{
    mem_free(p->allowed);
    mem_free(p->tags);
    p->allowed = NULL;
    p->tags = NULL;
}

void parser_run_free(parser_run *r)
{
    transition_free(&r->state);
    transition_free(&r->beside);
    mem_free(r->places);
    mem_free(r->sums);
    mem_free(r->hidden);
    mem_free(r->scores);
    mem_free(r->steps);
    mem_free(r->tried);
    *r = (parser_run){0};
}

static void project(const parser *p, parser_run *r, const encoder_run *encoded)
{
    size_t wide = p->place.out;
    p->k->product(encoded->states, encoded->n, p->place.in, p->place.in, p->place.weights, wide,
                  wide, r->sums);
    for (size_t t = 0; t < encoded->n; t++)
        p->k->place(r->sums + t * wide, wide, p->place.scale, p->place.bias,
                    p->tags + encoded->xpos[t] * wide, r->places + t * wide);
}

static void fill_hidden(const parser *p, parser_run *r)
{
    const int16_t *rows[PLACE_COUNT + FACT_COUNT];
    uint16_t facts[FACT_COUNT];
    uint32_t at[PLACE_COUNT];
    size_t n = 0;
    transition_facts(&r->state, facts);
    transition_places(&r->state, at);
    for (int place = 0; place < PLACE_COUNT; place++)
        if (at[place] < r->state.n)
            rows[n++] = r->places + ((size_t)at[place] * PLACE_COUNT + (size_t)place) * p->width;
        else
            rows[n++] = tag_row(p, place, at[place] == NO_NODE ? NO_TAG : END_TAG);
    for (int f = 0; f < FACT_COUNT; f++)
        if (!is_place_tag(f)) rows[n++] = p->facts + (size_t)facts[f] * p->width;
    p->k->add(rows, n, p->width, p->shift, 0, r->hidden);
}

// What can be done next: of the columns from `begin` to `end` those that are allowed.
typedef struct {
    uint32_t begin, end;
    uint32_t kinds; // a bit for each kind, and one more when ROOT is all that is left
} choice;

static const int32_t *allowed(const parser *p, uint32_t kinds)
{
    return p->allowed + (size_t)kinds * p->n_scores;
}

// The best of the moves of some kinds. kernel.best() promises nothing where scores are INT32_MIN,
// which only a damaged model has: then the first move that is allowed.
static uint32_t best_move(const parser *p, const parser_run *r, const choice *c, uint32_t kinds)
{
    const int32_t *on = allowed(p, kinds);
    uint32_t begin = c->begin, best;
    best = begin +
           p->k->best(r->scores, p->times + begin, p->bias + begin, on + begin, c->end - begin);
    if (on[best]) return best;
    for (best = 0; !on[best];) best++;
    return best;
}

static int32_t score_of(const parser *p, const parser_run *r, const choice *c, uint32_t move)
{
    if (move < c->begin || move >= c->end) return INT32_MIN;
    uint32_t product = (uint32_t)r->scores[move - c->begin] * (uint32_t)p->times[move];
    return (int32_t)(product + (uint32_t)p->bias[move]);
}

// ln(weight / KERNEL_WEIGHT_UNIT) of a weight that is no smaller: between powers of two a parabola
// that is right to 0.006.
static int32_t logarithm(uint32_t weight)
{
    uint32_t units = weight > KERNEL_WEIGHT_UNIT ? weight / (KERNEL_WEIGHT_UNIT / 1024) : 1024;
    uint32_t power = 0;
    while (units >> (power + 1) >= 1024) power++;
    uint32_t f = (units >> power) - 1024; // of 1024
    uint32_t binary = 1024 * power + f + (355 * f * (1024 - f) >> 20);
    return (int32_t)(binary * 710 / 1024) * PARSER_COST_UNIT / 1024;
}

// The best move of another kind, if the best of all is doubtful.
static void choose_other(const parser *p, parser_run *r, const choice *c, int32_t top,
                         parser_step *out)
{
    uint32_t others = c->kinds & ~(1u << out->kind);
    out->margin = PARSER_SURE;
    if (!(others & ((1u << MOVE_KINDS) - 1))) return;
    uint32_t other = best_move(p, r, c, others);
    float margin = ((float)top - (float)score_of(p, r, c, other)) * p->unit;
    if (margin >= (float)PARSER_DOUBT / PARSER_COST_UNIT) return;
    out->other_kind = p->moves[2 * (size_t)other];
    out->other_rel = p->moves[2 * (size_t)other + 1];
    out->margin = margin > 0 ? (int32_t)(margin * PARSER_COST_UNIT) : 0;
    r->doubts = true;
}

// The best move and what it costs.
static void choose(const parser *p, parser_run *r, const choice *c, parser_step *out)
{
    fill_hidden(p, r);
    uint32_t begin = c->begin, n = c->end - begin;
    p->k->product(r->hidden, 1, p->width, p->width, p->weights + 4 * (size_t)begin, p->n_scores, n,
                  r->scores);
    uint32_t best = best_move(p, r, c, c->kinds);
    int32_t top = score_of(p, r, c, best);
    out->kind = p->moves[2 * (size_t)best];
    out->rel = p->moves[2 * (size_t)best + 1];
    out->cost = 0;
    choose_other(p, r, c, top, out);
    if (!r->doubts) return;
    out->cost = logarithm(p->k->weigh(r->scores, p->times + begin, p->bias + begin,
                                      allowed(p, c->kinds) + begin, n, top, p->unit));
}

// Makes the next move. Where there is but one, it needs no score: SHIFT onto an empty stack, and
// the last LEFT, to ROOT.
static void move(const parser *p, parser_run *r, parser_step *out)
{
    transition_state *s = &r->state;
    uint32_t kinds = s->next < s->n ? 0 : 1u << MOVE_KINDS;
    int first = MOVE_KINDS, last = 0;
    for (int kind = 0; kind < MOVE_KINDS; kind++) {
        if (!transition_allows(s, (move_kind)kind)) continue;
        kinds |= 1u << kind;
        first = kind < first ? kind : first;
        last = kind;
    }
    if (first == last && first != MOVE_RIGHT) {
        *out = (parser_step){.kind = (uint8_t)first, .rel = REL_ROOT, .margin = PARSER_SURE};
    } else {
        uint32_t end = (p->first[last + 1] + KERNEL_LANES - 1) / KERNEL_LANES * KERNEL_LANES;
        choice c = {p->first[first] / KERNEL_LANES * KERNEL_LANES, end, kinds};
        choose(p, r, &c, out);
    }
    transition_apply(s, (move_kind)out->kind, (deprel)out->rel);
}

static void apply(transition_state *s, const parser_step *step)
{
    transition_apply(s, (move_kind)step->kind, (deprel)step->rel);
}

// Makes the first `n` moves of a tree again.
static void repeat(transition_state *s, const encoder_run *encoded, const parser_step *steps,
                   uint32_t n)
{
    transition_begin(s, encoded->xpos, encoded->n);
    for (uint32_t i = 0; i < n; i++) apply(s, &steps[i]);
}

// Do both stand before the same words, whatever arcs they have made?
static bool meet(const transition_state *a, const transition_state *b)
{
    return a->next == b->next && a->n_stack == b->n_stack &&
           memcmp(a->stack, b->stack, a->n_stack * sizeof *a->stack) == 0;
}

static uint32_t most_doubtful(const parser_step *steps, uint32_t n)
{
    uint32_t at = 0;
    for (uint32_t i = 1; i < n; i++)
        if (steps[i].margin < steps[at].margin) at = i;
    return at;
}

// Tries the other move at `at` in r->tried. Says whether what comes of it costs less than the tree
// in r->steps. Gives up as soon as it cannot, costs too much more on the way, or has come back to
// where that tree is without having cost less.
static bool try_other(const parser *p, parser_run *r, const encoder_run *encoded, uint32_t at)
{
    uint32_t n = 2 * encoded->n;
    int64_t limit = 0; // from here on: up to here both are the same
    for (uint32_t i = at; i < n; i++) limit += r->steps[i].cost;
    parser_step *other = &r->tried[at];
    *other = r->steps[at];
    other->kind = other->other_kind;
    other->rel = other->other_rel;
    other->cost += other->margin;
    other->margin = r->steps[at].margin = PARSER_SURE;
    int64_t cost = other->cost, first = r->steps[at].cost;
    repeat(&r->state, encoded, r->steps, at);
    repeat(&r->beside, encoded, r->steps, at + 1);
    apply(&r->state, other);
    for (uint32_t i = at + 1; i < n; i++) {
        if (cost >= limit || cost > first + PARSER_SLACK) return false;
        if (cost >= first && meet(&r->state, &r->beside)) return false;
        move(p, r, &r->tried[i]);
        apply(&r->beside, &r->steps[i]);
        cost += r->tried[i].cost;
        first += r->steps[i].cost;
    }
    return cost < limit;
}

static void think_twice(const parser *p, parser_run *r, const encoder_run *encoded)
{
    uint32_t n = 2 * encoded->n;
    bool made = true; // the state is what r->steps leads to
    for (int i = 0; i < p->second_thoughts; i++) {
        uint32_t at = most_doubtful(r->steps, n);
        if (r->steps[at].margin >= PARSER_DOUBT) break;
        made = try_other(p, r, encoded, at);
        if (made) memcpy(r->steps + at, r->tried + at, (n - at) * sizeof *r->steps);
    }
    if (!made) repeat(&r->state, encoded, r->steps, n);
}

void parser_read(const parser *p, parser_run *r, const encoder_run *encoded, token *tokens)
{
    uint32_t n = encoded->n;
    reserve(p, r, n);
    project(p, r, encoded);
    transition_begin(&r->state, encoded->xpos, n);
    r->doubts = false;
    for (uint32_t i = 0; i < 2 * n; i++) move(p, r, &r->steps[i]);
    if (r->doubts) think_twice(p, r, encoded);
    for (uint32_t i = 0; i < n; i++) {
        bool root = r->state.head[i] == (int32_t)n;
        tokens[i].head = root ? -1 : r->state.head[i];
        tokens[i].rel = root ? REL_ROOT : r->state.rel[i] == REL_ROOT ? REL_DEP : r->state.rel[i];
    }
}
