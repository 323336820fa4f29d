#include "base/check.h"

#include "event/side.h"

#include "document/builder.h"
#include "event/weights.h"
#include "parse/language.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MODEL "models/english.dm"
#define ROWS  4096u

static char folder[] = "/tmp/side_test.XXXXXX";
static char file[64];

typedef struct {
    model *m;
    language *en;
    language_run *run;
    codebook *rules;
    arena a;
} bench;

static const char RULES[] = "rule accuse-slam\n"
                            "  code       ACCUSE disapprove 111\n"
                            "  trigger    verb slam\n"
                            "  actor      subject !\n"
                            "  recipient  object\n"
                            "  example    Peru slammed Chile.\n"
                            "             PER > CHL\n"
                            "  not        Peru slept.\n"
                            "rule consult-confer\n"
                            "  code       CONSULT 036\n"
                            "  trigger    verb confer\n"
                            "  actor      subject !\n"
                            "  recipient  with\n"
                            "  example    Peru conferred with Chile.\n"
                            "             PER > CHL\n"
                            "  not        Peru slept.\n"
                            "rule agree-pledge\n"
                            "  code       AGREE 033\n"
                            "  trigger    verb pledge\n"
                            "  actor      subject !\n"
                            "  recipient  to\n"
                            "  example    Peru pledged 3 million dollars to Chile.\n"
                            "             PER > CHL\n"
                            "  not        Peru slept.\n";

// A file whose weights say yes where a row is marked, and no elsewhere.
typedef struct {
    uint8_t yes[2 * ROWS];
    uint32_t rows;
    float unit, temperature, least;
} sample;

static void write_model(const sample *s)
{
    static int16_t table[2 * ROWS][SIDE_CLASSES];
    float numbers[] = {s->unit, s->temperature, s->least};
    diag why = {0};
    for (uint32_t i = 0; i < 2 * ROWS; i++) {
        table[i][0] = s->yes[i] ? 0 : 1000;
        table[i][1] = s->yes[i] ? 1000 : 0;
    }
    model_writer *w = model_writer_new();
    model_writer_section(w, "actor.weights", MODEL_I16, s->rows, SIDE_CLASSES, table);
    model_writer_section(w, "actor.numbers", MODEL_F32, 1, 3, numbers);
    model_writer_section(w, "recipient.weights", MODEL_I16, s->rows, SIDE_CLASSES, table);
    model_writer_section(w, "recipient.numbers", MODEL_F32, 1, 3, numbers);
    assert_ok(model_write(w, file, &why), &why);
    model_writer_delete(w);
}

static int open_bench(void **state)
{
    static bench b;
    diag why = {0};
    *state = NULL;
    if (!mkdtemp(folder)) return -1;
    snprintf(file, sizeof file, "%s/%s", folder, SIDE_FILE);
    if (access(MODEL, R_OK) != 0) return 0; // tests skip
    if (model_open(MODEL, &b.m, &why) != ST_OK || language_open(b.m, &b.en, &why) != ST_OK ||
        codebook_parse(RULES, NULL, &b.rules, &why) != ST_OK) {
        print_error("%s\n", why.message);
        return -1;
    }
    b.run = language_run_new(b.en);
    *state = &b;
    return 0;
}

static int close_bench(void **state)
{
    bench *b = *state;
    unlink(file);
    if (rmdir(folder) != 0) return -1;
    if (!b) return 0;
    language_run_delete(b->run);
    codebook_free(b->rules);
    language_close(b->en);
    model_close(b->m);
    arena_free(&b->a);
    return 0;
}

static event_list code(bench *b, const side_judge *j, const char *text)
{
    raw_record record = {.bytes = str_of(text), .file = STR("test")};
    document_options options = {.date = STR("2024-07-17")};
    document *d = arena_array(&b->a, document, 1);
    sentence_list *sentences = arena_array(&b->a, sentence_list, 1);
    mention_list *mentions = arena_array(&b->a, mention_list, 1);
    diag why = {0};
    assert_ok(document_build(&record, &options, &b->a, d, &why), &why);
    *sentences = language_read(b->run, d, &b->a);
    *mentions = mention_read(d, sentences, &b->a);
    return event_code(b->rules, NULL, j, d, sentences, mentions, &b->a);
}

