#include "serve/thread.h"

void thread_condition_init(pthread_cond_t *c)
{
    pthread_condattr_t clock;
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(c, &clock);
    pthread_condattr_destroy(&clock);
}

struct timespec thread_after(int64_t ms)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_sec += (time_t)(ms / 1000);
    t.tv_nsec += (long)(ms % 1000) * 1000000;
    if (t.tv_nsec >= 1000000000) {
        t.tv_sec++;
        t.tv_nsec -= 1000000000;
    }
    return t;
}

void thread_wait(pthread_cond_t *c, pthread_mutex_t *lock, int64_t ms)
{
    struct timespec until = thread_after(ms);
    pthread_cond_timedwait(c, lock, &until);
}

status thread_start(pthread_t *out, void *(*run)(void *), void *state, diag *why)
{
    if (pthread_create(out, NULL, run, state) == 0) return ST_OK;
    return diag_set(why, ST_LIMIT, NULL, 0, 0, "the system starts no more threads");
}

void thread_rest(pthread_cond_t *c, pthread_mutex_t *lock, int64_t ms, const bool *over)
{
    struct timespec until = thread_after(ms);
    while (!*over && pthread_cond_timedwait(c, lock, &until) == 0) continue;
}
