#include "measure/eventcompare.h"

#include "base/map.h"

#include <math.h>
#include <stdlib.h>

#define ANY_CLASS INT32_MAX // all of a dyad and period

// The key of a cell, of which the map has the bytes.
typedef struct {
    uint32_t source, target; // names
    int32_t period, event_class;
} cell_key;

typedef struct {
    cell_key key;
    uint32_t counts[COMPARE_SETS];
} counted;

struct comparison {
    map names, cells; // cells: the number of one of `counts`
    VEC(counted) counts;
    int32_t first[COMPARE_SETS], last[COMPARE_SETS];
    arena memory, of_counts;
};

comparison *comparison_new(void)
{
    comparison *c = mem_alloc(sizeof *c);
    *c = (comparison){0};
    for (size_t i = 0; i < COMPARE_SETS; i++) c->first[i] = INT32_MAX;
    for (size_t i = 0; i < COMPARE_SETS; i++) c->last[i] = INT32_MIN;
    return c;
}

void comparison_free(comparison *c)
{
    if (!c) return;
    arena_free(&c->memory);
    arena_free(&c->of_counts);
    mem_free(c);
}

// --- counting

static uint32_t number_of(map *m, arena *a, str text)
{
    bool added;
    map_entry *e = map_add(m, a, text, &added);
    if (added) {
        e->key = str_copy(a, text);
        e->value.number = (uint32_t)m->n - 1;
    }
    return e->value.number;
}

static void add(comparison *c, const cell_key *key, size_t set, uint32_t n)
{
    uint32_t at = number_of(&c->cells, &c->memory, (str){(const char *)key, sizeof *key});
    if (at == c->counts.n) *vec_push(&c->of_counts, &c->counts) = (counted){.key = *key};
    uint32_t *count = &c->counts.p[at].counts[set];
    *count = *count > UINT32_MAX - n ? UINT32_MAX : *count + n;
}

status comparison_add(comparison *c, size_t set, const compare_place *place, uint32_t n, diag *why)
{
    if (c->counts.n >= COMPARE_CELLS_MAX)
        return diag_set(why, ST_LIMIT, NULL, 0, 0,
                        "more than %zu cells of dyad, class and period (COMPARE_CELLS_MAX); give "
                        "--actors, --since and --until, or a longer period with --by",
                        COMPARE_CELLS_MAX);
    cell_key key = {number_of(&c->names, &c->memory, place->source),
                    number_of(&c->names, &c->memory, place->target), place->period,
                    place->event_class};
    add(c, &key, set, n);
    key.event_class = ANY_CLASS;
    add(c, &key, set, n);
    if (place->period < c->first[set]) c->first[set] = place->period;
    if (place->period > c->last[set]) c->last[set] = place->period;
    return ST_OK;
}

bool comparison_range(const comparison *c, size_t set, int32_t *first, int32_t *last)
{
    *first = c->first[set];
    *last = c->last[set];
    return *first <= *last;
}

// --- ranks

static int by_a(const void *x, const void *y)
{
    uint32_t a = ((const compare_pair *)x)->a, b = ((const compare_pair *)y)->a;
    return a < b ? -1 : a > b;
}

typedef struct {
    double value, rank; // of a
    uint32_t b;
} ranked;

static int by_b(const void *x, const void *y)
{
    uint32_t a = ((const ranked *)x)->b, b = ((const ranked *)y)->b;
    return a < b ? -1 : a > b;
}

// The mean of the ranks of `tied` values behind `before` others. Zeros stand before all, (0, 0)
// among them.
static double mean_rank(double before, double tied)
{
    return before + (tied + 1) / 2;
}

// Ranks of a, into `out`; gives the rank of the (0, 0)s.
static double rank_a(compare_pair *pairs, size_t n, double zeros, ranked *out)
{
    double of_zeros = mean_rank(0, zeros), before = zeros;
    qsort(pairs, n, sizeof *pairs, by_a);
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i + 1; next < n && pairs[next].a == pairs[i].a;) next++;
        bool zero = pairs[i].a == 0;
        double tied = (double)(next - i) + (zero ? zeros : 0), first = zero ? 0 : before;
        double rank = mean_rank(first, tied);
        if (zero) of_zeros = rank;
        before = first + tied;
        for (size_t k = i; k < next; k++) out[k] = (ranked){.rank = rank, .b = pairs[k].b};
    }
    return of_zeros;
}

// The same of b: its rank goes into `value`.
static double rank_b(ranked *all, size_t n, double zeros)
{
    double of_zeros = mean_rank(0, zeros), before = zeros;
    qsort(all, n, sizeof *all, by_b);
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i + 1; next < n && all[next].b == all[i].b;) next++;
        bool zero = all[i].b == 0;
        double tied = (double)(next - i) + (zero ? zeros : 0), first = zero ? 0 : before;
        double rank = mean_rank(first, tied);
        if (zero) of_zeros = rank;
        before = first + tied;
        for (size_t k = i; k < next; k++) all[k].value = rank;
    }
    return of_zeros;
}

