// Chains of causes over texts of our own, read by the real coder.
#include "base/check.h"

#include "coder/coder.h"
#include "coder/realcoder.h"
#include "document/builder.h"
#include "link/chaindocuments.h"

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
    chain_documents *c = chaindocuments_new();
    coded first = read_text(*state, TEXTS[0], "2024-07-16", "a");
    coded second = read_text(*state, TEXTS[1], "2024-07-12", "b");
    chaindocuments_add(c, &first);
    chaindocuments_add(c, &second);
    chaindocuments_close(c);
    chain_source source = chaindocuments_source(c);
    size_t n;
    diag why = {0};
    const chain_event *e;
    assert_ok(source.find(c, str_of(first.events.p[0].id), &e, &n, &why), &why);
    assert_int_equal(n, 1);
    assert_true(str_eq(e->trigger, STR("expelled")));
    buf out = {0};
    assert_ok(chain_follow(&source, e, 0, add_step, &out, &why), &why);
    assert_true(str_starts(buf_str(&out), STR("1 cause (because) suspended; ")));
    assert_true(str_find(buf_str(&out), STR("2 cause (over) ")) != SIZE_MAX);
    buf_clear(&out);
    assert_ok(chain_follow(&source, e, 0.999, add_step, &out, &why), &why);
    assert_int_equal(buf_str(&out).n, 0); // none is as sure as that
    buf_free(&out);
    chaindocuments_free(c);
}

static void test_finds_by_the_beginning(void **state)
{
    if (!*state) skip();
    chain_documents *c = chaindocuments_new();
    coded first = read_text(*state, TEXTS[0], "2024-07-16", "a");
    chaindocuments_add(c, &first);
    chaindocuments_close(c);
    chain_source source = chaindocuments_source(c);
    size_t n;
    diag why = {0};
    const chain_event *e;
    assert_ok(source.find(c, STR("zz"), &e, &n, &why), &why);
    assert_null(e);
    assert_int_equal(n, 0);
    assert_ok(source.find(c, STR_NONE, &e, &n, &why), &why);
    assert_non_null(e);
    assert_int_equal(n, first.events.n);
    chaindocuments_free(c);
}

// A source in which everything explains everything: the answer is cut, in depth and in length.
static status all_of_it(void *state, const chain_event *e, chain_reasons *out, diag *why)
{
    static const chain_event EVENTS[20];
    static chain_step steps[20];
    (void)state, (void)why;
    for (size_t i = 0; i < 20; i++) steps[i].why = &EVENTS[i];
    *out = (chain_reasons){.event = e ? (uint64_t)(e - EVENTS) + 1 : 0, .steps = steps, .n = 20};
    return ST_OK;
}

static void count_step(void *state, const chain_step *step)
{
    assert_true(step->depth >= 1 && step->depth <= CHAIN_DEPTH);
    (*(size_t *)state)++;
}

static void test_is_bounded(void **state)
{
    (void)state;
    diag why = {0};
    size_t n = 0;
    chain_source source = {.reasons = all_of_it};
    assert_ok(chain_follow(&source, NULL, 0, count_step, &n, &why), &why);
    assert_int_equal(n, CHAIN_STEPS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_follows_over_texts),
                                       cmocka_unit_test(test_finds_by_the_beginning),
                                       cmocka_unit_test(test_is_bounded)};
    return cmocka_run_group_tests(tests, open_it, close_bench);
}
