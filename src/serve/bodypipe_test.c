#include "base/check.h"
#include "serve/bodypipe.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

// A body of `pieces` times 1000 bytes, that fails behind them if `fails`.
typedef struct {
    int pieces;
    bool fails;
    atomic_int written, forgotten;
    atomic_bool stopped;
} body;

static status make(void *state, bodypipe *p, diag *why)
{
    body *b = state;
    char piece[1000];
    for (int i = 0; i < b->pieces; i++) {
        memset(piece, 'a' + i % 26, sizeof piece);
        status s = bodypipe_write(p, (str){piece, sizeof piece}, why);
        if (s != ST_OK) b->stopped = true;
        TRY(s);
        b->written++;
    }
    return b->fails ? diag_set(why, ST_STORE, NULL, 0, 0, "it went away") : ST_OK;
}

static void forget(void *state)
{
    ((body *)state)->forgotten++;
}

static bodypipe *start(bodypipes *all, body *b)
{
    bodypipe *p;
    diag why = {0};
    assert_int_equal(bodypipe_start(all, &(bodypipe_job){make, forget, b}, &p, &why), ST_OK);
    return p;
}

static void end(bodypipes *all)
{
    bodypipes_end(all);
    bodypipes_free(all, 20);
}

// What is read is what was made, in whatever pieces, and never is much more made than was read.
static void gives_all(void **state)
{
    (void)state;
    bodypipes *all = bodypipes_new(2);
    body b = {.pieces = 3000};
    bodypipe *p = start(all, &b);
    diag why = {0};
    char out[777];
    size_t at = 0;
    ptrdiff_t n;
    assert_int_equal(bodypipe_begun(p, 20000, &why), ST_OK);
    while ((n = bodypipe_read(p, out, sizeof out, NULL)) > 0) {
        for (ptrdiff_t i = 0; i < n; i++, at++)
            assert_int_equal(out[i], 'a' + (int)(at / 1000) % 26);
        assert_true((size_t)b.written * 1000 <= at + BODYPIPE_ROOM + 2000);
    }
    assert_int_equal(n, BODYPIPE_END);
    assert_int_equal(at, 3000 * 1000);
    bodypipe_close(p);
    end(all);
    assert_int_equal(b.forgotten, 1);
}

static void tells_failures(void **state)
{
    (void)state;
    bodypipes *all = bodypipes_new(2);
    body early = {.fails = true}, late = {.pieces = 2, .fails = true};
    diag why = {0};
    char out[4000];
    bodypipe *p = start(all, &early);
    assert_int_equal(bodypipe_begun(p, 20000, &why), ST_STORE);
    assert_string_equal(why.message, "it went away");
    bodypipe_close(p);
    p = start(all, &late);
    assert_int_equal(bodypipe_begun(p, 20000, &why), ST_OK);
    size_t got = 0;
    ptrdiff_t n;
    while ((n = bodypipe_read(p, out, sizeof out, NULL)) > 0) got += (size_t)n;
    assert_int_equal(n, BODYPIPE_BROKEN);
    assert_int_equal(got, 2000);
    bodypipe_close(p);
    end(all);
}

// Who leaves stops who makes; as many are made at a time as may be.
static void stops(void **state)
{
    (void)state;
    bodypipes *all = bodypipes_new(1);
    body endless = {.pieces = 1000000000}, other = {.pieces = 1};
    diag why = {0};
    bodypipe *p = start(all, &endless), *q;
    assert_int_equal(bodypipe_begun(p, 20000, &why), ST_OK);
    assert_int_equal(bodypipe_start(all, &(bodypipe_job){make, forget, &other}, &q, &why),
                     ST_LIMIT);
    assert_null(q);
    assert_int_equal(other.forgotten, 1);
    bodypipe_close(p);
    bodypipe_close(NULL);
    end(all);
    assert_true(endless.stopped);
    assert_int_equal(endless.forgotten, 1);
}

// Makes nothing until nobody wants it.
static status make_nothing(void *state, bodypipe *p, diag *why)
{
    body *b = state;
    while (bodypipe_is_wanted(p)) nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    b->stopped = true;
    return diag_set(why, ST_STORE, NULL, 0, 0, "broken off");
}

