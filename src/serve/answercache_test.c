#include "serve/answercache.h"

#include "base/check.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static answer made(const char *body)
{
    answer a = {.code = 200, .type = "text/plain"};
    buf_add_c(&a.body, body);
    return a;
}

static void put(answer_cache *c, uint64_t state, const char *target, const char *body)
{
    answer a = {0};
    assert_int_equal(answercache_find(c, state, str_of(target), ANSWER_OR_WAIT, &a), ANSWER_ABSENT);
    a = made(body);
    answercache_put(c, state, str_of(target), &a);
    answer_free(&a);
}

static bool has(answer_cache *c, uint64_t state, const char *target, const char *body)
{
    answer a = {0};
    answer_found found = answercache_find(c, state, str_of(target), ANSWER_OR_WAIT, &a);
    bool same = found == ANSWER_KEPT && str_eq(answer_body(&a), str_of(body)) && a.code == 200;
    if (found == ANSWER_ABSENT) answercache_put(c, state, str_of(target), &a); // of no use
    answer_free(&a);
    return same;
}

static void keeps_answers_of_one_state(void **state)
{
    (void)state;
    answer_cache *c = answercache_new(100000);
    put(c, 1, "/a?offsets=byte", "bytes");
    put(c, 1, "/a?offsets=utf16", "units");
    put(c, 1, "/b", "b");
    assert_true(has(c, 1, "/a?offsets=byte", "bytes"));
    assert_true(has(c, 1, "/a?offsets=utf16", "units"));
    assert_true(has(c, 1, "/b", "b"));
    assert_false(has(c, 2, "/b", "b"));
    assert_false(has(c, 1, "/b", "b")); // gone with the others of its state
    answercache_free(c);
}

static void put_passing(answer_cache *c, const char *target)
{
    answer a = {0};
    assert_int_equal(answercache_find(c, 1, str_of(target), ANSWER_OR_WAIT, &a), ANSWER_ABSENT);
    a = made("behind");
    a.passing = true;
    answercache_put(c, 1, str_of(target), &a);
    answer_free(&a);
}

// One that is behind the database is made again, though nothing changed.
static void keeps_what_passes_a_while(void **state)
{
    (void)state;
    char target[16];
    answer_cache *c = answercache_new(10000000);
    put(c, 1, "/stays", "stays");
    for (int i = 0; i < 5000; i++) { // more than buckets: some stand behind others
        snprintf(target, sizeof target, "/%d", i);
        put_passing(c, target);
    }
    put_passing(c, "/last");
    assert_true(has(c, 1, "/last", "behind"));
    usleep((ANSWERCACHE_PASSING + 50) * 1000);
    for (int i = 4990; i < 5000; i++) {
        snprintf(target, sizeof target, "/%d", i);
        assert_false(has(c, 1, target, "behind"));
        put(c, 1, target, "new");
        assert_true(has(c, 1, target, "new"));
    }
    assert_true(has(c, 1, "/stays", "stays"));
    answercache_free(c);
}

static void keeps_so_many_bytes(void **state)
{
    (void)state;
    char body[1001], target[32];
    answer_cache *c = answercache_new(20000);
    memset(body, 'x', 1000);
    body[1000] = '\0';
    put(c, 1, "/first", "first");
    for (int i = 0; i < 100; i++) {
        snprintf(target, sizeof target, "/%d", i);
        put(c, 1, target, body);
        assert_true(has(c, 1, "/first", "first")); // asked for again and again
    }
    assert_true(has(c, 1, "/99", body));
    assert_false(has(c, 1, "/50", body));
    char large[3001];
    memset(large, 'y', 3000);
    large[3000] = '\0';
    put(c, 1, "/large", large); // more than its share
    assert_false(has(c, 1, "/large", large));
    answercache_free(c);
}

static void tells_of_who_makes_it(void **state)
{
    (void)state;
    answer a = {0}, b = {0};
    answer_cache *c = answercache_new(100000);
    assert_int_equal(answercache_find(c, 1, STR("/a"), ANSWER_OR_WAIT, &a), ANSWER_ABSENT);
    assert_int_equal(answercache_find(c, 1, STR("/a"), ANSWER_OR_WAIT, &b), ANSWER_AWAITED);
    assert_int_equal(answercache_find(c, 1, STR("/a"), ANSWER_OR_MAKE, &b), ANSWER_ABSENT);
    assert_int_equal(answercache_find(c, 1, STR("/a"), ANSWER_IF_KEPT, &b), ANSWER_ABSENT);
    assert_int_equal(answercache_find(c, 1, STR("/b"), ANSWER_IF_KEPT, &b), ANSWER_ABSENT);
    assert_int_equal(answercache_find(c, 1, STR("/b"), ANSWER_OR_WAIT, &b), ANSWER_ABSENT);
    a = made("a");
    answercache_put(c, 1, STR("/a"), &a);
    b = made("another");
    answercache_put(c, 1, STR("/a"), &b); // who did not wait: the first one stays
    answer_free(&b);
    assert_int_equal(answercache_find(c, 1, STR("/a"), ANSWER_OR_WAIT, &b), ANSWER_KEPT);
    answer_free(&a);
    answercache_free(c);
    assert_true(str_eq(answer_body(&b), STR("a"))); // who has it keeps it
    answer_free(&b);
}

static void does_not_keep_what_failed(void **state)
{
    (void)state;
    answer a = {0};
    answer_cache *c = answercache_new(100000);
    assert_int_equal(answercache_find(c, 1, STR("/a"), ANSWER_OR_WAIT, &a), ANSWER_ABSENT);
    a = made("wrong");
    a.code = 400;
    answercache_put(c, 1, STR("/a"), &a);
    assert_true(str_eq(answer_body(&a), STR("wrong")));
    answer_free(&a);
    assert_int_equal(answercache_find(c, 1, STR("/a"), ANSWER_OR_WAIT, &a), ANSWER_ABSENT);
    // One that is done when the database is another one already.
    assert_int_equal(answercache_find(c, 2, STR("/b"), ANSWER_OR_WAIT, &a), ANSWER_ABSENT);
    a = made("old");
    answercache_put(c, 1, STR("/a"), &a);
    answer_free(&a);
    assert_int_equal(answercache_find(c, 1, STR("/a"), ANSWER_OR_WAIT, &a), ANSWER_ABSENT);
    answercache_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_answers_of_one_state), cmocka_unit_test(keeps_what_passes_a_while),
        cmocka_unit_test(keeps_so_many_bytes),        cmocka_unit_test(tells_of_who_makes_it),
        cmocka_unit_test(does_not_keep_what_failed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
