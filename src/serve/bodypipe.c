#include "serve/bodypipe.h"

#include "serve/thread.h"

#include <string.h>

struct bodypipes {
    pthread_mutex_t lock; // over all that follows, and over the pipes
    pthread_cond_t moved;
    bodypipe *first;
    size_t most, n; // threads that make one
    bool ending;
};

struct bodypipe {
    bodypipes *all;
    bodypipe *next, *before;
    bodypipe_job job;
    buf bytes;        // made and not yet sent
    size_t sent;      // of those
    bool begun, left; // there were bytes; nobody reads any more
    bool abandoned;   // nobody will read any more
    bool ended;
    status how; // it ended
    diag why;
    bodypipe_waiter waiter;
    bool waits; // the waiter was told to
};

// --- all of them

bodypipes *bodypipes_new(size_t most)
{
    bodypipes *all = mem_alloc(sizeof *all);
    *all = (bodypipes){.most = most};
    pthread_mutex_init(&all->lock, NULL);
    thread_condition_init(&all->moved);
    return all;
}

// With the lock: there is something to read, or it is over.
static void tell(bodypipe *p)
{
    pthread_cond_broadcast(&p->all->moved);
    if (!p->waits) return;
    p->waits = false;
    p->waiter.wake(p->waiter.state);
}

void bodypipes_end(bodypipes *all)
{
    pthread_mutex_lock(&all->lock);
    all->ending = true;
    for (bodypipe *p = all->first; p; p = p->next) tell(p);
    pthread_mutex_unlock(&all->lock);
}

void bodypipes_free(bodypipes *all, int seconds)
{
    if (!all) return;
    struct timespec until = thread_after((int64_t)seconds * 1000);
    pthread_mutex_lock(&all->lock);
    while (all->n && pthread_cond_timedwait(&all->moved, &all->lock, &until) == 0) {
    }
    bool idle = !all->n && !all->first;
    pthread_mutex_unlock(&all->lock);
    if (!idle) return;
    pthread_mutex_destroy(&all->lock);
    pthread_cond_destroy(&all->moved);
    mem_free(all);
}

// --- one

// With the lock, when it is made and nobody reads it.
static void discard(bodypipe *p)
{
    *(p->before ? &p->before->next : &p->all->first) = p->next;
    if (p->next) p->next->before = p->before;
    buf_free(&p->bytes);
    mem_free(p);
}

static void *run(void *state)
{
    bodypipe *p = state;
    bodypipes *all = p->all;
    diag why = {0};
    status how = p->job.make(p->job.state, p, &why);
    p->job.forget(p->job.state);
    pthread_mutex_lock(&all->lock);
    p->ended = true;
    p->how = how;
    p->why = why;
    tell(p);
    if (p->left) discard(p);
    all->n--;
    pthread_cond_broadcast(&all->moved);
    pthread_mutex_unlock(&all->lock);
    return NULL;
}

// With the lock.
static status start(bodypipes *all, bodypipe *p, diag *why)
{
    pthread_t thread;
    if (all->n >= all->most || all->ending)
        return diag_set(why, ST_LIMIT, NULL, 0, 0, "%zu are being made, and no more may be",
                        all->n);
    TRY(thread_start(&thread, run, p, why));
    pthread_detach(thread);
    all->n++;
    p->next = all->first;
    if (all->first) all->first->before = p;
    all->first = p;
    return ST_OK;
}

status bodypipe_start(bodypipes *all, const bodypipe_job *job, bodypipe **out, diag *why)
{
    bodypipe *p = mem_alloc(sizeof *p);
    *p = (bodypipe){.all = all, .job = *job};
    pthread_mutex_lock(&all->lock);
    status s = start(all, p, why);
    pthread_mutex_unlock(&all->lock);
    *out = s == ST_OK ? p : NULL;
    if (s == ST_OK) return s;
    job->forget(job->state);
    mem_free(p);
    return s;
}

