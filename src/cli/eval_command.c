// demarche eval: how well the program does against gold data.
#include "base/file.h"
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/installation.h"
#include "cli/output.h"
#include "coder/coder.h"
#include "parse/conllu.h"
#include "parse/eval18.h"

#include <string.h>

typedef struct {
    const char *gold, *system; // files; system NULL: what the program itself says
    buf bytes;                 // of the gold file
    arena memory, scratch;
    output out;
} evaluation;

static void print_table(evaluation *e, const char *title, const conll18_scores *scores)
{
    buf text = {0};
    buf_add_format(&text, "%s\n", title);
    conll18_table(scores, &text);
    buf_add_byte(&text, '\n');
    output_write(&e->out, buf_str(&text));
    buf_free(&text);
}

static status compare(evaluation *e, const char *title, str system, diag *why)
{
    conll18_scores scores;
    TRY(conll18_evaluate(buf_str(&e->bytes), system, &e->memory, &scores, why));
    print_table(e, title, &scores);
    return ST_OK;
}

// Text alone is given; the program finds sentences and words.
static status from_text(evaluation *e, language_run *run, diag *why)
{
    conllu gold;
    buf system = {0};
    status s = conllu_read(buf_str(&e->bytes), e->gold, &e->memory, &gold, why);
    if (s == ST_PARTIAL) s = ST_OK; // conll18_evaluate says which line cannot be read
    TRY(s);
    sentence_list own = language_read(run, &gold.doc, &e->memory);
    conllu_writer w = conllu_begin(&gold.doc, true, CONLLU_NO_RANGE);
    for (size_t i = 0; i < own.n; i++) conllu_add(&w, &system, &own.p[i], STR_NONE);
    s = compare(e, "From raw text", buf_str(&system), why);
    buf_free(&system);
    return s;
}

// Sentences and words are given; the rest is predicted.
static status from_words(evaluation *e, language_run *run, diag *why)
{
    conllu gold;
    buf system = {0};
    status s = conllu_read(buf_str(&e->bytes), e->gold, &e->memory, &gold, why);
    if (s == ST_PARTIAL) s = ST_OK;
    TRY(s);
    conllu_writer w = conllu_begin(NULL, true, CONLLU_NO_RANGE);
    for (size_t i = 0; i < gold.sentences.n; i++) {
        sentence *x = &gold.sentences.p[i];
        analysis_clear(x);
        language_analyse(run, x, &e->scratch);
        conllu_add(&w, &system, x, gold.comments[i]);
        arena_reset(&e->scratch);
    }
    s = compare(e, "From gold sentences and words", buf_str(&system), why);
    buf_free(&system);
    return s;
}

static status against_program(evaluation *e, const char *model_option, diag *why)
{
    coder *c;
    coder_options options = {.without_rules = true};
    TRY(installation_model(model_option, &e->memory, &options.model, why));
    TRY(coder_open(&options, &c, why));
    language_run *run = language_run_new(coder_language(c));
    status s = from_text(e, run, why);
    if (s == ST_OK) s = from_words(e, run, why);
    language_run_delete(run);
    coder_close(c);
    return s;
}

static status against_file(evaluation *e, diag *why)
{
    buf system = {0};
    status s = file_read_all(e->system, FILE_MAX_BYTES, &system, why);
    if (s == ST_OK) s = compare(e, e->system, buf_str(&system), why);
    buf_free(&system);
    return s;
}

static status evaluate(const arguments *args, evaluation *e, diag *why)
{
    const char *named = args->values[OPT_CONLLU];
    size_t used = named ? 0 : 1;
    if (args->n_words > used + 1)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "%s: one word too many", args->words[used + 1]);
    if (!named && !args->n_words)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "GOLD is missing: demarche eval GOLD.conllu");
    e->gold = named ? named : args->words[0];
    e->system = args->n_words > used ? args->words[used] : NULL;
    TRY(file_read_all(e->gold, FILE_MAX_BYTES, &e->bytes, why));
    return e->system ? against_file(e, why) : against_program(e, args->values[OPT_MODEL], why);
}

static int run(const arguments *args)
{
    evaluation e = {0};
    diag why = {0};
    int code = evaluate(args, &e, &why) == ST_OK ? 0 : output_complain(&why);
    buf_free(&e.bytes);
    arena_free(&e.memory);
    arena_free(&e.scratch);
    return output_finish(&e.out, code);
}

const command EVAL_COMMAND = {
    .name = "eval",
    .words = "GOLD [SYSTEM]",
    .n_words_max = 2,
    .summary = "measure sentences, words, tags and trees against a treebank",
    .about =
        "Analyses the text of a treebank (CoNLL-U) and prints the table of the CoNLL 2018 shared\n"
        "task, from raw text and from the treebank's own sentences and words. With SYSTEM that\n"
        "file is measured instead.",
    .example = "demarche eval gold.conllu\n"
               "demarche eval gold.conllu predicted.conllu",
    COMMAND_OPTIONS(OPT_CONLLU, OPT_MODEL),
    .run = run,
};
