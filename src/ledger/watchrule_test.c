#include "base/check.h"

#include "ledger/watchrule.h"

static void test_reads_rules(void **state)
{
    (void)state;
    static const char TEXT[] =
        "# talks that stop\n\n  channels from=USA to=CHN stage=suspended # yes\n"
        "transfers subject=\"air defence\"\n";
    arena a = {0};
    diag why = {0};
    watch_rules rules = {0};
    assert_ok(watchrule_read(STR(TEXT), "f", &a, &rules, &why), &why);
    assert_int_equal(rules.n, 2);
    assert_int_equal(rules.p[0].kind, LEDGER_CHANNELS);
    assert_true(str_eq(rules.p[0].filter.from, STR("USA")) &&
                str_eq(rules.p[0].state, STR("suspended")));
    assert_int_equal(rules.p[0].line, 3);
    assert_true(str_eq(rules.p[1].filter.subject, STR("air defence")));
    arena_free(&a);
}

static void test_says_what_is_wrong(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {"talks\n", "channels USA\n", "channels from=\n",
                                        "channels when=2024\n"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        arena a = {0};
        diag why = {0};
        watch_rules rules = {0};
        if (watchrule_read(str_of(TEXTS[i]), "f", &a, &rules, &why) != ST_USAGE)
            fail_msg("%s", TEXTS[i]);
        assert_int_equal(why.line, 1);
        arena_free(&a);
    }
}

// Two rules that ask for the same change give it once; a rule without a state asks for all.
static void test_gives_changes_once(void **state)
{
    (void)state;
    fact_party parties[] = {{STR("CHN"), STR("CHN"), STR("China")},
                            {STR("USA"), STR("USA"), STR("US")}};
    ledger_change history[] = {{.date = STR("2023-11"), .state = STR("held")},
                               {.date = STR("2024-07-17"), .state = STR("suspended")}};
    channel_row row = {.id = "00000000000000c1",
                       .parties = parties,
                       .n_parties = 2,
                       .subject = STR("arms control"),
                       .state = STR("suspended"),
                       .history = history,
                       .n_history = 2};
    ledger_table t = {.channels = &row, .n_channels = 1};
    arena a = {0};
    diag why = {0};
    watch_rules rules = {0};
    watch_changes all = {0};
    assert_ok(watchrule_read(
                  STR("channels from=CHN stage=suspended\nchannels to=USA\nchannels from=RUS\n"),
                  "f", &a, &rules, &why),
              &why);
    watchrule_apply(&rules, &t, &a, &all);
    assert_int_equal(all.n, 2);
    assert_true(str_eq(all.p[0].state, STR("held")) && all.p[0].rule->line == 2);
    assert_true(str_eq(all.p[1].state, STR("suspended")) && all.p[1].rule->line == 1);
    assert_true(str_eq(all.p[1].who, STR("CHN-USA")));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_reads_rules),
                                       cmocka_unit_test(test_says_what_is_wrong),
                                       cmocka_unit_test(test_gives_changes_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
