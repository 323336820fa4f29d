#include "store/stored_sample.h"

#include "upkeep/forget.h"

static status count_removed(void *state, const forget_document *x, diag *why)
{
    int64_t *n = state;
    (void)why;
    n[0] += x->events;
    n[1] += x->mentions;
    n[2] += x->links;
    return ST_OK;
}

static void count_missing(void *state, str name)
{
    (void)name;
    ((int64_t *)state)[3]++;
}

static void forgets_a_document(void **state)
{
    (void)state;
    sample s;
    diag why = {0};
    int64_t n[4] = {0};
    const str names[] = {STR("0123456789abcdef"), STR("nobody"), STR("0123456789abcdef")};
    forget_request r = {
        .names = names, .n = 3, .removed = count_removed, .missing = count_missing, .state = n};
    char room[256];
    const char *file = stored_file("forget.db", room);
    sample_init(&s);
    stored_add(file, &s);
    r.dry_run = true;
    assert_ok(forget_documents(file, &r, &why), &why);
    stored_expect_log(file, 2, "next 2");
    r.dry_run = false;
    assert_ok(forget_documents(file, &r, &why), &why);
    assert_true(n[0] == 4 && n[1] == 4 && n[2] == 2 && n[3] == 2);
    stored_expect_log(file, 2, "2 deleted  +[] ~[] -[" A1 "," A2 "];next 3");
    assert_ok(forget_documents(file, &r, &why), &why); // it is gone
    assert_int_equal(n[3], 4);
    stored_expect_log(file, 3, "next 3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forgets_a_document),
    };
    return cmocka_run_group_tests_name("store/forget", tests, stored_set_up, stored_tear_down);
}
