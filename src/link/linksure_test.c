// How sure links are: by their kind and by what is known of the event that they explain.
#include "base/check.h"

#include "link/linksure.h"

static const actor CHAD = {.code = {"TCDGOV", 6}, .country = {"TCD", 3}};
static const actor OFFICIALS = {.code = {"GOV", 3}};
static const actor UNION_BODY = {.code = {"IGOAFR", 6}};

static double sure(link_kind kind, const char *type, const actor *by, double coded)
{
    participant p = {.actor = by};
    event e = {.type = str_of(type), .actors = &p, .n_actors = by ? 1 : 0, .confidence = coded};
    return link_sure(kind, 0.6, &e);
}

static void test_what_is_done_to_somebody_is_less_sure(void **state)
{
    (void)state;
    assert_true(sure(LINK_CAUSE, "CONSULT", &CHAD, 0.9) > sure(LINK_CAUSE, "ASSAULT", &CHAD, 0.9));
}

static void test_nobody_is_less_sure(void **state)
{
    (void)state;
    double named = sure(LINK_CAUSE, "CONSULT", &CHAD, 0.9);
    assert_true(sure(LINK_CAUSE, "CONSULT", NULL, 0.9) < named);
    assert_true(sure(LINK_CAUSE, "CONSULT", &OFFICIALS, 0.9) < named);
    assert_true(sure(LINK_CAUSE, "CONSULT", &UNION_BODY, 0.9) == named);
}

static void test_kinds_and_events_differ(void **state)
{
    (void)state;
    double cause = sure(LINK_CAUSE, "AGREE", &CHAD, 0.9);
    assert_true(sure(LINK_PURPOSE, "AGREE", &CHAD, 0.9) > cause);
    assert_true(sure(LINK_CONDITION, "AGREE", &CHAD, 0.9) < cause);
    assert_true(sure(LINK_CAUSE, "AGREE", &CHAD, 0.4) < cause);
}

static void test_surer_words_come_first(void **state)
{
    (void)state;
    event e = {.type = STR("AGREE"), .confidence = 0.9};
    assert_true(link_sure(LINK_CAUSE, 0.95, &e) > link_sure(LINK_CAUSE, 0.5, &e));
}

static void test_is_a_likelihood(void **state)
{
    (void)state;
    double least = sure(LINK_CONDITION, "ASSAULT", NULL, 0);
    double most = sure(LINK_PURPOSE, "CONSULT", &CHAD, 1);
    assert_true(least > 0 && least < 0.5 && most < 1 && most > 0.8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_done_to_somebody_is_less_sure),
        cmocka_unit_test(test_nobody_is_less_sure), cmocka_unit_test(test_kinds_and_events_differ),
        cmocka_unit_test(test_surer_words_come_first), cmocka_unit_test(test_is_a_likelihood)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
