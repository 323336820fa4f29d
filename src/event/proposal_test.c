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
    int second[SECOND_FIELDS]; // 1 + the class that the word speaks for in each second look; 0:
                               // none
    float sure;                // so sure it must be
    bool seconds;              // has the file sections for them?
} sample;

static sample good(void)
{
    return (sample){.rows = ROWS,
                    .unit = 0.001f,
                    .temperature = 1,
                    .thresholds = {0.5f, 0.5f, 0.5f},
                    .word = "pamper",
                    .favoured = plover_type_find(STR("SUPPORT"))};
}

static void write_seconds(model_writer *w, const sample *s, uint32_t row)
{
    static int16_t table[SECOND_FIELDS][2 * ROWS * SECOND_CLASSES];
    static float numbers[SECOND_FIELDS][3];
    static char names[SECOND_FIELDS][2][32];
    memset(table, 0, sizeof table);
    for (int f = 0; f < SECOND_FIELDS; f++) {
        const char *name = second_name((second_field)f);
        if (s->second[f]) table[f][row * SECOND_CLASSES + (uint32_t)s->second[f] - 1] = 9000;
        numbers[f][0] = s->unit;
        numbers[f][1] = 1;
        numbers[f][2] = s->sure;
        snprintf(names[f][0], sizeof names[f][0], "%s.weights", name);
        snprintf(names[f][1], sizeof names[f][1], "%s.numbers", name);
        model_writer_section(w, names[f][0], MODEL_I16, s->rows, SECOND_CLASSES, table[f]);
        model_writer_section(w, names[f][1], MODEL_F32, 1, 3, numbers[f]);
    }
}