status bodypipe_begun(bodypipe *p, int64_t ms, diag *why)
{
    struct timespec until = thread_after(ms);
    bodypipes *all = p->all;
    status s = ST_OK;
    pthread_mutex_lock(&all->lock);
    while (!p->begun && !p->ended && !all->ending &&
           pthread_cond_timedwait(&all->moved, &all->lock, &until) == 0) {
    }
    if (!p->begun && p->ended && p->how != ST_OK) {
        s = p->how;
        *why = p->why;
    }
    pthread_mutex_unlock(&all->lock);
    return s;
}

static size_t unsent(const bodypipe *p)
{
    return p->bytes.n - p->sent;
}

// With the lock.
static bool is_wanted(const bodypipe *p)
{
    return !p->left && !p->abandoned && !p->all->ending;
}

static bool is_full(const bodypipe *p, size_t n)
{
    return unsent(p) && unsent(p) + n > BODYPIPE_ROOM;
}

// What is sent is given up.
static void make_room(bodypipe *p)
{
    size_t rest = unsent(p);
    if (rest && p->sent) memmove(p->bytes.p, p->bytes.p + p->sent, rest);
    p->bytes.n = rest;
    p->sent = 0;
}

status bodypipe_write(bodypipe *p, str bytes, diag *why)
{
    bodypipes *all = p->all;
    pthread_mutex_lock(&all->lock);
    while (is_wanted(p) && is_full(p, bytes.n)) pthread_cond_wait(&all->moved, &all->lock);
    bool wanted = is_wanted(p);
    if (wanted && bytes.n) {
        make_room(p);
        buf_add(&p->bytes, bytes);
        p->begun = true;
        tell(p);
    }
    pthread_mutex_unlock(&all->lock);
    return wanted ? ST_OK : diag_set(why, ST_PARTIAL, NULL, 0, 0, "nobody reads any more");
}

bool bodypipe_is_wanted(bodypipe *p)
{
    pthread_mutex_lock(&p->all->lock);
    bool wanted = is_wanted(p);
    pthread_mutex_unlock(&p->all->lock);
    return wanted;
}

// With the lock.
static ptrdiff_t take(bodypipe *p, char *out, size_t most, const bodypipe_waiter *waiter)
{
    bodypipes *all = p->all;
    while (!waiter && !unsent(p) && !p->ended && !all->ending)
        pthread_cond_wait(&all->moved, &all->lock);
    if (all->ending) return BODYPIPE_BROKEN;
    size_t n = unsent(p) < most ? unsent(p) : most;
    if (n) {
        memcpy(out, p->bytes.p + p->sent, n);
        p->sent += n;
        pthread_cond_broadcast(&all->moved);
        return (ptrdiff_t)n;
    }
    if (p->ended || !waiter) return p->how == ST_OK ? BODYPIPE_END : BODYPIPE_BROKEN;
    p->waiter = *waiter;
    p->waits = true;
    waiter->wait(waiter->state);
    return BODYPIPE_LATER;
}

ptrdiff_t bodypipe_read(bodypipe *p, char *out, size_t most, const bodypipe_waiter *waiter)
{
    pthread_mutex_lock(&p->all->lock);
    ptrdiff_t n = take(p, out, most, waiter);
    pthread_mutex_unlock(&p->all->lock);
    return n;
}

void bodypipe_abandon(bodypipe *p)
{
    pthread_mutex_lock(&p->all->lock);
    p->abandoned = true;
    pthread_cond_broadcast(&p->all->moved);
    pthread_mutex_unlock(&p->all->lock);
}

void bodypipe_close(bodypipe *p)
{
    if (!p) return;
    bodypipes *all = p->all;
    pthread_mutex_lock(&all->lock);
    p->left = true;
    p->waits = false;
    pthread_cond_broadcast(&all->moved);
    if (p->ended) discard(p);
    pthread_mutex_unlock(&all->lock);
}
