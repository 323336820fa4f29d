#include "base/check.h"

#include "event/proposal.h"

#include "document/builder.h"
#include "event/event.h"
#include "parse/language.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MODEL "models/english.dm"
#define ROWS  1024u

static char folder[] = "/tmp/proposal_test.XXXXXX";
static char file[64];

typedef struct {
    model *m;
    language *en;
    language_run *run;
    codebook *rules;
    arena a;
} bench;

// Beside rules that ask for more, one whose demanded recipient may be missing.
static const char RULES[] = "rule accuse-slam\n"
                            "  code       ACCUSE disapprove 111\n"
                            "  trigger    verb slam\n"
                            "  actor      subject !\n"
                            "  recipient  object !\n"
                            "  example    Peru slammed Chile.\n"
                            "             PER > CHL\n"
                            "  not        Peru slept.\n";

typedef struct {
    uint32_t rows;
    float unit, temperature;
    float thresholds[PROPOSAL_THRESHOLDS];
    const char *word; // verb that speaks for `favoured`
    int favoured;
} sample;

static sample good(void)
{
    return (sample){
        ROWS, 0.001f, 1, {0.5f, 0.5f, 0.5f}, "pamper", plover_type_find(STR("SUPPORT"))};
}

// Nothing speaks for an event but the word.
static void write_model(const sample *s)
{
    static int16_t weights[2 * ROWS][PROPOSAL_CLASSES];
    static uint8_t known[2 * ROWS];
    static const uint32_t words[1], senses[CLUE_SENSES];
    float numbers[2 + PROPOSAL_THRESHOLDS] = {s->unit, s->temperature, s->thresholds[0],
                                              s->thresholds[1], s->thresholds[2]};
    diag why = {0};
    memset(weights, 0, sizeof weights);
    memset(known, 0, sizeof known);
    uint32_t row = proposal_row(clue_of_word(str_of(s->word), UPOS_VERB), ROWS);
    weights[row][s->favoured] = 9000;
    known[row] = 1;
    model_writer *w = model_writer_new();
    model_writer_section(w, "trigger.weights", MODEL_I16, s->rows, PROPOSAL_CLASSES, weights);
    model_writer_section(w, "trigger.known", MODEL_I8, s->rows, 1, known);
    model_writer_section(w, "trigger.words", MODEL_I32, 1, 1, words);
    model_writer_section(w, "trigger.senses", MODEL_I32, 1, CLUE_SENSES, senses);
    model_writer_section(w, "trigger.numbers", MODEL_F32, 1, 2 + PROPOSAL_THRESHOLDS, numbers);
    assert_ok(model_write(w, file, &why), &why);
    model_writer_delete(w);
}

static int open_bench(void **state)
{
    static bench b;
    diag why = {0};
    *state = NULL;
    if (!mkdtemp(folder)) return -1;
    snprintf(file, sizeof file, "%s/%s", folder, PROPOSAL_FILE);
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

static event_list code(bench *b, const proposer *p, const char *text)
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
    return event_code(b->rules, p, d, sentences, mentions, &b->a);
}

static proposer *open_it(const bench *b, const sample *s)
{
    diag why = {0};
    proposer *p = NULL;
    write_model(s);
    assert_ok(proposer_open(file, b->rules, &p, &why), &why);
    return p;
}

static void codes_words_that_no_rule_takes(void **state)
{
    bench *b = *state;
    if (!b) skip();
    sample s = good();
    proposer *p = open_it(b, &s);
    assert_int_equal(code(b, NULL, "Peru pampered Chile on Monday.").n, 0);
    event_list found = code(b, p, "Peru pampered Chile on Monday.");
    assert_int_equal(found.n, 1);
    const event *e = &found.p[0];
    assert_str_is(e->type, "SUPPORT");
    assert_str_is(e->decided_by, "classifier");
    assert_str_is(e->rule->name, "classified-support");
    assert_str_is(e->actors[0].actor->code, "PER");
    assert_str_is(e->recipients[0].actor->code, "CHL");
    assert_str_is(e->date.value, "2024-07-15");
    assert_true(e->confidence > 0.9 && e->confidence <= 1);
    assert_int_equal(code(b, p, "Peru painted Chile on Monday.").n, 0); // nothing speaks for it
    assert_int_equal(code(b, p, "Cats pampered dogs on Monday.").n, 0); // nobody known
    proposer_close(p);
    s.thresholds[THRESHOLD_FREE] = 1;
    p = open_it(b, &s);
    assert_int_equal(code(b, p, "Peru pampered Chile on Monday.").n, 0);
    proposer_close(p);
}

