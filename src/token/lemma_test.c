#include "base/check.h"

#include "token/lemma.h"

#include <string.h>

static arena a;

static void check_pair(const char *form, const char *lemma)
{
    lemma_script s;
    assert_true(lemma_script_find(str_of(form), str_of(lemma), &s));
    assert_str_is(lemma_script_apply(&s, str_of(form), &a), lemma);
}

static void test_scripts(void **state)
{
    (void)state;
    check_pair("talks", "talk");
    check_pair("Talks", "talk");
    check_pair("was", "be");
    check_pair("n't", "not");
    check_pair("Beijing", "Beijing");
    check_pair("NATO", "NATO");
    check_pair("mice", "mouse");
    check_pair("better", "good");
    check_pair("Sanctions", "Sanction");
    check_pair("", "x");
    check_pair("caf\u00E9", "caf\u00E8"); // the two share their first byte
    check_pair("\u00E9", "\u00E8");
    arena_free(&a);
}

static void test_script_of_one_fits_another(void **state)
{
    (void)state;
    lemma_script s;
    assert_true(lemma_script_find(STR("agreed"), STR("agree"), &s));
    assert_str_is(lemma_script_apply(&s, STR("FREED"), &a), "free");
    assert_str_is(lemma_script_apply(&s, STR("d"), &a), "d"); // nothing would be left
    assert_str_is(lemma_script_apply(&s, STR_NONE, &a), "");
    arena_free(&a);
}

// A script of bytes never leaves half a character behind.
static void test_keeps_characters_whole(void **state)
{
    (void)state;
    lemma_script s;
    assert_true(lemma_script_find(STR("talks"), STR("talk"), &s));
    assert_str_is(lemma_script_apply(&s, STR("cin\u00E9"), &a), "cin\u00E9");
    assert_str_is(lemma_script_apply(&s, STR("cin\u00E9s"), &a), "cin\u00E9");
    arena_free(&a);
}

static void test_too_far_apart(void **state)
{
    (void)state;
    lemma_script s;
    assert_false(lemma_script_find(STR("x"), STR("something else entirely"), &s));
}

static void test_lemma_is_piece_of_form(void **state)
{
    (void)state;
    lemma_script s;
    str form = STR("missiles");
    assert_true(lemma_script_find(form, STR("missile"), &s));
    assert_ptr_equal(lemma_script_apply(&s, form, &a).p, form.p); // nothing is copied
    assert_int_equal(a.total, 0);
}

static void test_shipped(void **state)
{
    (void)state;
    static const struct {
        const char *form;
        xpos tag;
        const char *lemma;
    } rows[] = {
        {"suspended", XPOS_VBD, "suspend"},
        {"talks", XPOS_NNS, "talk"},
        {"Ministers", XPOS_NNS, "minister"},
        {"was", XPOS_VBD, "be"},
        {"n't", XPOS_RB, "not"},
        {"fled", XPOS_VBD, "flee"},
        {"killed", XPOS_VBN, "kill"},
        {"men", XPOS_NNS, "man"},
        {"stopped", XPOS_VBD, "stop"},
        {"denied", XPOS_VBD, "deny"},
        {"making", XPOS_VBG, "make"},
        {"Beijing", XPOS_NNP, "Beijing"},
        {"Peru", XPOS_NNP, "Peru"}, // also where a careless post has taught "peru"
        {"said", XPOS_VBD, "say"},
        {"The", XPOS_DT, "the"},
        {"countries", XPOS_NNS, "country"},
        {"worst", XPOS_JJS, "bad"},
    };
    diag why = {0};
    model *m;
    lemmatizer l;
    assert_ok(model_open("models/english.dm", &m, &why), &why);
    assert_ok(lemma_open(&l, m, &why), &why);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str_is(lemma_of(&l, str_of(rows[i].form), rows[i].tag, &a), rows[i].lemma);
    for (int tag = 0; tag < XPOS_COUNT; tag++) // whatever the tag, something comes back
        assert_true(lemma_of(&l, STR("Xyzzy"), (xpos)tag, &a).n > 0);
    model_close(m);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scripts),       cmocka_unit_test(test_script_of_one_fits_another),
        cmocka_unit_test(test_too_far_apart), cmocka_unit_test(test_lemma_is_piece_of_form),
        cmocka_unit_test(test_shipped),       cmocka_unit_test(test_keeps_characters_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
