#include "base/check.h"

#include "document/treewalk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static char root[] = "/tmp/treewalk_test_XXXXXX";
static char here[4096];

// Files of a small archive, and what is none of it.
static int make_tree(void **state)
{
    (void)state;
    static const char *const FOLDERS[] = {"news",        "news/2020",     "news/2021",
                                          "news/2021/a", "news/2021/a/a", "news/.git",
                                          "empty",       "news/a.txt.d"};
    static const char *const FILES[] = {
        "news/2020/one.jsonl",  "news/2020/two.TXT.GZ", "news/2020/picture.png",
        "news/2021/b.txt",      "news/2021/a/b.txt",    "news/2021/a/a/b.txt",
        "news/2021/.draft.txt", "news/.git/c.txt",      "news/2021/a/new\nl.txt",
        "news/a.txt",           "news/Z.html",          "news/README"};
    if (!getcwd(here, sizeof here) || !mkdtemp(root) || chdir(root) != 0) return -1;
    for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++)
        if (mkdir(FOLDERS[i], 0700) != 0) return -1;
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        FILE *f = fopen(FILES[i], "w");
        if (!f) return -1;
        fclose(f);
    }
    if (symlink("..", "news/2020/up") != 0 || symlink("../2021/b.txt", "news/2020/to_b.txt") != 0)
        return -1;
    return mkfifo("news/2020/pipe.txt", 0600);
}

static int remove_tree(void **state)
{
    (void)state;
    char command[256];
    snprintf(command, sizeof command, "rm -r %s", root);
    return chdir(here) != 0 ? -1 : system(command);
}

// The paths below news/, with blanks between, and "!" for a failure.
static passed_over check_walk(const char *path, const char *want)
{
    diag why = {0};
    treewalk *w;
    buf got = {0};
    const char *file;
    assert_ok(treewalk_open(path, treewalk_is_pattern(path), &w, &why), &why);
    for (bool more = true; more;) {
        status s = treewalk_next(w, &file, &more, &why);
        if (s == ST_OK && !more) break;
        const char *name = s != ST_OK ? "!" : strncmp(file, "news/", 5) == 0 ? file + 5 : file;
        buf_add_format(&got, "%s%s", got.n ? " " : "", name);
    }
    assert_string_equal(got.p ? got.p : "", want);
    passed_over p = treewalk_passed_over(w);
    treewalk_close(w);
    buf_free(&got);
    return p;
}

#define ALL_2021 "2021/a/a/b.txt 2021/a/b.txt 2021/a/new\nl.txt 2021/b.txt"

static void test_folder(void **state)
{
    (void)state;
    passed_over p = check_walk("news", "2020/one.jsonl 2020/to_b.txt 2020/two.TXT.GZ " ALL_2021
                                       " Z.html a.txt");
    assert_true(p.hidden == 2 && p.unknown == 2 && p.links == 1 && p.special == 1);
    check_walk("news/2021//", ALL_2021);
    check_walk("news/2020/up/2021", "2020/up/2021/a/a/b.txt 2020/up/2021/a/b.txt "
                                    "2020/up/2021/a/new\nl.txt 2020/up/2021/b.txt");
    check_walk("empty", "!");
    check_walk("news/.git", ".git/c.txt"); // named by its name
}

static void test_pattern(void **state)
{
    (void)state;
    check_walk("news/*.txt", "a.txt");
    check_walk("news/*.t?t", "a.txt");
    check_walk("news/202[1-9]/*.txt", "2021/b.txt");
    check_walk("news/20*", "2020/one.jsonl 2020/to_b.txt 2020/two.TXT.GZ " ALL_2021);
    check_walk("news/2020/*.png", "2020/picture.png");
    check_walk("n*/*/a/b.txt", "2021/a/b.txt");
    check_walk("news/.g*/*", ".git/c.txt");
    check_walk("news/*/.draft.txt", "2021/.draft.txt");
    check_walk("./n*/REA*", "./news/README");
    check_walk("news/*.pdf", "!");
    check_walk("nowhere/*.txt", "!");
    check_walk("news/a.txt/*", "!");
}

static void test_deep_pattern(void **state)
{
    (void)state;
    check_walk("news/**/b.txt", "2021/a/a/b.txt 2021/a/b.txt 2021/b.txt");
    check_walk("**/a/**/b.txt", "2021/a/a/b.txt 2021/a/b.txt");
    check_walk("news/**/**/a/b.txt", "2021/a/a/b.txt 2021/a/b.txt");
    check_walk("news/2021/**", ALL_2021);
    check_walk("news/**/2021/*", "2021/b.txt");           // the folder there is not walked
    check_walk("news/2020/**/*.jsonl", "2020/one.jsonl"); // no link is followed
    check_walk("news/**/up/*.html", "2020/up/Z.html");    // unless it is named
}

static void test_limits(void **state)
{
    (void)state;
    diag why = {0};
    treewalk *w;
    buf text = {0};
    buf_add_c(&text, "*");
    for (int i = 0; i < TREEWALK_MAX_PARTS; i++) buf_add_c(&text, "/*");
    assert_int_equal(treewalk_open(text.p, true, &w, &why), ST_LIMIT);
    buf_clear(&text);
    buf_add_c(&text, "deep");
    for (int i = 0; i < TREEWALK_MAX_DEPTH + 5; i++) {
        assert_int_equal(mkdir(text.p, 0700), 0);
        buf_add_c(&text, "/d");
    }
    FILE *f = fopen("deep/a.txt", "w");
    assert_non_null(f);
    fclose(f);
    f = fopen("deep/x.txt", "w");
    assert_non_null(f);
    fclose(f);
    check_walk("deep", "deep/a.txt ! deep/x.txt");
    assert_int_equal(treewalk_open("nowhere", false, &w, &why), ST_IO);
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folder),
        cmocka_unit_test(test_pattern),
        cmocka_unit_test(test_deep_pattern),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests_name("treewalk", tests, make_tree, remove_tree);
}