// Nothing speaks for an event but the word.
static void write_model(const sample *s)
{
    static int16_t table[2 * ROWS][PROPOSAL_CLASSES];
    static uint8_t known[2 * ROWS];
    static const uint32_t words[1], senses[CLUE_SENSES];
    float numbers[2 + PROPOSAL_THRESHOLDS] = {s->unit, s->temperature, s->thresholds[0],
                                              s->thresholds[1], s->thresholds[2]};
    diag why = {0};
    memset(table, 0, sizeof table);
    memset(known, 0, sizeof known);
    uint32_t row = weights_row(clue_of_word(str_of(s->word), UPOS_VERB), ROWS);
    table[row][s->favoured] = 9000;
    known[row] = 1;
    model_writer *w = model_writer_new();
    model_writer_section(w, "trigger.weights", MODEL_I16, s->rows, PROPOSAL_CLASSES, table);
    model_writer_section(w, "trigger.known", MODEL_I8, s->rows, 1, known);
    model_writer_section(w, "trigger.words", MODEL_I32, 1, 1, words);
    model_writer_section(w, "trigger.senses", MODEL_I32, 1, CLUE_SENSES, senses);
    model_writer_section(w, "trigger.numbers", MODEL_F32, 1, 2 + PROPOSAL_THRESHOLDS, numbers);
    if (s->seconds) write_seconds(w, s, row);
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

static event_list code_of(bench *b, const proposer *p, const char *text, str outlet)
{
    raw_record record = {.bytes = str_of(text), .file = STR("test")};
    document_options options = {.date = STR("2024-07-17"), .outlet = outlet};
    document *d = arena_array(&b->a, document, 1);
    sentence_list *sentences = arena_array(&b->a, sentence_list, 1);
    mention_list *mentions = arena_array(&b->a, mention_list, 1);
    diag why = {0};
    assert_ok(document_build(&record, &options, &b->a, d, &why), &why);
    *sentences = language_read(b->run, d, &b->a);
    *mentions = mention_read(d, sentences, &b->a);
    return event_code(b->rules, p, NULL, d, sentences, mentions, &b->a);
}

static event_list code(bench *b, const proposer *p, const char *text)
{
    return code_of(b, p, text, STR_NONE);
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
    // In the text of an office much reads like a deed that is none: there a faint chance is too
    // little.
    assert_int_equal(code_of(b, p, "Peru slammed Chile.", STR("Gazette")).n, 1);
    assert_int_equal(code_of(b, p, "Peru slammed Chile.", STR("US State Department")).n, 0);
    assert_int_equal(code_of(b, NULL, "Peru slammed Chile.", STR("US State Department")).n, 1);
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

// Background and day as a second look has them, when it is sure; `reconsidered` says so.
static void looks_again(void **state)
{
    bench *b = *state;
    if (!b) skip();
    sample s = good();
    s.word = "slam";
    s.favoured = plover_type_find(STR("ACCUSE"));
    s.seconds = true;
    s.sure = 0.9f;
    s.second[SECOND_BACKGROUND] = 2;
    s.second[SECOND_DAY] = 1 + DAY_NONE;
    proposer *p = open_it(b, &s);
    event_list found = code(b, p, "Peru slammed Chile.");
    assert_int_equal(found.n, 1);
    const event *e = &found.p[0];
    assert_true(e->background);
    assert_int_equal(e->date.value.n, 0);
    assert_int_equal(e->n_reconsidered, 2);
    assert_str_is(e->reconsidered[0], "background");
    assert_str_is(e->reconsidered[1], "date");
    // a date in words is not looked at
    assert_str_is(code(b, p, "Peru slammed Chile on Monday.").p[0].date.value, "2024-07-15");
    proposer_close(p);
    s.second[SECOND_BACKGROUND] = 0;    // as likely as not
    s.second[SECOND_DAY] = 1 + DAY_OWN; // what the rules say
    p = open_it(b, &s);
    found = code(b, p, "Peru slammed Chile.");
    assert_str_is(found.p[0].date.value, "2024-07-17");
    assert_false(found.p[0].background);
    assert_int_equal(found.p[0].n_reconsidered, 0);
    proposer_close(p);
    s.second[SECOND_BACKGROUND] = 2;
    s.sure = 1.1f; // never
    p = open_it(b, &s);
    assert_false(code(b, p, "Peru slammed Chile.").p[0].background);
    proposer_close(p);
    s.sure = NAN;
    write_model(&s);
    diag why = {0};
    assert_int_equal(proposer_open(file, b->rules, &p, &why), ST_MODEL);
}

// What the text dates long before its own day.
static void leaves_history(void **state)
{
    (void)state;
    second_text text = {3, STR("2024-07-17")};
    event e = {.background = true, .date = {.value = STR("2024-05"), .how = STR("relative")}};
    assert_false(second_is_open(SECOND_BACKGROUND, &e, &text));
    assert_true(second_is_open(SECOND_DAY, &e, &text));
    e.date.value = STR("2024-07-15");
    assert_true(second_is_open(SECOND_BACKGROUND, &e, &text));
    e.date.value = STR("2024-05");
    e.background = false;
    assert_true(second_is_open(SECOND_BACKGROUND, &e, &text));
    e.background = true;
    text.published = STR_NONE;
    assert_true(second_is_open(SECOND_BACKGROUND, &e, &text));
}

static void asks_of_days(void **state)
{
    (void)state;
    event e = {.status = EVENT_PLANNED, .background = true};
    assert_int_equal(second_ruled(SECOND_DAY, &e), DAY_NONE);
    assert_int_equal(second_ruled(SECOND_BACKGROUND, &e), 1);
    e.date = (event_date){.value = STR("2024-07-17"), .how = STR("document")};
    assert_int_equal(second_ruled(SECOND_DAY, &e), DAY_OWN);
    e.date = (event_date){.how = STR("unresolved")}; // of a text that has no date
    assert_int_equal(second_ruled(SECOND_DAY, &e), DAY_OWN);
    e.date.span = (span){3, 9}; // "Saturday" there
    assert_int_equal(second_ruled(SECOND_DAY, &e), -1);
    e.date = (event_date){.value = STR("2024-07-15"), .how = STR("relative"), .span = {3, 9}};
    assert_int_equal(second_ruled(SECOND_DAY, &e), -1);
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
        cmocka_unit_test(looks_again),
        cmocka_unit_test(asks_of_days),
        cmocka_unit_test(leaves_history),
        cmocka_unit_test(refuses_broken_models),
        cmocka_unit_test(finds_words_by_key),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
