#include "query/columnverdicts.h"

#include "base/arena.h"

#include <pthread.h>
#include <string.h>

#define BITS 64

struct verdicts {
    buf words;             // each with a NUL behind it
    uint64_t *known, *has; // [events / BITS + 1]; NULL as long as nobody asked
    pthread_mutex_t lock;  // over the two, of who holds it
    unsigned holders;      // that have it or wait for it
    uint64_t used;         // when it was last asked for
};

struct columnverdicts {
    verdicts all[COLUMNVERDICTS_MOST];
    size_t n_events;
    uint64_t clock;
    pthread_mutex_t lock; // over what of `all` is not under their own
};

columnverdicts *columnverdicts_new(size_t n_events)
{
    columnverdicts *c = mem_alloc(sizeof *c);
    memset(c, 0, sizeof *c);
    c->n_events = n_events;
    pthread_mutex_init(&c->lock, NULL);
    for (int i = 0; i < COLUMNVERDICTS_MOST; i++) pthread_mutex_init(&c->all[i].lock, NULL);
    return c;
}

void columnverdicts_free(columnverdicts *c)
{
    if (!c) return;
    for (int i = 0; i < COLUMNVERDICTS_MOST; i++) {
        mem_free(c->all[i].known);
        buf_free(&c->all[i].words);
        pthread_mutex_destroy(&c->all[i].lock);
    }
    pthread_mutex_destroy(&c->lock);
    mem_free(c);
}

// --- which

static size_t room(const columnverdicts *c)
{
    return c->n_events / BITS + 1;
}

static verdicts *find(columnverdicts *c, str words)
{
    for (int i = 0; i < COLUMNVERDICTS_MOST; i++)
        if (c->all[i].known && str_eq(buf_str(&c->all[i].words), words)) return &c->all[i];
    return NULL;
}

// The one that nobody has asked for the longest, for other words.
static verdicts *take_over(columnverdicts *c, str words)
{
    verdicts *v = NULL;
    for (int i = 0; i < COLUMNVERDICTS_MOST; i++) {
        verdicts *x = &c->all[i];
        if (!x->holders && (!v || x->used < v->used)) v = x;
    }
    if (!v) return NULL;
    if (!v->known) v->known = mem_alloc(2 * room(c) * sizeof *v->known);
    v->has = v->known + room(c);
    memset(v->known, 0, 2 * room(c) * sizeof *v->known);
    buf_clear(&v->words);
    buf_add(&v->words, words);
    return v;
}

verdicts *columnverdicts_hold(columnverdicts *c, const str *words, size_t n)
{
    buf key = {0};
    for (size_t i = 0; i < n; i++) {
        buf_add(&key, words[i]);
        buf_add_byte(&key, '\0');
    }
    pthread_mutex_lock(&c->lock);
    verdicts *v = find(c, buf_str(&key));
    if (!v) v = take_over(c, buf_str(&key));
    if (v) {
        v->holders++;
        v->used = ++c->clock;
    }
    pthread_mutex_unlock(&c->lock);
    buf_free(&key);
    if (v) pthread_mutex_lock(&v->lock);
    return v;
}

void columnverdicts_release(columnverdicts *c, verdicts *v)
{
    if (!v) return;
    pthread_mutex_unlock(&v->lock);
    pthread_mutex_lock(&c->lock);
    v->holders--;
    pthread_mutex_unlock(&c->lock);
}

// --- what

bool columnverdicts_known(const verdicts *v, size_t event)
{
    return v->known[event / BITS] >> event % BITS & 1;
}

bool columnverdicts_has(const verdicts *v, size_t event)
{
    return v->has[event / BITS] >> event % BITS & 1;
}

void columnverdicts_set(verdicts *v, size_t event, bool has)
{
    uint64_t bit = (uint64_t)1 << event % BITS;
    v->known[event / BITS] |= bit;
    if (has) v->has[event / BITS] |= bit;
}