// --- what is shown to learn from

typedef struct {
    str code; // whose clues are marked in `of`
    sample *of;
    uint32_t open[SIDE_KINDS], hidden[SIDE_KINDS]; // questions
    uint32_t candidates;                           // of the code
} watching;

static void watch(void *state, const side_question *q)
{
    watching *w = state;
    (q->hidden ? w->hidden : w->open)[q->side]++;
    for (uint32_t i = 0; i < q->all->n; i++) {
        if (!str_eq(q->all->p[i].p.actor->code, w->code)) continue;
        w->candidates++;
        assert_false(q->all->p[i].is[q->side]);
        for (uint32_t k = 0; w->of && k < q->clues[i].n; k++)
            w->of->yes[weights_row(q->clues[i].keys[k], w->of->rows)] = 1;
    }
}

static void show(bench *b, const char *text, watching *w)
{
    side_judge *j = side_judge_for_training(watch, w);
    code(b, j, text);
    side_judge_close(j);
}

// One that takes whoever looks as the country does in the text.
static side_judge *favour(bench *b, const char *text, const char *country, float least)
{
    static sample s;
    side_judge *j = NULL;
    diag why = {0};
    s = (sample){.rows = ROWS, .unit = 0.001f, .temperature = 1, .least = least};
    watching w = {.code = str_of(country), .of = &s};
    show(b, text, &w);
    assert_true(w.candidates > 0);
    write_model(&s);
    assert_ok(side_judge_open(file, &j, &why), &why);
    return j;
}

#define OPEN "Chile and Mali slept. Peru slammed the plan."

static void fills_a_side_that_no_rule_finds(void **state)
{
    bench *b = *state;
    if (!b) skip();
    side_judge *j = favour(b, OPEN, "CHL", 0.5f);
    assert_int_equal(code(b, NULL, OPEN).p[0].n_recipients, 0);
    event_list found = code(b, j, OPEN);
    assert_int_equal(found.n, 1);
    assert_int_equal(found.p[0].n_actors, 1);
    assert_str_is(found.p[0].actors[0].actor->code, "PER");
    assert_int_equal(found.p[0].n_recipients, 1);
    assert_str_is(found.p[0].recipients[0].actor->code, "CHL");
    assert_str_is(found.p[0].recipients[0].how, SIDE_HOW);
    assert_str_is(found.p[0].recipients[0].name, "Chile");
    side_judge_close(j);
}

static void leaves_it_open_when_nobody_is_likely_enough(void **state)
{
    bench *b = *state;
    if (!b) skip();
    side_judge *j = favour(b, OPEN, "CHL", 1.1f);
    assert_int_equal(code(b, j, OPEN).p[0].n_recipients, 0);
    side_judge_close(j);
}

static void leaves_what_rules_have_filled(void **state)
{
    bench *b = *state;
    if (!b) skip();
    side_judge *j = favour(b, OPEN, "CHL", 0.5f);
    event_list found = code(b, j, "Peru slammed Mali while Chile slept.");
    assert_int_equal(found.p[0].n_recipients, 1);
    assert_str_is(found.p[0].recipients[0].actor->code, "MLI");
    assert_str_is(found.p[0].recipients[0].how, "name");
    side_judge_close(j);
}

// "Peru" and "the Peruvian government" are one state.
static void sets_no_state_against_itself(void **state)
{
    bench *b = *state;
    static const char TEXT[] = "Peru slammed the plan while the Peruvian government slept.";
    if (!b) skip();
    side_judge *j = favour(b, TEXT, "PERGOV", 0.5f);
    assert_int_equal(code(b, j, TEXT).p[0].n_recipients, 0);
    side_judge_close(j);
}

static void has_those_who_talk_on_both_sides(void **state)
{
    bench *b = *state;
    static const char TEXT[] = "Peru conferred while Chile and Mali slept.";
    if (!b) skip();
    side_judge *j = favour(b, TEXT, "CHL", 0.5f);
    event_list found = code(b, j, TEXT);
    assert_int_equal(found.p[0].n_actors, 2);
    assert_int_equal(found.p[0].n_recipients, 2);
    assert_str_is(found.p[0].actors[1].actor->code, "CHL");
    assert_str_is(found.p[0].recipients[0].actor->code, "PER");
    side_judge_close(j);
}

