// News sentences of our own with their trees (test/corpus/news.conllu): attribution at the end, in
// the middle and in quotations, fronted adjuncts and participle clauses. Treebanks have few of
// them, event coding leans on them. The floors are what the model reached when it was trained, less
// one or two words.
#include "base/check.h"

#include "parse/conllu.h"
#include "parse/language.h"
#include "parse/score.h"

#define NEWS      "test/corpus/news.conllu"
#define LAS_FLOOR 86.0 // percent
// Percent of the arcs of a reporting verb, its own and that of what it reports.
#define REPORTED_FLOOR 42.0

// Verbs that report in the sentences.
#define SPEECH "say|report|warn|tell|acknowledge|confirm|announce|conclude"

static arena a;
static conllu gold;
static sentence_list own; // features point into the model
static model *m;

static int setup(void **state)
{
    (void)state;
    diag why = {0};
    language *en;
    assert_ok(conllu_open(NEWS, &a, &gold, &why), &why);
    assert_ok(model_open("models/english.dm", &m, &why), &why);
    assert_ok(language_open(m, &en, &why), &why);
    language_run *run = language_run_new(en);
    own = (sentence_list){arena_array(&a, sentence, gold.sentences.n), gold.sentences.n};
    for (size_t i = 0; i < own.n; i++) {
        sentence *s = &own.p[i];
        *s = gold.sentences.p[i];
        s->tokens = arena_array(&a, token, s->n_tokens);
        for (uint32_t t = 0; t < s->n_tokens; t++) {
            const token *g = &gold.sentences.p[i].tokens[t];
            s->tokens[t] = (token){.span = g->span, .form = g->form, .space_after = g->space_after};
        }
        language_analyse(run, s, &a);
    }
    language_run_delete(run);
    language_close(en);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    model_close(m);
    arena_free(&a);
    return 0;
}

static void test_labelled_attachment(void **state)
{
    (void)state;
    score s = {0};
    score_add(&s, &gold.sentences, &own);
    double las = score_f1(&s.count[SCORE_LAS]);
    print_message("LAS %.2f of %zu sentences\n", las, own.n);
    assert_true(las >= LAS_FLOOR);
}

// Does this arc say who reports what? That of the reporting verb, or that of its ccomp.
static bool is_reported(const sentence *s, const token *t)
{
    if (t->rel == REL_CCOMP) t = &s->tokens[t->head];
    return t->upos == UPOS_VERB && str_in_list(t->lemma, SPEECH, '|') &&
           (t->rel == REL_ROOT || t->rel == REL_PARATAXIS);
}

static void test_reporting_verbs(void **state)
{
    (void)state;
    double right = 0, n = 0;
    for (size_t i = 0; i < own.n; i++)
        for (uint32_t k = 0; k < own.p[i].n_tokens; k++) {
            const token *g = &gold.sentences.p[i].tokens[k], *t = &own.p[i].tokens[k];
            if (!is_reported(&gold.sentences.p[i], g)) continue;
            n++;
            right += g->head == t->head && g->rel == t->rel;
        }
    print_message("reporting verbs and what they report: %.0f of %.0f arcs\n", right, n);
    assert_true(100 * right >= REPORTED_FLOOR * n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labelled_attachment),
        cmocka_unit_test(test_reporting_verbs),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
