// Transfers in the words of ordinary news: rows of texts of our own.
#include "base/check.h"

#include "coder/coder.h"
#include "coder/realcoder.h"
#include "document/builder.h"
#include "ledger/factreader.h"
#include "ledger/ledger.h"

#include <math.h>

#define TEXTS_MAX 4

static int open_it(void **state)
{
    *state = NULL;
    return access(MODEL, R_OK) == 0 ? open_bench_with(state, MODEL) : 0;
}

typedef struct {
    const char *date, *title, *text;
} news;

typedef struct {
    news texts[TEXTS_MAX]; // up to the first without a date
    // "SUPPLIER>RECIPIENTS kind VALUE UNIT (others) of WHOLE [items] by MAKERS date stage, date
    // stage\n"
    const char *expected;
} story;

static coded read_text(bench *b, const news *n)
{
    diag why = {0};
    document *d = arena_alloc(&b->a, sizeof *d);
    raw_record record = {.bytes = str_of(n->text), .file = str_of(n->title)};
    document_options options = {.date = str_of(n->date), .title = str_of(n->title)};
    assert_ok(document_build(&record, &options, &b->a, d, &why), &why);
    return coder_code(b->run, d, &b->a);
}

static void write_value(const transfer_row *r, buf *out)
{
    if (isfinite(r->value)) buf_add_format(out, " %.0fm %.*s", r->value / 1e6, STR_ARG(r->unit));
    for (uint32_t i = 1; i < r->n_values; i++)
        buf_add_format(out, i > 1 ? " %.0fm" : " not %.0fm", r->values[i].value / 1e6);
    if (isfinite(r->whole_value)) buf_add_format(out, " of %.0fm", r->whole_value / 1e6);
}

static void write_row(const transfer_row *r, buf *out)
{
    for (uint32_t i = 0; i < r->n_suppliers; i++)
        buf_add_format(out, i ? "+%.*s" : "%.*s", STR_ARG(r->suppliers[i].key));
    buf_add_format(out, ">");
    for (uint32_t i = 0; i < r->n_recipients; i++)
        buf_add_format(out, i ? "+%.*s" : "%.*s", STR_ARG(r->recipients[i].key));
    buf_add_format(out, " %.*s", STR_ARG(r->kind));
    write_value(r, out);
    buf_add_format(out, " [");
    for (uint32_t i = 0; i < r->n_items; i++) {
        if (i) buf_add_format(out, ", ");
        if (isfinite(r->items[i].quantity)) buf_add_format(out, "%.0f ", r->items[i].quantity);
        buf_add(out, r->items[i].text);
    }
    buf_add_format(out, "]");
    for (uint32_t i = 0; i < r->n_makers; i++)
        buf_add_format(out, i ? "+%.*s" : " by %.*s", STR_ARG(r->makers[i]));
    for (uint32_t i = 0; i < r->n_history; i++)
        buf_add_format(out, "%s %.*s%s%.*s", i ? "," : "", STR_ARG(r->history[i].date),
                       r->history[i].date.n ? " " : "", STR_ARG(r->history[i].state));
    buf_add_format(out, "\n");
}

static void fold_texts(const ledger_reader *reader, const coded *all, size_t n, bool backwards,
                       bench *b, buf *out)
{
    ledger *l = ledger_new();
    for (size_t i = 0; i < n; i++) {
        fact_list facts = ledger_read(reader, &all[backwards ? n - 1 - i : i], &b->a);
        for (size_t k = 0; k < facts.n; k++) ledger_add(l, &facts.p[k]);
    }
    ledger_close(l, STR_NONE);
    const ledger_table *t = ledger_rows(l);
    for (size_t i = 0; i < t->n_transfers; i++) write_row(&t->transfers[i], out);
    ledger_free(l);
}

static void check(void **state, const story *stories, size_t n)
{
    if (!*state) skip();
    bench *b = *state;
    ledger_reader *reader;
    diag why = {0};
    assert_ok(ledger_reader_open(NULL, &reader, &why), &why);
    for (size_t i = 0; i < n; i++) {
        buf out = {0}, reversed = {0};
        coded all[TEXTS_MAX];
        size_t k = 0;
        for (; k < TEXTS_MAX && stories[i].texts[k].date; k++)
            all[k] = read_text(b, &stories[i].texts[k]);
        fold_texts(reader, all, k, false, b, &out);
        fold_texts(reader, all, k, true, b, &reversed);
        if (!str_eq(buf_str(&out), str_of(stories[i].expected)))
            fail_msg("%s\nexpected\n%sgot\n%.*s", stories[i].texts[0].title, stories[i].expected,
                     STR_ARG(buf_str(&out)));
        assert_true(str_eq(buf_str(&out), buf_str(&reversed))); // whatever the order
        buf_free(&out);
        buf_free(&reversed);
    }
    ledger_reader_close(reader);
}

#define CHECK(state, stories) check(state, stories, sizeof(stories) / sizeof *(stories))

