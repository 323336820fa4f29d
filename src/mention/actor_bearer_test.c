// Names that several bear, and short forms that are names only beside their country or full name.
#include "mention/sample.h"

// The code of the only mention of this text; empty when there is none.
static str code_of(const sample *x, const mention_vec *found, const char *text)
{
    for (size_t i = 0; i < found->n; i++) {
        const mention *m = &found->p[i];
        if (str_eq(span_text(x->d.text, m->span), str_of(text))) return m->actors[0]->code;
    }
    return STR_NONE;
}

static void expect(const char *date, const char *words, const char *text, const char *code)
{
    sample x;
    mention_vec found = {0};
    sample_read(&x, words, date);
    sentence_list list = {.p = &x.s, .n = 1};
    actor_find(&x.d, &list, NULL, &found, &x.a);
    str got = code_of(&x, &found, text);
    if (!str_eq(got, str_of(code)))
        print_error("%s: %s is %.*s, not %s\n", words, text, STR_ARG(got), code);
    assert_true(str_eq(got, str_of(code)));
    sample_free(&x);
}

static void test_short_forms(void **state)
{
    (void)state;
    // the country is near, or right before
    expect("2020-03-01", "The PP lost the vote in Spain .", "PP", "ESPOPP");
    expect("2020-03-01", "Chad spoke of the Ghanaian NDC .", "Ghanaian NDC", "GHAOPP");
    // the full name is there
    expect("2020-03-01", "The New Patriotic Party met ; the NPP was split .", "NPP", "GHAPTY");
    // nothing says whose
    expect("2020-03-01", "The PP lost the vote .", "PP", "");
    expect("2020-03-01", "The PP lost the vote in Chad .", "PP", "");
    // another country's: the agent says that it is one
    expect("2020-03-01", "Spain told the Chadian/JJ Socialist Party of it .",
           "Chadian Socialist Party", "TCDPTY");
}

static void test_bearers(void **state)
{
    (void)state;
    expect("2024-08-01", "The BNP spoke in Bangladesh .", "BNP", "BGDOPP");
    expect("2010-01-01", "The BNP spoke in Britain .", "BNP", "GBROPP");
    expect("2020-03-01", "The Socialist Party of France and the Spanish/JJ Socialist Party met .",
           "Spanish Socialist Party", "ESPPTY");
}

static void test_terms(void **state)
{
    (void)state;
    expect("2000-05-01", "The Labour Party won .", "Labour Party", "GBRPTY");
    expect("2015-05-01", "The Labour Party won .", "Labour Party", "GBROPP");
    expect("2025-05-01", "The Labour Party won .", "Labour Party", "GBRPTY");
    expect("", "The Labour Party won .", "Labour Party", "GBRPTY"); // no date: today
}

static void test_words_in_capitals(void **state)
{
    (void)state;
    expect("2020-03-01", "The WHO/PRP sent doctors .", "WHO", "IGOUNOWHO");
    expect("2020-03-01", "DOCTORS/NNS WHO/PRP CAME/VBD .", "WHO", "");
}

static void test_states_of_addresses(void **state)
{
    (void)state;
    expect("2022-03-01", "The U.S. aide spoke in Norfolk , VA 23510 today .", "VA", "");
    expect("2022-03-01", "The US bodies HUD , VA and USDA met .", "VA", "USAGOV");
}

static void test_names_of_the_text(void **state)
{
    (void)state;
    expect("2022-03-01", "The Free Seas Bureau ( FSB ) met .", "FSB", "GOV"); // by its form
    expect("2022-03-01", "The Federal Security Service ( FSB ) met .", "FSB", "RUSSPY");
    expect("2022-03-01",
           "The Department of Housing and Urban Development ( HUD ) and the U.S. met .", "HUD",
           "USAGOV");
    expect("2022-03-01", "The FSB met in Moscow .", "FSB", "RUSSPY");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short_forms),
        cmocka_unit_test(test_bearers),
        cmocka_unit_test(test_terms),
        cmocka_unit_test(test_words_in_capitals),
        cmocka_unit_test(test_states_of_addresses),
        cmocka_unit_test(test_names_of_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
