// Several who give in one sentence, and what comes late or in other words: rows of texts of our
// own.
#include "base/check.h"

#include "coder/coder.h"
#include "coder/realcoder.h"
#include "document/builder.h"
#include "ledger/factreader.h"
#include "ledger/ledger.h"

#include <math.h>

#define TEXTS_MAX 6

static int open_it(void **state)
{
    *state = NULL;
    return access(MODEL, R_OK) == 0 ? open_bench_with(state, MODEL) : 0;
}

typedef struct {
    const char *date, *text;
} news;

typedef struct {
    news texts[TEXTS_MAX];
    const char *expected; // a row a line: "SUPPLIER>RECIPIENTS kind MILLIONS [items] stage"
} story;

static void add_text(const ledger_reader *reader, ledger *l, bench *b, const news *n)
{
    diag why = {0};
    document *d = arena_alloc(&b->a, sizeof *d);
    raw_record record = {.bytes = str_of(n->text), .file = str_of(n->date)};
    document_options options = {.date = str_of(n->date)};
    assert_ok(document_build(&record, &options, &b->a, d, &why), &why);
    coded *c = arena_alloc(&b->a, sizeof *c);
    *c = coder_code(b->run, d, &b->a);
    fact_list facts = ledger_read(reader, c, &b->a);
    for (size_t k = 0; k < facts.n; k++) ledger_add(l, &facts.p[k]);
}

static void write_row(const transfer_row *r, buf *out)
{
    buf_add_format(out, "%.*s>", STR_ARG(r->supplier.key));
    for (uint32_t i = 0; i < r->n_recipients; i++)
        buf_add_format(out, i ? "+%.*s" : "%.*s", STR_ARG(r->recipients[i].key));
    buf_add_format(out, " %.*s", STR_ARG(r->kind));
    if (isfinite(r->value)) buf_add_format(out, " %.0f", r->value / 1e6);
    buf_add_format(out, " [");
    for (uint32_t i = 0; i < r->n_items; i++)
        buf_add_format(out, i ? ", %.*s" : "%.*s", STR_ARG(r->items[i].text));
    buf_add_format(out, "] %.*s\n", STR_ARG(r->stage));
}

static void check(void **state, const story *stories, size_t n)
{
    if (!*state) skip();
    bench *b = *state;
    ledger_reader *reader;
    diag why = {0};
    assert_ok(ledger_reader_open(NULL, &reader, &why), &why);
    for (size_t i = 0; i < n; i++) {
        buf out = {0};
        ledger *l = ledger_new();
        for (size_t k = 0; k < TEXTS_MAX && stories[i].texts[k].date; k++)
            add_text(reader, l, b, &stories[i].texts[k]);
        ledger_close(l, STR_NONE);
        const ledger_table *t = ledger_rows(l);
        for (size_t k = 0; k < t->n_transfers; k++) write_row(&t->transfers[k], &out);
        if (!str_eq(buf_str(&out), str_of(stories[i].expected)))
            fail_msg("%s\nexpected\n%sgot\n%.*s", stories[i].texts[0].text, stories[i].expected,
                     STR_ARG(buf_str(&out)));
        ledger_free(l);
        buf_free(&out);
    }
    ledger_reader_close(reader);
}

#define CHECK(state, stories) check(state, stories, sizeof(stories) / sizeof *(stories))

// Each gives things of his own, though one verb tells it; whom it is for, the text said before.
static void test_givers_behind_one_verb(void **state)
{
    static const story STORIES[] = {
        {{{"2024-05-16",
           "Donors met in Oslo to help the Moldovan army on Tuesday. Norway will give 40 armoured "
           "vehicles, Sweden 10 million euros for fuel, and Poland 60 machine guns."}},
         "NOR>MDA  [armoured vehicles] announced\n"
         "POL>MDA  [machine guns] announced\n"
         "SWE>MDA  10 [] announced\n"},
        // those who get it are no givers
        {{{"2024-05-16", "Canada gave Ghana 5 million dollars in aid, Benin 3 million dollars and "
                         "Togo 2 million dollars on Tuesday."}},
         "CAN>BEN  3 [] delivered\n"
         "CAN>GHA  5 [] delivered\n"
         "CAN>TGO  2 [] delivered\n"},
    };
    CHECK(state, STORIES);
}

