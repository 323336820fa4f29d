#include "base/check.h"

#include "base/file.h"
#include "parse/conllu.h"
#include "parse/conllu_check.h"
#include "token/tokenizer.h"

#include <string.h>

static const char SAMPLE[] =
    "# newdoc id = d\n# newpar\n# sent_id = a\n# text = They don't stay.\n"
    "1\tThey\tthey\tPRON\tPRP\tCase=Nom|Number=Plur\t4\tnsubj\t4:nsubj\t_\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t4:aux\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t4:advmod\t_\n"
    "4\tstay\tstay\tVERB\tVB\tVerbForm=Inf\t0\troot\t0:root\tSpaceAfter=No\n"
    "4.1\tthere\t_\t_\t_\t_\t_\t_\t4:dep\t_\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t4:punct|4.1:conj:and_then\t_\n"
    "\n"
    "# sent_id = b\n# text = Go\n"
    "1\tGo\tgo\tVERB\tVB\t_\t0\troot\t0:root\t_\n"
    "\n";

static void reads_sentences(void **state)
{
    (void)state;
    arena a = {0};
    conllu c;
    diag why;
    assert_ok(conllu_read(STR(SAMPLE), NULL, &a, &c, &why), &why);
    assert_int_equal(c.sentences.n, 2);
    assert_str_is(c.doc.text, "They don't stay. Go");
    assert_int_equal(c.doc.n_parts, 1);
    const sentence *s = &c.sentences.p[0];
    assert_int_equal(s->n_tokens, 5);
    assert_str_is(s->tokens[2].form, "n't");
    assert_str_is(s->tokens[2].lemma, "not");
    assert_int_equal(s->tokens[1].multiword, 2);
    assert_false(s->tokens[1].space_after);
    assert_true(s->tokens[2].space_after);
    assert_int_equal(s->tokens[3].head, -1);
    assert_int_equal(s->tokens[0].head, 3);
    assert_int_equal(s->tokens[0].upos, UPOS_PRON);
    assert_int_equal(s->tokens[0].rel, REL_NSUBJ);
    assert_str_is(s->tokens[1].feats, "");
    assert_str_is(s->tokens[0].feats, "Case=Nom|Number=Plur");
    assert_str_is(c.ids[1], "b");
    assert_str_is(c.comments[0], "# newdoc id = d\n# newpar\n# sent_id = a\n");
    for (uint32_t i = 0; i < s->n_tokens; i++)
        assert_str_equal(s->tokens[i].form, span_text(c.doc.text, s->tokens[i].span));
    arena_free(&a);
}

// Three paragraphs, of one, one and two sentences.
static const char LINES[] = "# newpar\n1\tTalks\t_\tX\tXX\t_\t2\tdep\t_\t_\n"
                            "2\tfail\t_\tX\tXX\t_\t0\troot\t_\t_\n\n"
                            "# newpar\n1\tFail\t_\tX\tXX\t_\t0\troot\t_\tSpaceAfter=No\n"
                            "2\t.\t_\tX\tXX\t_\t1\tdep\t_\t_\n\n"
                            "# newpar\n1\tOne\t_\tX\tXX\t_\t0\troot\t_\t_\n\n"
                            "1\tTwo\t_\tX\tXX\t_\t0\troot\t_\t_\n\n";

// A line of its own without a full stop is a headline, as it is in a text.
static void knows_headlines(void **state)
{
    (void)state;
    arena a = {0};
    conllu c;
    diag why;
    assert_ok(conllu_read(STR(LINES), NULL, &a, &c, &why), &why);
    assert_int_equal(c.sentences.n, 4);
    assert_true(c.sentences.p[0].headline);
    assert_false(c.sentences.p[1].headline);
    assert_false(c.sentences.p[2].headline || c.sentences.p[3].headline); // of one paragraph
    arena_free(&a);
}

