// Rules as they were written.
#include "rule/ruletext.h"

#include "base/check.h"

static const char FILE_TEXT[] = "# about talks\n"
                                "class talks\n  talk summit\n\n"
                                "rule first-talks\n"
                                "  code       REJECT meet 125\n"
                                "  trigger    verb reject refuse,\n"
                                "             decline\n"
                                "  # of whom\n"
                                "  object     @talks\n"
                                "  example    Peru refused \\\n"
                                "             talks.\n"
                                "             PER > -\n"
                                "             - > PER ACCUSE\n"
                                "  not        The couple refused talks.\n"
                                "  actor      subject !\n"
                                "  wish       No talks for Chile.\n"
                                "             CHL > -\n"
                                "\n"
                                "# about the next one\n"
                                "rule talks\n"
                                "  code REJECT meet 125\n"
                                "  trigger verb shun\n";

static rule_text read_rule(const char *name, arena *a)
{
    rule_text t;
    bool found;
    diag why = {0};
    assert_int_equal(
        ruletext_read(str_of(FILE_TEXT), STR("x.rules"), str_of(name), a, &t, &found, &why), ST_OK);
    assert_true(found);
    return t;
}

static void gives_lines_without_examples(void **state)
{
    (void)state;
    arena a = {0};
    rule_text t = read_rule("first-talks", &a);
    assert_true(str_eq(t.text, STR("rule first-talks\n"
                                   "  code       REJECT meet 125\n"
                                   "  trigger    verb reject refuse,\n"
                                   "             decline\n"
                                   "  object     @talks\n"
                                   "  actor      subject !\n")));
    assert_int_equal(t.line, 5);
    assert_true(str_eq(t.file, STR("x.rules")));
    t = read_rule("talks", &a);
    assert_true(str_eq(t.text, STR("rule talks\n  code REJECT meet 125\n  trigger verb shun\n")));
    assert_int_equal(t.n_examples, 0);
    arena_free(&a);
}

static void gives_examples(void **state)
{
    (void)state;
    arena a = {0};
    rule_text t = read_rule("first-talks", &a);
    assert_int_equal(t.n_examples, 3);
    assert_true(str_eq(t.examples[0].keyword, STR("example")));
    assert_true(str_eq(t.examples[0].text, STR("Peru refused talks.")));
    assert_int_equal(t.examples[0].n_expected, 2);
    assert_true(str_eq(t.examples[0].expected[1], STR("- > PER ACCUSE")));
    assert_true(str_eq(t.examples[1].keyword, STR("not")));
    assert_int_equal(t.examples[1].n_expected, 0);
    assert_true(str_eq(t.examples[2].keyword, STR("wish")));
    assert_int_equal(t.examples[2].line, 17);
    arena_free(&a);
}

static void finds_rules_of_the_codebook(void **state)
{
    (void)state;
    static const char *const ABSENT[] = {"", "no-such-rule", "rule", "talks", "reject-talk"};
    arena a = {0};
    rule_text t;
    bool found;
    diag why = {0};
    assert_int_equal(codebook_rule_text(NULL, STR("reject-talks"), &a, &t, &found, &why), ST_OK);
    assert_true(found && t.n_examples > 2 && str_starts(t.text, STR("rule reject-talks\n")));
    for (size_t i = 0; i < sizeof ABSENT / sizeof *ABSENT; i++) {
        assert_int_equal(codebook_rule_text(NULL, str_of(ABSENT[i]), &a, &t, &found, &why), ST_OK);
        assert_false(found);
    }
    assert_int_equal(
        codebook_rule_text("/no/such/folder", STR("reject-talks"), &a, &t, &found, &why), ST_IO);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_lines_without_examples),
        cmocka_unit_test(gives_examples),
        cmocka_unit_test(finds_rules_of_the_codebook),
    };
    return cmocka_run_group_tests_name("rule/ruletext", tests, NULL, NULL);
}
