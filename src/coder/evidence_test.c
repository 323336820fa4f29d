#include "base/check.h"

#include "coder/between.h"
#include "coder/evidence.h"
#include "coder/realcoder.h"
#include "document/builder.h"

#include <string.h>

static int open_bench(void **state)
{
    *state = NULL;
    return access(MODEL, R_OK) == 0 ? open_bench_with(state, MODEL) : 0;
}

typedef struct {
    document d;
    coded c;
    evidence_question q;
    evidence e;
} case_;

static void read_case(bench *b, const char *text, const char *source, const char *target, case_ *x)
{
    diag why;
    raw_record record = {.bytes = str_of(text), .file = STR("f")};
    document_options options = {.date = STR("2024-07-17")};
    assert_ok(document_build(&record, &options, &b->a, &x->d, &why), &why);
    span from = span_of(x->d.text, source), to = span_of(x->d.text, target);
    x->c = between_read(b->run, &x->d, from, to, &b->a);
    x->q = (evidence_question){.c = &x->c, .source = from, .target = to, .masked = -1};
    evidence_read(&x->q, &b->a, &x->e);
}

static bool has(const evidence *e, const char *name)
{
    for (uint32_t i = 0; i < e->n; i++)
        if (str_eq(e->names[i], str_of(name))) return true;
    return false;
}

static void names_way_sides_and_helpers(void **state)
{
    if (!*state) skip();
    case_ x;
    read_case(*state, "The old miners would not quarrel with the tired farmers over water.",
              "The old miners", "the tired farmers", &x);
    static const char *const WANTED[] = {
        "meet:quarrel", "way:quarrel",   "meet-not",          "meet-has:aux:would",
        "source:miner", "target:farmer", "target-prep:with",  "target-prep:quarrel:with",
        "order:1",      "meet-is:VERB",  "tree-source.nsubj", "tree-target.obl",
        "word:water",   "inside:tired",
    };
    for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++)
        if (!has(&x.e, WANTED[i])) fail_msg("%s is missing", WANTED[i]);
    assert_false(has(&x.e, "between:water"));
    assert_true(has(&x.e, "between:quarrel"));
}

static void names_passive_and_turned_order(void **state)
{
    if (!*state) skip();
    case_ x;
    read_case(*state, "Peru was sued by Chile.", "Chile", "Peru", &x);
    assert_true(has(&x.e, "meet-passive"));
    assert_true(has(&x.e, "order:0"));
    assert_true(has(&x.e, "event:ACCUSE:both"));
    assert_true(has(&x.e, "events:1"));
}

// What training asks for: no events, no trigger, another word in its place.
static void hides_what_is_asked(void **state)
{
    if (!*state) skip();
    bench *b = *state;
    case_ x;
    read_case(b, "Peru sued Chile over water.", "Peru", "Chile", &x);
    assert_true(has(&x.e, "event:ACCUSE:both"));
    assert_true(has(&x.e, "meet:sue"));
    x.q.without_events = true;
    x.q.masked = 1;
    evidence_read(&x.q, &b->a, &x.e);
    assert_false(has(&x.e, "event:ACCUSE:both"));
    assert_false(has(&x.e, "events:1"));
    assert_false(has(&x.e, "meet:sue"));
    assert_true(has(&x.e, "word:water"));
    x.q.instead = STR("litigate");
    evidence_read(&x.q, &b->a, &x.e);
    assert_true(has(&x.e, "meet:litigate"));
    assert_false(has(&x.e, "word:sue"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_way_sides_and_helpers),
        cmocka_unit_test(names_passive_and_turned_order),
        cmocka_unit_test(hides_what_is_asked),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
