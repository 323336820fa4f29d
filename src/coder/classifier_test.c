#include "base/check.h"

#include "coder/between.h"
#include "coder/classifier.h"
#include "document/builder.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS 64u

static char folder[] = "/tmp/classifier_test.XXXXXX";
static char model_name[64], language_name[64];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) return -1;
    snprintf(model_name, sizeof model_name, "%s/%s", folder, CLASSIFIER_FILE);
    snprintf(language_name, sizeof language_name, "%s/english.dm", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(model_name);
    unlink(language_name);
    return rmdir(folder);
}

typedef struct {
    uint32_t rows;
    float unit, temperature, doubt;
    int favoured; // type that every feature speaks for
} sample;

static const sample GOOD = {ROWS, 0.01f, 1, 0, 0};

static void write_model(const sample *s)
{
    static int16_t weights[2 * ROWS][PLOVER_TYPES];
    static const float parts[CLASSIFIER_PARTS] = {1, 1, 1};
    const float calibration[] = {s->temperature, s->doubt};
    diag why = {0};
    memset(weights, 0, sizeof weights);
    for (uint32_t i = 0; i < s->rows; i++) weights[i][s->favoured] = 1000;
    model_writer *w = model_writer_new();
    model_writer_section(w, "relation.weights", MODEL_I16, s->rows, PLOVER_TYPES, weights);
    model_writer_section(w, "relation.unit", MODEL_F32, 1, 1, &s->unit);
    model_writer_section(w, "relation.parts", MODEL_F32, 1, CLASSIFIER_PARTS, parts);
    model_writer_section(w, "relation.calibration", MODEL_F32, 1, 2, calibration);
    assert_ok(model_write(w, model_name, &why), &why);
    model_writer_delete(w);
}

static status open_it(diag *why)
{
    classifier *c = NULL;
    status s = classifier_open(model_name, &c, why);
    assert_true((c != NULL) == (s == ST_OK));
    classifier_close(c);
    return s;
}

static void refuses_broken_models(void **state)
{
    (void)state;
    diag why = {0};
    write_model(&GOOD);
    assert_ok(open_it(&why), &why);
    sample bad[] = {GOOD, GOOD, GOOD, GOOD, GOOD, GOOD};
    bad[0].rows = ROWS + 3; // no power of two
    bad[1].rows = 0;
    bad[2].unit = NAN;
    bad[3].temperature = 0;
    bad[4].temperature = INFINITY;
    bad[5].doubt = 1.5f;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        write_model(&bad[i]);
        assert_int_equal(open_it(&why), ST_MODEL);
        assert_non_null(strstr(why.message, "make no sense"));
    }
    FILE *f = fopen(model_name, "wb");
    assert_non_null(f);
    fputs("this is no model at all, whatever its name says, and not even a long text", f);
    fclose(f);
    assert_int_equal(open_it(&why), ST_MODEL);
    unlink(model_name);
    assert_int_equal(open_it(&why), ST_IO);
}

static void none_beside_is_no_failure(void **state)
{
    (void)state;
    diag why = {0};
    classifier *c = NULL;
    unlink(model_name);
    assert_ok(classifier_open_beside(language_name, &c, &why), &why);
    assert_null(c);
    write_model(&GOOD);
    assert_ok(classifier_open_beside(language_name, &c, &why), &why);
    assert_non_null(c);
    classifier_close(c);
}

// A coder whose language model has the classifier of `s` beside it; NULL: none.
static between_answer decide(const sample *s, const char *text, arena *a)
{
    char here[512];
    diag why = {0};
    coder *c;
    document d;
    unlink(model_name);
    if (s) write_model(s);
    assert_non_null(getcwd(here, sizeof here - 32));
    strcat(here, "/models/english.dm");
    unlink(language_name);
    assert_int_equal(symlink(here, language_name), 0);
    assert_ok(coder_open(&(coder_options){.model = language_name}, &c, &why), &why);
    coder_run *run = coder_run_new(c);
    raw_record record = {.bytes = str_of(text), .file = STR("f")};
    document_options options = {.date = STR("2024-07-17")};
    assert_ok(document_build(&record, &options, a, &d, &why), &why);
    uint32_t at = (uint32_t)str_find(d.text, STR("Chile"));
    between_answer x = between_decide(run, &d, (span){0, 4}, (span){at, at + 5}, a);
    coder_run_delete(run);
    coder_close(c);
    return x;
}

static void the_model_decides(void **state)
{
    (void)state;
    if (access("models/english.dm", R_OK) != 0) skip();
    static const char TEXT[] = "Peru is a taller country than Chile.";
    arena a = {0};
    between_answer without = decide(NULL, TEXT, &a);
    assert_str_is(without.decided_by, "prior");
    for (int type = 0; type < PLOVER_TYPES; type++) {
        sample s = GOOD;
        s.favoured = type;
        between_answer x = decide(&s, TEXT, &a);
        assert_int_equal(x.ranked[0].type, type);
        assert_str_is(x.decided_by, "classifier");
        assert_true(x.ranked[0].confidence > 0.99);
    }
    sample doubting = GOOD;
    doubting.doubt = 0.5f;
    between_answer x = decide(&doubting, TEXT, &a);
    assert_true(x.ranked[0].confidence < 0.54);
    assert_true(fabs(x.ranked[15].confidence - 0.5 / 16) < 1e-6);
    arena_free(&a);
}

// An event that says the same is what decided.
static void a_rule_that_agrees_decides(void **state)
{
    (void)state;
    if (access("models/english.dm", R_OK) != 0) skip();
    arena a = {0};
    sample s = GOOD;
    s.favoured = plover_type_find(STR("ACCUSE"));
    between_answer x = decide(&s, "Peru sued Chile.", &a);
    assert_int_equal(x.ranked[0].type, s.favoured);
    assert_str_is(x.decided_by, "rule");
    s.favoured = plover_type_find(STR("AID"));
    x = decide(&s, "Peru sued Chile.", &a);
    assert_int_equal(x.ranked[0].type, s.favoured);
    assert_str_is(x.decided_by, "classifier");
    assert_int_equal(x.mode.n, 0);
    arena_free(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_broken_models),
        cmocka_unit_test(none_beside_is_no_failure),
        cmocka_unit_test(the_model_decides),
        cmocka_unit_test(a_rule_that_agrees_decides),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
