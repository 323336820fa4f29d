// What is kept of words: by sets of words, of as many as there is room for, by threads at once.
#include "query/columnverdicts.h"

#include "base/check.h"

#include <pthread.h>
#include <stdio.h>

#define EVENTS 1000

static void by_words(void **state)
{
    const str one[] = {STR("border"), STR("talks")}, other[] = {STR("border talks")};
    columnverdicts *all = columnverdicts_new(EVENTS);
    (void)state;
    verdicts *v = columnverdicts_hold(all, one, 2);
    assert_false(columnverdicts_known(v, 64));
    columnverdicts_set(v, 64, true);
    columnverdicts_set(v, EVENTS - 1, false);
    assert_true(columnverdicts_known(v, 64) && columnverdicts_has(v, 64));
    assert_true(columnverdicts_known(v, EVENTS - 1));
    assert_false(columnverdicts_has(v, EVENTS - 1));
    assert_false(columnverdicts_known(v, 63) || columnverdicts_known(v, 65));
    columnverdicts_release(all, v);
    // Not the same words, though they read alike.
    verdicts *w = columnverdicts_hold(all, other, 1);
    assert_false(columnverdicts_known(w, 64));
    v = columnverdicts_hold(all, one, 2);
    assert_true(columnverdicts_has(v, 64));
    columnverdicts_release(all, v);
    columnverdicts_release(all, w);
    columnverdicts_free(all);
}

static verdicts *hold_number(columnverdicts *all, int number)
{
    char text[16];
    int n = snprintf(text, sizeof text, "word%d", number);
    str word = {text, (size_t)n};
    return columnverdicts_hold(all, &word, 1);
}

static void the_oldest_goes(void **state)
{
    columnverdicts *all = columnverdicts_new(EVENTS);
    verdicts *held[COLUMNVERDICTS_MOST];
    (void)state;
    for (int i = 0; i < COLUMNVERDICTS_MOST; i++) {
        held[i] = hold_number(all, i);
        columnverdicts_set(held[i], 7, true);
    }
    assert_null(hold_number(all, 100)); // all are in use
    for (int i = 0; i < COLUMNVERDICTS_MOST; i++) columnverdicts_release(all, held[i]);
    verdicts *again = hold_number(all, 0); // the second is now the oldest
    assert_true(columnverdicts_has(again, 7));
    columnverdicts_release(all, again);
    verdicts *new = hold_number(all, 100);
    assert_false(columnverdicts_known(new, 7) || columnverdicts_has(new, 7));
    columnverdicts_release(all, new);
    again = hold_number(all, 0);
    assert_true(columnverdicts_has(again, 7));
    columnverdicts_release(all, again);
    again = hold_number(all, 1);
    assert_false(columnverdicts_known(again, 7));
    columnverdicts_release(all, again);
    columnverdicts_free(all);
}

// Each finds out what is not known; only one does of each event.
typedef struct {
    columnverdicts *all;
    size_t looked;
} worker;

static void *work(void *state)
{
    worker *w = state;
    for (size_t from = 0; from < EVENTS; from += 10) {
        verdicts *v = hold_number(w->all, (int)(from / 10 % 4));
        for (size_t i = from; v && i < from + 10; i++) {
            if (columnverdicts_known(v, i)) continue;
            columnverdicts_set(v, i, i % 3 == 0);
            w->looked++;
        }
        columnverdicts_release(w->all, v);
    }
    return NULL;
}

static void several_threads(void **state)
{
    enum { THREADS = 6 };
    pthread_t threads[THREADS];
    columnverdicts *all = columnverdicts_new(EVENTS);
    worker workers[THREADS];
    size_t looked = 0;
    (void)state;
    for (int i = 0; i < THREADS; i++) {
        workers[i] = (worker){.all = all};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        looked += workers[i].looked;
    }
    assert_int_equal(looked, EVENTS);
    for (size_t i = 0; i < EVENTS; i++) {
        verdicts *v = hold_number(all, (int)(i / 10 % 4));
        assert_true(columnverdicts_known(v, i) && columnverdicts_has(v, i) == (i % 3 == 0));
        columnverdicts_release(all, v);
    }
    columnverdicts_free(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(by_words),
                                       cmocka_unit_test(the_oldest_goes),
                                       cmocka_unit_test(several_threads)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
