#include "serve/partyedges.h"

#include <stdlib.h>

static party_sum *party_of(party_edges *x, str code)
{
    uint32_t at;
    if (map_find_number(&x->numbers, code, &at)) return &x->parties.p[at];
    map_set_number(&x->numbers, x->memory, code, (uint32_t)x->parties.n);
    party_sum *p = vec_push(x->memory, &x->parties);
    p->code = code;
    return p;
}

void partyedges_add(party_edges *x, const found_group *g)
{
    if (!g->key.n) {
        x->without += g->events;
        return;
    }
    found_group *e = vec_push(x->memory, &x->edges);
    *e = *g;
    e->key = str_copy(x->memory, g->key);
    str target = e->key, source = str_split(&target, '-');
    if (source.n) party_of(x, source)->events += g->events;
    if (target.n && !str_eq(source, target)) party_of(x, target)->events += g->events;
}

static int by_events(const void *a, const void *b)
{
    const party_sum *x = a, *y = b;
    if (x->events != y->events) return x->events > y->events ? -1 : 1;
    return str_cmp(x->code, y->code);
}

// Numbers are those of the sorted parties afterwards.
static void sort_parties(party_edges *x, size_t most)
{
    if (x->parties.n) qsort(x->parties.p, x->parties.n, sizeof *x->parties.p, by_events);
    for (size_t i = 0; i < x->parties.n; i++) {
        x->parties.p[i].kept = i < most;
        map_set_number(&x->numbers, x->memory, x->parties.p[i].code, (uint32_t)i);
    }
}

// A side without a code is somebody, but no party.
static bool is_kept(party_edges *x, str code)
{
    return code.n && party_of(x, code)->kept;
}

void partyedges_keep(party_edges *x, size_t most)
{
    size_t n = 0;
    sort_parties(x, most);
    for (size_t i = 0; i < x->edges.n; i++) {
        str target = x->edges.p[i].key, source = str_split(&target, '-');
        if (is_kept(x, source) && is_kept(x, target)) {
            x->edges.p[n++] = x->edges.p[i];
            continue;
        }
        x->more++;
        x->more_events += x->edges.p[i].events;
    }
    x->edges.n = n;
    if (x->parties.n <= most) return;
    x->more_parties = (int64_t)(x->parties.n - most);
    x->parties.n = most;
}
