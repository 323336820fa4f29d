#include "base/check.h"

#include "coder/between.h"
#include "coder/realcoder.h"
#include "document/builder.h"
#include "mention/given.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The model's name in a folder that has no classifier, which has tests of its own.
static char folder[] = "/tmp/between_test.XXXXXX", alone[64];

static int open_bench(void **state)
{
    *state = NULL;
    if (access(MODEL, R_OK) != 0) return 0;
    char here[512];
    if (!mkdtemp(folder) || !getcwd(here, sizeof here - sizeof MODEL)) return -1;
    strcat(here, "/" MODEL);
    snprintf(alone, sizeof alone, "%s/english.dm", folder);
    if (symlink(here, alone) != 0) return -1;
    return open_bench_with(state, alone);
}

static int close_alone(void **state)
{
    if (!*state) return 0;
    close_bench(state);
    unlink(alone);
    return rmdir(folder);
}

static document build(bench *b, const char *text)
{
    document d;
    diag why;
    raw_record record = {.bytes = str_of(text), .file = STR("f")};
    document_options options = {0};
    assert_ok(document_options_date(&options, STR("2024-07-17"), &why), &why);
    assert_ok(document_build(&record, &options, &b->a, &d, &why), &why);
    return d;
}

static between_answer decide(bench *b, const char *text, const char *source, const char *target)
{
    document d = build(b, text);
    return between_decide(b->run, &d, span_of(d.text, source), span_of(d.text, target), &b->a);
}

static const char *type_of(const between_answer *x)
{
    return plover_type_name(x->ranked[0].type);
}

// Who stands where decides which of a sentence's events it is.
static void asks_between_whom(void **state)
{
    if (!*state) skip();
    static const char TEXT[] =
        "Peru sued Chile over the border, and Kenya sent food to Chad after the drought.";
    between_answer x = decide(*state, TEXT, "Peru", "Chile");
    assert_string_equal(type_of(&x), "ACCUSE");
    assert_str_is(x.decided_by, "rule");
    x = decide(*state, TEXT, "Kenya", "Chad");
    assert_string_equal(type_of(&x), "AID");
    assert_str_is(x.decided_by, "rule");
}

// Actors that no dictionary has, and things that are none for the program.
static void takes_what_is_given(void **state)
{
    if (!*state) skip();
    between_answer x =
        decide(*state, "The Blue Herons attacked a granary on Tuesday, killing two guards.",
               "The Blue Herons", "a granary");
    assert_string_equal(type_of(&x), "ASSAULT");
    assert_str_is(x.decided_by, "rule");
}

// There is always an answer, and the confidences are those of 16 types.
static void always_answers(void **state)
{
    if (!*state) skip();
    between_answer x = decide(*state, "Peru and Chile are tall.", "Peru", "Chile");
    double sum = 0;
    for (int i = 0; i < PLOVER_TYPES; i++) {
        sum += x.ranked[i].confidence;
        if (i) assert_true(x.ranked[i].confidence <= x.ranked[i - 1].confidence);
    }
    assert_true(fabs(sum - 1) < 1e-9);
    assert_str_is(x.decided_by, "prior");
    x = decide(*state, "The talks were near Peru, which is larger than Chile.", "Peru", "Chile");
    assert_str_is(x.decided_by, "trigger");
    assert_string_equal(type_of(&x), "CONSULT");
}

static void given_actors_stand_in_order(void **state)
{
    if (!*state) skip();
    bench *b = *state;
    document d = build(b, "Two old tractors met Peru. The grain ships left.");
    coded c = coder_read(b->run, &d, &b->a);
    const span given[] = {span_of(d.text, "grain ships"), span_of(d.text, "old tractors"), {0, 0}};
    mention_list list = given_actors(&d, &c.sentences, &c.mentions, given, 3, &b->a);
    size_t found = 0;
    for (size_t i = 0; i < list.n; i++) {
        const mention *m = &list.p[i];
        if (i) assert_true(list.p[i - 1].sentence <= m->sentence);
        assert_true(i >= list.first_of[m->sentence] && i < list.first_of[m->sentence + 1]);
        if (!str_eq(m->how, STR("given"))) continue;
        found++;
        const token *head = &c.sentences.p[m->sentence].tokens[m->head];
        assert_true(str_eq(head->form, STR("tractors")) || str_eq(head->form, STR("ships")));
        assert_str_equal(m->actors[0]->name, span_text(d.text, m->span));
    }
    assert_int_equal(found, 2);
    assert_int_equal(list.first_of[c.sentences.n], list.n);
}

// What the rules have no event for, by the classifier that comes with the program.
static void the_shipped_classifier_answers(void **state)
{
    if (!*state || access("models/relation.dm", R_OK) != 0) skip();
    bench with = {0};
    diag why = {0};
    assert_ok(coder_open(&(coder_options){.model = MODEL}, &with.c, &why), &why);
    with.run = coder_run_new(with.c);
    static const char TEXT[] = "The Blue Herons chided Peru for what it had said.";
    between_answer x = decide(&with, TEXT, "The Blue Herons", "Peru");
    assert_string_equal(type_of(&x), "ACCUSE");
    x = decide(&with, "Peru and Chile are tall.", "Peru", "Chile");
    assert_str_is(x.decided_by, "classifier");
    coder_run_delete(with.run);
    coder_close(with.c);
    arena_free(&with.a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(asks_between_whom),
        cmocka_unit_test(takes_what_is_given),
        cmocka_unit_test(always_answers),
        cmocka_unit_test(the_shipped_classifier_answers),
        cmocka_unit_test(given_actors_stand_in_order),
    };
    return cmocka_run_group_tests(tests, open_bench, close_alone);
}
