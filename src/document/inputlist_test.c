#include "base/check.h"

#include "base/file.h"
#include "document/inputlist.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static char root[] = "/tmp/inputlist_test_XXXXXX";
static char here[4096];

static int make_files(void **state)
{
    (void)state;
    diag why;
    if (!getcwd(here, sizeof here) || !mkdtemp(root) || chdir(root) != 0) return -1;
    if (mkdir("d", 0700) != 0) return -1;
    static const char *const FILES[] = {"d/2.txt",     "d/1.txt",       "d/x.png", "a.txt",
                                        "odd[1]*.txt", "new\nline.txt", "ends\r"};
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++)
        if (file_replace(FILES[i], STR("x"), &why) != ST_OK) return -1;
    return 0;
}

static int remove_files(void **state)
{
    (void)state;
    char command[256];
    snprintf(command, sizeof command, "rm -r %s", root);
    return chdir(here) != 0 ? -1 : system(command);
}

static diag last;

// What comes of words and the bytes of a list: paths with "|" between, "!" for a failure.
static passed_over check_list(const char *const *words, size_t n_words, str list, bool nul,
                              const char *want)
{
    diag why = {0};
    buf got = {0};
    const char *file;
    size_t files = 0;
    if (list.p) assert_ok(file_replace("list", list, &why), &why);
    input_names names = {words, n_words, list.p ? "list" : NULL, nul};
    inputlist *l = inputlist_open(&names);
    for (bool more = true; more;) {
        status s = inputlist_next(l, &file, &more, &why);
        if (s == ST_OK && !more) break;
        if (s != ST_OK) last = why;
        files += s == ST_OK;
        buf_add_format(&got, "%s%s", got.n ? "|" : "", s != ST_OK ? "!" : file);
    }
    assert_string_equal(got.p ? got.p : "", want);
    assert_int_equal(inputlist_given(l), files);
    passed_over p = inputlist_passed_over(l);
    inputlist_close(l);
    buf_free(&got);
    return p;
}

static void test_words(void **state)
{
    (void)state;
    static const char *const WORDS[] = {
        "a.txt", "-", "d", "odd[1]*.txt", "missing.txt", "?.txt", "*.jsonl", "d/[2-9].*", "d/"};
    passed_over p = check_list(WORDS, 9, STR_NONE, false,
                               "a.txt|-|d/1.txt|d/2.txt|odd[1]*.txt|missing.txt|a.txt|!|d/2.txt|"
                               "d/1.txt|d/2.txt");
    assert_int_equal(p.unknown, 2);
    assert_string_equal(last.file, "*.jsonl");
    check_list(WORDS, 0, STR_NONE, false, "");
}

static void test_list(void **state)
{
    (void)state;
    static const char *const WORDS[] = {"a.txt"};
    check_list(WORDS, 1,
               STR("\xEF\xBB\xBF"
                   "d/1.txt\r\n\nd\n?.txt\nends\r\n-\nlast"),
               false, "a.txt|d/1.txt|d/1.txt|d/2.txt|?.txt|ends\r|./-|last");
    check_list(WORDS, 0, STR("new\nline.txt\0a.txt\0\0d\0"), true,
               "new\nline.txt|a.txt|d/1.txt|d/2.txt");
    check_list(WORDS, 0, STR_NONE, false, "");
}

static void test_bad_lists(void **state)
{
    (void)state;
    static const char *const WORDS[] = {"a.txt"};
    diag why = {0};
    buf text = {0};
    check_list(WORDS, 0, STR("a\0b\0\nc"), false, "!|c");
    assert_non_null(strstr(last.message, "--null"));
    assert_int_equal(last.line, 1);
    for (size_t i = 0; i < INPUTLIST_MAX_PATH + 1; i++) buf_add_byte(&text, 'x');
    buf_add_c(&text, "\na.txt");
    check_list(WORDS, 0, buf_str(&text), false, "!|a.txt");
    assert_int_equal(last.code, ST_LIMIT);
    buf_free(&text);
    input_names names = {WORDS, 1, "nowhere", false};
    inputlist *l = inputlist_open(&names);
    const char *file;
    bool more;
    assert_ok(inputlist_next(l, &file, &more, &why), &why);
    assert_int_equal(inputlist_next(l, &file, &more, &why), ST_IO);
    assert_true(more);
    assert_ok(inputlist_next(l, &file, &more, &why), &why);
    assert_false(more);
    inputlist_close(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_list),
        cmocka_unit_test(test_bad_lists),
    };
    return cmocka_run_group_tests_name("inputlist", tests, make_files, remove_files);
}
