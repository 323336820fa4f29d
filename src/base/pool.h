// Work on many threads, results in the order of the input.
//
// The caller has n_slots slots (arrays of its own: a record, an arena, a result each), numbered
// from 0. pool_run fills them with jobs, lets the workers work on them, and hands them back in the
// order in which they were filled, so that the output does not depend on the number of threads. A
// slot is filled again only after it was delivered: memory is bounded by the slots.
//
// `fill` and `deliver` run on the calling thread alone; `work` runs on the workers, at most one at
// a time for a slot and for a worker number, so that scratch memory can be kept per worker. With
// one worker everything runs on the calling thread and no thread is made.
//
//     pool_tasks tasks = {.state = &run, .fill = read_next, .work = code, .deliver = print};
//     TRY(pool_run(&tasks, n_workers, n_workers * POOL_SLOTS_PER_WORKER, &why));
#ifndef DM_BASE_POOL_H
#define DM_BASE_POOL_H

#include "base/status.h"

#include <stdbool.h>

// Enough that a worker with a short document need not wait for a long one before it.
#define POOL_SLOTS_PER_WORKER 8
#define POOL_MAX_WORKERS      256 // more than any machine of ours has cores

typedef struct {
    void *state;
    // Puts the next job into the slot; false when there are no more.
    bool (*fill)(void *state, size_t slot);
    // Does the job.
    void (*work)(void *state, size_t slot, size_t worker);
    // Takes the result out; false to stop: jobs under way are finished but not delivered.
    bool (*deliver)(void *state, size_t slot);
} pool_tasks;

// Runs until `fill` or `deliver` returns false, and all workers are done. 1 <= n_workers <=
// POOL_MAX_WORKERS, n_slots >= 1. ST_LIMIT when no thread can be started; when only some can, the
// run goes on with those.
status pool_run(const pool_tasks *tasks, size_t n_workers, size_t n_slots, diag *why);

#endif