// A rule that lacks the side it demands.
static void judges_what_lacks_a_side(void **state)
{
    bench *b = *state;
    if (!b) skip();
    sample s = good();
    s.word = "slam";
    s.favoured = plover_type_find(STR("ACCUSE"));
    proposer *p = open_it(b, &s);
    assert_int_equal(code(b, NULL, "Peru slammed the decision.").n, 0);
    event_list found = code(b, p, "Peru slammed the decision.");
    assert_int_equal(found.n, 1);
    assert_str_is(found.p[0].decided_by, "classifier");
    assert_str_is(found.p[0].rule->name, "accuse-slam");
    proposer_close(p);
    s.favoured = PROPOSAL_NONE;
    p = open_it(b, &s);
    assert_int_equal(code(b, p, "Peru slammed the decision.").n, 0);
    proposer_close(p);
}

// What a rule has coded stays while the classifier is not sure that it is none; confidence is what
// the classifier thinks.
static void judges_what_is_coded(void **state)
{
    bench *b = *state;
    if (!b) skip();
    sample s = good();
    s.word = "slam";
    s.favoured = PROPOSAL_NONE;
    proposer *p = open_it(b, &s);
    assert_int_equal(code(b, NULL, "Peru slammed Chile.").n, 1);
    assert_int_equal(code(b, p, "Peru slammed Chile.").n, 0);
    proposer_close(p);
    s.thresholds[THRESHOLD_CODED] = 0;
    p = open_it(b, &s);
    event_list found = code(b, p, "Peru slammed Chile.");
    assert_int_equal(found.n, 1);
    assert_str_is(found.p[0].decided_by, "rule");
    assert_true(found.p[0].confidence < 0.1);
    proposer_close(p);
}

// What is opted for is the deed that a rule codes, and no second event.
static void tells_a_deed_once(void **state)
{
    bench *b = *state;
    if (!b) skip();
    sample s = good();
    s.word = "opt";
    proposer *p = open_it(b, &s);
    event_list found = code(b, p, "Peru opted for Chile.");
    assert_int_equal(found.n, 1);
    assert_str_is(found.p[0].type, "SUPPORT");
    found = code(b, p, "Peru opted to slam Chile.");
    assert_int_equal(found.n, 1);
    assert_str_is(found.p[0].type, "ACCUSE");
    proposer_close(p);
}

static void refuses_broken_models(void **state)
{
    bench *b = *state;
    if (!b) skip();
    sample bad[] = {good(), good(), good(), good(), good()};
    bad[0].rows = ROWS + 3; // no power of two
    bad[1].unit = NAN;
    bad[2].temperature = 0;
    bad[3].temperature = INFINITY;
    bad[4].thresholds[1] = NAN;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        proposer *p = NULL;
        diag why = {0};
        write_model(&bad[i]);
        assert_int_equal(proposer_open(file, b->rules, &p, &why), ST_MODEL);
        assert_null(p);
        assert_non_null(strstr(why.message, "make no sense"));
    }
}

static void finds_words_by_key(void **state)
{
    (void)state;
    uint32_t keys[3] = {clue_lexicon_key(STR("praise"), UPOS_VERB),
                        clue_lexicon_key(STR("praise"), UPOS_NOUN),
                        clue_lexicon_key(STR("laud"), UPOS_VERB)};
    uint32_t classes[3 * CLUE_SENSES] = {0};
    for (int i = 0; i < 2; i++) // ascending
        for (int k = i + 1; k < 3; k++)
            if (keys[k] < keys[i]) {
                uint32_t x = keys[i];
                keys[i] = keys[k];
                keys[k] = x;
            }
    for (size_t i = 0; i < 3; i++) classes[i * CLUE_SENSES] = keys[i];
    clue_lexicon l = {keys, classes, 3};
    assert_int_equal(*clue_lexicon_find(&l, STR("praise"), UPOS_NOUN),
                     clue_lexicon_key(STR("praise"), UPOS_NOUN));
    assert_int_equal(*clue_lexicon_find(&l, STR("laud"), UPOS_VERB),
                     clue_lexicon_key(STR("laud"), UPOS_VERB));
    assert_null(clue_lexicon_find(&l, STR("blame"), UPOS_VERB));
    assert_null(clue_lexicon_find(&(clue_lexicon){0}, STR("blame"), UPOS_VERB));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_words_that_no_rule_takes),
        cmocka_unit_test(judges_what_lacks_a_side),
        cmocka_unit_test(judges_what_is_coded),
        cmocka_unit_test(tells_a_deed_once),
        cmocka_unit_test(refuses_broken_models),
        cmocka_unit_test(finds_words_by_key),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
