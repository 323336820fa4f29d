#include "base/pool.h"

#include "base/arena.h"

#include <pthread.h>
#include <string.h>

// Jobs are numbered as they are filled; job j lives in slot j % n_slots. Filled jobs [taken,
// filled) wait for a worker.
typedef struct {
    const pool_tasks *tasks;
    size_t n_slots;
    pthread_mutex_t lock; // guards all below
    pthread_cond_t job_ready;
    pthread_cond_t job_done;
    size_t filled, taken, delivered;
    bool *done; // [n_slots] the slot's job is finished
    bool closed;
} pool;

typedef struct {
    pool *pool;
    size_t number;
    pthread_t thread;
} worker;

static void *run_worker(void *argument)
{
    worker *me = argument;
    pool *p = me->pool;
    pthread_mutex_lock(&p->lock);
    for (;;) {
        while (p->taken == p->filled && !p->closed) pthread_cond_wait(&p->job_ready, &p->lock);
        if (p->taken == p->filled) break;
        size_t job = p->taken++, slot = job % p->n_slots;
        pthread_mutex_unlock(&p->lock);
        p->tasks->work(p->tasks->state, slot, me->number);
        pthread_mutex_lock(&p->lock);
        p->done[slot] = true;
        if (job == p->delivered) pthread_cond_signal(&p->job_done); // else nobody waits for it
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

// Waits for the oldest job and delivers it.
static bool deliver_oldest(pool *p)
{
    size_t slot = p->delivered % p->n_slots;
    pthread_mutex_lock(&p->lock);
    while (!p->done[slot]) pthread_cond_wait(&p->job_done, &p->lock);
    p->done[slot] = false;
    pthread_mutex_unlock(&p->lock);
    bool go_on = p->tasks->deliver(p->tasks->state, slot);
    pthread_mutex_lock(&p->lock);
    p->delivered++;
    pthread_mutex_unlock(&p->lock);
    return go_on;
}

static void run_caller(pool *p)
{
    bool filling = true, going = true;
    while (going) {
        // `filled` and `delivered` change on this thread alone, so that reading needs no lock.
        if (filling && p->filled - p->delivered < p->n_slots) {
            filling = p->tasks->fill(p->tasks->state, p->filled % p->n_slots);
            if (!filling) continue;
            pthread_mutex_lock(&p->lock);
            p->filled++;
            pthread_cond_signal(&p->job_ready);
            pthread_mutex_unlock(&p->lock);
        } else if (p->delivered < p->filled) {
            going = deliver_oldest(p);
        } else {
            break;
        }
    }
    pthread_mutex_lock(&p->lock);
    p->closed = true;
    if (!going) p->taken = p->filled; // nobody starts on what is still waiting
    pthread_cond_broadcast(&p->job_ready);
    pthread_mutex_unlock(&p->lock);
}

static void run_alone(const pool_tasks *tasks)
{
    while (tasks->fill(tasks->state, 0)) {
        tasks->work(tasks->state, 0, 0);
        if (!tasks->deliver(tasks->state, 0)) break;
    }
}

status pool_run(const pool_tasks *tasks, size_t n_workers, size_t n_slots, diag *why)
{
    if (n_workers <= 1) {
        run_alone(tasks);
        return ST_OK;
    }
    arena memory = {0};
    pool p = {.tasks = tasks, .n_slots = n_slots, .done = arena_array(&memory, bool, n_slots)};
    pthread_mutex_init(&p.lock, NULL);
    pthread_cond_init(&p.job_ready, NULL);
    pthread_cond_init(&p.job_done, NULL);
    worker *workers = arena_array(&memory, worker, n_workers);
    size_t started = 0;
    int error = 0;
    while (started < n_workers && !error) {
        workers[started] = (worker){.pool = &p, .number = started};
        error = pthread_create(&workers[started].thread, NULL, run_worker, &workers[started]);
        if (!error) started++;
    }
    if (started) run_caller(&p);
    for (size_t i = 0; i < started; i++) pthread_join(workers[i].thread, NULL);
    pthread_cond_destroy(&p.job_done);
    pthread_cond_destroy(&p.job_ready);
    pthread_mutex_destroy(&p.lock);
    arena_free(&memory);
    if (started) return ST_OK;
    char text[128];
    return diag_set(why, ST_LIMIT, NULL, 0, 0, "no thread can be started: %s; try -j 1",
                    strerror_r(error, text, sizeof text));
}
