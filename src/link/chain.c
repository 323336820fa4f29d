#include "link/chain.h"

#include "base/hash.h"
#include "link/merger.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    chain_step step; // `why` is set when the chain is closed
    str from, to;    // ids
} edge;

struct chain {
    arena a;
    VEC(chain_event) events; // by id once closed
    VEC(edge) edges;
    VEC(uint64_t) groups; // of each event, in the order in which they came
    merger *merger;
    VEC(str) ids; // of each mention, in the order of the merger
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

static str join_codes(chain *c, const participant *p, uint32_t n)
{
    buf b = {0};
    for (uint32_t i = 0; i < n; i++)
        buf_add_format(&b, i ? ",%.*s" : "%.*s", STR_ARG(p[i].actor->code));
    str out = str_copy(&c->a, buf_str(&b));
    buf_free(&b);
    return out;
}

static void add_event(chain *c, const coded *x, const event *e)
{
    str text = x->document->text;
    *vec_push(&c->a, &c->events) =
        (chain_event){.id = str_copy(&c->a, str_of(e->id)),
                      .document = str_copy(&c->a, x->document->id),
                      .published = str_copy(&c->a, x->document->published),
                      .type = str_copy(&c->a, e->type),
                      .mode = str_copy(&c->a, e->mode),
                      .date = str_copy(&c->a, e->date.value),
                      .actors = join_codes(c, e->actors, e->n_actors),
                      .recipients = join_codes(c, e->recipients, e->n_recipients),
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
    for (size_t i = 0; i < x->events.n; i++) {
        const event *e = &x->events.p[i];
        frame_view f = frame_open(&x->sentences.p[e->sentence], &x->mentions, &scratch);
        event_card card = card_of(x->document, &f, e);
        merger_add(c->merger, &card, hash_str(str_of(e->id)));
        add_event(c, x, e);
        *vec_push(&c->a, &c->ids) = c->events.p[c->events.n - 1].id;
        arena_reset(&scratch);
    }
    for (size_t i = 0; i < x->links.n; i++) add_link(c, x, &x->links.p[i]);
    arena_free(&scratch);
}

// --- closing

static int by_id(const void *a, const void *b)
{
    return str_cmp(((const chain_event *)a)->id, ((const chain_event *)b)->id);
}

static size_t lower(const chain *c, str id)
{
    size_t low = 0, high = c->events.n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (str_cmp(c->events.p[mid].id, id) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static const chain_event *exactly(const chain *c, str id)
{
    size_t at = lower(c, id);
    return id.n && at < c->events.n && str_eq(c->events.p[at].id, id) ? &c->events.p[at] : NULL;
}

static int by_effect(const void *a, const void *b)
{
    const edge *x = a, *y = b;
    if (x->step.confidence != y->step.confidence)
        return x->step.confidence > y->step.confidence ? -1 : 1;
    int to = str_cmp(x->to, y->to);
    if (!to) to = str_cmp(x->from, y->from);
    return to ? to : str_cmp(x->step.text, y->step.text);
}

void chain_close(chain *c)
{
    merger_run(c->merger);
    for (size_t i = 0; i < c->events.n; i++)
        *vec_push(&c->a, &c->groups) = merger_event(c->merger, i);
    // Groups stand in the order of adding: events are sorted with theirs.
    if (c->events.n) qsort(c->events.p, c->events.n, sizeof *c->events.p, by_id);
    if (c->edges.n) qsort(c->edges.p, c->edges.n, sizeof *c->edges.p, by_effect);
    for (size_t i = 0; i < c->edges.n; i++) c->edges.p[i].step.why = exactly(c, c->edges.p[i].from);
}

const chain_event *chain_find(const chain *c, str id, size_t *n)
{
    size_t at = lower(c, id);
    *n = 0;
    while (at + *n < c->events.n && str_starts(c->events.p[at + *n].id, id)) (*n)++;
    return *n ? &c->events.p[at] : NULL;
}

// --- following

typedef struct {
    const chain *c;
    void (*visit)(void *state, const chain_step *step);
    void *state;
    uint64_t seen[CHAIN_DEPTH + 1]; // [depth] groups on the way down
} walk;

static uint64_t group_of(const chain *c, str id)
{
    for (size_t i = 0; i < c->ids.n; i++)
        if (str_eq(c->ids.p[i], id)) return c->groups.p[i];
    return hash_str(id);
}

static void follow(walk *w, uint64_t group, int depth)
{
    if (depth > CHAIN_DEPTH) return;
    for (int k = 0; k < depth - 1; k++)
        if (w->seen[k] == group) return; // it explains itself
    w->seen[depth - 1] = group;
    for (size_t i = 0; i < w->c->edges.n; i++) {
        const edge *e = &w->c->edges.p[i];
        if (group_of(w->c, e->to) != group) continue;
        chain_step step = e->step;
        step.depth = depth;
        w->visit(w->state, &step);
        if (step.why) follow(w, group_of(w->c, step.why->id), depth + 1);
    }
}

void chain_follow(const chain *c, const chain_event *e,
                  void (*visit)(void *state, const chain_step *step), void *state)
{
    walk w = {.c = c, .visit = visit, .state = state};
    follow(&w, group_of(c, e->id), 1);
}
