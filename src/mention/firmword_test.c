// Firms whose name is a word, and the wide lists of firms, schools, clubs and persons of no office.
#include "mention/sample.h"

static str code_of(const sample *x, const mention_vec *found, const char *text)
{
    for (size_t i = 0; i < found->n; i++) {
        const mention *m = &found->p[i];
        if (str_eq(span_text(x->d.text, m->span), str_of(text)) && m->kind == MENTION_ACTOR)
            return m->actors[0]->code;
    }
    return STR_NONE;
}

static void expect(const char *words, const char *text, const char *code)
{
    sample x;
    mention_vec found = {0};
    sample_read(&x, words, "2021-03-01");
    sentence_list list = {.p = &x.s, .n = 1};
    actor_find(&x.d, &list, NULL, &found, &x.a);
    str got = code_of(&x, &found, text);
    if (!str_eq(got, str_of(code)))
        print_error("%s: %s is %.*s, not %s\n", words, text, STR_ARG(got), code);
    assert_true(str_eq(got, str_of(code)));
    sample_free(&x);
}

static void test_guarded(void **state)
{
    (void)state;
    // what stands beside it speaks of a company
    expect("The Target shares/NNS rose/VBD .", "Target", "USABUS");
    expect("The carmaker Ford rose/VBD .", "Ford", "USABUS");
    expect("The CEO of Apple left/VBD .", "Apple", "USABUS");
    expect("Ford , Honda and GM met .", "Ford", "USABUS");
    expect("Honda and Ford met .", "Ford", "USABUS");
    // what companies do
    expect("Visa/NNP/2/nsubj announced/VBD/0/root it/PRP/2/obj ././2/punct", "Visa", "USABUS");
    // the word, the river, the surname
    expect("The Target was missed/VBN .", "Target", "");
    expect("The Amazon rose/VBD .", "Amazon", "");
    expect("Orange trees/NNS fell/VBD .", "Orange", "");
}

static void test_lists(void **state)
{
    (void)state;
    expect("Today Neiman Marcus rose/VBD .", "Neiman Marcus", "USABUS");
    expect("He/PRP taught/VBD at Karolinska Institutet .", "Karolinska Institutet", "SWEEDU");
    expect("The Boston Celtics won/VBD .", "Boston Celtics", "USABUS");
    expect("The team met Greta Thunberg .", "Greta Thunberg", "SWECVL");
    expect("The team met Novak Djokovic .", "Novak Djokovic", "SRBCVL");
    // a day that bears the name is nobody
    expect("The state observed/VBD Rosa Parks Day .", "Rosa Parks", "");
}

// Nobody is told by the family name and a title that anybody has.
static void test_no_office(void **state)
{
    (void)state;
    expect("The team met journalist/NN Woodward .", "journalist Woodward", "MED");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guarded),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_no_office),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
