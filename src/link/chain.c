#include "link/chain.h"

static str id_of(const chain_step *x)
{
    return x->why ? x->why->id : STR_NONE;
}

int chain_compare(const chain_step *x, const chain_step *y)
{
    if (x->confidence != y->confidence) return x->confidence > y->confidence ? -1 : 1;
    int c = str_cmp(id_of(x), id_of(y));
    if (!c) c = str_cmp(x->text, y->text);
    if (!c) c = str_cmp(x->words, y->words);
    if (!c) c = (int)x->kind - (int)y->kind;
    return c ? c : str_cmp(x->by, y->by);
}

typedef struct {
    const chain_source *source;
    void (*visit)(void *state, const chain_step *step);
    void *state;
    double least;               // confidence of a step
    uint64_t seen[CHAIN_DEPTH]; // [depth] events on the way down
    size_t told;                // steps
} walk;

static bool is_on_the_way(const walk *w, uint64_t which, int depth)
{
    for (int k = 0; k < depth - 1; k++)
        if (w->seen[k] == which) return true; // it explains itself
    return false;
}

// Bounded: at most CHAIN_DEPTH calls stand in one another.
static status follow(walk *w, const chain_event *e, int depth, diag *why)
{
    chain_reasons all;
    TRY(w->source->reasons(w->source->state, e, &all, why));
    if (is_on_the_way(w, all.event, depth)) return ST_OK;
    w->seen[depth - 1] = all.event;
    for (size_t i = 0; i < all.n && w->told < CHAIN_STEPS; i++) {
        chain_step step = all.steps[i];
        if (step.confidence < w->least) break; // the surest come first
        step.depth = depth;
        w->told++;
        w->visit(w->state, &step);
        if (step.why && depth < CHAIN_DEPTH) TRY(follow(w, step.why, depth + 1, why));
    }
    return ST_OK;
}

status chain_follow(const chain_source *source, const chain_event *e, double least,
                    void (*visit)(void *state, const chain_step *step), void *state, diag *why)
{
    walk w = {.source = source, .visit = visit, .state = state, .least = least};
    return follow(&w, e, 1, why);
}