static void test_words_of_news(void **state)
{
    static const story STORIES[] = {
        // the last of several lots
        {{{"2023-05-04", "",
           "Norway handed over four of ten howitzers to Chad on Wednesday. The remaining six are "
           "to come by the end of the year."},
          {"2023-11-09", "", "Norway has completed the delivery of ten howitzers to Chad."}},
         "NOR>TCD  [10 howitzers] 2023-05-03 delivered, 2023-11-09 delivered\n"},
        // whose planes the rockets are for gets them
        {{{"2024-02-28", "",
           "The deputy minister of defence signed a contract with the Norwegian government on "
           "Tuesday for 40 rockets for the Chadian jets."}},
         "NOR>TCD sale [40 rockets, jets] 2024-02-27 contracted\n"},
        // several share a sum
        {{{"2024-08-06", "",
           "Norway will give Chad radars worth 2 million euros. Togo will receive three patrol "
           "boats worth 1 million euros. The two are among four countries to share the 5 million "
           "euros set aside for military aid."}},
         "NOR>TCD grant 2m EUR of 5m [radars] 2024-08-06 announced\n"
         "NOR>TGO grant 1m EUR of 5m [3 patrol boats] 2024-08-06 announced\n"},
        // the approval that papers tell a day later
        {{{"2023-10-18", "",
           "The Pentagon notified Congress on Tuesday of a sale of 40 missiles to Chad for $90 "
           "million."},
          {"2023-10-18", "", "Washington has approved a $90 million sale of 40 missiles to Chad."}},
         "USA>TCD sale 90m USD [40 missiles] 2023-10-17 approved, 2023-10-17 notified\n"},
    };
    CHECK(state, STORIES);
}

static void test_contract_with_another(void **state)
{
    static const story STORIES[] = {
        {{{"2024-08-11", "",
           "Chad has scrapped an order for six patrol boats from Norway's Kvern Industries. The "
           "maker's contract with Togo for four patrol boats, signed in March, is not affected, "
           "a spokesman said."}},
         "NOR>TCD sale [6 patrol boats] 2024-08-11 cancelled\n"
         "NOR>TGO sale [4 patrol boats] 2024-03 contracted\n"},
    };
    CHECK(state, STORIES);
}

// What was given up to now, or before the day: known by then.
static void test_known_by_then(void **state)
{
    static const story STORIES[] = {
        {{{"2024-05-07", "",
           "Norway has provided nearly $40 million in humanitarian aid to help Chad host "
           "refugees."}},
         "NOR>TCD grant 40m USD [] ../2024-05-07 delivered\n"},
        {{{"2024-05-07", "", "Norway has sent over 300 rockets to Chad to defend its towns."}},
         "NOR>TCD  [300 rockets] ../2024-05-07 delivered\n"},
        {{{"2024-05-07", "",
           "In the run-up to the journey, Norway announced $9 million in additional humanitarian "
           "aid for Chad."}},
         "NOR>TCD grant 9m USD [] ../2024-05-07 announced\n"},
        {{{"2024-05-07", "", "Norway has already delivered howitzers to Chad."}},
         "NOR>TCD  [howitzers] ../2024-05-07 delivered\n"},
        // one consignment, or one told as the news of the day
        {{{"2024-05-07", "", "Norway has delivered two patrol boats to Chad."}},
         "NOR>TCD  [2 patrol boats] 2024-05-07 delivered\n"},
        {{{"2024-05-07", "", "Chad has received $40 million in food aid from Norway."}},
         "NOR>TCD grant 40m USD [] 2024-05-07 delivered\n"},
        {{{"2024-05-07", "", "Norway today gave Chad more than $40 million in food aid."}},
         "NOR>TCD grant 40m USD [] 2024-05-07 delivered\n"},
        // a dated telling before it dates the stage, a later one does not
        {{{"2024-05-02", "", "Norway gave Chad $40 million in food aid on Wednesday."},
          {"2024-05-07", "", "Norway has provided $40 million in food aid to Chad."}},
         "NOR>TCD grant 40m USD [] 2024-05-01 delivered\n"},
        {{{"2024-05-07", "", "Norway has provided $40 million in food aid to Chad."},
          {"2024-05-09", "", "Norway gave Chad $40 million in food aid on Wednesday."}},
         "NOR>TCD grant 40m USD [] ../2024-05-07 delivered\n"},
        // a day is more than "by then", and that more than the year
        {{{"2024-05-05", "", "Norway today gave Chad $40 million in food aid."},
          {"2024-05-07", "", "Norway has provided $40 million in food aid to Chad."}},
         "NOR>TCD grant 40m USD [] 2024-05-05 delivered\n"},
        // what is known by a day is not one with another sum given before
        {{{"2024-03-05", "", "Norway gave Chad $12 million in food aid on Monday."},
          {"2024-05-07", "", "Norway has provided more than $40 million in food aid to Chad."}},
         "NOR>TCD grant 12m USD [] 2024-03-04 delivered\n"
         "NOR>TCD grant 40m USD [] ../2024-05-07 delivered\n"},
    };
    CHECK(state, STORIES);
}

// It is the state that gives, whoever announces it; key and name.
static void test_state_of_office_holder(void **state)
{
    if (!*state) skip();
    bench *b = *state;
    static const news TEXTS[] = {
        {"2016-09-09", "", "John Kerry today announced $9 million in humanitarian aid for Chad."},
        {"2018-05-15", "",
         "Heather Nauert: Today, the United States announced $9 million in humanitarian aid for "
         "Chad."}};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        ledger_reader *reader;
        diag why = {0};
        assert_ok(ledger_reader_open(NULL, &reader, &why), &why);
        coded c = read_text(b, &TEXTS[i]);
        fact_list facts = ledger_read(reader, &c, &b->a);
        assert_true(facts.n > 0);
        for (size_t k = 0; k < facts.n; k++)
            for (uint32_t n = 0; n < facts.p[k].n_actors; n++)
                assert_true(str_eq(facts.p[k].actors[n].name, STR("United States")));
        ledger_reader_close(reader);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_of_news), cmocka_unit_test(test_contract_with_another),
        cmocka_unit_test(test_known_by_then), cmocka_unit_test(test_state_of_office_holder)};
    return cmocka_run_group_tests(tests, open_it, close_bench);
}
