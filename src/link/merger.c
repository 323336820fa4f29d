#include "link/merger.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#define WINDOW_DAYS   4 // between mentions of one event that give a day, or none
#define GROUP_COMPARE 6 // mentions of an event that a new one is compared with: the first, the last
#define BLOCK_REACH   400 // events before, in a block of one day's news, that one is compared with

typedef struct {
    event_card card;
    uint64_t id;
    uint64_t block;
    int32_t day;     // the first that it may be about
    uint32_t event;  // index of the first mention of its event
    uint32_t before; // the mention of the event before this one; of the first one the last
    uint64_t least;  // of the first mention: the least id of all
    bool dropped;
} entry;

struct merger {
    entry *all;      // [n]
    uint32_t *order; // [n] by block, day, id
    size_t n, cap;
};

merger *merger_new(void)
{
    merger *m = mem_alloc(sizeof *m);
    *m = (merger){0};
    return m;
}

void merger_free(merger *m)
{
    if (!m) return;
    mem_free(m->all);
    mem_free(m->order);
    mem_free(m);
}

static int32_t day_of(const event_card *c)
{
    if (c->when.known && c->when.first != PERIOD_FIRST) return c->when.first;
    if (c->when.known && c->when.last != PERIOD_LAST) return c->when.last;
    return c->told;
}

static uint32_t least(const uint32_t *list, int n)
{
    return n ? list[0] : 0; // lists are sorted
}

uint64_t merger_block(const event_card *c)
{
    uint32_t a = least(c->actors, c->n_actors), b = least(c->recipients, c->n_recipients);
    uint32_t low = a && (!b || a < b) ? a : b;
    return (uint64_t)c->type << 32 | low;
}

void merger_add(merger *m, const event_card *card, uint64_t id)
{
    if (m->n == m->cap) {
        m->cap = m->cap ? m->cap * 2 : 1024;
        m->all = mem_realloc(m->all, m->cap * sizeof *m->all);
    }
    m->all[m->n++] =
        (entry){.card = *card, .id = id, .block = merger_block(card), .day = day_of(card)};
}

void merger_drop(merger *m, size_t i)
{
    m->all[i].dropped = true;
}

size_t merger_count(const merger *m)
{
    return m->n;
}

static int by_block(const void *a, const void *b, void *state)
{
    const merger *m = state;
    const entry *x = &m->all[*(const uint32_t *)a], *y = &m->all[*(const uint32_t *)b];
    if (x->block != y->block) return x->block < y->block ? -1 : 1;
    if (x->day != y->day) return x->day < y->day ? -1 : 1;
    if (x->card.told != y->card.told) return x->card.told < y->card.told ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

// How well the mention fits the event that `first` begins; 0 where a mention of it contradicts.
static double fits(const merger *m, uint32_t first, const event_card *c)
{
    double best = card_same(&m->all[first].card, c, false);
    uint32_t at = m->all[first].before;
    for (int k = 1; k < GROUP_COMPARE && at != first && best > 0; k++) {
        double score = card_same(&m->all[at].card, c, false);
        best = score == 0 ? 0 : score > best ? score : best;
        at = m->all[at].before;
    }
    return best;
}

static void join(merger *m, uint32_t first, uint32_t i)
{
    if (m->all[i].id < m->all[first].least) m->all[first].least = m->all[i].id;
    m->all[i].event = first;
    m->all[i].before = m->all[first].before;
    m->all[first].before = i;
}

static bool is_long(const event_card *c)
{
    return c->when.known && period_length(c->when) > WINDOW_DAYS;
}

// Finds the event of the mention at `at` in the order among those of its block before it.
static void place(merger *m, size_t begin, size_t at)
{
    uint32_t i = m->order[at], best = i;
    double best_score = CARD_SAME;
    const entry *x = &m->all[i];
    int compared = 0;
    for (size_t k = at; k-- > begin && compared < BLOCK_REACH;) {
        const entry *y = &m->all[m->order[k]];
        bool far = x->day != PERIOD_FIRST && y->day + WINDOW_DAYS < x->day;
        if (far && !is_long(&y->card)) {
            if (!is_long(&x->card)) break; // all before are earlier still
            continue;
        }
        if (y->event != m->order[k]) continue;
        compared++;
        double score = fits(m, m->order[k], &x->card);
        if (score < best_score || (score == best_score && best != i)) continue;
        best = m->order[k];
        best_score = score;
    }
    if (best != i) join(m, best, i);
}

void merger_run(merger *m)
{
    m->order = mem_alloc((m->n + 1) * sizeof *m->order);
    size_t n = 0;
    for (uint32_t i = 0; i < m->n; i++) {
        if (!m->all[i].dropped) m->order[n++] = i;
        m->all[i].event = m->all[i].before = i;
        m->all[i].least = m->all[i].id;
    }
    if (n) qsort_r(m->order, n, sizeof *m->order, by_block, m);
    for (size_t at = 0, begin = 0; at < n; at++) {
        if (m->all[m->order[at]].block != m->all[m->order[begin]].block) begin = at;
        place(m, begin, at);
    }
}

uint64_t merger_event(const merger *m, size_t i)
{
    return m->all[m->all[i].event].least;
}
