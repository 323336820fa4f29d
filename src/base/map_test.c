#include "base/check.h"

#include "base/map.h"

#include <stdio.h>

static void test_numbers_and_order(void **state)
{
    (void)state;
    arena a = {0};
    map m = {0};
    uint32_t value = 7;
    assert_null(map_find(&m, STR("absent")));
    assert_false(map_find_number(&m, STR("absent"), &value));
    assert_int_equal(value, 7);
    for (uint32_t i = 0; i < 10000; i++) {
        char key[16];
        int n = snprintf(key, sizeof key, "k%u", i);
        map_set_number(&m, &a, str_copy(&a, (str){key, (size_t)n}), i * 3);
    }
    assert_int_equal(m.n, 10000);
    for (uint32_t i = 0; i < 10000; i++) {
        char key[16];
        int n = snprintf(key, sizeof key, "k%u", i);
        assert_true(map_find_number(&m, (str){key, (size_t)n}, &value));
        assert_int_equal(value, i * 3);
        assert_str_is(m.entries[i].key, key); // a walk goes in the order of adding
    }
    assert_null(map_find(&m, STR("k10000")));
    arena_free(&a);
}

static void test_overwrite_and_pointers(void **state)
{
    (void)state;
    arena a = {0};
    map m = {0};
    int one = 1, two = 2;
    bool added;
    map_set_pointer(&m, &a, STR("x"), &one);
    map_set_pointer(&m, &a, STR("x"), &two);
    map_set_pointer(&m, &a, STR_NONE, &one); // the empty key is a key
    assert_int_equal(m.n, 2);
    assert_ptr_equal(map_find_pointer(&m, STR("x")), &two);
    assert_ptr_equal(map_find_pointer(&m, STR("")), &one);
    assert_null(map_find_pointer(&m, STR("y")));
    map_add(&m, &a, STR("x"), &added);
    assert_false(added);
    map_add(&m, &a, STR("y"), &added);
    assert_true(added);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_and_order),
        cmocka_unit_test(test_overwrite_and_pointers),
    };
    return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
