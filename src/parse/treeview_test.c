#include "base/check.h"

#include "parse/conllu.h"
#include "parse/treeview.h"

#include <string.h>

// Words "a", "b", ... with these heads (from 1; 0 is the root).
static void check_tree(const int *heads, uint32_t n, tree_style style, const char *expected)
{
    token t[16] = {0};
    static const char *const FORMS[] = {"a", "b", "c", "d", "e", "f"};
    for (uint32_t i = 0; i < n; i++) {
        t[i].form = t[i].lemma = str_of(FORMS[i]);
        t[i].head = heads[i] - 1;
        t[i].upos = UPOS_NOUN;
        t[i].rel = heads[i] == 0 ? REL_ROOT : REL_NMOD;
    }
    sentence s = {.tokens = t, .n_tokens = n};
    buf out = {0};
    tree_add(&out, &s, style);
    assert_str_is(buf_str(&out), expected);
    buf_free(&out);
}

static void draws_branches(void **state)
{
    (void)state;
    check_tree((int[]){2, 3, 0, 3}, 4, TREE_UNICODE,
               "  ╭╼ a  nmod         NOUN  a\n"
               " ╭┶ b   nmod         NOUN  b\n"
               "─┾ c    root         NOUN  c\n"
               " ╰╼ d   nmod         NOUN  d\n");
    check_tree((int[]){3, 0, 2, 1}, 4, TREE_UNICODE, // a branch crosses another
               "  ╭┮ a   nmod         NOUN  a\n"
               "─┮││ b   root         NOUN  b\n"
               " ╰┶│ c   nmod         NOUN  c\n"
               "   ╰╼ d  nmod         NOUN  d\n");
}

static void draws_ascii(void **state)
{
    (void)state;
    check_tree((int[]){0}, 1, TREE_ASCII, "-- a  root         NOUN  a\n");
}

// Words in a circle, heads out of range, two roots, a crossing branch: one line each, always.
static void draws_anything(void **state)
{
    (void)state;
    static const int ROWS[][6] = {{2, 1, 0, 3, 3, 3}, {9, 0, -7, 1, 1, 2}, {0, 0, 0, 0, 0, 0},
                                  {3, 4, 0, 3, 2, 1}, {2, 3, 4, 5, 6, 0},  {0, 1, 2, 3, 4, 5}};
    for (size_t r = 0; r < sizeof ROWS / sizeof *ROWS; r++) {
        token t[6] = {0};
        for (int i = 0; i < 6; i++) {
            t[i].form = STR("w");
            t[i].head = ROWS[r][i] - 1;
        }
        sentence s = {.tokens = t, .n_tokens = 6};
        buf out = {0};
        tree_add(&out, &s, TREE_UNICODE);
        size_t lines = 0;
        for (size_t i = 0; i < out.n; i++) lines += out.p[i] == '\n';
        assert_int_equal(lines, 6);
        buf_free(&out);
    }
}

// Beyond the limit: no branches, still a line a word.
static void lists_long_sentences(void **state)
{
    (void)state;
    enum { N = TREE_MAX_WORDS + 1 };
    token *t = mem_alloc(N * sizeof *t);
    memset(t, 0, N * sizeof *t);
    for (int i = 0; i < N; i++) {
        t[i].form = STR("w");
        t[i].head = i - 1;
    }
    sentence s = {.tokens = t, .n_tokens = N};
    buf out = {0};
    tree_add(&out, &s, TREE_ASCII);
    assert_true(out.n < N * 40);
    buf_clear(&out);
    s.n_tokens = N - 1;
    tree_add(&out, &s, TREE_ASCII);
    assert_true(out.n > N * N / 3);
    s.n_tokens = 0;
    buf_clear(&out);
    tree_add(&out, &s, TREE_ASCII);
    assert_int_equal(out.n, 0);
    buf_free(&out);
    mem_free(t);
}

// Columns stay in line behind wide characters and accents; nothing commands the terminal.
static void aligns_wide_words(void **state)
{
    (void)state;
    token t[] = {{.form = STR("\u5317\u4EAC"), .lemma = STR("\u5317"), .head = 1, .rel = REL_NSUBJ},
                 {.form = STR("e\u0301te\x1B[2J"), .head = -1, .rel = REL_ROOT}};
    sentence s = {.tokens = t, .n_tokens = 2};
    buf out = {0};
    tree_add(&out, &s, TREE_ASCII);
    assert_str_is(buf_str(&out), " ,- \u5317\u4EAC    nsubj        ADJ   \u5317\n"
                                 "-+ e\u0301te [2J  root         ADJ\n");
    buf_free(&out);
}

static void colours_apart_from_the_text(void **state)
{
    (void)state;
    token t[] = {{.form = STR("left"), .lemma = STR("leave"), .head = -1, .rel = REL_ROOT}};
    sentence s = {.tokens = t, .n_tokens = 1};
    buf out = {0};
    tree_add(&out, &s, TREE_COLORED);
    assert_str_is(buf_str(&out), "\x1B[2m─╼\x1B[0m \x1B[1mleft\x1B[0m \x1B[36m root        \x1B[0m"
                                 " ADJ   \x1B[2mleave\x1B[0m\n");
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_branches),    cmocka_unit_test(draws_ascii),
        cmocka_unit_test(draws_anything),    cmocka_unit_test(lists_long_sentences),
        cmocka_unit_test(aligns_wide_words), cmocka_unit_test(colours_apart_from_the_text),
    };
    return cmocka_run_group_tests_name("parse/treeview", tests, NULL, NULL);
}
