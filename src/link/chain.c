#include "link/chain.h"

#include "base/hash.h"
#include "link/company.h"
#include "link/merger.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    chain_step step; // `why` is set when the chain is closed
    str from, to;    // ids
    uint64_t group;  // of what is explained
} edge;

typedef struct {
    chain_event event; // first: the chain hands out pointers to it
    uint64_t group;    // which event it is a mention of
} node;

struct chain {
    arena a;
    VEC(node) nodes; // in the order of adding, by id once closed
    VEC(edge) edges; // by group and confidence once closed
    merger *merger;
};

chain *chain_new(void)
{
    chain *c = mem_alloc(sizeof *c);
    *c = (chain){.merger = merger_new()};
    return c;
}

void chain_free(chain *c)
{
    if (!c) return;
    merger_free(c->merger);
    arena_free(&c->a);
    mem_free(c);
}

// --- adding

static void add_event(chain *c, const coded *x, const event *e)
{
    str text = x->document->text;
    vec_push(&c->a, &c->nodes)->event =
        (chain_event){.id = str_copy(&c->a, str_of(e->id)),
                      .document = str_copy(&c->a, x->document->id),
                      .published = str_copy(&c->a, x->document->published),
                      .type = str_copy(&c->a, e->type),
                      .mode = str_copy(&c->a, e->mode),
                      .date = str_copy(&c->a, e->date.value),
                      .actors = event_codes(e->actors, e->n_actors, &c->a),
                      .recipients = event_codes(e->recipients, e->n_recipients, &c->a),
                      .trigger = str_copy(&c->a, span_text(text, e->trigger)),
                      .text = str_copy(&c->a, span_text(text, x->sentences.p[e->sentence].span))};
}

static str speaker_of(const attribution *says)
{
    if (!says) return STR("author");
    if (says->speaker && says->speaker->n_actors) return says->speaker->actors[0]->code;
    return says->name;
}

static void add_link(chain *c, const coded *x, const event_link *l)
{
    str text = x->document->text;
    if (l->kind == LINK_SAME || l->kind == LINK_PART) return;
    *vec_push(&c->a, &c->edges) =
        (edge){.step = {.kind = l->kind,
                        .words = str_copy(&c->a, span_text(text, l->words)),
                        .text = str_copy(&c->a, span_text(text, l->from_words)),
                        .by = str_copy(&c->a, speaker_of(l->says)),
                        .confidence = l->confidence},
               .from = l->from ? str_copy(&c->a, str_of(l->from->id)) : STR_NONE,
               .to = str_copy(&c->a, str_of(l->to->id))};
}

void chain_add(chain *c, const coded *x)
{
    arena scratch = {0};
    company talk = company_of(&x->sentences, &x->mentions);
    for (size_t i = 0; i < x->events.n; i++) {
        const event *e = &x->events.p[i];
        frame_view f = frame_open(&x->sentences.p[e->sentence], &x->mentions, &scratch);
        event_card card = card_of(x->document, &f, e, &talk);
        merger_add(c->merger, &card, hash_str(str_of(e->id)));
        add_event(c, x, e);

        arena_reset(&scratch);
    }
    for (size_t i = 0; i < x->links.n; i++) add_link(c, x, &x->links.p[i]);
    arena_free(&scratch);
}

// --- closing

static int by_id(const void *a, const void *b)
{
    return str_cmp(((const node *)a)->event.id, ((const node *)b)->event.id);
}

static size_t lower(const chain *c, str id)
{
    size_t low = 0, high = c->nodes.n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (str_cmp(c->nodes.p[mid].event.id, id) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static const node *exactly(const chain *c, str id)
{
    size_t at = lower(c, id);
    return id.n && at < c->nodes.n && str_eq(c->nodes.p[at].event.id, id) ? &c->nodes.p[at] : NULL;
}

static int by_effect(const void *a, const void *b)
{
    const edge *x = a, *y = b;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    if (x->step.confidence != y->step.confidence)
        return x->step.confidence > y->step.confidence ? -1 : 1;
    int from = str_cmp(x->from, y->from);
    return from ? from : str_cmp(x->step.text, y->step.text);
}

void chain_close(chain *c)
{
    merger_run(c->merger);
    for (size_t i = 0; i < c->nodes.n; i++) c->nodes.p[i].group = merger_event(c->merger, i);
    if (c->nodes.n) qsort(c->nodes.p, c->nodes.n, sizeof *c->nodes.p, by_id);
    for (size_t i = 0; i < c->edges.n; i++) {
        edge *e = &c->edges.p[i];
        const node *to = exactly(c, e->to), *from = exactly(c, e->from);
        e->group = to ? to->group : 0;
        e->step.why = from ? &from->event : NULL;
    }
    if (c->edges.n) qsort(c->edges.p, c->edges.n, sizeof *c->edges.p, by_effect);
}

const chain_event *chain_find(const chain *c, str id, size_t *n)
{
    size_t at = lower(c, id);
    *n = 0;
    while (at + *n < c->nodes.n && str_starts(c->nodes.p[at + *n].event.id, id)) (*n)++;
    return *n ? &c->nodes.p[at].event : NULL;
}

// --- following

typedef struct {
    const chain *c;
    void (*visit)(void *state, const chain_step *step);
    void *state;
    uint64_t seen[CHAIN_DEPTH]; // [depth] events on the way down
} walk;

static size_t first_edge(const chain *c, uint64_t group)
{
    size_t low = 0, high = c->edges.n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (c->edges.p[mid].group < group)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

// Bounded: at most CHAIN_DEPTH calls stand in one another.
static void follow(walk *w, uint64_t group, int depth)
{
    for (int k = 0; k < depth - 1; k++)
        if (w->seen[k] == group) return; // it explains itself
    w->seen[depth - 1] = group;
    for (size_t i = first_edge(w->c, group); i < w->c->edges.n; i++) {
        const edge *e = &w->c->edges.p[i];
        if (e->group != group) break;
        chain_step step = e->step;
        step.depth = depth;
        w->visit(w->state, &step);
        if (step.why && depth < CHAIN_DEPTH) follow(w, ((const node *)step.why)->group, depth + 1);
    }
}

void chain_follow(const chain *c, const chain_event *e,
                  void (*visit)(void *state, const chain_step *step), void *state)
{
    walk w = {.c = c, .visit = visit, .state = state};
    follow(&w, ((const node *)e)->group, 1);
}
