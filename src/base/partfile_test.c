#include "base/check.h"

#include "base/file.h"
#include "base/partfile.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/partfile_test_XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL || chdir(folder) != 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink("a");
    return chdir("/") != 0 || rmdir(folder) != 0;
}

static int count_files(void)
{
    int n = 0;
    DIR *d = opendir(".");
    assert_non_null(d);
    while (readdir(d)) n++;
    closedir(d);
    return n - 2; // "." and ".."
}

static void assert_content(const char *path, str wanted)
{
    diag why = {0};
    buf bytes = {0};
    assert_ok(file_read_all(path, 100, &bytes, &why), &why);
    assert_true(str_eq(buf_str(&bytes), wanted));
    buf_free(&bytes);
}

static void put(const char *path, str bytes, bool taken)
{
    partfile f;
    assert_int_equal(partfile_open(&f, path), 0);
    assert_int_equal(write(f.descriptor, bytes.p, bytes.n), bytes.n);
    if (taken) assert_int_equal(partfile_take(&f, path), 0);
    partfile_close(&f);
}

static void test_taken_and_dropped(void **state)
{
    (void)state;
    struct stat about;
    put("a", STR("dropped"), false);
    assert_int_equal(count_files(), 0);
    put("a", STR("first"), true);
    assert_content("a", STR("first"));
    put("./a", STR("second"), true);
    put("a", STR("dropped"), false);
    assert_content("a", STR("second"));
    assert_int_equal(count_files(), 1);
    mode_t mask = umask(0);
    umask(mask);
    assert_int_equal(stat("a", &about), 0);
    assert_int_equal(about.st_mode & 0777, 0666 & ~mask);
}

// A folder that came to stand where the file should is left alone.
static void test_refusals(void **state)
{
    (void)state;
    partfile f;
    assert_int_equal(partfile_open(&f, "nowhere/a"), ENOENT);
    partfile_close(&f);
    int before = count_files();
    assert_int_equal(partfile_open(&f, "b"), 0);
    assert_int_equal(mkdir("b", 0777), 0);
    assert_int_equal(partfile_take(&f, "b"), EISDIR);
    partfile_close(&f);
    assert_int_equal(rmdir("b"), 0);
    assert_int_equal(count_files(), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_taken_and_dropped),
        cmocka_unit_test(test_refusals),
    };
    return cmocka_run_group_tests_name("partfile", tests, make_folder, remove_folder);
}
