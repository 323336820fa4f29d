#include "link/chaindocuments.h"

#include "base/map.h"
#include "link/merger.h"
#include "link/textcards.h"

#include <stdlib.h>

typedef struct {
    chain_step step; // `why` is set when all documents are there
    str from, to;    // ids
    uint64_t group;  // of what is explained
    bool dropped;    // of an earlier delivery of the document
} edge;

typedef struct {
    chain_event event; // first: the source hands out pointers to it
    uint64_t group;    // which event it is a mention of
    bool dropped;
} node;

// A document as it was added: its nodes and edges.
typedef struct {
    size_t first, n, first_edge, n_edges;
} delivery;

struct chain_documents {
    arena a;
    map documents;     // deliveries by id
    VEC(node) nodes;   // in the order of adding, by id once closed
    VEC(edge) edges;   // by group, then as chains have them, once closed
    chain_step *steps; // [edges.n] of them in that order
    merger *merger;
};

chain_documents *chaindocuments_new(void)
{
    chain_documents *c = mem_alloc(sizeof *c);
    *c = (chain_documents){.merger = merger_new()};
    return c;
}

void chaindocuments_free(chain_documents *c)
{
    if (!c) return;
    merger_free(c->merger);
    arena_free(&c->a);
    mem_free(c);
}

// --- adding

static void add_event(chain_documents *c, const coded *x, const event *e)
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

static void add_link(chain_documents *c, const coded *x, const event_link *l)
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

// Forgets what an earlier delivery of the document told.
static delivery *begin(chain_documents *c, str id)
{
    delivery *d = map_find_pointer(&c->documents, id);
    if (!d) {
        d = arena_alloc(&c->a, sizeof *d);
        map_set_pointer(&c->documents, &c->a, str_copy(&c->a, id), d);
        return d;
    }
    for (size_t i = d->first; i < d->first + d->n; i++) {
        merger_drop(c->merger, i);
        c->nodes.p[i].dropped = true;
    }
    for (size_t i = 0; i < d->n_edges; i++) c->edges.p[d->first_edge + i].dropped = true;
    return d;
}

void chaindocuments_add(chain_documents *c, const coded *x)
{
    arena scratch = {0};
    delivery *d = begin(c, x->document->id);
    *d = (delivery){.first = c->nodes.n, .n = x->events.n, .first_edge = c->edges.n};
    const event_card *cards = textcards_of(x, &scratch);
    for (size_t i = 0; i < x->events.n; i++) {
        const event *e = &x->events.p[i];
        merger_add(c->merger, &cards[i], textcards_number(str_of(e->id)));
        add_event(c, x, e);
    }
    for (size_t i = 0; i < x->links.n; i++) add_link(c, x, &x->links.p[i]);
    d->n_edges = c->edges.n - d->first_edge;
    arena_free(&scratch);
}

// --- closing

static int by_id(const void *a, const void *b)
{
    return str_cmp(((const node *)a)->event.id, ((const node *)b)->event.id);
}

static size_t lower(const chain_documents *c, str id)
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

static const node *exactly(const chain_documents *c, str id)
{
    size_t at = lower(c, id);
    return id.n && at < c->nodes.n && str_eq(c->nodes.p[at].event.id, id) ? &c->nodes.p[at] : NULL;
}

static int by_effect(const void *a, const void *b)
{
    const edge *x = a, *y = b;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    return chain_compare(&x->step, &y->step);
}

// Leaves out what was forgotten, and says of which event each node is.
static void keep_the_rest(chain_documents *c)
{
    size_t nodes = 0, edges = 0;
    for (size_t i = 0; i < c->nodes.n; i++) {
        node n = c->nodes.p[i];
        n.group = merger_event(c->merger, i);
        if (!n.dropped) c->nodes.p[nodes++] = n;
    }
    for (size_t i = 0; i < c->edges.n; i++)
        if (!c->edges.p[i].dropped) c->edges.p[edges++] = c->edges.p[i];
    c->nodes.n = nodes;
    c->edges.n = edges;
}

void chaindocuments_close(chain_documents *c)
{
    merger_run(c->merger);
    keep_the_rest(c);
    if (c->nodes.n) qsort(c->nodes.p, c->nodes.n, sizeof *c->nodes.p, by_id);
    for (size_t i = 0; i < c->edges.n; i++) {
        edge *e = &c->edges.p[i];
        const node *to = exactly(c, e->to), *from = exactly(c, e->from);
        e->group = to ? to->group : 0;
        e->step.why = from ? &from->event : NULL;
    }
    if (c->edges.n) qsort(c->edges.p, c->edges.n, sizeof *c->edges.p, by_effect);
    c->steps = arena_array(&c->a, chain_step, c->edges.n + 1);
    for (size_t i = 0; i < c->edges.n; i++) c->steps[i] = c->edges.p[i].step;
}

// --- the source

static status find(void *state, str id, const chain_event **e, size_t *n, diag *why)
{
    const chain_documents *c = state;
    size_t at = lower(c, id);
    (void)why;
    *n = 0;
    while (at + *n < c->nodes.n && str_starts(c->nodes.p[at + *n].event.id, id)) (*n)++;
    *e = *n ? &c->nodes.p[at].event : NULL;
    return ST_OK;
}

static size_t first_edge(const chain_documents *c, uint64_t group)
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

static status reasons(void *state, const chain_event *e, chain_reasons *out, diag *why)
{
    const chain_documents *c = state;
    (void)why;
    out->event = ((const node *)e)->group;
    size_t first = first_edge(c, out->event), end = first;
    while (end < c->edges.n && c->edges.p[end].group == out->event) end++;
    out->steps = c->steps + first;
    out->n = end - first;
    return ST_OK;
}

chain_source chaindocuments_source(chain_documents *c)
{
    return (chain_source){.find = find, .reasons = reasons, .state = c};
}
