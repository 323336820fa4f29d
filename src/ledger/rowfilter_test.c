#include "base/check.h"

#include "ledger/rowfilter.h"

#include <math.h>

typedef struct {
    fact_party usa, chn, twn, parties[2];
    channel_row channels[2];
    transfer_row transfers[1];
    ledger_table table;
} rows;

static void fill(rows *r)
{
    *r = (rows){.usa = {STR("USAGOV"), STR("USA"), STR("United States")},
                .chn = {STR("CHN"), STR("CHN"), STR("China")},
                .twn = {STR("TWN"), STR("TWN"), STR("Taiwan")}};
    r->parties[0] = r->chn;
    r->parties[1] = r->usa;
    r->channels[0] = (channel_row){.parties = r->parties,
                                   .n_parties = 2,
                                   .subject = STR("arms control"),
                                   .state = STR("suspended"),
                                   .since = STR("2024-07-17")};
    r->channels[1] = (channel_row){.parties = r->parties,
                                   .n_parties = 2,
                                   .subject = STR("Trade"),
                                   .state = STR("held"),
                                   .since = STR("2023-11")};
    r->transfers[0] = (transfer_row){.supplier = r->usa,
                                     .suppliers = &r->usa,
                                     .n_suppliers = 1,
                                     .recipients = &r->twn,
                                     .n_recipients = 1,
                                     .kind = STR("sale"),
                                     .stage = STR("approved"),
                                     .since = STR("2024-06")};
    r->table = (ledger_table){
        .channels = r->channels, .n_channels = 2, .transfers = r->transfers, .n_transfers = 1};
}

static void check_count(const row_filter *f, size_t channels, size_t transfers)
{
    rows r;
    arena a = {0};
    fill(&r);
    ledger_table out = rowfilter_apply(&r.table, f, &a);
    assert_int_equal(out.n_channels, channels);
    assert_int_equal(out.n_transfers, transfers);
    arena_free(&a);
}

static void test_asks_for_nothing(void **state)
{
    (void)state;
    check_count(&(row_filter){0}, 2, 1);
}

static void test_sides(void **state)
{
    (void)state;
    check_count(&(row_filter){.from = STR("USA")}, 2, 1);
    check_count(&(row_filter){.from = STR("USA"), .to = STR("TWN")}, 0, 1);
    check_count(&(row_filter){.from = STR("TWN"), .to = STR("USA")}, 0, 0);
    check_count(&(row_filter){.from = STR("TWN"), .to = STR("USA"), .either = true}, 0, 1);
    check_count(&(row_filter){.from = STR("USA"), .to = STR("CHN")}, 2, 0);
    check_count(&(row_filter){.from = STR("USAMIL")}, 0, 0);
}

static void test_time_subject_and_state(void **state)
{
    (void)state;
    check_count(&(row_filter){.since = STR("2024")}, 1, 1);
    check_count(&(row_filter){.until = STR("2023-11-05")}, 1, 0);
    check_count(&(row_filter){.subject = STR("ARMS")}, 1, 0);
    check_count(&(row_filter){.subject = STR("trade")}, 1, 0);
    check_count(&(row_filter){.state = STR("approved")}, 0, 1);
    check_count(&(row_filter){.state = STR("suspended")}, 1, 0);
}

static void test_positions_in_doubt(void **state)
{
    (void)state;
    position_row held[2] = {{.by = {STR("GHA"), STR("GHA"), STR("Ghana")}, .confidence = 0.8},
                            {.by = {STR("GHA"), STR("GHA"), STR("Ghana")}, .confidence = 0.3}};
    ledger_table table = {.positions = held, .n_positions = 2};
    arena a = {0};
    assert_int_equal(rowfilter_apply(&table, &(row_filter){0}, &a).n_positions, 1);
    assert_int_equal(rowfilter_apply(&table, &(row_filter){.unsure = true}, &a).n_positions, 2);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_asks_for_nothing), cmocka_unit_test(test_sides),
        cmocka_unit_test(test_time_subject_and_state), cmocka_unit_test(test_positions_in_doubt)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
