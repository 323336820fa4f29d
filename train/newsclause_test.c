#include "base/check.h"

#include "parse/conllu.h"
#include "train/newsclause.h"

// "The army destroyed the old bridge on Monday." has a passive; "Peru was accused of fraud today."
// is a clause of its own without subject and auxiliary; "The ship left after the seizure of fuel."
// names a deed; "Oman" and "Peru" are names that can do it.
#define ACTIVE                                                                                     \
    "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n2\tarmy\tarmy\tNOUN\tNN\t_\t3\tnsubj\t_\t_\n"          \
    "3\tdestroyed\tdestroy\tVERB\tVBD\t_\t0\troot\t_\t_\n4\tthe\tthe\tDET\tDT\t_\t5\tdet\t_\t_\n"  \
    "5\tbridge\tbridge\tNOUN\tNN\t_\t3\tobj\t_\t_\n6\ton\ton\tADP\tIN\t_\t7\tcase\t_\t_\n"         \
    "7\tMonday\tMonday\tPROPN\tNNP\t_\t3\tobl\t_\t_\n8\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n"
#define PASSIVE                                                                                    \
    "1\tPeru\tPeru\tPROPN\tNNP\t_\t3\tnsubj:pass\t_\t_\n2\twas\tbe\tAUX\tVBD\t_\t3\taux:pass\t_\t" \
    "_\n3\taccused\taccuse\tVERB\tVBN\t_\t0\troot\t_\t_\n4\tof\tof\tADP\tIN\t_\t5\tcase\t_\t_\n"   \
    "5\tfraud\tfraud\tNOUN\tNN\t_\t3\tobl\t_\t_\n6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n"
#define DEED                                                                                       \
    "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n2\tship\tship\tNOUN\tNN\t_\t3\tnsubj\t_\t_\n"          \
    "3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n4\tafter\tafter\tADP\tIN\t_\t6\tcase\t_\t_\n"    \
    "5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\t_\n6\tseizure\tseizure\tNOUN\tNN\t_\t3\tobl\t_\t_\n"      \
    "7\tof\tof\tADP\tIN\t_\t8\tcase\t_\t_\n8\tfuel\tfuel\tNOUN\tNN\t_\t6\tnmod\t_\t_\n"            \
    "9\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n"
#define FOUR(x) x x x x
#define MANY(x) FOUR(FOUR(FOUR(x)))

static arena a;
static size_t n_gold;

static sentence_list made(uint32_t every)
{
    conllu c;
    diag why = {0};
    assert_ok(conllu_read(STR(MANY(ACTIVE PASSIVE DEED)), NULL, &a, &c, &why), &why);
    n_gold = c.sentences.n;
    newsclause_add(&c.sentences, every, &a);
    return c.sentences;
}

static const token *find(const sentence *s, const char *form)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (str_eq(s->tokens[i].form, str_of(form))) return &s->tokens[i];
    return NULL;
}

static void assert_arc(const sentence *s, const char *word, deprel rel, const char *head)
{
    const token *t = find(s, word), *h = find(s, head);
    assert_non_null(t);
    assert_non_null(h);
    assert_string_equal(deprel_name((deprel)t->rel), deprel_name(rel));
    assert_str_is(s->tokens[t->head].form, head);
}

// The made sentences with this word, each held to its tree by `check`; there must be some.
static void each(const char *word, void (*check)(const sentence *s))
{
    sentence_list all = made(1);
    size_t n = 0;
    for (size_t i = n_gold; i < all.n; i++) {
        if (!find(&all.p[i], word)) continue;
        check(&all.p[i]);
        n++;
    }
    assert_true(n > 0);
}

static void check_passive(const sentence *s)
{
    if (!find(s, "by") || !find(s, "bridge") || find(s, "which") || find(s, "who")) return;
    assert_true(find(s, "bridge") < find(s, "was") && find(s, "was") < find(s, "destroyed"));
    assert_arc(s, "bridge", REL_NSUBJ_PASS, "destroyed");
    assert_arc(s, "was", REL_AUX_PASS, "destroyed");
    assert_arc(s, "army", REL_OBL_AGENT, "destroyed");
    assert_arc(s, "by", REL_CASE, "army");
    assert_int_equal(find(s, "destroyed")->xpos, XPOS_VBN);
    assert_str_is(s->tokens[0].form, "The");
}

static void check_participle(const sentence *s)
{
    if (s->tokens[0].form.p[0] != 'A') return;
    assert_true(s->tokens[0].rel == REL_ADVCL);
    assert_int_equal(s->tokens[s->tokens[0].head].rel, REL_ROOT);
}

static void check_relative(const sentence *s)
{
    const token *who = find(s, "which");
    assert_int_equal(deprel_base((deprel)who->rel), REL_NSUBJ);
    assert_int_equal(s->tokens[who->head].rel, REL_ACL_RELCL);
    assert_int_equal(who[-1].xpos, XPOS_COMMA);
}

static void check_deed(const sentence *s)
{
    if (find(s, "destroyed") || find(s, "accused") || !find(s, "by")) return;
    assert_arc(s, "Peru", REL_NMOD, "seizure");
    assert_arc(s, "by", REL_CASE, "Peru");
    assert_arc(s, "fuel", REL_NMOD, "seizure");
}

static void test_constructions(void **state)
{
    (void)state;
    each("bridge", check_passive);
    each("Accused", check_participle);
    each("which", check_relative);
    each("seizure", check_deed);
}

static void test_trees(void **state)
{
    (void)state;
    sentence_list all = made(1);
    assert_true(all.n > n_gold);
    for (size_t i = n_gold; i < all.n; i++) {
        const sentence *s = &all.p[i];
        uint32_t roots = 0;
        for (uint32_t k = 0; k < s->n_tokens; k++) {
            roots += s->tokens[k].rel == REL_ROOT;
            uint32_t steps = 0;
            for (int32_t at = (int32_t)k; at >= 0 && steps <= s->n_tokens; steps++)
                at = s->tokens[at].head;
            assert_true(steps <= s->n_tokens);
        }
        assert_int_equal(roots, 1);
        assert_str_is(s->tokens[s->n_tokens - 1].form, ".");
    }
    assert_int_equal(made(0).n, n_gold);
}

static int teardown(void **state)
{
    (void)state;
    arena_free(&a);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_constructions),
        cmocka_unit_test(test_trees),
    };
    return cmocka_run_group_tests(tests, NULL, teardown);
}
