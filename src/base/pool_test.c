#include "base/check.h"

#include "base/pool.h"

#include <stdlib.h>
#include <unistd.h>

#define N_SLOTS 7

typedef struct {
    int next, n_jobs, delivered, stop_after;
    int job[N_SLOTS], result[N_SLOTS];
    int busy[64]; // [n_workers] 1 while the worker works: never two at a time
} run;

static bool fill(void *state, size_t slot)
{
    run *r = state;
    if (r->next == r->n_jobs) return false;
    r->job[slot] = r->next++;
    return true;
}

static void work(void *state, size_t slot, size_t number)
{
    run *r = state;
    if (r->busy[number]++) abort();
    if (r->job[slot] % 50 == 0) usleep(1000); // some jobs are slow
    r->result[slot] = r->job[slot] * 3;
    r->busy[number]--;
}

static bool deliver(void *state, size_t slot)
{
    run *r = state;
    assert_int_equal(r->result[slot], r->delivered * 3); // in the order of the input
    r->delivered++;
    return r->delivered != r->stop_after;
}

static void test_order(void **state)
{
    (void)state;
    static const size_t WORKERS[] = {1, 2, 3, 8, 64};
    for (size_t i = 0; i < sizeof WORKERS / sizeof *WORKERS; i++) {
        for (int n_jobs = 0; n_jobs < 2000; n_jobs = n_jobs * 3 + 1) {
            run r = {.n_jobs = n_jobs};
            diag why = {0};
            pool_tasks tasks = {.state = &r, .fill = fill, .work = work, .deliver = deliver};
            assert_ok(pool_run(&tasks, WORKERS[i], N_SLOTS, &why), &why);
            assert_int_equal(r.delivered, n_jobs);
        }
    }
}

static void test_stop(void **state)
{
    (void)state;
    for (size_t workers = 1; workers <= 4; workers++) {
        run r = {.n_jobs = 1000, .stop_after = 100};
        diag why = {0};
        pool_tasks tasks = {.state = &r, .fill = fill, .work = work, .deliver = deliver};
        assert_ok(pool_run(&tasks, workers, N_SLOTS, &why), &why);
        assert_int_equal(r.delivered, 100);
        assert_in_range(r.next, 100, 100 + N_SLOTS);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_stop),
    };
    return cmocka_run_group_tests_name("pool", tests, NULL, NULL);
}
