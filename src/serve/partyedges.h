// Private to this room: of the pairs of GROUP_DYAD those among the parties with most events, so
// that a matrix of these parties is whole: what is empty in it has no event.
//
//     party_edges x = {.memory = a};
//     partyedges_add(&x, g);      // of each group, in their order
//     partyedges_keep(&x, 20);    // now x.edges and x.parties are those of the 20
#ifndef DM_SERVE_PARTYEDGES_H
#define DM_SERVE_PARTYEDGES_H

#include "base/arena.h"
#include "base/map.h"
#include "query/eventsearch.h"

typedef struct {
    str code;
    int64_t events; // of the pairs that it is a side of
    bool kept;
} party_sum;

typedef struct {
    arena *memory;
    VEC(found_group) edges; // keys "USA-CHN", in the arena
    VEC(party_sum) parties;
    map numbers;                   // of a party in `parties`, while edges are added
    int64_t more, more_events;     // edges that were not kept, and what they have
    int64_t more_parties, without; // parties that were not kept; events without a pair
} party_edges;

void partyedges_add(party_edges *x, const found_group *g);
// Keeps `most` parties, the most events first, of as many by code; and the edges among them.
void partyedges_keep(party_edges *x, size_t most);

#endif
