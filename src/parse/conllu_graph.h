// Inside conllu_check: the enhanced dependencies of a sentence as a graph over words and empty
// nodes.
#ifndef DM_PARSE_CONLLU_GRAPH_H
#define DM_PARSE_CONLLU_GRAPH_H

#include "parse/conllu_column.h"

typedef struct {
    int32_t word, dot; // dot is 0 for a word
    int line;
} conllu_node;

typedef struct {
    uint32_t child;
    conllu_dep head;
} conllu_edge;

typedef struct {
    VEC(conllu_node) nodes; // in the order of the file, which is that of their numbers
    VEC(conllu_edge) edges;
} conllu_graph;

void conllu_graph_clear(conllu_graph *g); // keeps the memory
void conllu_graph_node(conllu_graph *g, arena *a, conllu_node n);
// An edge to the node added last.
void conllu_graph_edge(conllu_graph *g, arena *a, const conllu_dep *head);

// What is wrong with the whole, and in which line; NULL when nothing is. Nothing is wrong with a
// graph without edges.
const char *conllu_graph_fault(const conllu_graph *g, arena *a, int *line);

#endif
