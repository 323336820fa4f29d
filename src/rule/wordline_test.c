// Lines of words around a trigger, and "code none".
#include "rule/tree.h"

#define TREE                                                                                       \
    "Peru/NNP/4/nsubj quietly/RB/4/advmod has/VBZ/4/aux signed:sign/VBD/0/root "                   \
    "two/CD/7/nummod new/JJ/7/amod treaties:treaty/NNS/4/obj with/IN/9/case Chile/NNP/4/obl"

typedef struct {
    const char *words;
    bool holds;
} line_case;

static bool holds(const char *words)
{
    buf rules = {0};
    arena a = {0};
    codebook *c;
    diag why = {0};
    buf_add_format(&rules,
                   "class papers\n treaty \"peace accord\"\nclass novel\n \"two new\"\n"
                   "rule r\n code AGREE 057\n trigger verb sign\n words %s\n",
                   words);
    assert_ok(codebook_parse(rules.p, NULL, &c, &why), &why);
    sentence *s = tree_read(&a, TREE);
    frame_view f = frame_open(s, NULL, &a);
    bool found = rule_match_sentence(c, &f, NULL, &a).n > 0;
    codebook_free(c);
    arena_free(&a);
    buf_free(&rules);
    return found;
}

static void keeps_order_and_gaps(void **state)
{
    (void)state;
    static const line_case CASES[] = {
        {"* treaty", true},         {"* =treaty", false},      {"* =treaties", true},
        {"*_treaty", false},        {"* new_treaty", true},    {"* new_with", false},
        {"* @papers with", true},   {"* with @papers", false}, {"*_@novel_@papers", true},
        {"quietly * treaty", true}, {"quietly_*", false},      {"quietly_has_*", true},
        {"has quietly *", false},   {"*signed with", true},    {"*signs with", false},
        {"peru * chile", true},     {"* two two", false},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        if (holds(CASES[i].words) != CASES[i].holds)
            fail_msg("words %s: expected %s", CASES[i].words, CASES[i].holds ? "yes" : "no");
}

typedef struct {
    const char *words, *message;
} broken;

static void says_what_is_wrong(void **state)
{
    (void)state;
    static const broken CASES[] = {
        {"new treaty", "one '*'"},
        {"* and *", "one '*'"},
        {"* @unheard", "no class"},
        {"* a a a a a a a a a a a a a a a a a a a a a a a a", "at most 24 words"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        buf rules = {0};
        codebook *c;
        diag why = {0};
        buf_add_format(&rules, "rule r\n code AGREE 057\n trigger verb sign\n words %s\n",
                       CASES[i].words);
        assert_int_equal(codebook_parse(rules.p, NULL, &c, &why), ST_CODEBOOK);
        assert_non_null(strstr(why.message, CASES[i].message));
        assert_int_equal(why.line, 4);
        buf_free(&rules);
    }
}

// The more words, the stronger the rule; a rule without a type takes the trigger and gives nothing.
static void more_words_win(void **state)
{
    (void)state;
    arena a = {0};
    codebook *c;
    diag why = {0};
    assert_ok(codebook_parse("rule a\n code AGREE 057\n trigger verb sign\n object treaty\n"
                             "rule b\n code none\n trigger verb sign\n words * new treaty\n",
                             NULL, &c, &why),
              &why);
    sentence *s = tree_read(&a, TREE);
    frame_view f = frame_open(s, NULL, &a);
    rule_match_list found = rule_match_sentence(c, &f, NULL, &a);
    assert_int_equal(found.n, 1);
    assert_str_is(found.p[0].rule->name, "b");
    assert_str_is(found.p[0].rule->type, "");
    codebook_free(c);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_order_and_gaps),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(more_words_win),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
