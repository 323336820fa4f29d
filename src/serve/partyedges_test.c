#include "serve/partyedges.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define assert_str(s, text) assert_true(str_eq((s), STR(text)))

static void add(party_edges *x, const char *key, int64_t events)
{
    found_group g = {.key = str_of(key), .events = events};
    partyedges_add(x, &g);
}

static void keeps_all_pairs_among_the_largest(void **state)
{
    arena a = {0};
    party_edges x = {.memory = &a};
    (void)state;
    add(&x, "USA-CHN", 9);
    add(&x, "", 4);
    add(&x, "KEN-PER", 3); // a large pair of small parties
    add(&x, "FRA-FRA", 3); // counts once
    add(&x, "CHN-USA", 1);
    add(&x, "-USA", 1); // somebody without a code
    add(&x, "USA-FRA", 1);
    partyedges_keep(&x, 3);
    assert_int_equal(x.edges.n, 4);
    assert_str(x.edges.p[0].key, "USA-CHN");
    assert_str(x.edges.p[1].key, "FRA-FRA");
    assert_str(x.edges.p[3].key, "USA-FRA");
    assert_int_equal(x.parties.n, 3);
    assert_str(x.parties.p[0].code, "USA");
    assert_int_equal(x.parties.p[0].events, 12);
    assert_str(x.parties.p[2].code, "FRA");
    assert_int_equal(x.parties.p[2].events, 4);
    assert_int_equal(x.more_parties, 2);
    assert_int_equal(x.more, 2);
    assert_int_equal(x.more_events, 4);
    assert_int_equal(x.without, 4);
    arena_free(&a);
}

static void fewer_than_asked_are_all(void **state)
{
    arena a = {0};
    party_edges none = {.memory = &a}, one = {.memory = &a};
    (void)state;
    partyedges_keep(&none, 5);
    assert_int_equal(none.edges.n + none.parties.n, 0);
    add(&one, "USA-CHN", 9);
    partyedges_keep(&one, 5);
    assert_int_equal(one.edges.n, 1);
    assert_int_equal(one.parties.n, 2);
    assert_int_equal(one.more + one.more_parties, 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_all_pairs_among_the_largest),
        cmocka_unit_test(fewer_than_asked_are_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
