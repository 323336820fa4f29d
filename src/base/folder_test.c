#include "base/check.h"

#include "base/folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static char root[] = "/tmp/folder_test_XXXXXX";

static const char *in_root(const char *name)
{
    static char path[512];
    snprintf(path, sizeof path, "%s/%s", root, name);
    return path;
}

static void touch(const char *name)
{
    FILE *f = fopen(in_root(name), "w");
    assert_non_null(f);
    fclose(f);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(root) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[256];
    snprintf(command, sizeof command, "rm -r %s", root);
    return system(command);
}

// Names and kinds, "name:kind ", with any size of batch.
static void check_names(const char *want, size_t batch)
{
    diag why = {0};
    folder *f;
    folder_entry e;
    bool more;
    buf got = {0};
    assert_ok(folder_open(root, batch, &f, &why), &why);
    for (;;) {
        assert_ok(folder_next(f, &e, &more, &why), &why);
        if (!more) break;
        buf_add_format(&got, "%s:%d ", e.name, (int)e.kind);
    }
    folder_close(f);
    assert_string_equal(got.p ? got.p : "", want);
    buf_free(&got);
}

static void test_kinds_sorted_in_any_batch(void **state)
{
    (void)state;
    check_names("", 3);
    touch("b.txt");
    touch("B.txt");
    touch("\xC3\xA4.txt");
    touch("a\nb");
    touch(".hidden");
    assert_int_equal(mkdir(in_root("deep"), 0700), 0);
    assert_int_equal(mkfifo(in_root("pipe"), 0600), 0);
    assert_int_equal(symlink("deep", in_root("to_deep")), 0);
    assert_int_equal(symlink("b.txt", in_root("to_b")), 0);
    assert_int_equal(symlink("nothing", in_root("to_nothing")), 0);
    for (size_t batch = 1; batch < 13; batch++)
        check_names(".hidden:0 B.txt:0 a\nb:0 b.txt:0 deep:1 pipe:3 to_b:0 to_deep:2 to_nothing:3 "
                    "\xC3\xA4.txt:0 ",
                    batch);
}

static void test_many_names(void **state)
{
    (void)state;
    diag why = {0};
    folder *f;
    folder_entry e;
    bool more;
    char name[32], last[32] = "";
    int n = 0;
    for (int i = 0; i < 1000; i++) {
        snprintf(name, sizeof name, "n%d", i * 7919 % 1000);
        touch(name);
    }
    assert_ok(folder_open(root, 10, &f, &why), &why);
    for (;;) {
        assert_ok(folder_next(f, &e, &more, &why), &why);
        if (!more) break;
        if (e.name[0] != 'n') continue;
        assert_true(strcmp(e.name, last) > 0);
        snprintf(last, sizeof last, "%s", e.name);
        n++;
    }
    assert_int_equal(n, 1000);
    folder_close(f);
}

static void test_what_is_no_folder(void **state)
{
    (void)state;
    diag why = {0};
    folder *f;
    touch("file");
    assert_int_equal(folder_open(in_root("file"), 3, &f, &why), ST_IO);
    assert_non_null(strstr(why.message, "Not a directory"));
    assert_string_equal(why.file, in_root("file"));
    assert_int_equal(folder_open(in_root("nowhere"), 3, &f, &why), ST_IO);
    assert_non_null(strstr(why.message, "No such file"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds_sorted_in_any_batch),
        cmocka_unit_test(test_many_names),
        cmocka_unit_test(test_what_is_no_folder),
    };
    return cmocka_run_group_tests_name("folder", tests, make_folder, remove_folder);
}
