// The words of relations in sentences of our own, read by the real coder.
#include "base/check.h"

#include "coder/coder.h"
#include "coder/realcoder.h"
#include "document/builder.h"
#include "link/extent.h"

static int open_it(void **state)
{
    *state = NULL;
    return access(MODEL, R_OK) == 0 ? open_bench_with(state, MODEL) : 0;
}

typedef struct {
    const char *text;
    const char *expected; // "[WHY] > [TOLD] (WORDS); "
} extent_case;

static const extent_case CASES[] = {
    // neither holds the connective
    {"Thousands of nurses left the wards on Friday because the hospital had cut their pay.",
     "[the hospital had cut their pay] > [Thousands of nurses left the wards on Friday] "
     "(because); "},
    {"Because the hospital had cut their pay, nurses left the wards.",
     "[the hospital had cut their pay] > [nurses left the wards] (Because); "},
    // an aim holds its own words, and so does a result
    {"Farmers blocked the road to Lima, demanding cheaper fuel.",
     "[demanding cheaper fuel] > [Farmers blocked the road to Lima] (demanding); "},
    {"The dam burst on Sunday, forcing villagers to flee.",
     "[The dam burst on Sunday] > [forcing villagers to flee] (forcing); "},
    // verbs, with the preposition that they need
    {"The arrest of two priests led to riots in the capital.",
     "[The arrest of two priests] > [riots in the capital] (led to); "},
    // a number and the verb of a clause are no connectives
    {"Chad sent over 40 trucks.", ""},
    {"Norway is following the trial in Minsk.", ""},
    {"As you know, Chad signed the treaty.", ""},
    {"Chad signed the treaty as planned.", ""},
    // what is only said beside it belongs to neither
    {"However, trains stopped because drivers walked out, a spokesman said.",
     "[drivers walked out] > [trains stopped] (because); "},
};

static void test_extents(void **state)
{
    if (!*state) skip();
    bench *b = *state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        document d;
        buf out = {0};
        diag why = {0};
        raw_record record = {.bytes = str_of(CASES[i].text), .file = STR("f")};
        document_options options = {.title = STR("News")};
        assert_ok(document_build(&record, &options, &b->a, &d, &why), &why);
        coded c = coder_read(b->run, &d, &b->a);
        const sentence *s = &c.sentences.p[c.sentences.n - 1];
        frame_view f = frame_open(s, &c.mentions, &b->a);
        relation_list all = relation_read(&f, NULL, &b->a);
        for (uint32_t k = 0; k < all.n; k++) {
            relation_extent x = relation_extent_of(&f, &all.p[k]);
            buf_add_format(&out, "[%.*s] > [%.*s] (%.*s); ", STR_ARG(span_text(d.text, x.why)),
                           STR_ARG(span_text(d.text, x.told)), STR_ARG(span_text(d.text, x.words)));
        }
        if (!str_eq(buf_str(&out), str_of(CASES[i].expected)))
            fail_msg("%s\n  expected %s\n  got      %.*s", CASES[i].text, CASES[i].expected,
                     STR_ARG(buf_str(&out)));
        buf_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_extents)};
    return cmocka_run_group_tests(tests, open_it, close_bench);
}