double compare_rank(compare_pair *pairs, size_t n, uint64_t zeros)
{
    if (!n) return NAN;
    ranked *all = mem_alloc(n * sizeof *all);
    double z = (double)zeros, middle = ((double)n + z + 1) / 2;
    double za = rank_a(pairs, n, z, all) - middle;
    double zb = rank_b(all, n, z) - middle;
    double both = z * za * zb, a = z * za * za, b = z * zb * zb;
    for (size_t i = 0; i < n; i++) {
        double x = all[i].rank - middle, y = all[i].value - middle;
        both += x * y;
        a += x * x;
        b += y * y;
    }
    mem_free(all);
    return a > 0 && b > 0 ? both / sqrt(a * b) : NAN;
}

// --- sums

static bool within(const counted *x, int32_t first, int32_t last)
{
    return x->key.period >= first && x->key.period <= last;
}

static uint64_t dyad_of(const counted *x)
{
    return (uint64_t)x->key.source << 32 | x->key.target;
}

static int by_number(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return a < b ? -1 : a > b;
}

static size_t count_different(uint64_t *numbers, size_t n)
{
    size_t different = 0;
    if (n) qsort(numbers, n, sizeof *numbers, by_number);
    for (size_t i = 0; i < n; i++) different += !i || numbers[i] != numbers[i - 1];
    return different;
}

static void count_cell(const counted *x, size_t set, comparison_summary *s)
{
    uint32_t ours = x->counts[0], theirs = x->counts[set];
    if (x->key.event_class == ANY_CLASS) {
        s->ours += ours;
        s->theirs += theirs;
        s->dyads_ours += ours > 0;
        s->dyads_theirs += theirs > 0;
        s->dyads_both += ours && theirs;
        return;
    }
    s->cells_ours += ours > 0;
    s->cells_theirs += theirs > 0;
    s->cells_both += ours && theirs;
}

static void rank(const comparison *c, size_t set, int32_t first, int32_t last,
                 comparison_summary *s)
{
    size_t n = 0, most = s->dyads_ours + s->dyads_theirs - s->dyads_both;
    s->rank = s->rank_zeros = NAN;
    if (!most) return;
    compare_pair *pairs = mem_alloc(most * sizeof *pairs);
    uint64_t *dyads = mem_alloc(most * sizeof *dyads);
    for (size_t i = 0; i < c->counts.n; i++) {
        const counted *x = &c->counts.p[i];
        bool some = x->counts[0] || x->counts[set];
        if (!some || x->key.event_class != ANY_CLASS || !within(x, first, last)) continue;
        dyads[n] = dyad_of(x);
        pairs[n++] = (compare_pair){x->counts[0], x->counts[set]};
    }
    uint64_t all = (uint64_t)count_different(dyads, n) * (uint64_t)((int64_t)last - first + 1);
    s->rank = compare_rank(pairs, n, 0);
    s->rank_zeros = compare_rank(pairs, n, all - n);
    mem_free(pairs);
    mem_free(dyads);
}

comparison_summary comparison_sum(const comparison *c, size_t set, int32_t first, int32_t last)
{
    comparison_summary s = {0};
    for (size_t i = 0; i < c->counts.n; i++)
        if (within(&c->counts.p[i], first, last)) count_cell(&c->counts.p[i], set, &s);
    size_t either = s.cells_ours + s.cells_theirs - s.cells_both;
    s.agreement = either ? (double)s.cells_both / (double)either : NAN;
    rank(c, set, first, last, &s);
    return s;
}

// --- cells

static int by_place(const void *x, const void *y)
{
    const compare_cell *a = x, *b = y;
    int c = str_cmp(a->place.source, b->place.source);
    if (!c) c = str_cmp(a->place.target, b->place.target);
    if (c) return c;
    if (a->place.period != b->place.period) return a->place.period < b->place.period ? -1 : 1;
    return a->place.event_class < b->place.event_class
               ? -1
               : a->place.event_class > b->place.event_class;
}

void comparison_each(const comparison *c, size_t set, int32_t first, int32_t last,
                     void (*visit)(void *state, const compare_cell *cell), void *state)
{
    size_t n = 0;
    compare_cell *cells = mem_alloc((c->counts.n + 1) * sizeof *cells);
    for (size_t i = 0; i < c->counts.n; i++) {
        const counted *x = &c->counts.p[i];
        bool some = x->counts[0] || x->counts[set];
        if (!some || x->key.event_class == ANY_CLASS || !within(x, first, last)) continue;
        compare_place place = {c->names.entries[x->key.source].key,
                               c->names.entries[x->key.target].key, x->key.period,
                               x->key.event_class};
        cells[n++] = (compare_cell){place, x->counts[0], x->counts[set]};
    }
    if (n) qsort(cells, n, sizeof *cells, by_place);
    for (size_t i = 0; i < n; i++) visit(state, &cells[i]);
    mem_free(cells);
}
