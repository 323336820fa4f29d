// What the bytes of a file say, read by hand; test/cli/export_test.sh has another reader's word.
#include "export/parquet.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <zstd.h>

#include <cmocka.h>

static status collect(void *state, str bytes, diag *why)
{
    (void)why;
    buf_add(state, bytes);
    return ST_OK;
}

static status refuse(void *state, str bytes, diag *why)
{
    (void)state;
    (void)bytes;
    return diag_set(why, ST_IO, NULL, 0, 0, "full");
}

static const parquet_column COLUMNS[] = {
    {"id", PARQUET_TEXT}, {"n", PARQUET_INTEGER}, {"x", PARQUET_NUMBER}, {"yes", PARQUET_TRUTH}};

static status add_rows(parquet *p, size_t n, diag *why)
{
    for (size_t i = 0; i < n; i++) {
        parquet_text(p, STR("abc"));
        if (i % 2)
            parquet_null(p);
        else
            parquet_integer(p, (int64_t)i);
        parquet_number(p, 0.5);
        parquet_truth(p, true);
        TRY(parquet_end_row(p, why));
    }
    return ST_OK;
}

static void test_file_has_its_marks(void **state)
{
    buf out = {0};
    diag why = {0};
    parquet *p = parquet_new(COLUMNS, 4, collect, &out);
    assert_int_equal(add_rows(p, 3, &why), ST_OK);
    assert_int_equal(parquet_finish(p, &why), ST_OK);
    assert_memory_equal(out.p, "PAR1", 4);
    assert_memory_equal(out.p + out.n - 4, "PAR1", 4);
    uint32_t footer;
    memcpy(&footer, out.p + out.n - 8, 4);
    assert_true(footer > 0 && footer + 12 < out.n);
    assert_int_equal(out.p[out.n - 8 - footer], 0x15); // field 1, i32: the version
    parquet_free(p);
    buf_free(&out);
    (void)state;
}

// The first page: header, then levels and values, packed.
static void test_first_page(void **state)
{
    buf out = {0};
    diag why = {0};
    parquet *p = parquet_new(COLUMNS, 4, collect, &out);
    add_rows(p, 2, &why);
    parquet_finish(p, &why);
    size_t at = 4;
    while (memcmp(out.p + at, "\x28\xB5\x2F\xFD", 4) != 0) at++; // zstd's mark
    char page[64];
    size_t packed = ZSTD_findFrameCompressedSize(out.p + at, out.n - at);
    size_t n = ZSTD_decompress(page, sizeof page, out.p + at, packed);
    assert_int_equal(n, 4 + 2 + 2 * 7);
    assert_memory_equal(page, "\x02\0\0\0\x03\x03\x03\0\0\0abc\x03\0\0\0abc", n);
    parquet_free(p);
    buf_free(&out);
    (void)state;
}

static void test_empty_file(void **state)
{
    buf out = {0};
    diag why = {0};
    parquet *p = parquet_new(COLUMNS, 4, collect, &out);
    assert_int_equal(parquet_finish(p, &why), ST_OK);
    assert_true(out.n > 12);
    assert_memory_equal(out.p, "PAR1", 4);
    parquet_free(p);
    buf_free(&out);
    (void)state;
}

// A group is handed over when it is full, and its memory is used again.
static void test_groups_are_bounded(void **state)
{
    buf out = {0};
    diag why = {0};
    parquet *p = parquet_new(COLUMNS, 4, collect, &out);
    add_rows(p, PARQUET_GROUP_ROWS - 1, &why);
    assert_int_equal(out.n, 0);
    add_rows(p, 1, &why);
    size_t one = out.n;
    assert_true(one > 0);
    add_rows(p, PARQUET_GROUP_ROWS, &why);
    assert_true(out.n > one && out.n < 3 * one);
    parquet_free(p);
    buf_free(&out);
    (void)state;
}

static void test_long_texts_end_a_group(void **state)
{
    buf out = {0}, text = {0};
    diag why = {0};
    const parquet_column column = {"text", PARQUET_TEXT};
    for (size_t i = 0; i < PARQUET_GROUP_BYTES / 4; i++) buf_add_byte(&text, 'x');
    parquet *p = parquet_new(&column, 1, collect, &out);
    for (int i = 0; i < 3; i++) {
        parquet_text(p, buf_str(&text));
        parquet_end_row(p, &why);
    }
    assert_int_equal(out.n, 0);
    parquet_text(p, buf_str(&text));
    assert_int_equal(parquet_end_row(p, &why), ST_OK);
    assert_true(out.n > 0);
    parquet_free(p);
    buf_free(&out);
    buf_free(&text);
    (void)state;
}

static void test_failure_is_handed_on(void **state)
{
    diag why = {0};
    parquet *p = parquet_new(COLUMNS, 4, refuse, NULL);
    add_rows(p, 2, &why);
    assert_int_equal(parquet_finish(p, &why), ST_IO);
    assert_string_equal(why.message, "full");
    parquet_free(p);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_file_has_its_marks),
        cmocka_unit_test(test_first_page),
        cmocka_unit_test(test_empty_file),
        cmocka_unit_test(test_groups_are_bounded),
        cmocka_unit_test(test_long_texts_end_a_group),
        cmocka_unit_test(test_failure_is_handed_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
