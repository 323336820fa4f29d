#include "serve/columnkeeper.h"

#include "serve/served_sample.h"

#include <stdatomic.h>

static void make(const char *name, char file[256])
{
    served_make(name, file);
    served_run(file, "INSERT INTO documents(number, id, content_hash, text, run, digest)"
                     " VALUES(1, 'd', '', '', 'r', '')");
}

static void add_event(const char *file, int n)
{
    char sql[512];
    snprintf(sql, sizeof sql,
             "INSERT INTO events(id, document, sentence, type, contexts, cameo, quad, status,"
             " background, polarity, claim, trigger_text, trigger_span_begin, trigger_span_end,"
             " decided_by, confidence, reconsidered, text) VALUES('e%d', 'd', 0, 'AID', '[]',"
             " '070', 2, 'happened', 0, 'affirmed', 'stated', 't', 0, 1, 'rule', 0.5, '[]', '')",
             n);
    served_run(file, sql);
}

static void note_change(const char *file)
{
    served_run(file, "INSERT INTO changes(at, what, document, added, corrected, removed)"
                     " VALUES('2026-11-28T12:00:00Z', 'replaced', 'd', '[]', '[]', '[]')");
}

static column_hold *hold(columnkeeper *k, readpool *pool)
{
    diag why = {0};
    readlease lease;
    assert_ok(readpool_take(pool, NULL, &lease, &why), &why);
    column_hold *h = columnkeeper_hold(k, &lease);
    readpool_give(pool, &lease);
    return h;
}

static void count_call(void *state)
{
    atomic_fetch_add((atomic_int *)state, 1);
}

// The columns of the database as it stands now: those of so many events, after a while.
static void await(columnkeeper *k, readpool *pool, size_t events)
{
    for (int i = 0; i < 500; i++) {
        column_hold *h = hold(k, pool);
        const eventcolumns *x = columnkeeper_columns(h);
        size_t n = x ? x->n : SIZE_MAX;
        columnkeeper_release(k, h);
        if (n != SIZE_MAX) {
            assert_int_equal(n, events); // of this state, or none
            return;
        }
        usleep(20000);
    }
    fail_msg("there were no columns after ten seconds");
}

static void follow(const char *name, bool noted)
{
    char file[256];
    atomic_int calls = 0;
    make(name, file);
    add_event(file, 1);
    if (noted) note_change(file);
    readpool *pool = readpool_new(file, 3, 30);
    columnkeeper *k = columnkeeper_new(pool);
    assert_true(columnkeeper_begin(k, count_call, &calls));
    await(k, pool, 1);
    for (int i = 2; i <= 5; i++) {
        add_event(file, i);
        if (noted) note_change(file);
        await(k, pool, (size_t)i);
    }
    assert_true(calls >= 3);
    columnkeeper_free(k);
    readpool_free(pool);
}

static void follows_the_database(void **state)
{
    (void)state;
    follow("news.db", true);
}

static void follows_one_without_a_log(void **state)
{
    (void)state;
    follow("unnoted.db", false);
}

// What is held stays, whatever is made meanwhile.
static void holds(void **state)
{
    (void)state;
    char file[256];
    column_hold *h = NULL;
    make("held.db", file);
    readpool *pool = readpool_new(file, 3, 30);
    columnkeeper *k = columnkeeper_new(pool);
    assert_true(columnkeeper_begin(k, NULL, NULL));
    await(k, pool, 0);
    assert_non_null(h = hold(k, pool));
    add_event(file, 1);
    await(k, pool, 1);
    assert_int_equal(columnkeeper_columns(h)->n, 0);
    columnkeeper_release(k, h);
    columnkeeper_free(k);
    readpool_free(pool);
}

// Who asks after a change does not wait for it, if somebody has asked not long ago.
static void looks_by_itself(void **state)
{
    (void)state;
    char file[256];
    atomic_int calls = 0;
    make("looks.db", file);
    readpool *pool = readpool_new(file, 3, 30);
    columnkeeper *k = columnkeeper_new(pool);
    assert_true(columnkeeper_begin(k, count_call, &calls));
    await(k, pool, 0);
    int before = calls;
    add_event(file, 1);
    for (int i = 0; i < 500 && calls == before; i++) usleep(20000);
    assert_true(calls > before);
    column_hold *h = hold(k, pool);
    assert_non_null(h);
    assert_int_equal(columnkeeper_columns(h)->n, 1);
    columnkeeper_release(k, h);
    columnkeeper_free(k);
    readpool_free(pool);
}

// What changes the file and no document costs no columns, not even for a moment.
static void other_changes(void **state)
{
    (void)state;
    char file[256];
    make("other.db", file);
    add_event(file, 1);
    note_change(file);
    readpool *pool = readpool_new(file, 3, 30);
    columnkeeper *k = columnkeeper_new(pool);
    assert_true(columnkeeper_begin(k, NULL, NULL));
    await(k, pool, 1);
    for (int i = 0; i < 20; i++) {
        served_run(file, "UPDATE runs SET version = version || '0'");
        column_hold *h = hold(k, pool);
        assert_non_null(h);
        columnkeeper_release(k, h);
    }
    columnkeeper_free(k);
    readpool_free(pool);
}

// One that was not begun makes none, and a database that is not there ends nothing.
static void without(void **state)
{
    (void)state;
    char file[256];
    snprintf(file, sizeof file, "%s/absent.db", served_folder);
    readpool *pool = readpool_new(file, 1, 30);
    columnkeeper *k = columnkeeper_new(pool);
    assert_null(columnkeeper_hold(k, &(readlease){.state = 7}));
    assert_null(columnkeeper_columns(NULL));
    columnkeeper_free(k);
    k = columnkeeper_new(pool);
    assert_true(columnkeeper_begin(k, NULL, NULL));
    assert_null(columnkeeper_hold(k, &(readlease){.state = 7}));
    usleep(50000);
    columnkeeper_free(k);
    columnkeeper_free(NULL);
    readpool_free(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(follows_the_database),
                                       cmocka_unit_test(follows_one_without_a_log),
                                       cmocka_unit_test(holds),
                                       cmocka_unit_test(looks_by_itself),
                                       cmocka_unit_test(other_changes),
                                       cmocka_unit_test(without)};
    return cmocka_run_group_tests(tests, served_set_up, served_tear_down);
}
