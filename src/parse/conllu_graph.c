#include "parse/conllu_graph.h"

#define NO_PLACE UINT32_MAX

void conllu_graph_clear(conllu_graph *g)
{
    g->nodes.n = g->edges.n = 0;
}

void conllu_graph_node(conllu_graph *g, arena *a, conllu_node n)
{
    *vec_push(a, &g->nodes) = n;
}

void conllu_graph_edge(conllu_graph *g, arena *a, const conllu_dep *head)
{
    uint32_t child = (uint32_t)g->nodes.n - 1;
    *vec_push(a, &g->edges) = (conllu_edge){.child = child, .head = *head};
}

static uint32_t find(const conllu_graph *g, const conllu_dep *d)
{
    size_t low = 0, high = g->nodes.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const conllu_node *n = &g->nodes.p[middle];
        if (n->word == d->word && n->dot == d->dot) return (uint32_t)middle;
        if (n->word < d->word || (n->word == d->word && n->dot < d->dot))
            low = middle + 1;
        else
            high = middle;
    }
    return NO_PLACE;
}

// Edges of each head as chains: first[head], then next[edge]. Node n is the root.
typedef struct {
    uint32_t *first, *next; // [n_nodes + 1], [n_edges]
} chains;

static bool is_connected(const conllu_graph *g, const chains *c, arena *a, uint32_t *lost)
{
    uint32_t n = (uint32_t)g->nodes.n, depth = 0;
    bool *seen = arena_array(a, bool, n + 1);
    uint32_t *stack = arena_array(a, uint32_t, n + 1);
    stack[depth++] = n;
    while (depth > 0) {
        uint32_t at = stack[--depth];
        for (uint32_t e = c->first[at]; e != NO_PLACE; e = c->next[e]) {
            uint32_t child = g->edges.p[e].child;
            if (seen[child]) continue;
            seen[child] = true;
            stack[depth++] = child;
        }
    }
    for (*lost = 0; *lost < n; ++*lost)
        if (!seen[*lost]) return false;
    return true;
}

const char *conllu_graph_fault(const conllu_graph *g, arena *a, int *line)
{
    uint32_t n = (uint32_t)g->nodes.n, lost;
    chains c = {arena_array(a, uint32_t, n + 1), arena_array(a, uint32_t, g->edges.n)};
    if (g->edges.n == 0) return NULL;
    for (uint32_t i = 0; i <= n; i++) c.first[i] = NO_PLACE;
    for (uint32_t e = 0; e < g->edges.n; e++) {
        const conllu_edge *edge = &g->edges.p[e];
        bool root = edge->head.word == 0 && edge->head.dot == 0;
        uint32_t head = root ? n : find(g, &edge->head);
        *line = g->nodes.p[edge->child].line;
        if (head == NO_PLACE) return "an enhanced dependency on a word that is not there";
        if (head == edge->child) return "a word that is its own head, in DEPS";
        c.next[e] = c.first[head];
        c.first[head] = e;
    }
    if (is_connected(g, &c, a, &lost)) return NULL;
    *line = g->nodes.p[lost].line;
    return "enhanced dependencies that do not lead from the root to this word";
}
