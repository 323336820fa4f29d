// Threads and conditions of the server's parts.
#include "serve/httpd_parts.h"

#include <time.h>

void httpd_condition_init(pthread_cond_t *c)
{
    pthread_condattr_t clock;
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(c, &clock);
    pthread_condattr_destroy(&clock);
}

void httpd_condition_wait(pthread_cond_t *c, pthread_mutex_t *lock, int64_t ms)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_sec += ms / 1000;
    t.tv_nsec += ms % 1000 * 1000000;
    if (t.tv_nsec >= 1000000000) {
        t.tv_sec++;
        t.tv_nsec -= 1000000000;
    }
    pthread_cond_timedwait(c, lock, &t);
}

status httpd_thread(pthread_t *out, void *(*run)(void *), void *state, diag *why)
{
    if (pthread_create(out, NULL, run, state) == 0) return ST_OK;
    return diag_set(why, ST_LIMIT, NULL, 0, 0, "the system starts no more threads");
}
