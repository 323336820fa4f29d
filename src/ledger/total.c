#include "ledger/total.h"

#include <math.h>
#include <stdlib.h>

static int by_stage(const void *a, const void *b)
{
    const transfer_total *x = a, *y = b;
    int c = str_cmp(x->stage, y->stage);
    return c ? c : str_cmp(x->unit, y->unit);
}

static transfer_total *find(transfer_total *p, size_t *n, const transfer_row *r)
{
    for (size_t i = 0; i < *n; i++)
        if (str_eq(p[i].stage, r->stage) && str_eq(p[i].unit, r->unit)) return &p[i];
    p[*n] = (transfer_total){.stage = r->stage, .unit = r->unit};
    return &p[(*n)++];
}

transfer_totals total_of(const ledger_table *t, arena *a)
{
    transfer_totals out = {0};
    transfer_total *p = arena_array(a, transfer_total, t->n_transfers + 1);
    for (size_t i = 0; i < t->n_transfers; i++) {
        const transfer_row *r = &t->transfers[i];
        if (!isfinite(r->value)) {
            out.n_without++;
            continue;
        }
        transfer_total *x = find(p, &out.n, r);
        if (r->part_of.n || isfinite(r->whole_value)) {
            x->n_parts++;
        } else {
            x->sum += r->value;
            x->n_added++;
        }
    }
    if (out.n) qsort(p, out.n, sizeof *p, by_stage);
    out.p = p;
    return out;
}
