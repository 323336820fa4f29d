#include "link/copies.h"

#include "base/calendar.h"
#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

// Measured on 3,400 releases of two offices, which print one another's statements, corrected
// versions and excerpts, but also fill in forms: bench/RESULTS.md, "Copies".
#define COPIES_WORDS         32 // a text of fewer is formulas: nearly the same words prove nothing
#define COPIES_CONTAINED     0.6 // of the shorter text: who takes over half of it word for word copies
#define COPIES_DAYS          7 // papers print what an agency sent; forms are alike weeks apart, too
#define COPIES_OVERLAP       0.2 // of both texts' shingles, below which 0.6 is not known well enough
#define COPIES_COMPARED_MOST 64  // texts before it, of one key, that one is compared with
#define BAND_ROWS            2 // of a sketch make a key: of pairs that overlap by 0.2 93 % share one
#define BANDS                (SKETCH_HASHES / BAND_ROWS)
#define DAY_UNKNOWN          INT32_MIN

typedef struct {
    text_sketch sketch;
    str id, published;
    int32_t day; // of publication, since 1970-01-01
} entry;

struct copies {
    arena a;         // texts
    buf words;       // of the document that is added
    entry *all;      // [n]
    uint32_t *order; // [n] numbers by time: the n-th is of rank n
    uint32_t *above; // [n] by rank: a rank of the same group, not later; of the first its own
    uint32_t *first; // [n] by number
    size_t n, cap;
};

copies *copies_new(void)
{
    copies *c = mem_alloc(sizeof *c);
    *c = (copies){0};
    return c;
}

void copies_free(copies *c)
{
    if (!c) return;
    mem_free(c->all);
    mem_free(c->order);
    mem_free(c->above);
    mem_free(c->first);
    buf_free(&c->words);
    arena_free(&c->a);
    mem_free(c);
}

// --- adding

static void add_parts(buf *words, const document *d, bool body)
{
    for (size_t i = 0; i < d->n_parts; i++) {
        part p = d->parts[i];
        if (body ? p.kind == PART_BODY : part_is_coded(p.kind))
            sketch_add_words(words, span_text(d->text, p.span));
    }
}

static int32_t day_of(str published)
{
    calendar_date day;
    return calendar_parse_date(published, &day) ? (int32_t)calendar_days(day) : DAY_UNKNOWN;
}

text_sketch copies_sketch(const document *d, buf *words)
{
    buf_clear(words);
    add_parts(words, d, true);
    if (!words->n) add_parts(words, d, false); // a headline alone
    return sketch_of_words(buf_str(words));
}

size_t copies_put(copies *c, str id, str published, const text_sketch *sketch)
{
    if (c->n == c->cap) {
        c->cap = c->cap ? c->cap * 2 : 256;
        c->all = mem_realloc(c->all, c->cap * sizeof *c->all);
    }
    c->all[c->n] = (entry){.sketch = *sketch,
                           .id = str_copy(&c->a, id),
                           .published = str_copy(&c->a, published),
                           .day = day_of(published)};
    return c->n++;
}

size_t copies_add(copies *c, const document *d)
{
    text_sketch sketch = copies_sketch(d, &c->words);
    return copies_put(c, d->id, d->published, &sketch);
}

void copies_drop(copies *c, size_t i)
{
    c->all[i].sketch.n_words = 0;
}

size_t copies_count(const copies *c)
{
    return c->n;
}

// --- closing

static int by_time(const void *a, const void *b, void *state)
{
    const copies *c = state;
    const entry *x = &c->all[*(const uint32_t *)a], *y = &c->all[*(const uint32_t *)b];
    if (!x->published.n != !y->published.n) return x->published.n ? -1 : 1;
    int order = str_cmp(x->published, y->published);
    if (!order) order = str_cmp(x->id, y->id);
    if (order) return order;
    if (x->sketch.content != y->sketch.content)
        return x->sketch.content < y->sketch.content ? -1 : 1;
    return memcmp(x->sketch.least, y->sketch.least, sizeof x->sketch.least);
}

static bool are_near(const entry *x, const entry *y)
{
    if (x->day == DAY_UNKNOWN || y->day == DAY_UNKNOWN) return true;
    return abs(x->day - y->day) <= COPIES_DAYS;
}

