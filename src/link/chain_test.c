// Chains of causes over texts of our own, read by the real coder.
#include "base/check.h"

#include "coder/coder.h"
#include "coder/realcoder.h"
#include "document/builder.h"
#include "link/chain.h"

static int open_it(void **state)
{
    *state = NULL;
    return access(MODEL, R_OK) == 0 ? open_bench_with(state, MODEL) : 0;
}

static coded read_text(bench *b, const char *text, const char *date, const char *id)
{
    diag why = {0};
    document *d = arena_alloc(&b->a, sizeof *d);
    raw_record record = {.bytes = str_of(text), .file = str_of(id)};
    document_options options = {.date = str_of(date)};
    assert_ok(document_build(&record, &options, &b->a, d, &why), &why);
    return coder_code(b->run, d, &b->a);
}

static void add_step(void *state, const chain_step *step)
{
    buf_add_format(state, "%d %s (%.*s) %.*s; ", step->depth, link_kind_name(step->kind),
                   STR_ARG(step->words), STR_ARG(step->why ? step->why->trigger : step->text));
}

static const char *const TEXTS[] = {
    "Mali expelled the French ambassador on Monday because France had suspended talks with Mali.",
    "France suspended talks with Mali on Friday over the arrest of two French soldiers in Mali.",
};

// The cause that one text names is told with its own cause by another.
static void test_follows_over_texts(void **state)
{
    if (!*state) skip();
    chain *c = chain_new();
    coded first = read_text(*state, TEXTS[0], "2024-07-16", "a");
    coded second = read_text(*state, TEXTS[1], "2024-07-12", "b");
    chain_add(c, &first);
    chain_add(c, &second);
    chain_close(c);
    size_t n;
    const chain_event *e = chain_find(c, str_of(first.events.p[0].id), &n);
    assert_int_equal(n, 1);
    assert_true(str_eq(e->trigger, STR("expelled")));
    buf out = {0};
    chain_follow(c, e, add_step, &out);
    assert_true(str_starts(buf_str(&out), STR("1 cause (because) suspended; ")));
    assert_true(str_find(buf_str(&out), STR("2 cause (over) ")) != SIZE_MAX);
    buf_free(&out);
    chain_free(c);
}

static void test_finds_by_the_beginning(void **state)
{
    if (!*state) skip();
    chain *c = chain_new();
    coded first = read_text(*state, TEXTS[0], "2024-07-16", "a");
    chain_add(c, &first);
    chain_close(c);
    size_t n;
    assert_null(chain_find(c, STR("zz"), &n));
    assert_int_equal(n, 0);
    assert_non_null(chain_find(c, STR_NONE, &n));
    assert_int_equal(n, first.events.n);
    chain_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_follows_over_texts),
                                       cmocka_unit_test(test_finds_by_the_beginning)};
    return cmocka_run_group_tests(tests, open_it, close_bench);
}
