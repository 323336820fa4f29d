#include "document/offset_map.h"

void offset_map_add(offset_map *m, arena *a, uint32_t out, uint32_t in)
{
    if (m->n) {
        const offset_pair *last = &m->p[m->n - 1];
        if (in >= last->in && out - last->out == in - last->in) return;
        if (last->out == out) {
            m->p[m->n - 1].in = in;
            return;
        }
    }
    *vec_push(a, m) = (offset_pair){out, in};
}

// Index of the last pair whose out is not after `out`; 0 when there is none.
static size_t pair_before(const offset_pair *pairs, size_t n, uint32_t out)
{
    size_t low = 0, high = n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (pairs[middle].out <= out)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t offset_map_find(const offset_pair *pairs, size_t n, uint32_t out)
{
    if (!n) return out;
    const offset_pair *pair = &pairs[pair_before(pairs, n, out)];
    uint32_t in = pair->in + (out - pair->out);
    // Inside a character that became longer, the next pair's place is the farthest.
    if (pair + 1 < pairs + n && pair[1].in >= pair->in && in > pair[1].in) in = pair[1].in;
    return in;
}

void offset_map_compose(offset_map *m, arena *a, const offset_map *outer, const offset_map *inner,
                        uint32_t end, uint32_t shift)
{
    size_t k = 0; // first pair of inner after the current place
    for (size_t i = 0; i < outer->n; i++) {
        offset_pair o = outer->p[i];
        uint32_t next = i + 1 < outer->n ? outer->p[i + 1].out : end;
        uint32_t stop = o.in + (next - o.out);
        bool rises = i + 1 < outer->n && outer->p[i + 1].in >= o.in;
        if (rises && stop > outer->p[i + 1].in) stop = outer->p[i + 1].in;
        if (i && o.in < outer->p[i - 1].in)
            k = pair_before(inner->p, inner->n, o.in); // back, to what stands earlier
        offset_map_add(m, a, o.out + shift, offset_map_find(inner->p, inner->n, o.in));
        while (k < inner->n && inner->p[k].out <= o.in) k++;
        for (; k < inner->n && inner->p[k].out < stop; k++)
            offset_map_add(m, a, o.out + shift + (inner->p[k].out - o.in), inner->p[k].in);
    }
    uint32_t last = offset_map_find(outer->p, outer->n, end);
    offset_map_add(m, a, end + shift, offset_map_find(inner->p, inner->n, last));
}