static bool are_copies(const entry *x, const entry *y)
{
    const text_sketch *a = &x->sketch, *b = &y->sketch;
    if (str_eq(x->id, y->id)) return true;
    if (!a->n_words || !b->n_words) return false;
    if (a->content == b->content) return true;
    if (a->n_words < COPIES_WORDS || b->n_words < COPIES_WORDS || !are_near(x, y)) return false;
    return sketch_resemblance(a, b) >= COPIES_OVERLAP &&
           sketch_containment(a, b) >= COPIES_CONTAINED;
}

// The first of the rank's group; the way there is made shorter for the next time.
static uint32_t top(copies *c, uint32_t rank)
{
    while (c->above[rank] != rank) rank = c->above[rank] = c->above[c->above[rank]];
    return rank;
}

static void join(copies *c, uint32_t x, uint32_t y)
{
    uint32_t a = top(c, x), b = top(c, y);
    if (a < b)
        c->above[b] = a;
    else
        c->above[a] = b;
}

// What is only found for keys that are alike is compared: keyings 0 and 1 are of id and words, the
// others of pairs of places of the sketch. Different texts may have one key; it proves nothing.
static bool key_of(const entry *x, int keying, uint32_t *key)
{
    *key = (uint32_t)(keying == 0 ? hash_str(x->id) : x->sketch.content);
    if (keying < 2) return keying == 0 || x->sketch.n_words > 0;
    const uint32_t *band = x->sketch.least + (size_t)(keying - 2) * BAND_ROWS;
    *key = (uint32_t)hash_bytes(band, BAND_ROWS * sizeof *band, 0);
    return x->sketch.n_words >= COPIES_WORDS;
}

// Sorts by the upper half, a byte at a time; what is equal keeps its order. `spare` is as long.
static void sort_keys(uint64_t *keys, uint64_t *spare, size_t n)
{
    for (int shift = 32; shift < 64; shift += 8) { // four turns: the result is in `keys` again
        size_t at[256] = {0}, sum = 0;
        for (size_t i = 0; i < n; i++) at[keys[i] >> shift & 255]++;
        for (int k = 0; k < 256; k++) {
            size_t count = at[k];
            at[k] = sum;
            sum += count;
        }
        for (size_t i = 0; i < n; i++) spare[at[keys[i] >> shift & 255]++] = keys[i];
        uint64_t *t = keys;
        keys = spare;
        spare = t;
    }
}

// `keys` [n] of one key, by time: each is compared with those shortly before it. A phrase that a
// house sets under all its texts makes a long list of one key: so the cost is bounded.
static void join_alike(copies *c, const uint64_t *keys, size_t n)
{
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k-- > 0 && i - k <= COPIES_COMPARED_MOST;) {
            uint32_t x = (uint32_t)keys[i], y = (uint32_t)keys[k];
            if (top(c, x) != top(c, y) && are_copies(&c->all[c->order[x]], &c->all[c->order[y]]))
                join(c, x, y);
        }
}

static void join_by(copies *c, int keying, uint64_t *keys, uint64_t *spare)
{
    size_t n = 0;
    for (uint32_t rank = 0; rank < c->n; rank++) {
        uint32_t key;
        if (key_of(&c->all[c->order[rank]], keying, &key)) keys[n++] = (uint64_t)key << 32 | rank;
    }
    sort_keys(keys, spare, n);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && keys[end] >> 32 == keys[i] >> 32;) end++;
        join_alike(c, keys + i, end - i);
    }
}

void copies_close(copies *c)
{
    uint64_t *keys = mem_alloc((c->n + 1) * sizeof *keys);
    uint64_t *spare = mem_alloc((c->n + 1) * sizeof *spare);
    c->order = mem_alloc((c->n + 1) * sizeof *c->order);
    c->above = mem_alloc((c->n + 1) * sizeof *c->above);
    c->first = mem_alloc((c->n + 1) * sizeof *c->first);
    for (uint32_t i = 0; i < c->n; i++) c->order[i] = c->above[i] = i;
    if (c->n) qsort_r(c->order, c->n, sizeof *c->order, by_time, c);
    for (int keying = 0; keying < BANDS + 2; keying++) join_by(c, keying, keys, spare);
    for (uint32_t rank = 0; rank < c->n; rank++) c->first[c->order[rank]] = c->order[top(c, rank)];
    mem_free(keys);
    mem_free(spare);
}

size_t copies_first(const copies *c, size_t i)
{
    return c->first[i];
}

str copies_id(const copies *c, size_t i)
{
    return c->all[i].id;
}
