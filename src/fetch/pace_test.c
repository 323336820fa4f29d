#include "base/check.h"

#include "fetch/pace.h"

static void after_success(void **state)
{
    (void)state;
    assert_int_equal(pace_after_success(1800, 0), 1800);
    assert_int_equal(pace_after_success(1800, 3600), 3600);
    assert_int_equal(pace_after_success(1800, 60), 1800);
    assert_int_equal(pace_after_success(1800, INT64_MAX), PACE_MAX_TTL_SECONDS);
    assert_int_equal(pace_after_success(5 * 86400, 3600), 5 * 86400);
}

static void after_failures(void **state)
{
    (void)state;
    assert_int_equal(pace_after_failure(60, 1), 60);
    assert_int_equal(pace_after_failure(60, 2), 120);
    assert_int_equal(pace_after_failure(60, 5), 960);
    assert_int_equal(pace_after_failure(60, 1000000), PACE_MAX_BACKOFF_SECONDS);
    assert_int_equal(pace_after_failure(7 * 86400, 9), 7 * 86400);
}

static void due(void **state)
{
    (void)state;
    assert_int_equal(pace_due(60, 0, 0, 0, 0), 0);
    assert_int_equal(pace_due(60, 1000, 0, 0, 0), 1060);
    assert_int_equal(pace_due(60, 1000, 0, 600, 0), 1600);
    assert_int_equal(pace_due(60, 1000, 3, 600, 0), 1240);
    assert_int_equal(pace_due(60, 1000, 3, 0, 5000), 5000);
}

static void retry_after(void **state)
{
    (void)state;
    int64_t day = (int64_t)20665 * 86400; // 2026-07-31
    assert_int_equal(pace_retry_after(STR("120"), day), 120);
    assert_int_equal(pace_retry_after(STR(" 0 "), day), 0);
    assert_int_equal(pace_retry_after(STR("99999999999999999999"), day), 0);
    assert_int_equal(pace_retry_after(STR("999999999"), day), PACE_MAX_RETRY_SECONDS);
    assert_int_equal(pace_retry_after(STR("Fri, 31 Jul 2026 00:10:05 GMT"), day), 605);
    assert_int_equal(pace_retry_after(STR("Thu, 30 Jul 2026 00:10:05 GMT"), day), 0);
    assert_int_equal(pace_retry_after(STR("-5"), day), 0);
    assert_int_equal(pace_retry_after(STR("soon"), day), 0);
    assert_int_equal(pace_retry_after(STR(""), day), 0);
}

static void durations(void **state)
{
    (void)state;
    static const struct {
        const char *written;
        int64_t seconds;
    } GOOD[] = {{"90", 90}, {"1s", 1}, {"15m", 900}, {"2h", 7200}, {"30d", 2592000}};
    static const char *const BAD[] = {
        "", "m", "0", "-5", "1.5h", "31d", "5 m", "5w", "+5", "9223372036854775807d", " 5"};
    int64_t s;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        assert_true(pace_read_seconds(str_of(GOOD[i].written), &s));
        assert_int_equal(s, GOOD[i].seconds);
    }
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        if (pace_read_seconds(str_of(BAD[i]), &s)) fail_msg("\"%s\" is taken", BAD[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(after_success), cmocka_unit_test(after_failures), cmocka_unit_test(due),
        cmocka_unit_test(retry_after),   cmocka_unit_test(durations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
