#include "upkeep/correctioncode.h"

#include "base/check.h"

static void check_suggestion(const char *code, const char *wanted)
{
    buf out = {0};
    correctioncode_suggest(str_of(code), &out);
    assert_str_is(buf_str(&out), wanted);
    buf_free(&out);
}

static void suggested(void **state)
{
    (void)state;
    check_suggestion("RUSGVO", "; did you mean 'RUSGOV'?");
    check_suggestion("UKRRGOV", "; did you mean 'UKRGOV'?");
    check_suggestion("IGONUO", "; did you mean 'IGOUNO'?");
    check_suggestion("QQQQQQ", "");
    check_suggestion("", "");
    check_suggestion("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "");
}

// A database whose events have one code more.
static status has(void *state, str code, bool *out, diag *why)
{
    int *asked = state;
    (void)why;
    ++*asked;
    *out = str_eq(code, STR("QQQ"));
    return ST_OK;
}

static status break_off(void *state, str code, bool *out, diag *why)
{
    (void)state;
    (void)code;
    *out = false;
    return diag_set(why, ST_STORE, NULL, 0, 0, "it cannot be read");
}

static void checked(void **state)
{
    (void)state;
    int asked = 0;
    diag why = {0};
    correctioncode_source others = {has, &asked}, broken = {break_off, NULL};
    correction x = {
        .right = {[CORRECT_ACTORS] = STR("CHNGOV;USA"), [CORRECT_RECIPIENTS] = STR("QQQ")}};
    assert_int_equal(correctioncode_check(&x, &others, &why), ST_OK);
    assert_int_equal(asked, 1);
    assert_int_equal(correctioncode_check(&x, &broken, &why), ST_STORE);
    x.right[CORRECT_RECIPIENTS] = STR("CHN;RUSGVO");
    assert_int_equal(correctioncode_check(&x, &others, &why), ST_USAGE);
    assert_string_equal(why.message,
                        "recipients: nobody has the code RUSGVO; did you mean 'RUSGOV'?");
    x = (correction){0};
    assert_int_equal(correctioncode_check(&x, &broken, &why), ST_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(suggested), cmocka_unit_test(checked)};
    return cmocka_run_group_tests_name("upkeep/correctioncode", tests, NULL, NULL);
}