static void writes_what_it_read(void **state)
{
    (void)state;
    arena a = {0};
    conllu c;
    diag why;
    buf out = {0};
    assert_ok(conllu_read(STR(SAMPLE), NULL, &a, &c, &why), &why);
    conllu_writer w = conllu_begin(&c.doc, true, CONLLU_BYTES);
    for (size_t i = 0; i < c.sentences.n; i++)
        conllu_add(&w, &out, &c.sentences.p[i], c.comments[i]);
    assert_true(str_find(buf_str(&out),
                         STR("2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tTokenRange=5:10\n")) != SIZE_MAX);
    assert_true(str_find(buf_str(&out), STR("SpaceAfter=No|TokenRange=11:15\n")) != SIZE_MAX);
    assert_true(
        str_starts(buf_str(&out), STR("# newdoc id = d\n# newpar\n# sent_id = a\n# text = They "
                                      "don't stay.\n1\tThey\tthey\tPRON\tPRP\t")));
    assert_int_equal(conllu_check(buf_str(&out), &a).n, 0);
    buf_free(&out);
    arena_free(&a);
}

static void writes_fresh_tokens(void **state)
{
    (void)state;
    arena a = {0};
    buf out = {0};
    part parts[] = {{{0, 9}, PART_TITLE}, {{11, 27}, PART_BODY}};
    document d = {
        .id = STR("x"), .text = STR("Caf\xC3\xA9 row\n\nIt's\na long\t day"), .parts = parts};
    d.n_parts = 2;
    token_reader r = tok_open(&d);
    conllu_writer w = conllu_begin(&d, false, CONLLU_CODEPOINTS);
    sentence s;
    while (tok_next(&r, &a, &s)) conllu_add(&w, &out, &s, STR_NONE);
    assert_str_is(buf_str(&out),
                  "# newdoc id = x\n# newpar\n# sent_id = x-1\n# text = Caf\xC3\xA9 row\n"
                  "1\tCaf\xC3\xA9\t_\t_\t_\t_\t_\t_\t_\tTokenRange=0:4\n"
                  "2\trow\t_\t_\t_\t_\t_\t_\t_\tTokenRange=5:8\n\n"
                  "# newpar\n# sent_id = x-2\n# text = It's a long day\n"
                  "1-2\tIt's\t_\t_\t_\t_\t_\t_\t_\tTokenRange=10:14\n"
                  "1\tIt\t_\t_\t_\t_\t_\t_\t_\t_\n2\t's\t_\t_\t_\t_\t_\t_\t_\t_\n"
                  "3\ta\t_\t_\t_\t_\t_\t_\t_\tTokenRange=15:16\n"
                  "4\tlong\t_\t_\t_\t_\t_\t_\t_\tTokenRange=17:21\n"
                  "5\tday\t_\t_\t_\t_\t_\t_\t_\tTokenRange=23:26\n\n");
    buf_free(&out);
    arena_free(&a);
}

#define ROW(id, head) id "\tw\tw\tX\tXX\t_\t" head "\tdep\t_\t_\n"
#define GOOD          "1\tgood\t_\t_\t_\t_\t_\t_\t_\t_\n\n"

// Bad sentences are left out, told by line, and the good one behind them is still read.
static void leaves_bad_sentences_out(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        int line;
    } ROWS[] = {
        {"1\tw\n\n" GOOD, 1},
        {ROW("1", "0") "x\n\n" GOOD, 2},
        {ROW("2", "0") "\n" GOOD, 1},
        {ROW("1", "9") "\n" GOOD, 1},
        {ROW("1", "1") "\n" GOOD, 1},
        {ROW("1", "-1") "\n" GOOD, 1},
        {ROW("1", "99999999999") "\n" GOOD, 1},
        {ROW("1", "2") ROW("2", "1") "\n" GOOD, 1},
        {"1-3\tww\t_\t_\t_\t_\t_\t_\t_\t_\n" ROW("1", "0") ROW("2", "1") "\n" GOOD, 4},
        {"2-3\tww\t_\t_\t_\t_\t_\t_\t_\t_\n\n" GOOD, 1},
        {"1-999\tw\t_\t_\t_\t_\t_\t_\t_\t_\n\n" GOOD, 1},
        {ROW("01", "0") "\n" GOOD, 1},
        {"1\tw\tw\tX\tXX\t_\t0\tdep\t_\t_\t_\n\n" GOOD, 1},
        {"1\t\tw\tX\tXX\t_\t0\tdep\t_\t_\n\n" GOOD, 1},
        {"\xFF\xFF\n\n" GOOD, 1},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        arena a = {0};
        conllu c;
        diag why = {0};
        status s = conllu_read(str_of(ROWS[i].bytes), "f", &a, &c, &why);
        if (s != ST_PARTIAL || why.line != ROWS[i].line)
            print_error("row %zu: %s, line %d: %s\n", i, status_name(s), why.line, why.message);
        assert_int_equal(s, ST_PARTIAL);
        assert_int_equal(why.line, ROWS[i].line);
        assert_int_equal(c.skipped, 1);
        assert_int_equal(c.sentences.n, 1);
        assert_str_is(c.doc.text, "good");
        assert_int_equal(c.sentences.p[0].tokens[0].head, -1);
        arena_free(&a);
    }
}

