// The classifier of causes on sentences of our own, read by the real coder: what connectives leave
// in doubt, what no connective tells, and where the words of a side end.
#include "base/check.h"

#include "coder/coder.h"
#include "coder/realcoder.h"
#include "document/builder.h"
#include "link/reasoner.h"

static reasoner *classifier_of_causes;

static int open_it(void **state)
{
    diag why;
    *state = NULL;
    if (access(MODEL, R_OK) != 0) return 0;
    if (reasoner_open_beside(MODEL, &classifier_of_causes, &why) != ST_OK) return -1;
    return classifier_of_causes ? open_bench_with(state, MODEL) : 0;
}

static int close_it(void **state)
{
    reasoner_close(classifier_of_causes);
    return close_bench(state);
}

static frame_view frame_of(bench *b, const char *text, const document **d)
{
    diag why = {0};
    document *own = arena_alloc(&b->a, sizeof *own);
    raw_record record = {.bytes = str_of(text), .file = STR("f")};
    document_options options = {.title = STR("News")};
    assert_ok(document_build(&record, &options, &b->a, own, &why), &why);
    coded *c = arena_alloc(&b->a, sizeof *c);
    *c = coder_read(b->run, own, &b->a);
    *d = own;
    return frame_open(&c->sentences.p[c->sentences.n - 1], &c->mentions, &b->a);
}

// The likeliest relation of a sentence.
static relation best_of(bench *b, const char *text, const document **d, frame_view *f)
{
    relation best = {0};
    *f = frame_of(b, text, d);
    relation_list all = relation_read(f, classifier_of_causes, &b->a);
    for (uint32_t i = 0; i < all.n; i++) {
        assert_true(all.p[i].causal >= 0 && all.p[i].causal <= 1);
        if (i > 0) assert_true(all.p[i - 1].first <= all.p[i].first);
        if (all.p[i].causal > best.causal) best = all.p[i];
    }
    return best;
}

static double chance(bench *b, const char *text)
{
    const document *d;
    frame_view f;
    return best_of(b, text, &d, &f).causal;
}

static void test_doubtful_connectives(void **state)
{
    if (!*state) skip();
    assert_true(chance(*state, "Hospitals sent patients home as nurses walked out over low pay.") >
                0.6);
    assert_true(chance(*state, "As you know, the minister is in Oslo today.") < 0.2);
}

// What the corpus hardly has keeps half of what the table says.
static void test_sure_connectives(void **state)
{
    if (!*state) skip();
    assert_true(chance(*state, "Kenya expelled the envoy in retaliation for the closure of its "
                               "consulate.") > 0.4);
}

static const char ATTACK[] = "Three soldiers were killed when gunmen attacked their bus near Kano.";

static void test_without_a_connective(void **state)
{
    if (!*state) skip();
    const document *d;
    frame_view f;
    relation r = best_of(*state, ATTACK, &d, &f);
    assert_true(r.implied); // "when" is none of the table's
    assert_true(r.causal > 0.6);
    assert_str_is(f.sentence->tokens[r.why].form, "attacked");
    assert_str_is(f.sentence->tokens[r.told].form, "killed");
    assert_int_equal(r.kind, LINK_CAUSE);
}

// Likely enough it becomes a link between events; without the classifier there is none.
static void test_links(void **state)
{
    if (!*state) skip();
    for (int with = 0; with < 2; with++) {
        bench b = {0};
        diag why = {0};
        document d;
        raw_record record = {.bytes = STR("Nigeria closed its embassy in Chad when rebels attacked "
                                          "the capital."),
                             .file = STR("f")};
        document_options options = {.title = STR("News")};
        coder_options how = {.model = MODEL, .without_classifier = !with};
        assert_ok(coder_open(&how, &b.c, &why), &why);
        b.run = coder_run_new(b.c);
        assert_true((coder_run_reasoner(b.run) != NULL) == with);
        assert_ok(document_build(&record, &options, &b.a, &d, &why), &why);
        coded c = coder_code(b.run, &d, &b.a);
        assert_int_equal(c.links.n, with);
        if (with) assert_int_equal(c.links.p[0].kind, LINK_CAUSE);
        if (with) assert_str_is(span_text(d.text, c.links.p[0].words), "when");
        void *open = &b;
        close_bench(&open);
    }
}

// Conditions are no causes: how often their words mean one stays as the table has it.
static void test_conditions_keep_their_strength(void **state)
{
    if (!*state) skip();
    const document *d;
    frame_view f = frame_of(*state, "Chad will leave the talks if Niger closes the border.", &d);
    relation_list with = relation_read(&f, classifier_of_causes, &((bench *)*state)->a);
    relation_list without = relation_read(&f, NULL, &((bench *)*state)->a);
    assert_int_equal(without.n, 1);
    assert_int_equal(without.p[0].kind, LINK_CONDITION);
    for (uint32_t i = 0; i < with.n; i++)
        if (with.p[i].kind == LINK_CONDITION)
            assert_true(with.p[i].strength == without.p[0].strength);
}

static void test_extents(void **state)
{
    static const struct {
        const char *text, *why, *told, *words;
    } CASES[] = {
        {"Drivers blocked the bridge, demanding higher fares, the police said.",
         "demanding higher fares", "Drivers blocked the bridge", "demanding"},
        {"Shops stayed shut on Friday following the killing of a trader.",
         "the killing of a trader", "Shops stayed shut on Friday", "following"},
    };
    if (!*state) skip();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const document *d;
        frame_view f;
        relation r = best_of(*state, CASES[i].text, &d, &f);
        relation_extent x = reasoner_extent(classifier_of_causes, &f, &r, &((bench *)*state)->a);
        assert_str_is(span_text(d->text, x.why), CASES[i].why);
        assert_str_is(span_text(d->text, x.told), CASES[i].told);
        assert_str_is(span_text(d->text, x.words), CASES[i].words);
    }
}

static void test_other_files_are_refused(void **state)
{
    (void)state;
    reasoner *r = NULL;
    diag why;
    assert_int_equal(reasoner_open("/no/such/cause.dm", &r, &why), ST_IO);
    if (access(MODEL, R_OK) == 0) assert_int_equal(reasoner_open(MODEL, &r, &why), ST_MODEL);
    assert_ok(reasoner_open_beside("/no/such/english.dm", &r, &why), &why);
    assert_null(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_doubtful_connectives),
                                       cmocka_unit_test(test_sure_connectives),
                                       cmocka_unit_test(test_without_a_connective),
                                       cmocka_unit_test(test_links),
                                       cmocka_unit_test(test_conditions_keep_their_strength),
                                       cmocka_unit_test(test_extents),
                                       cmocka_unit_test(test_other_files_are_refused)};
    return cmocka_run_group_tests(tests, open_it, close_it);
}
