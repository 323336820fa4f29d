#include "base/check.h"

#include "base/file.h"
#include "measure/goldcause.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD                                                                                       \
    "\xEF\xBB\xBF"                                                                                 \
    "corpus,doc_id,sent_id,eg_id,text,text_w_pairs\n"

static char file[64];

static int make_file(void **state)
{
    (void)state;
    snprintf(file, sizeof file, "/tmp/goldcause_test.XXXXXX");
    int fd = mkstemp(file);
    return fd < 0 ? -1 : close(fd);
}

static int remove_file(void **state)
{
    (void)state;
    return remove(file);
}

static status read_gold(const char *bytes, arena *a, gold_cause_set *set, diag *why)
{
    assert_ok(file_replace(file, str_of(bytes), why), why);
    return gold_causes_read(file, a, set, why);
}

static void is_known_by_its_first_line(void **state)
{
    (void)state;
    diag why;
    assert_ok(file_replace(file, STR(HEAD), &why), &why);
    assert_int_equal(gold_recognise(file), GOLD_CAUSES);
    assert_ok(file_replace(file, STR("index,text,label\nd_1,\"x\",1\n"), &why), &why);
    assert_int_equal(gold_recognise(file), GOLD_CAUSES);
    assert_ok(file_replace(file, STR("index,label\n"), &why), &why);
    assert_int_equal(gold_recognise(file), GOLD_TREES);
}

static void reads_sentences(void **state)
{
    (void)state;
    arena a = {0};
    gold_cause_set set;
    diag why;
    assert_ok(read_gold("index,text,label\na_01_7,\"Rain , \"\"heavy\"\" rain .\",0\n"
                        "a_02_8,It flooded .,1\n",
                        &a, &set, &why),
              &why);
    assert_false(set.spans);
    assert_int_equal(set.list.n, 2);
    assert_str_is(set.list.p[0].text, "Rain , \"heavy\" rain .");
    assert_str_is(set.list.p[0].document, "a_01");
    assert_false(set.list.p[0].causal);
    assert_true(set.list.p[1].causal);
    arena_free(&a);
}

// Tags may lie in each other and cross; two rows of one sentence are one sentence.
static void reads_relations(void **state)
{
    (void)state;
    arena a = {0};
    gold_cause_set set;
    diag why;
    assert_ok(
        read_gold(HEAD "c,d_1,5,0,-,\"<ARG1>They left</ARG1> <ARG0><SIG0>to</SIG0> eat</ARG0> .\"\n"
                       "c,d_1,5,1,-,<ARG0>They</ARG0> <ARG1><SIG0>left</ARG1></SIG0> to eat .\n"
                       "c,d_1,6,0,-,<ARG0>a < b</ARG0> <ARG1>c</ARG1>\n",
                  &a, &set, &why),
        &why);
    assert_true(set.spans);
    assert_int_equal(set.list.n, 2);
    const gold_cause_sentence *s = &set.list.p[0];
    assert_str_is(s->name, "d_1_5");
    assert_str_is(s->document, "d_1");
    assert_str_is(s->text, "They left to eat .");
    assert_int_equal(s->marks.n, 2);
    assert_str_is(span_text(s->text, s->marks.p[0].why), "to eat");
    assert_str_is(span_text(s->text, s->marks.p[0].told), "They left");
    assert_int_equal(s->marks.p[0].n_signals, 1);
    assert_str_is(span_text(s->text, s->marks.p[0].signals[0]), "to");
    assert_str_is(span_text(s->text, s->marks.p[1].told), "left");
    assert_str_is(span_text(s->text, s->marks.p[1].signals[0]), "left");
    assert_str_is(set.list.p[1].text, "a < b c");
    assert_int_equal(set.list.p[1].marks.p[0].n_signals, 0);
    arena_free(&a);
}

static void refuses_what_is_broken(void **state)
{
    (void)state;
    static const char *const BROKEN[] = {
        "",
        "index,text,label\n",
        "index,text,label\nd_1,x,2\n",
        "index,text,label\n7,x,1\n",
        "index,text,label\nd_1,\"x,1\n",
        HEAD "c,d,5,0,-,<ARG0>no effect</ARG0>\n",
        HEAD "c,d,5,0,-,<ARG0>a</ARG0> <ARG1>b</ARG1>\nc,d,5,1,-,<ARG0>a</ARG0> <ARG1>c</ARG1>\n",
    };
    for (size_t i = 0; i < sizeof BROKEN / sizeof *BROKEN; i++) {
        arena a = {0};
        gold_cause_set set;
        diag why;
        assert_int_equal(read_gold(BROKEN[i], &a, &set, &why), ST_FORMAT);
        assert_true(why.message[0]);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_known_by_its_first_line),
        cmocka_unit_test(reads_sentences),
        cmocka_unit_test(reads_relations),
        cmocka_unit_test(refuses_what_is_broken),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
