// Who tells what: copies are one source, outlets count by name, the last version of a document
// counts.
#include "base/check.h"

#include "ledger/tellers.h"

#define AGENCY                                                                                     \
    "norway approved the sale of twelve frigates to chile on tuesday the ships which were built "  \
    "at the yard in bergen in the nineties are to be overhauled before they sail for valparaiso "  \
    "and the crews will be trained in haakonsvern for a year "
#define OTHER                                                                                      \
    "peru and chile have agreed on a timetable for new rounds about their border in the desert "   \
    "officials of both foreign ministries said on monday in lima after two days of talks about "   \
    "fishing rights customs posts and the rail line that crosses the valley near the coast "

static uint32_t put(teller_list *t, arena *a, const char *id, const char *outlet, const char *words)
{
    text_sketch sketch = sketch_of_words(str_of(words));
    uint32_t number = tellers_number(t, a, str_of(id));
    tellers_describe(t, a, number,
                     &(ledger_text){.id = str_of(id),
                                    .outlet = str_of(outlet),
                                    .published = STR("2024-03-12"),
                                    .sketch = &sketch});
    return number;
}

static void check(const teller_list *t, const uint32_t *numbers, size_t n, uint32_t texts,
                  uint32_t sources, uint32_t outlets)
{
    uint32_t copy[16];
    for (size_t i = 0; i < n; i++) copy[i] = numbers[i];
    ledger_tellers told = tellers_count(t, copy, n);
    assert_int_equal(told.texts, texts);
    assert_int_equal(told.sources, sources);
    assert_int_equal(told.outlets, outlets);
}

static void counts_sources_and_outlets(void **state)
{
    (void)state;
    arena a = {0};
    teller_list t = {0};
    uint32_t x[] = {put(&t, &a, "a", "Post", AGENCY), put(&t, &a, "b", "Daily", AGENCY "it said "),
                    put(&t, &a, "c", "Post", OTHER), put(&t, &a, "d", "", OTHER),
                    tellers_number(&t, &a, STR("e"))}; // nothing is known of it
    tellers_close(&t);
    check(&t, x, 5, 5, 3, 2);
    check(&t, x, 2, 2, 1, 2);
    check(&t, (uint32_t[]){x[0], x[0], x[0]}, 3, 1, 1, 1);
    check(&t, (uint32_t[]){x[4]}, 1, 1, 1, 0);
    check(&t, x + 3, 2, 2, 2, 0);
    check(&t, NULL, 0, 0, 0, 0);
    tellers_free(&t);
    arena_free(&a);
}

static void the_last_version_counts(void **state)
{
    (void)state;
    arena a = {0};
    teller_list t = {0};
    uint32_t x[] = {put(&t, &a, "a", "Post", AGENCY), put(&t, &a, "b", "Daily", AGENCY), 0};
    x[2] = put(&t, &a, "b", "Courier", OTHER); // it was something else
    assert_int_equal(x[2], x[1]);
    assert_int_equal(tellers_number(&t, &a, STR("b")), x[1]);
    tellers_close(&t);
    check(&t, x, 2, 2, 2, 2);
    tellers_free(&t);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(counts_sources_and_outlets),
                                       cmocka_unit_test(the_last_version_counts)};
    return cmocka_run_group_tests_name("ledger/tellers", tests, NULL, NULL);
}
