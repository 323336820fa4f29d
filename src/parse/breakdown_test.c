#include "base/check.h"

#include "parse/breakdown.h"
#include "parse/conllu.h"

// Own sentence; in the second analysis "in Oslo" hangs on the rebels and "left" on Oslo.
static const char GOLD[] = "1\tEnvoys\tenvoy\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n"
                           "2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_\n"
                           "3\trebels\trebel\tNOUN\tNNS\t_\t2\tobj\t_\t_\n"
                           "4\tin\tin\tADP\tIN\t_\t5\tcase\t_\t_\n"
                           "5\tOslo\tOslo\tPROPN\tNNP\t_\t2\tobl\t_\t_\n"
                           "6\tand\tand\tCCONJ\tCC\t_\t7\tcc\t_\t_\n"
                           "7\tleft\tleave\tVERB\tVBD\t_\t2\tconj\t_\tSpaceAfter=No\n"
                           "8\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
static const char OWN[] = "1\tEnvoys\tenvoy\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n"
                          "2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_\n"
                          "3\trebels\trebel\tNOUN\tNNS\t_\t2\tobj\t_\t_\n"
                          "4\tin\tin\tADP\tIN\t_\t5\tcase\t_\t_\n"
                          "5\tOslo\tOslo\tPROPN\tNNP\t_\t3\tnmod\t_\t_\n"
                          "6\tand\tand\tCCONJ\tCC\t_\t7\tcc\t_\t_\n"
                          "7\tleft\tleave\tVERB\tVBD\t_\t5\tconj\t_\t_\n"
                          "8\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
// The same words, cut as two sentences, "Envoys" not a word of its own.
static const char CUT[] = "1\tEnvoysmet\tx\tVERB\tVBD\t_\t0\troot\t_\t_\n"
                          "2\trebels\trebel\tNOUN\tNNS\t_\t1\tobj\t_\t_\n"
                          "3\tin\tin\tADP\tIN\t_\t4\tcase\t_\t_\n"
                          "4\tOslo\tOslo\tPROPN\tNNP\t_\t1\tobl\t_\t_\n\n"
                          "1\tand\tand\tCCONJ\tCC\t_\t2\tcc\t_\t_\n"
                          "2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n"
                          "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

static breakdown compare(const char *gold, const char *own)
{
    arena a = {0};
    diag why = {0};
    conllu g, s;
    breakdown b = {0};
    assert_ok(conllu_read(str_of(gold), NULL, &a, &g, &why), &why);
    assert_ok(conllu_read(str_of(own), NULL, &a, &s, &why), &why);
    breakdown_squeeze(g.doc.text, &g.sentences);
    breakdown_squeeze(s.doc.text, &s.sentences);
    breakdown_add(&b, &g.sentences, &s.sentences, &a);
    arena_free(&a);
    return b;
}

#define assert_count(c, n_gold, n_system, n_head, n_right)                                         \
    do {                                                                                           \
        breakdown_count count_ = (c);                                                              \
        assert_int_equal(count_.gold, n_gold);                                                     \
        assert_int_equal(count_.system, n_system);                                                 \
        assert_int_equal(count_.head, n_head);                                                     \
        assert_int_equal(count_.right, n_right);                                                   \
    } while (0)

static void counts_relations(void **state)
{
    (void)state;
    breakdown b = compare(GOLD, OWN);
    assert_count(b.rel[REL_NSUBJ], 1, 1, 1, 1);
    assert_count(b.rel[REL_ROOT], 1, 1, 1, 1);
    assert_count(b.rel[REL_OBL], 1, 0, 0, 0);
    assert_count(b.rel[REL_NMOD], 0, 1, 0, 0);
    assert_count(b.rel[REL_CONJ], 1, 1, 0, 0); // its relation alone is right
    assert_count(b.rel[REL_CASE], 1, 1, 1, 1);
    deprel r;
    assert_int_equal(breakdown_instead(&b, REL_OBL, &r), 1);
    assert_int_equal(r, REL_NMOD);
    assert_int_equal(breakdown_instead(&b, REL_CONJ, &r), 0);
}