// Who has left without a word is told of by another thread: what is made for him ends, whether it
// waits for room or looks for its first byte, and whoever reads for him hears that it broke off.
static void is_abandoned(void **state)
{
    (void)state;
    bodypipes *all = bodypipes_new(2);
    body endless = {.pieces = 1000000000}, silent = {0};
    diag why = {0};
    char out[1000];
    ptrdiff_t n;
    bodypipe *p = start(all, &endless), *q;
    assert_int_equal(bodypipe_start(all, &(bodypipe_job){make_nothing, forget, &silent}, &q, &why),
                     ST_OK);
    assert_int_equal(bodypipe_begun(p, 20000, &why), ST_OK);
    bodypipe_abandon(p);
    bodypipe_abandon(q);
    while ((n = bodypipe_read(p, out, sizeof out, NULL)) > 0) {
    }
    assert_int_equal(n, BODYPIPE_BROKEN);
    assert_int_equal(bodypipe_read(q, out, sizeof out, NULL), BODYPIPE_BROKEN);
    bodypipe_close(p);
    bodypipe_close(q);
    end(all);
    assert_true(endless.stopped && silent.stopped);
    assert_true(endless.forgotten == 1 && silent.forgotten == 1);
}

// The end of all breaks off what is being read.
static void ends_all(void **state)
{
    (void)state;
    bodypipes *all = bodypipes_new(1);
    body endless = {.pieces = 1000000000};
    diag why = {0};
    char out[10];
    bodypipe *p = start(all, &endless), *q;
    assert_int_equal(bodypipe_read(p, out, sizeof out, NULL), 10);
    bodypipes_end(all);
    assert_int_equal(bodypipe_read(p, out, sizeof out, NULL), BODYPIPE_BROKEN);
    assert_int_equal(bodypipe_start(all, &(bodypipe_job){make, forget, &endless}, &q, &why),
                     ST_LIMIT);
    bodypipe_close(p);
    bodypipes_free(all, 20);
    assert_true(endless.stopped);
}

// Who cannot wait is told when to come again.
typedef struct {
    pthread_mutex_t lock;
    pthread_cond_t woken;
    int waits, wakes;
} sleeper;

static void note_wait(void *state)
{
    sleeper *s = state;
    pthread_mutex_lock(&s->lock);
    s->waits++;
    pthread_mutex_unlock(&s->lock);
}

static void note_wake(void *state)
{
    sleeper *s = state;
    pthread_mutex_lock(&s->lock);
    s->wakes++;
    pthread_cond_signal(&s->woken);
    pthread_mutex_unlock(&s->lock);
}

static status make_slowly(void *state, bodypipe *p, diag *why)
{
    for (int i = 0; i < 5; i++) {
        nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
        TRY(bodypipe_write(p, STR("word "), why));
    }
    (void)state;
    return ST_OK;
}

static void wakes(void **state)
{
    (void)state;
    bodypipes *all = bodypipes_new(1);
    body b = {0};
    bodypipe *p;
    diag why = {0};
    sleeper s = {.lock = PTHREAD_MUTEX_INITIALIZER, .woken = PTHREAD_COND_INITIALIZER};
    bodypipe_waiter waiter = {note_wait, note_wake, &s};
    char out[100];
    size_t got = 0;
    ptrdiff_t n;
    assert_int_equal(bodypipe_start(all, &(bodypipe_job){make_slowly, forget, &b}, &p, &why),
                     ST_OK);
    while ((n = bodypipe_read(p, out, sizeof out, &waiter)) != BODYPIPE_END) {
        if (n > 0) {
            got += (size_t)n;
            continue;
        }
        assert_int_equal(n, BODYPIPE_LATER);
        pthread_mutex_lock(&s.lock);
        while (s.wakes < s.waits) pthread_cond_wait(&s.woken, &s.lock);
        pthread_mutex_unlock(&s.lock);
    }
    assert_int_equal(got, 25);
    assert_true(s.waits > 0);
    assert_int_equal(s.wakes, s.waits);
    bodypipe_close(p);
    end(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_all),    cmocka_unit_test(tells_failures), cmocka_unit_test(stops),
        cmocka_unit_test(is_abandoned), cmocka_unit_test(ends_all),       cmocka_unit_test(wakes),
    };
    return cmocka_run_group_tests_name("serve/bodypipe", tests, NULL, NULL);
}