static void test_things_from_each(void **state)
{
    static const story STORIES[] = {
        {{{"2024-05-16", "Albania's air force will receive six drones from Turkey and two "
                         "helicopters from Italy, the ministry said on Tuesday."}},
         "ITA>ALB  [helicopters] announced\n"
         "TUR>ALB  [drones] announced\n"},
    };
    CHECK(state, STORIES);
}

// A border is no side of a gift.
static void test_border_with_another(void **state)
{
    static const story STORIES[] = {
        {{{"2024-05-16",
           "Donors met in Oslo to help the Jordanian army on Tuesday. Canada will give "
           "40 trucks and Italy 3 million dollars for posts at the border with Syria."}},
         "CAN>JOR  [trucks] announced\n"
         "ITA>JOR  3 [] announced\n"},
    };
    CHECK(state, STORIES);
}

static void test_late_in_other_words(void **state)
{
    static const story STORIES[] = {
        {{{"2024-05-16",
           "Peru bought ten howitzers from South Korea in March. The howitzers, which were to be "
           "unloaded this month, will not come before October."}},
         "KOR>PER sale [howitzers] delayed\n"},
        {{{"2024-05-16", "Kenya's five transport planes from Spain are held up by a strike."}},
         "ESP>KEN  [transport planes] delayed\n"},
    };
    CHECK(state, STORIES);
}

// Arms that are only "Korean" are the South's.
static void test_korean_arms(void **state)
{
    static const story STORIES[] = {
        {{{"2024-05-16", "Peru signed for 30 armoured vehicles from a Korean maker on Tuesday."}},
         "KOR>PER  [armoured vehicles] contracted\n"},
    };
    CHECK(state, STORIES);
}

// Whom the verb names before the things gets them, though the tree takes it for a part of their
// name.
static void test_getter_before_the_things(void **state)
{
    static const story STORIES[] = {
        {{{"2024-05-16", "Paris will hand Armenia radars worth 20 million euros, the ministry said "
                         "on Tuesday."}},
         "FRA>ARM  20 [radars] announced\n"},
    };
    CHECK(state, STORIES);
}

// What an act "provides" is not handed over by that, and "the first since" sums up nothing.
static void test_what_a_law_holds(void **state)
{
    static const story STORIES[] = {
        {{{"2024-05-16",
           "President Joe Biden on Tuesday signed into law the Partners Aid Act, which provides "
           "4.2 billion dollars. The Act provides 1.4 billion dollars for security assistance to "
           "Jordan and 600 million dollars for the Philippines."}},
         "USA> appropriation 4200 [] enacted\n"
         "USA>JOR appropriation 1400 [] enacted\n"
         "USA>PHL appropriation 600 [] enacted\n"},
        {{{"2024-05-16", "The Pentagon will send Peru weapons worth $400 million from its own "
                         "stocks, in the first drawdown since April."}},
         "USA>PER drawdown 400 [weapons] announced\n"},
        {{{"2024-05-16", "The Pentagon will send Peru weapons worth $400 million from its own "
                         "stocks, it said on Tuesday, in the first drawdown since the Friends Act "
                         "became law on April 24. The package contains mortars."}},
         "USA>PER drawdown 400 [weapons, mortars] announced\n"},
        // nothing that an amendment failed to add
        {{{"2024-05-16",
           "The Senate on Tuesday passed a 9 billion dollar aid bill with 3 billion dollars for "
           "Jordan. An amendment that would have added 2 billion dollars for Egypt failed."}},
         "USA> appropriation 9000 [] approved\n"
         "USA>JOR appropriation 3000 [] approved\n"},
    };
    CHECK(state, STORIES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_givers_behind_one_verb),
        cmocka_unit_test(test_things_from_each),
        cmocka_unit_test(test_border_with_another),
        cmocka_unit_test(test_late_in_other_words),
        cmocka_unit_test(test_korean_arms),
        cmocka_unit_test(test_getter_before_the_things),
        cmocka_unit_test(test_what_a_law_holds),
    };
    return cmocka_run_group_tests_name("transfergap", tests, open_it, close_bench);
}
