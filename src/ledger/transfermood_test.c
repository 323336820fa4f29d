// What is promised, voted or beside the point is not handed over, and other sums are other
// transfers: rows of texts of our own.
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

static void test_under_way_is_promised(void **state)
{
    static const story STORIES[] = {
        {{{"2019-05-06", "France is giving Mali 12 million euros in humanitarian assistance."}},
         "FRA>MLI grant 12 [] announced\n"},
        {{{"2019-05-06", "Fresh from Paris: France giving Mali 12 million euros in humanitarian "
                         "assistance."}},
         "FRA>MLI grant 12 [] announced\n"},
        {{{"2019-05-06", "France has given Mali 12 million euros in humanitarian assistance."}},
         "FRA>MLI grant 12 [] delivered\n"},
        {{{"2019-05-06", "France is pleased with those neighbours, giving howitzers to Mali."}},
         ""},
        {{{"2019-05-06", "France is helping, including sending 12 million euros in humanitarian "
                         "assistance to Mali."}},
         "FRA>MLI grant 12 [] announced\n"},
        {{{"2019-05-06", "If, in truth, they choose to send Mali 12 howitzers, France will pay."}},
         ""},
    };
    CHECK(state, STORIES);
}

static void test_a_legislature_votes(void **state)
{
    static const story STORIES[] = {
        {{{"2020-09-14", "The U.S. Congress last week provided 900 million dollars in military aid "
                         "to Chad."}},
         "USA>TCD appropriation 900 [] enacted\n"},
        {{{"2020-09-14", "The U.S. Congress will provide 900 million dollars in military aid to "
                         "Chad soon."}},
         ""},
    };
    CHECK(state, STORIES);
}

static void test_what_money_allows_is_not_approved(void **state)
{
    static const story STORIES[] = {
        {{{"2020-09-14", "These revenues will allow Norway to give Mali 30 million dollars in "
                         "humanitarian aid."}},
         ""},
    };
    CHECK(state, STORIES);
}

static void test_other_sums_are_other_transfers(void **state)
{
    static const story STORIES[] = {
        {{{"2020-09-14",
           "Norway announced 30 million dollars in humanitarian assistance for Mali, on top of 40 "
           "million dollars in food aid for Chad."}},
         "NOR>MLI grant 30 [] announced\nNOR>TCD grant 40 [] announced\n"},
        // the same sum for two sorts of help
        {{{"2020-03-02",
           "Norway announced 30 million dollars in humanitarian assistance for Mali."},
          {"2020-03-09", "Norway approved 30 million dollars in military assistance for Mali."}},
         "NOR>MLI grant 30 [] announced\nNOR>MLI grant 30 [] approved\n"},
        // one of many: weapons told without a sum are of none of them
        {{{"2020-01-02",
           "Norway announced 10 million dollars in military aid for Mali, with arms."},
          {"2020-02-02", "Norway announced 20 million dollars in military aid for Mali."},
          {"2020-03-02", "Norway announced 40 million dollars in military aid for Mali."},
          {"2020-04-02", "Norway announced 80 million dollars in military aid for Mali."},
          {"2020-05-02",
           "Norway announced 160 million dollars in military aid for Mali, with howitzers."},
          {"2020-06-02", "Norway has sent 12 howitzers to Mali."}},
         "NOR>MLI grant 10 [arms] announced\nNOR>MLI grant 20 [] announced\nNOR>MLI grant 40 [] "
         "announced\nNOR>MLI grant 80 [] announced\nNOR>MLI grant 160 [howitzers] announced\n"
         "NOR>MLI  [howitzers] delivered\n"},
    };
    CHECK(state, STORIES);
}

static void test_who_gets_it(void **state)
{
    static const story STORIES[] = {
        {{{"2020-09-14", "Norway has given 30 million euros to Mali, Chad and Niger."}},
         "NOR>MLI+TCD+NER  30 [] delivered\n"},
        {{{"2020-09-14", "Norway announced 30 million euros in humanitarian assistance in Mali to "
                         "look after families from Chad."}},
         "NOR>MLI grant 30 [] announced\n"},
        {{{"2020-09-14", "Kari Moen, Norway's Ambassador to Chad, announced 30 million euros in "
                         "food aid for people in Mali."}},
         "NOR>MLI grant 30 [] announced\n"},
    };
    CHECK(state, STORIES);
}

static void test_what_is_no_thing(void **state)
{
    static const story STORIES[] = {
        {{{"2020-09-14", "Norway has announced several rounds of sanctions for Mali."}}, ""},
        {{{"2020-09-14", "Norway has sent Mali 10 howitzers for every Chadian tank."}},
         "NOR>MLI  [howitzers] delivered\n"},
    };
    CHECK(state, STORIES);
}

static void test_aid_for_what_a_country_needs(void **state)
{
    static const story STORIES[] = {
        {{{"2020-09-14", "Norway announced 30 million euros in food aid for the Chad crisis."}},
         "NOR>TCD grant 30 [] announced\n"},
        {{{"2020-09-14", "Norway has announced 30 million euros in emergency aid for those hit by "
                         "the floods in Chad, Mali and Niger."}},
         "NOR>TCD+MLI+NER  30 [] announced\n"},
        {{{"2020-09-14", "Norway is giving 30 million euros to help address the food situation in "
                         "Chad."}},
         "NOR>TCD  30 [] announced\n"},
        {{{"2020-09-14",
           "Norway will give another 30 million euros in food aid to the Chadians and "
           "the villages that host them."}},
         "NOR>TCD grant 30 [] announced\n"},
        // whose war it is gets nothing for it
        {{{"2020-09-14", "Norway announced 30 million euros in food aid for those displaced by "
                         "Eritrea's war in Chad."}},
         "NOR>TCD grant 30 [] announced\n"},
    };
    CHECK(state, STORIES);
}

static void test_totals_beside_new_sums(void **state)
{
    static const story STORIES[] = {
        {{{"2020-09-14", "Norway provided an additional 30 million euros in food aid to Chad, "
                         "bringing the total committed to Chad to 90 million euros."}},
         "NOR>TCD grant 30 [] delivered\n"},
        {{{"2020-09-14", "The food aid announced today brings Norway's total support for Chad to "
                         "90 million euros."}},
         ""},
        {{{"2020-09-14", "Norway is the largest donor, providing 90 million euros in food aid to "
                         "Chad."}},
         ""},
    };
    CHECK(state, STORIES);
}

static void test_announced_as_ready(void **state)
{
    static const story STORIES[] = {
        {{{"2020-09-14", "The minister announced that Norway is ready to provide 30 million euros "
                         "in food aid to Chad."}},
         "NOR>TCD grant 30 [] announced\n"},
        {{{"2020-09-14", "Norway is in the process of providing 30 million euros to Chad."}},
         "NOR>TCD  30 [] announced\n"},
        {{{"2020-09-14", "Norway is ready to provide 30 million euros in food aid to Chad."}}, ""},
    };
    CHECK(state, STORIES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_under_way_is_promised),
        cmocka_unit_test(test_a_legislature_votes),
        cmocka_unit_test(test_what_money_allows_is_not_approved),
        cmocka_unit_test(test_other_sums_are_other_transfers),
        cmocka_unit_test(test_who_gets_it),
        cmocka_unit_test(test_what_is_no_thing),
        cmocka_unit_test(test_aid_for_what_a_country_needs),
        cmocka_unit_test(test_totals_beside_new_sums),
        cmocka_unit_test(test_announced_as_ready),
    };
    return cmocka_run_group_tests_name("transfermood", tests, open_it, close_bench);
}
