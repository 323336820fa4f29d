#include "base/check.h"

#include "base/arena.h"

#include <string.h>

#define LARGE ((size_t)3 << 20) // far above what gets pages of its own

static void assert_zero(const char *p, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        if (p[i]) fail_msg("byte %zu is not zero", i);
}

static void test_pieces_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    arena a = {0};
    char *p[200];
    for (size_t i = 0; i < 200; i++) {
        p[i] = arena_alloc(&a, i);
        assert_int_equal((uintptr_t)p[i] % _Alignof(max_align_t), 0);
        assert_zero(p[i], 0, i);
        memset(p[i], (int)i + 1, i);
    }
    for (size_t i = 0; i < 200; i++)
        for (size_t k = 0; k < i; k++) assert_int_equal((unsigned char)p[i][k], i + 1);
    arena_reset(&a);
    assert_zero(arena_alloc(&a, 20000), 0, 20000);
    arena_free(&a);
    assert_int_equal(a.total, 0);
}

static void test_growing_keeps_what_was_there(void **state)
{
    (void)state;
    arena a = {0};
    size_t n = 0;
    char *p = NULL;
    for (size_t next = 24; next < LARGE * 2; next = next * 2 + 8) {
        p = arena_grow(&a, p, n, next);
        assert_zero(p, n, next);
        memset(p, 'x', next);
        assert_ptr_equal(memchr(p, 0, next), NULL);
        n = next;
        memset(arena_alloc(&a, 16), 'y', 16); // somebody else's piece in between
    }
    assert_int_equal(strspn(arena_copy(&a, p, n), "x"), n);
    arena_free(&a);
}

// Arrays above the size that gets pages of its own grow side by side, with small pieces between.
static void test_large_arrays_grow_side_by_side(void **state)
{
    (void)state;
    arena a = {0};
    VEC(uint64_t) v[3] = {{0}};
    for (int round = 0; round < 2; round++) {
        memset(v, 0, sizeof v);
        for (uint64_t i = 0; i < 400000; i++) {
            for (uint64_t k = 0; k < 3; k++) *vec_push(&a, &v[k]) = i * 3 + k;
            if (i % 1000 == 0) memset(arena_alloc(&a, 100), 0xff, 100);
        }
        for (uint64_t i = 0; i < 400000; i++)
            for (uint64_t k = 0; k < 3; k++) assert_int_equal(v[k].p[i], i * 3 + k);
#ifndef ARENA_DEBUG // no old copies are left behind
        assert_true(a.total < (size_t)3 * 2 * 400000 * sizeof(uint64_t) + ((size_t)8 << 20));
#endif
        arena_reset(&a);
        assert_true(a.total <= ARENA_KEEP_BYTES);
    }
    arena_free(&a);
}

static void out_of_memory(void *state)
{
    longjmp(*(jmp_buf *)state, 1);
}

static void test_an_overflow_counts_as_out_of_memory(void **state)
{
    (void)state;
    static jmp_buf back;
    arena a = {.on_oom = out_of_memory, .oom_state = &back};
    if (setjmp(back) == 0) {
        arena_alloc_array(&a, SIZE_MAX / 2, 3);
        fail();
    }
    if (setjmp(back) == 0) {
        arena_alloc(&a, SIZE_MAX - 3);
        fail();
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(test_growing_keeps_what_was_there),
        cmocka_unit_test(test_large_arrays_grow_side_by_side),
        cmocka_unit_test(test_an_overflow_counts_as_out_of_memory),
    };
    return cmocka_run_group_tests_name("base/arena", tests, NULL, NULL);
}
