// Whoever asks for the ledger while it is worked out anew gets the rows as they were, where that
// takes long, and those of the moment else.
#include "serve/ledgercache.h"

#include "link/sketch.h"
#include "serve/served_sample.h"

#define SKETCH_BYTES (8 + 4 + 4 * SKETCH_HASHES) // as the database has them
#define FACT                                                                                       \
    "{\"fact\":\"positions\",\"state\":\"supports\",\"actors\":[{\"code\":\"PER\",\"key\":"        \
    "\"PER\","                                                                                     \
    "\"name\":\"Peru\"}],\"subject_text\":\"the talks\",\"date\":\"2024-07-17\","                  \
    "\"published\":\"2024-07-17\",\"document\":\"d%d\",\"text\":\"Peru supported the talks.\"}"

// A document that tells a position, and what the log says of it.
static void add_fact(const char *file, int n)
{
    char sql[2048];
    snprintf(sql, sizeof sql,
             "BEGIN; INSERT INTO documents(id, content_hash, text, published_value, run, digest)"
             " VALUES('d%d', '', '', '2024-07-17', 'r', '');"
             "INSERT INTO document_sketches(document, sketch) SELECT 'd%d', zeroblob(%d);"
             "INSERT INTO facts(document, position, ledger, fact)"
             " VALUES('d%d', 0, 'positions', '" FACT "');"
             "INSERT INTO changes(at, what, document, added, corrected, removed)"
             " VALUES('', 'added', 'd%d', '[]', '[]', '[]'); COMMIT",
             n, n, SKETCH_BYTES, n, n, n);
    served_run(file, sql);
}

static readpool *open_pool(const char *name, char file[256])
{
    served_make(name, file);
    add_fact(file, 1);
    return readpool_new(file, 3, 30);
}

// Texts that tell the first row; 0: there is none.
static uint32_t texts_told(ledger_cache *c, readpool *pool, bool *behind)
{
    diag why = {0};
    readlease lease;
    ledger_hold *h;
    assert_ok(readpool_take(pool, NULL, &lease, &why), &why);
    assert_ok(ledgercache_hold(c, lease.db, &h, behind, &why), &why);
    const ledger_table *t = ledgercache_rows(h);
    uint32_t n = t->n_positions ? t->positions[0].told.texts : 0;
    ledgercache_release(c, h);
    readpool_give(pool, &lease);
    return n;
}

static void waits(void **state)
{
    (void)state;
    char file[256];
    bool behind;
    readpool *pool = open_pool("waits.db", file);
    for (int begun = 0; begun < 2; begun++) { // with the thread: it takes less than an hour
        ledger_cache *c = ledgercache_new(pool, 3600000);
        if (begun) ledgercache_begin(c);
        for (int i = 1 + 3 * begun; i <= 3 + 3 * begun; i++) {
            if (i > 1) add_fact(file, i);
            assert_int_equal(texts_told(c, pool, &behind), i);
            assert_false(behind);
        }
        ledgercache_free(c);
    }
    readpool_free(pool);
}

// Every working out takes longer than nothing.
static void tells_what_was(void **state)
{
    (void)state;
    char file[256];
    bool behind;
    uint32_t n = 0;
    readpool *pool = open_pool("behind.db", file);
    ledger_cache *c = ledgercache_new(pool, 0);
    ledgercache_begin(c);
    assert_int_equal(texts_told(c, pool, &behind), 1); // there was nothing before
    assert_false(behind);
    add_fact(file, 2);
    assert_int_equal(texts_told(c, pool, &behind), 1);
    assert_true(behind);
    for (int i = 0; i < 500 && n != 2; i++) {
        usleep(20000);
        n = texts_told(c, pool, &behind);
        assert_int_equal(n, behind ? 1 : 2);
    }
    assert_int_equal(n, 2);
    ledgercache_free(c);
    readpool_free(pool);
}

// Nobody has asked yet, and the rows are there.
static void works_ahead(void **state)
{
    (void)state;
    char file[256];
    bool behind = true;
    readpool *pool = open_pool("ahead.db", file);
    ledger_cache *c = ledgercache_new(pool, 0);
    ledgercache_begin(c);
    texts_told(c, pool, &behind);
    add_fact(file, 2);
    ledgercache_wish(c);
    for (int i = 0; i < 500 && behind; i++) {
        usleep(20000);
        texts_told(c, pool, &behind);
    }
    assert_false(behind);
    ledgercache_free(c);
    ledgercache_free(NULL);
    readpool_free(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(waits), cmocka_unit_test(tells_what_was),
                                       cmocka_unit_test(works_ahead)};
    return cmocka_run_group_tests(tests, served_set_up, served_tear_down);
}
