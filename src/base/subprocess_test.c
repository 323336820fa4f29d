#include "base/check.h"

#include "base/subprocess.h"

#include <sys/stat.h>

static subprocess_end run(const char *const *argv, str input, size_t max_bytes, buf *out)
{
    subprocess p = {
        .argv = argv, .seconds = 1, .memory_bytes = (size_t)1 << 30, .max_bytes = max_bytes};
    subprocess_end end = {0};
    diag why = {0};
    assert_ok(subprocess_run(&p, input, out, &end, &why), &why);
    return end;
}

static void test_filter(void **state)
{
    static const char *const SORT[] = {"sort", NULL};
    static const char *const TAIL[] = {"tail", "-c", "3", "/dev/stdin", NULL};
    buf out = {0};
    (void)state;
    subprocess_end end = run(SORT, STR("b\na\n"), 100, &out);
    assert_true(end.kind == SUBPROCESS_EXITED && end.code == 0);
    assert_str_is(buf_str(&out), "a\nb\n");
    buf_clear(&out);
    run(TAIL, STR("abcdef"), 100, &out); // it may seek
    assert_str_is(buf_str(&out), "def");
    buf_free(&out);
}

// More input than a pipe holds, which nobody reads.
static void test_unread_input(void **state)
{
    static const char *const TRUE[] = {"true", NULL};
    buf out = {0}, in = {0};
    (void)state;
    for (int i = 0; i < 100000; i++) buf_add_c(&in, "0123456789");
    assert_int_equal(run(TRUE, buf_str(&in), 100, &out).kind, SUBPROCESS_EXITED);
    buf_free(&in);
    buf_free(&out);
}

static void test_ends(void **state)
{
    static const char *const FALSE[] = {"false", NULL};
    static const char *const NONE[] = {"no-such-program-at-all", NULL};
    static const char *const YES[] = {"yes", NULL};
    static const char *const SLEEP[] = {"sleep", "60", NULL};
    static const char *const SILENT[] = {"sh", "-c", "exec >&-; sleep 60", NULL};
    static const char *const CRASH[] = {"sh", "-c", "kill -SEGV $$", NULL};
    // fontconfig would keep a cache: that fails, and the program goes on.
    static const char *const WRITES[] = {"sh", "-c",
                                         "/bin/echo x > /tmp/subprocess_test_file; echo on", NULL};
    buf out = {0};
    (void)state;
    assert_int_equal(run(FALSE, STR_NONE, 10, &out).code, 1);
    assert_int_equal(run(NONE, STR_NONE, 10, &out).kind, SUBPROCESS_MISSING);
    assert_int_equal(run(SLEEP, STR_NONE, 10, &out).kind, SUBPROCESS_LATE);
    assert_int_equal(run(SILENT, STR_NONE, 10, &out).kind, SUBPROCESS_LATE);
    assert_int_equal(run(CRASH, STR_NONE, 10, &out).kind, SUBPROCESS_KILLED);
    assert_int_equal(out.n, 0);
    subprocess_end end = run(WRITES, STR_NONE, 10, &out);
    assert_true(end.kind == SUBPROCESS_EXITED && end.code == 0);
    assert_str_is(buf_str(&out), "on\n");
    struct stat file;
    assert_true(stat("/tmp/subprocess_test_file", &file) != 0 || file.st_size == 0);
    unlink("/tmp/subprocess_test_file");
    buf_clear(&out);
    assert_int_equal(run(YES, STR_NONE, 10, &out).kind, SUBPROCESS_LONG);
    assert_int_equal(out.n, 10);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_filter),
        cmocka_unit_test(test_unread_input),
        cmocka_unit_test(test_ends),
    };
    return cmocka_run_group_tests_name("subprocess", tests, NULL, NULL);
}
