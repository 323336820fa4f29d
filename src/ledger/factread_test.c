#include "base/check.h"

#include "ledger/factread.h"
#include "ledger/rowjson.h"

#include <math.h>
#include <string.h>

static void full(fact *x)
{
    static fact_party parties[2];
    static fact_reason reasons[1];
    static fact_item items[1];
    static str makers[1];
    parties[0] = (fact_party){STR("CHNGOV"), STR("CHN"), STR("China")};
    parties[1] = (fact_party){STR("SDNREB"), STR("SDNREB"), STR("the \"front\"")};
    reasons[0] = (fact_reason){STR("arms sales"), STR("00000000000000a1"), STR("CHNGOV"), 0.5};
    items[0] = (fact_item){.category = STR("drone"),
                           .text = STR("armed drones"),
                           .quantity = NAN,
                           .low = 200,
                           .high = NAN,
                           .up_to = true};
    makers[0] = STR("Acme");
    *x = fact_none(LEDGER_TRANSFERS);
    x->state = STR("approved");
    x->actors = parties;
    x->n_actors = 2;
    x->n_known = 1;
    x->n_said = 5;
    x->recipients = parties + 1;
    x->n_recipients = 1;
    x->by = parties[0];
    x->subject = STR("arms control");
    x->date = STR("2024-06");
    x->own_day = x->official = true;
    x->published = STR("2024-07-17");
    x->planned = STR("2024-09");
    x->subject_loose = true;
    x->deal = 2;
    x->ordinal = 3;
    x->items = items;
    x->n_items = 1;
    x->value = 360e6;
    x->unit = STR("USD");
    x->makers = makers;
    x->n_makers = 1;
    x->reasons = x->reopen_if = x->crossings = reasons;
    x->n_reasons = x->n_reopen_if = x->n_crossings = 1;
    x->document = STR("d");
    x->event = STR("00000000000000a2");
    x->text = STR("Tab\tand \"quotes\".");
    x->sentence = 7;
    x->words = (span){3, 9};
}

// What is written and read is written the same again.
static void test_reads_what_is_written(void **state)
{
    (void)state;
    fact x, y;
    buf first = {0}, second = {0};
    arena a = {0};
    diag why = {0};
    full(&x);
    rowjson_fact(&x, &first);
    assert_ok(factread_line(str_trim(buf_str(&first)), "f", 1, &a, &y, &why), &why);
    rowjson_fact(&y, &second);
    assert_true(str_eq(buf_str(&first), buf_str(&second)));
    assert_true(str_eq(y.actors[1].key, STR("SDNREB")) && y.n_known == 1 && y.n_said == 5);
    assert_true(y.subject_loose && y.deal == 2 && y.ordinal == 3);
    assert_true(isnan(y.items[0].quantity) && y.items[0].low == 200);
    buf_free(&first);
    buf_free(&second);
    arena_free(&a);
}

static void test_refuses_what_is_no_fact(void **state)
{
    (void)state;
    static const char *const LINES[] = {"",
                                        "[]",
                                        "{",
                                        "{}",
                                        "{\"fact\":\"moods\"}",
                                        "{\"fact\":3}",
                                        "{\"fact\":\"channels\",\"actors\":3}",
                                        "{\"fact\":\"channels\",\"value\":\"x\"}",
                                        "{\"fact\":\"channels\",\"actors\":[{\"code\":"};
    arena a = {0};
    for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++) {
        fact x;
        diag why = {0};
        if (factread_line(str_of(LINES[i]), "f", 4, &a, &x, &why) == ST_OK)
            fail_msg("%s", LINES[i]);
        assert_int_equal(why.line, 4);
    }
    fact x;
    diag why = {0};
    assert_ok(
        factread_line(STR("{\"fact\":\"channels\",\"new\":[1,{\"a\":2}]}"), "f", 1, &a, &x, &why),
        &why);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_reads_what_is_written),
                                       cmocka_unit_test(test_refuses_what_is_no_fact)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