static void reads_odd_but_possible_input(void **state)
{
    (void)state;
    arena a = {0};
    conllu c;
    diag why;
    assert_ok(conllu_read(STR_NONE, NULL, &a, &c, &why), &why);
    assert_int_equal(c.sentences.n, 0);
    assert_int_equal(conllu_read(STR("garbage"), NULL, &a, &c, &why), ST_FORMAT);
    // no line end, CR LF, unknown tags, a form that its words do not spell
    str odd =
        STR("1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\r\n1\tde\tde\tWHAT\tIN?\t_\t2\tflat:new\t_\t_\r\n"
            "2\tle\tle\tDET\tDT\t_\t0\tnothing\t_\t_");
    assert_ok(conllu_read(odd, NULL, &a, &c, &why), &why);
    const token *t = c.sentences.p[0].tokens;
    assert_str_is(c.doc.text, "du");
    assert_str_is(t[1].form, "le");
    assert_int_equal(t[1].span.begin, 0);
    assert_int_equal(t[1].span.end, 2);
    assert_int_equal(t[0].upos, UPOS_X);
    assert_int_equal(t[0].xpos, XPOS_XX);
    assert_int_equal(t[0].rel, REL_FLAT);
    assert_int_equal(t[1].rel, REL_DEP);
    assert_int_equal(conllu_open("no/such/file", &a, &c, &why), ST_IO);
    arena_free(&a);
}

