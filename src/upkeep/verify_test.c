#include "store/stored_sample.h"

#include "upkeep/verify.h"

static status keep_finding(void *state, const verify_finding *x, diag *why)
{
    (void)why;
    buf_add_format(state, "%s %.*s %.*s;", verify_kind_name(x->kind), STR_ARG(x->table),
                   STR_ARG(x->id));
    return ST_OK;
}

// The sample was coded without a codebook, so that its one rule is not there; its hash is made up.
static void finds_a_rule_that_is_gone(void **state)
{
    (void)state;
    sample s;
    diag why = {0};
    buf text = {0};
    verification v = {.finding = keep_finding, .state = &text};
    char room[256];
    const char *file = stored_file("verify.db", room);
    sample_init(&s);
    stored_add(file, &s);
    assert_ok(verify_database(file, &v, &why), &why);
    assert_string_equal(text.p, "rule events 00000000000000a1;text documents 0123456789abcdef;");
    assert_true(v.findings == 2 && v.documents == 1 && v.events == 2 && !v.unsearched);
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_a_rule_that_is_gone),
    };
    return cmocka_run_group_tests_name("store/verify", tests, stored_set_up, stored_tear_down);
}
