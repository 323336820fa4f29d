#include "base/check.h"

#include "parse/conllu.h"
#include "parse/language.h"
#include "parse/parser.h"
#include "parse/transition.h"

#include <string.h>
#include <time.h>

static model *m;
static language *en;
static arena a;

static document text_of(const char *p, size_t n, part *body)
{
    *body = (part){{0, (uint32_t)n}, PART_BODY};
    return (document){.text = {p, n}, .parts = body, .n_parts = 1};
}

static sentence_list read_text(language_run *run, const char *p, size_t n)
{
    part body;
    document d = text_of(p, n, &body);
    return language_read(run, &d, &a);
}

// Heads and relations of each sentence form a tree with one root.
static void assert_trees(const sentence_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        const sentence *s = &list->p[i];
        uint32_t roots = 0;
        for (uint32_t t = 0; t < s->n_tokens; t++) {
            const token *w = &s->tokens[t];
            assert_true(w->head >= -1 && w->head < (int32_t)s->n_tokens && w->head != (int32_t)t);
            assert_int_equal(w->head < 0, w->rel == REL_ROOT);
            assert_true(w->upos < UPOS_COUNT && w->xpos < XPOS_COUNT && w->rel < REL_COUNT);
            assert_true(w->lemma.n > 0);
            roots += w->head < 0;
            uint32_t steps = 0;
            for (int32_t at = (int32_t)t; at >= 0 && steps <= s->n_tokens; steps++)
                at = s->tokens[at].head;
            assert_true(steps <= s->n_tokens);
        }
        assert_int_equal(roots, s->n_tokens > 0);
    }
}

static void test_plain(void **state)
{
    (void)state;
    static const char text[] = "The minister met Polish officials in Warsaw on Tuesday.";
    language_run *run = language_run_new(en);
    sentence_list list = read_text(run, text, sizeof text - 1);
    assert_int_equal(list.n, 1);
    const token *t = list.p[0].tokens;
    assert_trees(&list);
    assert_int_equal(t[2].rel, REL_ROOT);
    assert_int_equal(t[2].xpos, XPOS_VBD);
    assert_str_is(t[2].lemma, "meet");
    assert_int_equal(t[1].head, 2);
    assert_int_equal(t[1].rel, REL_NSUBJ);
    assert_int_equal(t[4].head, 2);
    assert_int_equal(t[4].rel, REL_OBJ);
    assert_str_is(t[4].lemma, "official");
    assert_str_is(t[4].feats, "Number=Plur");
    assert_int_equal(t[6].upos, UPOS_PROPN);
    language_run_delete(run);
    arena_free(&a);
}

// The report of words between the commas is nobody's apposition, and nothing hangs on it.
static void test_insertion(void **state)
{
    (void)state;
    static const char text[] =
        "The talks, officials in Lima let it be known, were cancelled by Peru.";
    language_run *run = language_run_new(en);
    sentence_list list = read_text(run, text, sizeof text - 1);
    assert_int_equal(list.n, 1);
    const token *t = list.p[0].tokens;
    assert_trees(&list);
    assert_int_equal(t[12].rel, REL_ROOT); // cancelled
    assert_int_equal(t[1].head, 12);
    assert_int_equal(t[6].head, 12); // let
    assert_int_equal(t[6].rel, REL_PARATAXIS);
    assert_int_equal(t[3].head, 6); // officials
    language_run_delete(run);
    arena_free(&a);
}

static void test_empty(void **state)
{
    (void)state;
    language_run *run = language_run_new(en);
    document nothing = {0};
    assert_int_equal(language_read(run, &nothing, &a).n, 0);
    assert_int_equal(read_text(run, "", 0).n, 0);
    assert_int_equal(read_text(run, " \n \t ", 5).n, 0);
    sentence none = {0};
    language_analyse(run, &none, &a);
    language_run_delete(run);
    arena_free(&a);
}

static void test_one_word(void **state)
{
    (void)state;
    language_run *run = language_run_new(en);
    static const char *const words[] = {"Peace", ".", "\"", "7", "\xC3\xA9", "\xFF", "\xE2\x80"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        sentence_list list = read_text(run, words[i], strlen(words[i]));
        assert_trees(&list);
    }
    language_run_delete(run);
    arena_free(&a);
}