// Faults that the check must find, each in a sentence that is right but for it.
static void check_finds_faults(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *message;
    } ROWS[] = {
#define HEAD(text)        "# sent_id = s\n# text = " text "\n"
#define W(id, form, rest) id "\t" form "\tx\t" rest "\n"
#define RIGHT             W("1", "a", "X\tNN\t_\t0\troot\t_\t_")
#define DEP2(first, second)                                                                        \
    HEAD("a b")                                                                                    \
    W("1", "a", "X\tNN\t_\t0\troot\t" first "\t_")                                                 \
    W("2", "b", "X\tNN\t_\t1\tdep\t" second "\t_") "\n"
        {HEAD("a") "1\ta\n\n", "fewer than ten columns"},
        {HEAD("a") "1\ta\t\tX\tX\t_\t0\troot\t_\t_\n\n", "an empty column"},
        {HEAD("a") W("1", "a", "X\tNN\t_\t0\troot\t_\t_\t_") "\n", "more than ten"},
        {HEAD("a") W("1-1", "a", "X\tNN\t_\t0\troot\t_\t_") "\n", "no word number"},
        {"\xEF\xBB\xBF" HEAD("a") RIGHT "\n", "byte order mark"},
        {HEAD("a") "1\ta\tx\tX\tNN\t_\t0\troot\t_\t_\r\n\n", "CR LF"},
        {HEAD("a") RIGHT "\n#", "no line end"},
        {HEAD("\xFF") W("1", "\xFF", "X\tNN\t_\t0\troot\t_\t_") "\n", "not valid UTF-8"},
        {HEAD("e\u0301") W("1", "e\u0301", "X\tNN\t_\t0\troot\t_\t_") "\n", "normal form C"},
        {HEAD("a") RIGHT, "no empty line"},
        {HEAD("a") RIGHT "\n\n", "ends no sentence"},
        {HEAD("a") RIGHT " \n", "blanks alone"},
        {HEAD("a") "\n", "without words"},
        {HEAD("a") RIGHT "# late\n\n", "a comment inside a sentence"},
        {HEAD("a") W("1", "a", "X\tNN \t_\t0\troot\t_\t_") "\n", "a blank at an end"},
        {HEAD("a") W("1", "a", "X\tN\u00A0N\t_\t0\troot\t_\t_") "\n", "a blank in a column"},
        {HEAD("a") W("2", "a", "X\tNN\t_\t0\troot\t_\t_") "\n", "out of order"},
        {HEAD("a") RIGHT "1-2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n", "before its first word"},
        {HEAD("a") "1-2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n" RIGHT "\n", "ends beyond"},
        {HEAD("aa") "1-2\taa\tx\t_\t_\t_\t_\t_\t_\t_\n" RIGHT W("2", "a",
                                                                "X\tNN\t_\t1\tdep\t_\t_") "\n",
         "a range has values"},
        {HEAD("a") RIGHT "2.1\tb\t_\t_\t_\t_\t_\t_\t1:dep\t_\n\n", "node out of order"},
        {HEAD("a") RIGHT "1.1\tb\t_\t_\t_\t_\t1\tdep\t1:dep\t_\n\n", "no head and relation"},
        {HEAD("a") W("1", "a", "X\tNN\t_\t0\troot\t_\t|") "\n", "empty item"},
        {"# text = a\n" RIGHT "\n", "no sent_id"},
        {"# sent_id = s\n" RIGHT "\n", "no text"},
        {"# sent_id = t\n" HEAD("a") RIGHT "\n", "a second sent_id"},
        {"# sent_id =\n# text = a\n" RIGHT "\n", "an empty sent_id"},
        {"# sent_id = s t\n# text = a\n" RIGHT "\n", "with a blank in it"},
        {"# sent_id = s/t\n# text = a\n" RIGHT "\n", "with a slash"},
        {HEAD("a") RIGHT "\n" HEAD("a") RIGHT "\n", "another sentence has"},
        {HEAD("a") "# text = a\n" RIGHT "\n", "a second text"},
        {HEAD("a ") RIGHT "\n", "end of the text"},
        {HEAD("b") RIGHT "\n", "does not agree"},
        {HEAD("a b") RIGHT "\n", "goes on"},
        {HEAD("a") W("1", "a", "X\tNN\t_\t0\troot\t_\tSpaceAfter=Yes") "\n", "no value but No"},
        {HEAD("a") RIGHT "1.1\tb\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\n", "inside a range"},
        {HEAD("a") W("1", "a", "NOON\tNN\t_\t0\troot\t_\t_") "\n", "no universal part of speech"},
        {HEAD("a") W("1", "a", "X\tNN\tb=C\t0\troot\t_\t_") "\n", "Name=Value"},
        {HEAD("a") W("1", "a", "X\tNN\tB=C,c\t0\troot\t_\t_") "\n", "Name=Value"},
        {HEAD("a") W("1", "a", "X\tNN\tB=D,C\t0\troot\t_\t_") "\n", "values of a feature"},
        {HEAD("a") W("1", "a", "X\tNN\tB=C|A=D\t0\troot\t_\t_") "\n", "sorted by name"},
        {HEAD("a") W("1", "a", "X\tNN\t_\tx\tdep\t_\t_") "\n", "the head is no word number"},
        {HEAD("a") W("1", "a", "X\tNN\t_\t1\tdep\t_\t_") "\n", "its own head"},
        {HEAD("a") W("1", "a", "X\tNN\t_\t0\tboss\t_\t_") "\n", "no relation"},
        {HEAD("a") W("1", "a", "X\tNN\t_\t0\tdep\t_\t_") "\n", "root go together"},
        {HEAD("a") W("1", "a", "X\tNN\t_\t3\tdep\t_\t_") "\n", "beyond the last word"},
        {HEAD("aa") W("1", "a", "X\tNN\t_\t2\tdep\t_\tSpaceAfter=No")
             W("2", "a", "X\tNN\t_\t1\tdep\t_\t_") "\n",
         "circle"},
        {HEAD("aa") W("1", "a", "X\tNN\t_\t0\troot\t_\tSpaceAfter=No")
             W("2", "a", "X\tNN\t_\t0\troot\t_\t_") "\n",
         "not exactly one"},
        {DEP2("0:root", "x:dep"), "not head:relation"},
        {DEP2("0:root", "1:Dep"), "not head:relation"},
        {DEP2("0:dep", "1:dep"), "in DEPS too"},
        {DEP2("0:root", "1:dep|0:root"), "dependencies not sorted"},
        {DEP2("0:root", "1:dep|1:dep"), "dependencies not sorted"},
        {DEP2("0:root", "3:dep"), "that is not there"},
        {DEP2("0:root", "1.1:dep"), "that is not there"},
        {DEP2("0:root", "2:dep"), "its own head, in DEPS"},
        {DEP2("0:root", "_"), "from the root to this word"},
        {HEAD("a") RIGHT
         "\n# sent_id = t\n# text = a\n" W("1", "a", "X\tNN\t_\t0\troot\t0:root\t_") "\n",
         "some have none"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        arena a = {0};
        conllu_faults f = conllu_check(str_of(ROWS[i].bytes), &a);
        bool found = false;
        for (size_t k = 0; k < f.n; k++)
            found = found || strstr(f.p[k].message, ROWS[i].message) != NULL;
        if (!found) print_error("row %zu (%s) not found\n", i, ROWS[i].message);
        assert_true(found);
        arena_free(&a);
    }
    arena a = {0};
    assert_int_equal(conllu_check(STR(SAMPLE), &a).n, 0);
    arena_free(&a);
}