// Another sum of the sentence says what is for whom.
static void leaves_open_for_whom_a_whole_sum_is(void **state)
{
    bench *b = *state;
    static const char TEXT[] = "Chile slept. Peru pledged 3 billion dollars.";
    static const char PARTED[] = "Chile slept. Peru pledged 3 billion dollars, while Mali pledged "
                                 "20 million dollars to Togo.";
    if (!b) skip();
    side_judge *j = favour(b, TEXT, "CHL", 0.5f);
    assert_int_equal(code(b, j, TEXT).p[0].n_recipients, 1);
    assert_int_equal(code(b, j, PARTED).p[0].n_recipients, 0);
    side_judge_close(j);
}

static void shows_filled_sides_as_if_they_were_open(void **state)
{
    bench *b = *state;
    if (!b) skip();
    watching w = {.code = STR("CHL")};
    show(b, "Peru slammed Chile.", &w);
    assert_int_equal(w.open[SIDE_ACTOR] + w.open[SIDE_RECIPIENT], 0);
    assert_int_equal(w.hidden[SIDE_ACTOR], 1);
    assert_int_equal(w.hidden[SIDE_RECIPIENT], 1);
    w = (watching){.code = STR("CHL")};
    show(b, OPEN, &w);
    assert_int_equal(w.open[SIDE_RECIPIENT], 1);
    assert_int_equal(w.hidden[SIDE_ACTOR], 1);
}

// A text of many names: more candidates than are weighed, and nothing breaks.
static void keeps_to_its_limits(void **state)
{
    bench *b = *state;
    static const char TEXT[] =
        "Chile, Mali, Chad, Niger, Ghana, Togo, Benin, Kenya, Uganda, "
        "Rwanda, Zambia, Malawi, Angola, Gabon, Egypt, Libya, Tunisia, Algeria, Morocco, France, "
        "Spain, Italy, Greece, Austria, Hungary, Poland, Norway and Sweden slept. Peru slammed the "
        "plan.";
    if (!b) skip();
    side_judge *j = favour(b, TEXT, "CHL", 0.5f);
    assert_int_equal(code(b, j, TEXT).p[0].n_recipients, 1);
    side_judge_close(j);
}

static void refuses_numbers_that_make_no_sense(void **state)
{
    bench *b = *state;
    static sample good = {.rows = ROWS, .unit = 0.001f, .temperature = 1, .least = 0.5f};
    if (!b) skip();
    sample bad[] = {good, good, good, good};
    bad[0].rows = ROWS + 1;
    bad[1].unit = NAN;
    bad[2].temperature = 0;
    bad[3].least = INFINITY;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        side_judge *j = NULL;
        diag why = {0};
        write_model(&bad[i]);
        assert_int_equal(side_judge_open(file, &j, &why), ST_MODEL);
        assert_null(j);
    }
}

static void does_without_a_file(void **state)
{
    (void)state;
    side_judge *j = NULL;
    diag why = {0};
    assert_ok(side_judge_open_beside("/nowhere/english.dm", &j, &why), &why);
    assert_null(j);
    assert_int_equal(side_judge_open("/nowhere/" SIDE_FILE, &j, &why), ST_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_a_side_that_no_rule_finds),
        cmocka_unit_test(leaves_it_open_when_nobody_is_likely_enough),
        cmocka_unit_test(leaves_what_rules_have_filled),
        cmocka_unit_test(sets_no_state_against_itself),
        cmocka_unit_test(has_those_who_talk_on_both_sides),
        cmocka_unit_test(leaves_open_for_whom_a_whole_sum_is),
        cmocka_unit_test(shows_filled_sides_as_if_they_were_open),
        cmocka_unit_test(keeps_to_its_limits),
        cmocka_unit_test(refuses_numbers_that_make_no_sense),
        cmocka_unit_test(does_without_a_file),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
