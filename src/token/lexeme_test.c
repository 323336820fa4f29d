#include "base/check.h"

#include "token/lexeme.h"

#include <string.h>

#define SLOTS 16

static uint32_t slots[2 * SLOTS];

static void test_find(void **state)
{
    (void)state;
    // the first three fall into one slot
    const uint64_t keys[4] = {0x100000003, 0x200000003, 0x300000003, 0x10000000F};
    const uint32_t rows[4] = {0, 7, 2, 9};
    memset(slots, 0, sizeof slots);
    assert_true(lexeme_build(keys, rows, 4, slots, SLOTS));
    lexeme_table t = {slots, SLOTS};
    for (int i = 0; i < 4; i++) assert_int_equal(lexeme_find(&t, keys[i]), rows[i]);
    assert_int_equal(lexeme_find(&t, 0x400000003), LEXEME_NONE);
    assert_int_equal(lexeme_find(&t, 0x500000008), LEXEME_NONE);
}

static void test_same_mark(void **state)
{
    (void)state;
    const uint64_t keys[2] = {0x100000003, 0x100000003};
    const uint32_t rows[2] = {1, 2};
    memset(slots, 0, sizeof slots);
    assert_false(lexeme_build(keys, rows, 2, slots, SLOTS));
}

static status open_table(const uint32_t *table, uint32_t n, uint32_t n_rows, diag *why)
{
    model *m;
    lexeme_table t;
    buf bytes = {0};
    model_writer *w = model_writer_new();
    model_writer_section(w, "slots", MODEL_U32, n, 2, table);
    model_write_bytes(w, &bytes);
    model_writer_delete(w);
    assert_ok(model_open_bytes(buf_str(&bytes), &m, why), why);
    status s = lexeme_open(m, "slots", n_rows, &t, why);
    model_close(m);
    buf_free(&bytes);
    return s;
}

static status open_slots(uint32_t n, uint32_t n_rows, diag *why)
{
    return open_table(slots, n, n_rows, why);
}

static void test_open(void **state)
{
    (void)state;
    diag why = {0};
    memset(slots, 0, sizeof slots);
    slots[1] = 5; // row 4
    assert_int_equal(open_slots(SLOTS, 5, &why), ST_OK);
    assert_int_equal(open_slots(SLOTS, 4, &why), ST_MODEL); // the row is not there
    assert_int_equal(open_slots(SLOTS - 1, 5, &why), ST_MODEL);
    assert_int_equal(open_slots(0, 5, &why), ST_MODEL);
    for (int i = 0; i < SLOTS; i++) slots[2 * i + 1] = 1; // a search would never end
    assert_int_equal(open_slots(SLOTS, 5, &why), ST_MODEL);
}

// Full slots in a row, those at the end and at the beginning counted together.
static void test_long_runs(void **state)
{
    (void)state;
    enum { N = 4 * LEXEME_RUN_MAX };
    static uint32_t table[2 * N];
    diag why = {0};
    for (uint32_t i = 0; i < LEXEME_RUN_MAX; i++) table[2 * ((i + N - 100) % N) + 1] = 1;
    assert_int_equal(open_table(table, N, 1, &why), ST_OK);
    table[2 * (N - 101) + 1] = 1;
    assert_int_equal(open_table(table, N, 1, &why), ST_MODEL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_same_mark),
        cmocka_unit_test(test_open),
        cmocka_unit_test(test_long_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