// All treebanks pass: they were validated by those who made them.
static void treebanks_are_valid(void **state)
{
    (void)state;
    const char *paths[] = {check_shared("treebanks/ewt_dev.conllu"),
                           check_shared("treebanks/gum_free_dev.conllu"),
                           check_shared("treebanks/ewt_train.conllu"),
                           check_shared("treebanks/gum_free_train.conllu")};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        if (!paths[i]) skip();
        arena a = {0};
        buf bytes = {0};
        diag why;
        assert_ok(file_read_all(paths[i], FILE_MAX_BYTES, &bytes, &why), &why);
        conllu_faults f = conllu_check(buf_str(&bytes), &a);
        if (f.n) fail_msg("%s:%d: %s", paths[i], f.p[0].line, f.p[0].message);
        assert_true(f.sentences > 600);
        buf_free(&bytes);
        arena_free(&a);
    }
}

// The treebanks have no faults, are read whole, and are written as they were.
static void treebanks_pass(void **state)
{
    (void)state;
    const char *paths[] = {check_shared("treebanks/ewt_dev.conllu"),
                           check_shared("treebanks/gum_free_dev.conllu")};
    for (size_t i = 0; i < 2; i++) {
        if (!paths[i]) skip();
        arena a = {0};
        buf bytes = {0}, out = {0};
        diag why;
        conllu c, again;
        assert_ok(file_read_all(paths[i], FILE_MAX_BYTES, &bytes, &why), &why);
        assert_int_equal(conllu_check(buf_str(&bytes), &a).n, 0);
        assert_ok(conllu_read(buf_str(&bytes), paths[i], &a, &c, &why), &why);
        assert_int_equal(c.sentences.n, i == 0 ? 2001 : 641);
        conllu_writer w = conllu_begin(&c.doc, true, CONLLU_NO_RANGE);
        for (size_t k = 0; k < c.sentences.n; k++)
            conllu_add(&w, &out, &c.sentences.p[k], c.comments[k]);
        assert_int_equal(conllu_check(buf_str(&out), &a).n, 0);
        assert_ok(conllu_read(buf_str(&out), NULL, &a, &again, &why), &why);
        assert_str_equal(again.doc.text, c.doc.text);
        for (size_t k = 0; k < c.sentences.n; k++) {
            const sentence *s = &c.sentences.p[k], *t = &again.sentences.p[k];
            assert_int_equal(s->n_tokens, t->n_tokens);
            for (uint32_t j = 0; j < s->n_tokens; j++) {
                assert_int_equal(s->tokens[j].head, t->tokens[j].head);
                assert_int_equal(s->tokens[j].rel, t->tokens[j].rel);
                assert_str_equal(s->tokens[j].lemma, t->tokens[j].lemma);
                assert_str_equal(s->tokens[j].feats, t->tokens[j].feats);
            }
        }
        buf_free(&bytes);
        buf_free(&out);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_sentences),          cmocka_unit_test(knows_headlines),
        cmocka_unit_test(writes_what_it_read),      cmocka_unit_test(writes_fresh_tokens),
        cmocka_unit_test(leaves_bad_sentences_out), cmocka_unit_test(reads_odd_but_possible_input),
        cmocka_unit_test(check_finds_faults),       cmocka_unit_test(treebanks_are_valid),
        cmocka_unit_test(treebanks_pass),
    };
    return cmocka_run_group_tests_name("parse/conllu", tests, NULL, NULL);
}