static void test_garbage(void **state)
{
    (void)state;
    static char bytes[20000];
    uint32_t seed = 5;
    for (size_t i = 0; i < sizeof bytes; i++) {
        seed = seed * 1664525u + 1013904223u;
        bytes[i] = (char)(seed >> 24);
    }
    language_run *run = language_run_new(en);
    sentence_list list = read_text(run, bytes, sizeof bytes);
    assert_trees(&list);
    memset(bytes, '(', sizeof bytes);
    list = read_text(run, bytes, sizeof bytes);
    assert_trees(&list);
    memset(bytes, 'w', sizeof bytes);
    list = read_text(run, bytes, sizeof bytes);
    assert_trees(&list);
    language_run_delete(run);
    arena_free(&a);
}

static sentence sentence_of(const char *const *forms, uint32_t n_forms, uint32_t n)
{
    sentence s = {.tokens = arena_array(&a, token, n), .n_tokens = n};
    for (uint32_t i = 0; i < n; i++) s.tokens[i].form = str_of(forms[i % n_forms]);
    return s;
}

static const char *const FORMS[] = {"talks", "and", "the", "envoy", ",", "who", "said", "to"};

static void test_long_sentences(void **state)
{
    (void)state;
    static const uint32_t sizes[] = {
        1, 2, 5000, LANGUAGE_WORDS_MAX, LANGUAGE_WORDS_MAX + 1, 3 * LANGUAGE_WORDS_MAX + 7, 50000};
    language_run *run = language_run_new(en);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        sentence s = sentence_of(FORMS, 8, sizes[i]);
        language_analyse(run, &s, &a);
        uint32_t roots = 0;
        int32_t *heads = arena_array(&a, int32_t, s.n_tokens);
        for (uint32_t t = 0; t < s.n_tokens; t++) {
            heads[t] = s.tokens[t].head;
            roots += heads[t] < 0;
        }
        assert_int_equal(roots, 1);
        assert_false(conllu_has_circle(heads, s.n_tokens, &a));
        assert_true(a.total < (size_t)4 << 20 || a.total < 2000 * (size_t)s.n_tokens);
        arena_free(&a);
    }
    language_run_delete(run);
    arena_free(&a);
}

// Processor seconds for n words in sentences of that many, the best of three.
static double seconds_for(language_run *run, const char *const *forms, uint32_t n_forms, uint32_t n,
                          uint32_t words)
{
    double best = 1e9;
    for (int round = 0; round < 3; round++) {
        clock_t begin = clock();
        for (uint32_t done = 0; done < n; done += words) {
            sentence s = sentence_of(forms, n_forms, words);
            language_analyse(run, &s, &a);
            arena_reset(&a);
        }
        double took = (double)(clock() - begin) / CLOCKS_PER_SEC;
        best = took < best ? took : best;
    }
    return best;
}

// A word costs the same in a long sentence as in a short one, whatever the repairs look for.
static void test_linear_time(void **state)
{
    (void)state;
    static const char *const ACCUSED[] = {"accused", "Libya", "of",    "arming", "rebels",
                                          ",",       "the",   "envoy", "said",   ","};
    static const char *const READY[] = {"it",   "was", "ready", "to",   "hand",
                                        "over", "the", "froze", "arms", "and"};
    language_run *run = language_run_new(en);
    assert_true(seconds_for(run, FORMS, 8, 8000, 8000) < 4 * seconds_for(run, FORMS, 8, 8000, 800));
    assert_true(seconds_for(run, ACCUSED, 10, 8000, 8000) <
                4 * seconds_for(run, ACCUSED, 10, 8000, 800));
    assert_true(seconds_for(run, READY, 10, 8000, 8000) <
                4 * seconds_for(run, READY, 10, 8000, 800));
    language_run_delete(run);
    arena_free(&a);
}

