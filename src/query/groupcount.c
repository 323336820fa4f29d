#include "query/groupcount.h"

#include <math.h>

int groupcount_by_key(const void *a, const void *b)
{
    const group_count *x = a, *y = b;
    if (x->none != y->none) return x->none ? 1 : -1;
    return str_cmp(x->key, y->key);
}

int groupcount_by_size(const void *a, const void *b)
{
    const group_count *x = a, *y = b;
    if (x->events != y->events) return x->events > y->events ? -1 : 1;
    return groupcount_by_key(x, y);
}

found_group groupcount_found(const group_count *g)
{
    return (found_group){
        .key = g->key, .events = g->events, .score = g->scored ? g->sum / (double)g->scored : NAN};
}
