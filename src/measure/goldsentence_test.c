#include "base/check.h"

#include "base/file.h"
#include "base/hash.h"
#include "measure/gold.h"
#include "measure/goldevent.h"

#include <stdio.h>
#include <stdlib.h>

// The document's text; "é" is two bytes and one code point.
static const char TEXT[] = "Café owners met. Chad paid Mali.";
static char folder[64];
static const char *const NAMES[] = {"corpus.jsonl", "sentences.tsv", "a.events.tsv", "bank.conllu",
                                    "r.tsv",        "r.marks.tsv",   "lines.json",   "rows.csv"};

static const char *path_of(const char *name)
{
    static char path[2][128];
    static int turn;
    turn = !turn;
    snprintf(path[turn], sizeof path[turn], "%s/%s", folder, name);
    return path[turn];
}

static void write_file(const char *name, const char *bytes)
{
    diag why;
    assert_ok(file_replace(path_of(name), str_of(bytes), &why), &why);
}

// Two sentences of the JSON document, one of the treebank's, one of a text that has changed.
static int make_folder(void **state)
{
    (void)state;
    char hash[HASH_HEX_SIZE], bank[HASH_HEX_SIZE], line[1024];
    snprintf(folder, sizeof folder, "/tmp/goldsentence_test.XXXXXX");
    if (!mkdtemp(folder)) return -1;
    hash_hex(hash_str(str_of(TEXT)), hash);
    hash_hex(hash_str(STR("Peru left.")), bank);
    // The document stands there twice, and once as it was later.
    snprintf(line, sizeof line,
             "{\"id\": \"1\", \"text\": \"%s\"}\n{\"id\": \"1\", \"text\": \"%s\"}\n"
             "{\"id\": \"1\", \"text\": \"Changed.\"}\n",
             TEXT, TEXT);
    write_file("corpus.jsonl", line);
    write_file("bank.conllu", "# newdoc id = d\n# newpar\n# text = Peru left.\n1\tPeru\n");
    write_file("lines.json", "{\"_id\": \"a\", \"text\": \"Chad left.\"}\n"
                             "{\"_id\": \"b\", \"text\": \"Peru left.\"}\n");
    write_file("rows.csv",
               "\xEF\xBB\xBFindex,text,label\nx,\"Chad, too, left.\",1\ny,Peru left.,0\n");
    snprintf(line, sizeof line,
             "sentence\tpart\tfile\tid\thash\tbegin\tend\toutlet\n"
             "7\twrite\tcorpus.jsonl\t1\t%s\t0\t16\tState\n"
             "8\ttune\tcorpus.jsonl\t1\t%s\t17\t32\t\n"
             "9\ttune\tbank.conllu\td\t%s\t0\t10\t\n"
             "10\ttune\tcorpus.jsonl\t1\t0123456789abcdef\t0\t16\t\n"
             "11\tmore\tlines.json\tb\t%s\t0\t10\t\n"
             "12\tlearn\trows.csv\ty\t%s\t0\t10\t\n",
             hash, hash, bank, bank, bank);
    write_file("sentences.tsv", line);
    write_file("r.tsv", line);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) remove(path_of(NAMES[i]));
    return rmdir(folder);
}

static void fetches_texts(void **state)
{
    (void)state;
    arena a = {0};
    diag why;
    gold_sentence_table t = {0};
    assert_ok(gold_sentences_read(path_of("sentences.tsv"), &a, &t, &why), &why);
    assert_int_equal(t.list.n, 6);
    for (size_t i = 0; i < t.list.n; i++) t.list.p[i].wanted = i != 1;
    assert_ok(gold_sentences_fetch(&t, folder, &a, &why), &why);
    const gold_sentence *s = gold_sentence_find(&t, STR("7"));
    assert_non_null(s);
    assert_str_is(s->part, "write");
    assert_str_is(s->text.outlet, "State");
    assert_str_is(span_text(s->text.text, s->text.judged), "Café owners met.");
    assert_str_is(span_text(s->text.text, gold_sentence_bytes(s, (span){17, 21})), "Chad");
    assert_int_not_equal(t.list.p[1].text.aside.n, 0); // not wanted
    assert_str_is(span_text(t.list.p[2].text.text, t.list.p[2].text.judged), "Peru left.");
    assert_str_is(t.list.p[3].text.aside, "the text has changed");
    assert_str_is(span_text(t.list.p[4].text.text, t.list.p[4].text.judged), "Peru left.");
    assert_str_is(span_text(t.list.p[5].text.text, t.list.p[5].text.judged), "Peru left.");
    assert_null(gold_sentence_find(&t, STR("13")));
    arena_free(&a);
}