// What was read before leaves no trace.
static void test_runs_are_independent(void **state)
{
    (void)state;
    language_run *fresh = language_run_new(en), *used = language_run_new(en);
    sentence other = sentence_of(FORMS, 8, 300);
    language_analyse(used, &other, &a);
    sentence x = sentence_of(FORMS, 7, 50), y = sentence_of(FORMS, 7, 50);
    language_analyse(fresh, &x, &a);
    language_analyse(used, &y, &a);
    for (uint32_t i = 0; i < 50; i++) {
        assert_int_equal(x.tokens[i].head, y.tokens[i].head);
        assert_int_equal(x.tokens[i].rel, y.tokens[i].rel);
        assert_int_equal(x.tokens[i].xpos, y.tokens[i].xpos);
    }
    language_run_delete(fresh);
    language_run_delete(used);
    arena_free(&a);
}

static sentence read_with_kernel(encoder *e, parser *p, const kernel *k, const sentence *words)
{
    encoder_run r = {0};
    parser_run pr = {0};
    sentence s = *words;
    s.tokens = arena_array(&a, token, s.n_tokens);
    for (uint32_t i = 0; i < s.n_tokens; i++) s.tokens[i] = words->tokens[i];
    e->k = p->k = k;
    encoder_read(e, &r, s.tokens, s.n_tokens);
    parser_read(p, &pr, &r, s.tokens);
    encoder_run_free(&r);
    parser_run_free(&pr);
    return s;
}

static void check_kernels(encoder *e, parser *p, const sentence *words)
{
    sentence first = read_with_kernel(e, p, kernel_at(0), words);
    for (size_t k = 1; kernel_at(k); k++) {
        sentence s = read_with_kernel(e, p, kernel_at(k), words);
        for (uint32_t i = 0; i < s.n_tokens; i++) {
            assert_int_equal(s.tokens[i].head, first.tokens[i].head);
            assert_int_equal(s.tokens[i].rel, first.tokens[i].rel);
            assert_int_equal(s.tokens[i].xpos, first.tokens[i].xpos);
            assert_int_equal(s.tokens[i].upos, first.tokens[i].upos);
            assert_str_equal(s.tokens[i].feats, first.tokens[i].feats);
        }
    }
}

// Every CPU gives the same trees: each kernel that this one can run agrees with the portable one,
// on words in a row and on every sentence of the treebank of our own.
static void test_kernels_agree(void **state)
{
    (void)state;
    diag why = {0};
    encoder e;
    parser p;
    conllu news;
    assert_ok(encoder_open(&e, m, &why), &why);
    assert_ok(parser_open(&p, &e, m, &why), &why);
    sentence row = sentence_of(FORMS, 7, 200);
    check_kernels(&e, &p, &row);
    assert_ok(conllu_open("test/corpus/news.conllu", &a, &news, &why), &why);
    assert_true(news.sentences.n > 40);
    for (size_t i = 0; i < news.sentences.n; i++) check_kernels(&e, &p, &news.sentences.p[i]);
    parser_close(&p);
    encoder_close(&e);
    arena_free(&a);
}

// A model without the sections that the rooms need is refused with their name.
static void test_other_model(void **state)
{
    (void)state;
    diag why = {0};
    model *other;
    language *none;
    const uint8_t zero[16] = {0};
    static const char path[] = "/tmp/demarche_language_test.dm";
    model_writer *w = model_writer_new();
    model_writer_section(w, "word.vectors", MODEL_BYTES, 1, 16, zero);
    assert_ok(model_write(w, path, &why), &why);
    model_writer_delete(w);
    assert_ok(model_open(path, &other, &why), &why);
    assert_int_equal(language_open(other, &none, &why), ST_MODEL);
    assert_null(none);
    assert_non_null(strstr(why.message, "word.slots"));
    model_close(other);
    unlink(path);
}

int main(void)
{
    diag why = {0};
    if (model_open("models/english.dm", &m, &why) != ST_OK ||
        language_open(m, &en, &why) != ST_OK) {
        print_error("%s\n", why.message);
        return 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),         cmocka_unit_test(test_insertion),
        cmocka_unit_test(test_empty),         cmocka_unit_test(test_one_word),
        cmocka_unit_test(test_garbage),       cmocka_unit_test(test_long_sentences),
        cmocka_unit_test(test_linear_time),   cmocka_unit_test(test_runs_are_independent),
        cmocka_unit_test(test_kernels_agree), cmocka_unit_test(test_other_model),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    language_close(en);
    model_close(m);
    return failed;
}
