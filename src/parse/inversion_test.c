#include "base/check.h"

#include "parse/inversion.h"
#include "parse/language.h"

#include <stdio.h>

static model *m;
static language *en;

typedef struct {
    const char *text;
    const char *subject, *verb; // of the clause
} sample;

static const sample SAMPLES[] = {
    {"Only last month was Niger given rifles by Turkey.", "Niger", "given"},
    {"Not until 2012 did Ghana expel the envoy.", "Ghana", "expel"},
    {"Never before had the Swedish army trained with Finland.", "army", "trained"},
    {"Only Niger was given rifles by Turkey.", "Niger", "given"}, // no inversion
};

static uint32_t find(const sentence *s, const char *form)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (str_eq(s->tokens[i].form, str_of(form))) return i;
    fail_msg("no word '%s'", form);
    return 0;
}

static void test_samples(void **state)
{
    (void)state;
    arena a = {0};
    language_run *run = language_run_new(en);
    for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++) {
        str text = str_of(SAMPLES[i].text);
        part body = {{0, (uint32_t)text.n}, PART_BODY};
        document d = {.text = text, .parts = &body, .n_parts = 1};
        sentence_list list = language_read(run, &d, &a);
        assert_int_equal(list.n, 1);
        const sentence *s = &list.p[0];
        uint32_t subject = find(s, SAMPLES[i].subject), verb = find(s, SAMPLES[i].verb);
        if (s->tokens[subject].head != (int32_t)verb) print_error("%s\n", SAMPLES[i].text);
        assert_int_equal(s->tokens[subject].head, verb);
        assert_int_equal(deprel_base((deprel)s->tokens[subject].rel), REL_NSUBJ);
        for (uint32_t w = 1; w < s->n_tokens; w++) // the words stand where they stood
            assert_true(s->tokens[w - 1].span.end <= s->tokens[w].span.begin);
        arena_reset(&a);
    }
    language_run_delete(run);
    arena_free(&a);
}

static void test_order(void **state)
{
    (void)state;
    // 0 1 2 [3] 4 5 | 6 7 is read as 0 1 2 , 4 5 [3] 6 7
    static const int32_t wanted[] = {0, 1, 2, -1, 4, 5, 3, 6, 7};
    for (uint32_t i = 0; i < 9; i++) assert_int_equal(inversion_word(i, 3, 6), wanted[i]);
}

int main(void)
{
    diag why = {0};
    if (model_open("models/english.dm", &m, &why) != ST_OK ||
        language_open(m, &en, &why) != ST_OK) {
        printf("Bail out! %s\n", why.message);
        return 1;
    }
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_samples),
                                       cmocka_unit_test(test_order)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    language_close(en);
    model_close(m);
    return failed;
}
