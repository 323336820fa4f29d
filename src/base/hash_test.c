#include "base/check.h"

#include "base/hash.h"

#include <string.h>

// Published values of XXH64, and of inputs on both sides of every length at which it changes ways.
static void test_known_values(void **state)
{
    (void)state;
    assert_int_equal(hash_bytes(NULL, 0, 0), 0xEF46DB3751D8E999u);
    assert_int_equal(hash_str(STR("a")), 0xD24EC4F1A98C6E5Bu);
    assert_int_equal(hash_str(STR("abc")), 0x44BC2CF5AD770999u);
    assert_int_equal(hash_str(STR("Nobody inspects the spammish repetition")), 0xFBCEA83C8A378BF1u);
}

static void test_every_byte_and_length_counts(void **state)
{
    (void)state;
    char text[100];
    uint64_t seen[100];
    memset(text, 'x', sizeof text);
    for (size_t n = 0; n < 100; n++) {
        seen[n] = hash_bytes(text, n, 0);
        for (size_t i = 0; i < n; i++) assert_int_not_equal(seen[n], seen[i]);
        for (size_t i = 0; i < n; i++) {
            text[i] = 'y';
            assert_int_not_equal(hash_bytes(text, n, 0), seen[n]);
            text[i] = 'x';
        }
        if (n) assert_int_not_equal(hash_bytes(text, n, 1), seen[n]);
    }
}

static void test_hex(void **state)
{
    (void)state;
    char out[HASH_HEX_SIZE];
    hash_hex(0x0123456789ABCDEFu, out);
    assert_string_equal(out, "0123456789abcdef");
    hash_hex(1, out);
    assert_string_equal(out, "0000000000000001");
    arena a = {0};
    assert_str_is(hash_id(&a, STR("abc")), "44bc2cf5ad770999");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_values),
        cmocka_unit_test(test_every_byte_and_length_counts),
        cmocka_unit_test(test_hex),
    };
    return cmocka_run_group_tests_name("hash", tests, NULL, NULL);
}
