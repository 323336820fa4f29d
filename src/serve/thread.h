// Private to this room: threads, and waiting for each other for a while at most.
#ifndef DM_SERVE_THREAD_H
#define DM_SERVE_THREAD_H

#include "base/status.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

// ST_LIMIT when the system starts no more.
status thread_start(pthread_t *out, void *(*run)(void *), void *state, diag *why);
// A condition whose waits end on the monotonic clock, whatever the time of day is set to.
void thread_condition_init(pthread_cond_t *c);
// The moment so many milliseconds from now, for such a condition.
struct timespec thread_after(int64_t ms);
// Waits so long at most.
void thread_wait(pthread_cond_t *c, pthread_mutex_t *lock, int64_t ms);
// Waits so long, whatever is signalled meanwhile, unless that makes *over true.
void thread_rest(pthread_cond_t *c, pthread_mutex_t *lock, int64_t ms, const bool *over);

#endif
