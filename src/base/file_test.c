#include "base/check.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static char folder[] = "/tmp/file_test_XXXXXX";

static const char *path_in(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path_in("a"));
    return rmdir(folder);
}

static void test_round_trip(void **state)
{
    (void)state;
    diag why = {0};
    buf text = {0}, back = {0};
    for (int i = 0; i < 100000; i++) buf_add_format(&text, "%d\n", i);
    assert_ok(file_replace(path_in("a"), STR("old"), &why), &why);
    assert_ok(file_replace(path_in("a"), buf_str(&text), &why), &why);
    assert_ok(file_read_all(path_in("a"), text.n, &back, &why), &why);
    assert_true(str_eq(buf_str(&text), buf_str(&back)));
    file_view view;
    assert_ok(file_view_open(path_in("a"), FILE_MAX_BYTES, &view, &why), &why);
    assert_non_null(view.mapped);
    assert_true(str_eq(buf_str(&text), view.bytes));
    file_view_close(&view);

    buf_clear(&back);
    assert_int_equal(file_read_all(path_in("a"), text.n - 1, &back, &why), ST_LIMIT);
    assert_int_equal(file_view_open(path_in("a"), text.n - 1, &view, &why), ST_LIMIT);
    assert_ok(file_replace(path_in("a"), STR_NONE, &why), &why);
    assert_ok(file_view_open(path_in("a"), 10, &view, &why), &why);
    assert_int_equal(view.bytes.n, 0);
    file_view_close(&view);
    buf_free(&text);
    buf_free(&back);
}

static void test_refusals(void **state)
{
    (void)state;
    diag why = {0};
    buf out = {0};
    file_view view;
    assert_int_equal(file_read_all(path_in("missing"), 10, &out, &why), ST_IO);
    assert_non_null(strstr(why.message, "check the name"));
    assert_string_equal(why.file, path_in("missing"));
    assert_int_equal(file_read_all(folder, 10, &out, &why), ST_IO);
    assert_non_null(strstr(why.message, "directory"));
    assert_int_equal(file_view_open(folder, 10, &view, &why), ST_IO);
    assert_int_equal(file_replace("/nowhere/at/all", STR("x"), &why), ST_IO);
    assert_int_equal(file_replace(folder, STR("x"), &why), ST_IO);
    buf_free(&out);
}

// A full disk is told, and the device is still one afterwards.
static void test_full_disk(void **state)
{
    (void)state;
    diag why = {0};
    struct stat about;
    assert_int_equal(file_replace("/dev/full", STR("x"), &why), ST_IO);
    assert_non_null(strstr(why.message, "make room"));
    assert_int_equal(stat("/dev/full", &about), 0);
    assert_true(S_ISCHR(about.st_mode));
    assert_ok(file_replace("/dev/null", STR("x"), &why), &why);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_full_disk),
    };
    return cmocka_run_group_tests_name("file", tests, make_folder, remove_folder);
}