static void counts_attachments(void **state)
{
    (void)state;
    breakdown b = compare(GOLD, OWN);
    assert_count(b.kind[ATTACHMENT_PP_VERB], 1, 0, 0, 0);
    assert_count(b.kind[ATTACHMENT_PP_NOUN], 0, 0, 0, 0);
    assert_count(b.kind[ATTACHMENT_PP_SIDE], 1, 0, 0, 0);
    assert_count(b.kind[ATTACHMENT_CONJ], 1, 0, 0, 0);
    assert_count(b.kind[ATTACHMENT_CC], 1, 0, 1, 1);
    assert_count(b.kind[ATTACHMENT_PUNCT], 1, 0, 1, 1);
    assert_count(b.kind[ATTACHMENT_ROOT], 1, 0, 1, 1);
    assert_count(b.kind[ATTACHMENT_DISTANCE_1], 4, 0, 4, 4);
    assert_count(b.kind[ATTACHMENT_DISTANCE_6], 3, 0, 1, 1); // Oslo, left and the full stop
    assert_count(b.kind[ATTACHMENT_LENGTH_10], 8, 0, 6, 6);
    b = compare(OWN, GOLD);
    assert_count(b.kind[ATTACHMENT_PP_NOUN], 1, 0, 0, 0);
    b = compare(OWN, OWN);
    assert_count(b.kind[ATTACHMENT_PP_SIDE], 1, 0, 1, 1);
    assert_count(b.kind[ATTACHMENT_LENGTH_10], 8, 0, 8, 8);
}

// Other words and sentences: what does not match is wrong, and so is what hangs on it.
static void counts_other_words(void **state)
{
    (void)state;
    breakdown b = compare(GOLD, CUT);
    assert_count(b.rel[REL_NSUBJ], 1, 0, 0, 0);
    assert_count(b.rel[REL_ROOT], 1, 2, 0, 0);
    assert_count(b.rel[REL_OBJ], 1, 1, 0, 0); // its head is no word of the gold tree
    assert_count(b.rel[REL_CASE], 1, 1, 1, 1);
    assert_count(b.rel[REL_CC], 1, 1, 1, 1);
    assert_count(b.rel[REL_CONJ], 1, 0, 0, 0);
    assert_int_equal(b.instead[REL_CONJ][REL_ROOT], 1);
}

static void prints_tables(void **state)
{
    (void)state;
    breakdown b = compare(GOLD, OWN);
    buf out = {0};
    breakdown_relations(&b, &out);
    str text = buf_str(&out);
    assert_true(str_find(text, STR("obl            |      1 |      0.00 |      0.00 |      0.00 |  "
                                   "    0.00 | nmod 1\n")) != SIZE_MAX);
    assert_true(str_find(text, STR("all            |      8 |     75.00 |     75.00 |     75.00 |  "
                                   "   75.00 |\n")) != SIZE_MAX);
    buf_clear(&out);
    breakdown_attachments(&b, &out);
    text = buf_str(&out);
    assert_true(str_find(text, STR("  of verbs and adjectives (obl)  |      1 |      0.00 |      "
                                   "0.00\n")) != SIZE_MAX);
    assert_true(str_find(text, STR("  3 to 6                         |      3 |     33.33 |     "
                                   "33.33\n")) != SIZE_MAX);
    buf_clear(&out);
    json_writer w = {.out = &out};
    breakdown_relations_json(&b, &w);
    assert_true(str_find(buf_str(&out),
                         STR("{\"relation\":\"obl\",\"gold\":1,\"system\":0,\"head_right\":0,"
                             "\"right\":0,\"taken_for\":{\"nmod\":1}}")) != SIZE_MAX);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_relations),
        cmocka_unit_test(counts_attachments),
        cmocka_unit_test(counts_other_words),
        cmocka_unit_test(prints_tables),
    };
    return cmocka_run_group_tests_name("parse/breakdown", tests, NULL, NULL);
}
