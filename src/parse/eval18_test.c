#include "base/check.h"

#include "base/file.h"
#include "parse/conllu.h"
#include "parse/eval18.h"
#include "token/tokenizer.h"

#define R(id, form, lemma, upos, feats, head, rel, misc)                                           \
    id "\t" form "\t" lemma "\t" upos "\tT\t" feats "\t" head "\t" rel "\t_\t" misc "\n"

static const char GOLD[] = R("1", "The", "the", "DET", "Definite=Def|Typo=Yes", "2", "det", "_")
    R("2", "envoys", "envoy", "NOUN", "Number=Plur", "4", "nsubj",
      "_") "3-4\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n" R("3", "ca", "can", "AUX", "_", "4", "aux", "_")
        R("4", "n't", "not", "PART", "_", "0", "root", "_")
            R("5", "agree", "agree", "VERB", "_", "4", "ccomp:x", "SpaceAfter=No")
                R("6", ".", ".", "PUNCT", "_", "4", "punct",
                  "_") "\n" R("1", "Why", "why", "ADV", "_", "0", "root", "_") "\n";

static void check_score(const conll18_scores *s, conll18_metric m, size_t gold, size_t system,
                        size_t correct)
{
    conll18_score one = s->of[m];
    if (one.gold != gold || one.system != system || one.correct != correct)
        print_error("%s: %zu %zu %zu\n", conll18_name(m), one.gold, one.system, one.correct);
    assert_int_equal(one.gold, gold);
    assert_int_equal(one.system, system);
    assert_int_equal(one.correct, correct);
}

static void same_file_is_perfect(void **state)
{
    (void)state;
    arena a = {0};
    conll18_scores s;
    diag why;
    assert_ok(conll18_evaluate(STR(GOLD), STR(GOLD), &a, &s, &why), &why);
    for (int m = 0; m < CONLL18_COUNT; m++)
        assert_true(conll18_f1(s.of[m]) == 1.0 && s.of[m].gold > 0);
    buf table = {0};
    conll18_table(&s, &table);
    assert_true(str_find(buf_str(&table), STR("MLAS       |    100.00 |    100.00 |    100.00 |"
                                              "    100.00\n")) != SIZE_MAX);
    buf_free(&table);
    arena_free(&a);
}

// Counted by hand: one sentence instead of two, "can't" cut otherwise, "agree" and "." as one
// token.
static void counts_differences(void **state)
{
    (void)state;
    static const char SYSTEM[] = R("1", "The", "the", "DET", "Definite=Def", "2", "det:x", "_")
        R("2", "envoys", "envoys", "NOUN", "Number=Sing", "4", "nsubj",
          "_") "3-4\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n" R("3", "can", "can", "AUX", "_", "4", "aux",
                                                        "_")
            R("4", "n't", "not", "PART", "_", "0", "root", "_")
                R("5", "agree.", "agree", "VERB", "_", "4", "ccomp", "_")
                    R("6", "Why", "why", "SCONJ", "_", "5", "mark", "_") "\n";
    arena a = {0};
    conll18_scores s;
    diag why;
    assert_ok(conll18_evaluate(STR(GOLD), STR(SYSTEM), &a, &s, &why), &why);
    check_score(&s, CONLL18_TOKENS, 6, 5, 4); // The envoys can't Why
    check_score(&s, CONLL18_SENTENCES, 2, 1, 0);
    check_score(&s, CONLL18_WORDS, 7, 6, 4);  // The envoys n't Why
    check_score(&s, CONLL18_UPOS, 7, 6, 3);   // not Why
    check_score(&s, CONLL18_UFEATS, 7, 6, 3); // not envoys; Typo does not count
    check_score(&s, CONLL18_LEMMAS, 7, 6, 3); // not envoys
    check_score(&s, CONLL18_UAS, 7, 6, 3);    // The envoys n't
    check_score(&s, CONLL18_LAS, 7, 6, 3);    // subtypes do not count
    check_score(&s, CONLL18_CLAS, 4, 3, 2);   // gold: envoys n't agree Why; system has Why as mark
    check_score(&s, CONLL18_MLAS, 4, 3, 0);   // envoys by its number, n't by its auxiliary
    check_score(&s, CONLL18_BLEX, 4, 3, 1);   // n't
    assert_int_equal(s.of[CONLL18_UPOS].aligned, 4);
    arena_free(&a);
}

static void refuses_bad_files(void **state)
{
    (void)state;
    static const char *const ROWS[] = {
        "x\n\n",
        "1\ta\n\n",
        R("1", "a", "a", "X", "_", "1", "dep", "_"),
        R("1", "a", "a", "X", "_", "5", "dep", "_"),
        R("2", "a", "a", "X", "_", "0", "root", "_"),
        R("1", "a", "a", "X", "_", "0", "root", "_") R("2", "b", "b", "X", "_", "0", "root", "_"),
        R("1", "Different", "a", "X", "_", "0", "root", "_"),
        "1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n" R("1", "a", "a", "X", "_", "0", "root", "_")};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        arena a = {0};
        conll18_scores s;
        diag why = {0};
        assert_int_equal(conll18_evaluate(STR(GOLD), str_of(ROWS[i]), &a, &s, &why), ST_FORMAT);
        assert_string_equal(why.file, "system");
        arena_free(&a);
    }
}

// Text of the treebank, paragraph by paragraph, through splitter and tokenizer, as CoNLL-U.
static void tokenize(const document *d, buf *out, arena *a)
{
    token_reader r = tok_open(d);
    conllu_writer w = conllu_begin(d, false, CONLLU_NO_RANGE);
    sentence s;
    while (tok_next(&r, a, &s)) conllu_add(&w, out, &s, STR_NONE);
}

// The floor for words and sentences from raw text: the figures of this version, less half a point.
static void raw_text_reaches_its_floor(void **state)
{
    (void)state;
    static const struct {
        double words, sentences;
    } FLOOR[] = {{0.985, 0.820}, {0.993, 0.950}};
    const char *paths[] = {check_shared("treebanks/ewt_dev.conllu"),
                           check_shared("treebanks/gum_free_dev.conllu")};
    for (size_t i = 0; i < 2; i++) {
        if (!paths[i]) skip();
        arena a = {0};
        buf gold = {0}, system = {0};
        conllu c;
        conll18_scores s;
        diag why;
        assert_ok(file_read_all(paths[i], FILE_MAX_BYTES, &gold, &why), &why);
        assert_ok(conllu_read(buf_str(&gold), paths[i], &a, &c, &why), &why);
        tokenize(&c.doc, &system, &a);
        assert_ok(conll18_evaluate(buf_str(&gold), buf_str(&system), &a, &s, &why), &why);
        double words = conll18_f1(s.of[CONLL18_WORDS]), cuts = conll18_f1(s.of[CONLL18_SENTENCES]);
        print_message("%s: words %.2f, sentences %.2f\n", paths[i], 100 * words, 100 * cuts);
        assert_true(words >= FLOOR[i].words && cuts >= FLOOR[i].sentences);
        assert_int_equal(s.of[CONLL18_UAS].correct, 0);
        buf_free(&gold);
        buf_free(&system);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_file_is_perfect),
        cmocka_unit_test(counts_differences),
        cmocka_unit_test(refuses_bad_files),
        cmocka_unit_test(raw_text_reaches_its_floor),
    };
    return cmocka_run_group_tests_name("parse/eval18", tests, NULL, NULL);
}
