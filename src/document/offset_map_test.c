#include "base/check.h"

#include "document/offset_map.h"

static void test_find(void **state)
{
    (void)state;
    arena a = {0};
    offset_map m = {0};
    assert_int_equal(offset_map_find(m.p, m.n, 5), 5);
    offset_map_add(&m, &a, 0, 3);
    offset_map_add(&m, &a, 4, 7); // says nothing new
    assert_int_equal(m.n, 1);
    offset_map_add(&m, &a, 10, 20);
    offset_map_add(&m, &a, 12, 21); // two bytes from one
    assert_int_equal(m.n, 3);
    assert_int_equal(offset_map_find(m.p, m.n, 0), 3);
    assert_int_equal(offset_map_find(m.p, m.n, 9), 12);
    assert_int_equal(offset_map_find(m.p, m.n, 10), 20);
    assert_int_equal(offset_map_find(m.p, m.n, 11), 21);
    assert_int_equal(offset_map_find(m.p, m.n, 100), 109);
    arena_free(&a);
}

// A random map over a random map, against finding twice; in every second one the outer map goes
// back once, to what stands earlier.
static void test_compose(void **state)
{
    (void)state;
    for (uint64_t start = 1; start <= 500; start++) {
        uint64_t seed = start;
        arena a = {0};
        offset_map maps[2] = {{0}, {0}}, both = {0};
        for (int k = 0; k < 2; k++) {
            uint32_t out = 0, in = 0;
            while (out < 100) {
                offset_map_add(&maps[k], &a, out, in);
                seed = seed * 6364136223846793005u + 1442695040888963407u;
                uint32_t run = 1 + (uint32_t)(seed >> 60); // bytes kept, then some left out
                out += run;
                in += run + (uint32_t)(seed >> 40) % 4;
                if (k == 0 && start % 2 && out >= 60 && out - run < 60) in = (uint32_t)start % 50;
            }
        }
        offset_map_compose(&both, &a, &maps[0], &maps[1], 100, 7);
        for (uint32_t o = 0; o < 100; o++) {
            uint32_t middle = offset_map_find(maps[0].p, maps[0].n, o);
            uint32_t want = offset_map_find(maps[1].p, maps[1].n, middle);
            if (offset_map_find(both.p, both.n, o + 7) != want)
                fail_msg("seed %llu, offset %u", (unsigned long long)start, o);
        }
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_compose),
    };
    return cmocka_run_group_tests_name("offset_map", tests, NULL, NULL);
}
