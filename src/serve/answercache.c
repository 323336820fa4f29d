#include "serve/answercache.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/hash.h"

#include <pthread.h>
#include <string.h>

#define BUCKETS 4096 // of a table that holds some thousand answers
#define SHARE   8    // an answer may have one part in so many of all that is kept

// An answer that is kept, or one that somebody makes.
typedef struct entry entry;
struct entry {
    entry *next_of_bucket;
    entry *newer, *older; // of those that are kept
    uint64_t state, hash;
    bool made;
    int64_t until; // clock_ms, of one that is passing
    size_t bytes;
    answer answer; // of what is made; its body shared
    size_t n_target;
    char target[]; // [n_target]
};

struct answer_cache {
    pthread_mutex_t lock; // over all that follows
    size_t most, bytes;
    uint64_t state; // of all that is kept
    entry *newest, *oldest;
    entry *buckets[BUCKETS];
};

answer_cache *answercache_new(size_t bytes)
{
    answer_cache *c = mem_alloc(sizeof *c);
    memset(c, 0, sizeof *c);
    c->most = bytes;
    pthread_mutex_init(&c->lock, NULL);
    return c;
}

// --- entries, with the lock

static uint64_t hash_of(uint64_t state, str target)
{
    return hash_bytes(target.p, target.n, state);
}

static entry **place_of(answer_cache *c, uint64_t state, str target)
{
    uint64_t hash = hash_of(state, target);
    entry **at = &c->buckets[hash % BUCKETS];
    for (; *at; at = &(*at)->next_of_bucket) {
        entry *e = *at;
        if (e->hash == hash && e->state == state && str_eq((str){e->target, e->n_target}, target))
            break;
    }
    return at;
}

static void unlink_entry(answer_cache *c, entry *e)
{
    *(e->newer ? &e->newer->older : &c->newest) = e->older;
    *(e->older ? &e->older->newer : &c->oldest) = e->newer;
    e->newer = e->older = NULL;
}

static void link_newest(answer_cache *c, entry *e)
{
    e->older = c->newest;
    e->newer = NULL;
    *(c->newest ? &c->newest->newer : &c->oldest) = e;
    c->newest = e;
}

static void remove_at(answer_cache *c, entry **at)
{
    entry *e = *at;
    *at = e->next_of_bucket;
    if (e->made) {
        unlink_entry(c, e);
        c->bytes -= e->bytes;
        answer_free(&e->answer);
    }
    mem_free(e);
}

static void remove_oldest(answer_cache *c)
{
    const entry *e = c->oldest;
    remove_at(c, place_of(c, e->state, (str){e->target, e->n_target}));
}

static void enter_state(answer_cache *c, uint64_t state)
{
    while (c->state != state && c->oldest) remove_oldest(c);
    c->state = state;
}

static entry *add_entry(uint64_t state, str target, entry **at)
{
    entry *e = mem_alloc(sizeof *e + target.n);
    memset(e, 0, sizeof *e);
    e->state = state;
    e->hash = hash_of(state, target);
    e->n_target = target.n;
    if (target.n) memcpy(e->target, target.p, target.n);
    *at = e;
    return e;
}

static bool is_past(const entry *e)
{
    return e && e->made && e->answer.passing && clock_ms() >= e->until;
}

// --- asking

answer_found answercache_find(answer_cache *c, uint64_t state, str target, answer_wish wish,
                              answer *out)
{
    answer_found found = ANSWER_ABSENT;
    pthread_mutex_lock(&c->lock);
    enter_state(c, state);
    entry **at = place_of(c, state, target);
    if (is_past(*at)) {
        remove_at(c, at);
        at = place_of(c, state, target);
    }
    entry *e = *at;
    if (!e) {
        if (wish != ANSWER_IF_KEPT) add_entry(state, target, at);
    } else if (e->made) {
        unlink_entry(c, e);
        link_newest(c, e);
        *out = e->answer;
        sharedbody_hold(out->shared);
        found = ANSWER_KEPT;
    } else if (wish == ANSWER_OR_WAIT) {
        found = ANSWER_AWAITED;
    }
    pthread_mutex_unlock(&c->lock);
    return found;
}

static void keep(answer_cache *c, entry *e, const answer *a)
{
    e->answer = *a;
    sharedbody_hold(a->shared);
    e->made = true;
    e->until = clock_ms() + ANSWERCACHE_PASSING;
    e->bytes = sizeof *e + e->n_target + answer_body(a).n;
    c->bytes += e->bytes;
    link_newest(c, e);
    while (c->bytes > c->most) remove_oldest(c);
}

void answercache_put(answer_cache *c, uint64_t state, str target, answer *a)
{
    bool good = a->code == 200 && !a->fixed.n && a->body.n <= c->most / SHARE;
    if (good) answer_share(a);
    pthread_mutex_lock(&c->lock);
    entry **at = place_of(c, state, target);
    bool awaited = *at && !(*at)->made; // else another one made it, too
    if (awaited && good && state == c->state)
        keep(c, *at, a);
    else if (awaited)
        remove_at(c, at);
    pthread_mutex_unlock(&c->lock);
}

void answercache_free(answer_cache *c)
{
    if (!c) return;
    for (size_t i = 0; i < BUCKETS; i++)
        while (c->buckets[i]) remove_at(c, &c->buckets[i]);
    pthread_mutex_destroy(&c->lock);
    mem_free(c);
}
