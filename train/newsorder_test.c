#include "base/check.h"

#include "parse/conllu.h"
#include "train/newsorder.h"

// "He said that talks failed.", a speaker of three words, and a statement with an adjunct.
#define REPORT                                                                                     \
    "1\tHe\the\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_\n"         \
    "3\tthat\tthat\tSCONJ\tIN\t_\t5\tmark\t_\t_\n4\ttalks\ttalk\tNOUN\tNNS\t_\t5\tnsubj\t_\t_\n"   \
    "5\tfailed\tfail\tVERB\tVBD\t_\t2\tccomp\t_\t_\n6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"
#define SPEAKER                                                                                    \
    "1\tThe\tthe\tDET\tDT\t_\t3\tdet\t_\t_\n2\tenvoy\tenvoy\tNOUN\tNN\t_\t3\tcompound\t_\t_\n"     \
    "3\tLund\tLund\tPROPN\tNNP\t_\t4\tnsubj\t_\t_\n4\tslept\tsleep\tVERB\tVBD\t_\t0\troot\t_\t_\n" \
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n"
#define STATEMENT                                                                                  \
    "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n2\tarmy\tarmy\tNOUN\tNN\t_\t3\tnsubj\t_\t_\n"          \
    "3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n4\tafter\tafter\tADP\tIN\t_\t6\tcase\t_\t_\n"    \
    "5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\t_\n6\tvote\tvote\tNOUN\tNN\t_\t3\tobl\t_\t_\n"            \
    "7\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n"

enum { GOLD = 8, ORDERS = 6 };

static arena a;

static sentence_list made(uint32_t every)
{
    conllu c;
    diag why = {0};
    assert_ok(
        conllu_read(STR(REPORT SPEAKER STATEMENT STATEMENT STATEMENT STATEMENT STATEMENT STATEMENT),
                    NULL, &a, &c, &why),
        &why);
    assert_int_equal(c.sentences.n, GOLD);
    newsorder_add(&c.sentences, every, &a);
    return c.sentences;
}

static str text_of(const sentence *s)
{
    buf b = {0};
    for (uint32_t i = 0; i < s->n_tokens; i++)
        buf_add_format(&b, "%s%.*s", i ? " " : "", STR_ARG(s->tokens[i].form));
    str text = str_copy(&a, buf_str(&b));
    buf_free(&b);
    return text;
}

static uint32_t find(const sentence *s, const char *form)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (str_eq(s->tokens[i].form, str_of(form))) return i;
    fail_msg("no word \"%s\"", form);
    return 0;
}

// One root, no circle, no word between a head and its dependent that is not below the head.
static void assert_tree(const sentence *s)
{
    uint32_t roots = 0, n = s->n_tokens;
    for (uint32_t i = 0; i < n; i++) {
        int32_t head = s->tokens[i].head;
        roots += head < 0;
        assert_int_equal(head < 0, s->tokens[i].rel == REL_ROOT);
        for (uint32_t k = head < 0 ? n : 0; k < n; k++) {
            if ((k > i) == ((int32_t)k > head)) continue; // not between the two
            uint32_t steps = 0;
            int32_t at = (int32_t)k;
            while (at >= 0 && at != head && steps++ < n) at = s->tokens[at].head;
            assert_true(at == head || k == i);
        }
    }
    assert_int_equal(roots, 1);
}

static void assert_arc(const sentence *s, const char *word, deprel rel, const char *head)
{
    const token *t = &s->tokens[find(s, word)];
    assert_string_equal(deprel_name((deprel)t->rel), deprel_name(rel));
    assert_int_equal(t->head, head ? (int32_t)find(s, head) : -1);
}

static void test_trees(void **state)
{
    (void)state;
    sentence_list all = made(1);
    assert_int_equal(all.n, GOLD + ORDERS);
    for (size_t i = GOLD; i < all.n; i++) assert_tree(&all.p[i]);
}

static void test_at_end(void **state)
{
    (void)state;
    sentence_list all = made(1);
    for (size_t i = GOLD; i < GOLD + 3; i += 2) { // plain, quoted
        const sentence *s = &all.p[i];
        assert_arc(s, "said", REL_ROOT, NULL);
        assert_arc(s, "left", REL_CCOMP, "said");
        assert_arc(s, ",", REL_PUNCT, "left");
        assert_arc(s, ".", REL_PUNCT, "said");
        assert_true(find(s, "left") < find(s, "said"));
    }
    assert_arc(&all.p[GOLD + 2], "\"", REL_PUNCT, "left");
}

static void test_in_middle(void **state)
{
    (void)state;
    sentence_list all = made(1);
    for (size_t i = GOLD + 1; i < all.n; i += i == GOLD + 1 ? 3 : 1) { // plain twice, quoted
        const sentence *s = &all.p[i];
        assert_arc(s, "left", REL_ROOT, NULL);
        assert_arc(s, "said", REL_PARATAXIS, "left");
        assert_arc(s, "army", REL_NSUBJ, "left");
        assert_arc(s, ".", REL_PUNCT, "left");
        assert_true(find(s, "army") < find(s, "said") && find(s, "said") < find(s, "left"));
    }
    assert_arc(&all.p[GOLD + 1], ",", REL_PUNCT, "said");
}

static void test_in_front(void **state)
{
    (void)state;
    sentence_list all = made(1);
    const sentence *s = &all.p[GOLD + 3];
    assert_str_is(text_of(s), "After the vote , the army left .");
    assert_arc(s, "vote", REL_OBL, "left");
    assert_arc(s, ",", REL_PUNCT, "vote");
}

static void test_same_again(void **state)
{
    (void)state;
    sentence_list one = made(1), two = made(1);
    for (size_t i = 0; i < one.n; i++) assert_str_equal(text_of(&one.p[i]), text_of(&two.p[i]));
    assert_int_equal(made(0).n, GOLD);
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
        cmocka_unit_test(test_trees),      cmocka_unit_test(test_at_end),
        cmocka_unit_test(test_in_middle),  cmocka_unit_test(test_in_front),
        cmocka_unit_test(test_same_again),
    };
    return cmocka_run_group_tests(tests, NULL, teardown);
}