static void says_what_is_wrong_with_a_table(void **state)
{
    (void)state;
    static const char *const WRONG[] = {
        "sentence\tfile\tid\n1\tx\t1\n",
        "sentence\tfile\tid\thash\tbegin\tend\n1\tx\t1\th\t5\t5\n",
        "sentence\tfile\tid\thash\tbegin\tend\n1\tx\t1\th\tten\t12\n",
    };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        arena a = {0};
        diag why;
        gold_sentence_table t = {0};
        write_file("r.tsv", WRONG[i]);
        assert_int_equal(gold_sentences_read(path_of("r.tsv"), &a, &t, &why), ST_FORMAT);
        assert_int_equal(why.line, i ? 2 : 1);
        arena_free(&a);
    }
    make_folder(state);
}

static status read_events(const char *lines, arena *a, gold_event_set *set, diag *why)
{
    write_file("a.events.tsv", lines);
    return gold_events_read(path_of("a.events.tsv"), folder, a, set, why);
}

static void reads_events(void **state)
{
    (void)state;
    arena a = {0};
    diag why;
    gold_event_set set;
    assert_ok(read_events("sentence\tevent\tfield\tbegin\tend\tvalue\tnote\n"
                          "8\t1\ttrigger\t22\t26\tAID|COOPERATE\toptional\n"
                          "8\t1\tactor\t17\t21\tTCD\t\n"
                          "8\t1\tdate\t\t\tDOC\t\n"
                          "7\tnone\n"
                          "9\t1\ttrigger\t5\t9\tRETREAT/withdraw\t\n",
                          &a, &set, &why),
              &why);
    assert_int_equal(set.n, 2); // documents
    assert_int_equal(set.p[0].sentences.n, 2);
    const gold_event_sentence *first = &set.p[0].sentences.p[0];
    assert_int_equal(first->n_events, 0);
    const gold_event_sentence *second = &set.p[0].sentences.p[1];
    assert_int_equal(second->n_events, 1);
    const gold_event *e = second->events;
    assert_true(e->optional);
    assert_str_is(e->type, "AID|COOPERATE");
    assert_str_is(span_text(set.p[0].text.text, e->trigger), "paid");
    assert_int_equal(e->n_fields, 2);
    assert_str_is(span_text(set.p[0].text.text, e->fields[0].span), "Chad");
    assert_true(span_empty(e->fields[1].span));
    assert_str_is(gold_event_value(e, FIELD_DATE, STR_NONE), "DOC");
    assert_str_is(gold_event_value(e, FIELD_STATUS, STR("happened")), "happened");
    assert_str_is(set.p[1].sentences.p[0].events[0].type, "RETREAT/withdraw");
    arena_free(&a);
}

static void says_what_is_wrong_with_events(void **state)
{
    (void)state;
    static const char *const WRONG[] = {
        "99\t1\ttrigger\t1\t2\tAID\n",                        // no such sentence
        "8\t1\tactor\t17\t21\tTCD\n",                         // no trigger
        "8\t1\ttrigger\t\t\tAID\n",                           // a trigger without words
        "8\t1\ttrigger\t22\t26\tAID\n8\t1\tmood\t\t\tgood\n", // no such field
        "8\t1\ttrigger\t22\t26\tAID\n8\t1\ttrigger\t22\t26\tAID\n",
        "8\t1\ttrigger\t26\t22\tAID\n",
    };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        arena a = {0};
        diag why;
        gold_event_set set;
        assert_int_equal(read_events(WRONG[i], &a, &set, &why), ST_FORMAT);
        arena_free(&a);
    }
}

// A mark inside another one, and one before it: each has its own place.
static void places_nested_marks(void **state)
{
    (void)state;
    arena a = {0};
    diag why;
    gold_set set;
    write_file("r.marks.tsv", "sentence\tkind\tbegin\tend\tvalue\tnote\n"
                              "7\tactor\t0\t11\tBUS\t\n"
                              "7\tplace\t0\t4\tFRA\t\n"
                              "7\tactor\t5\t11\tBUS\t\n");
    gold_source source = {.path = path_of("r.marks.tsv"), .format = GOLD_MARKS, .corpora = folder};
    assert_ok(gold_read(&source, &a, &set, &why), &why);
    const gold_text *t = &set.p[0];
    assert_int_equal(t->n_marks, 3);
    assert_str_is(span_text(t->text, t->marks[0].span), "Café owners");
    assert_str_is(span_text(t->text, t->marks[1].span), "Café");
    assert_str_is(span_text(t->text, t->marks[2].span), "owners");
    assert_str_is(set.p[1].aside, "not judged yet");
    arena_free(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(fetches_texts),       cmocka_unit_test(says_what_is_wrong_with_a_table),
        cmocka_unit_test(reads_events),        cmocka_unit_test(says_what_is_wrong_with_events),
        cmocka_unit_test(places_nested_marks),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
