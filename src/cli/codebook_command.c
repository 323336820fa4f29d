// demarche codebook check: compiles the codebook and runs its examples.
#include "cli/command.h"
#include "cli/installation.h"
#include "cli/output.h"
#include "coder/coder.h"
#include "event/check.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    buf *out;
    size_t wishes;
} tally;

// Every example that fails is a line, and every wish that has come true; the rest is counted.
static void report(void *state, const rule_example *x, bool passed, const char *message)
{
    tally *t = state;
    if (x->wish && !passed)
        t->wishes++;
    else if (x->wish)
        buf_add_format(t->out, "note: %.*s:%d: this wish has come true; make it an example\n",
                       STR_ARG(x->file), x->line);
    else if (!passed)
        buf_add_format(t->out, "%.*s:%d: %s\n", STR_ARG(x->file), x->line, message);
}

static size_t rules_without_example(const codebook *c, arena *a, buf *out)
{
    size_t n = codebook_rule_count(c), missing = 0;
    bool *has = arena_array(a, bool, n + 1);
    for (size_t i = 0; i < codebook_example_count(c); i++) {
        const rule_example *x = codebook_example(c, i);
        if (x->accept && x->rule < n) has[x->rule] = true;
    }
    for (size_t i = 0; i < n; i++) {
        const rule *r = codebook_rule(c, i);
        if (has[i]) continue;
        buf_add_format(out, "%.*s:%d: rule %.*s has no example; write a sentence that it codes\n",
                       STR_ARG(r->file), r->line, STR_ARG(r->name));
        missing++;
    }
    return missing;
}

static int check(const coder *c, const codebook *rules, arena *a)
{
    buf lines = {0};
    output o = {0};
    language_run *run = language_run_new(coder_language(c));
    size_t missing = rules_without_example(rules, a, &lines);
    tally t = {.out = &lines};
    size_t failed = codebook_run_examples(rules, run, report, &t);
    size_t n = codebook_example_count(rules);
    buf_add_format(&lines,
                   "%zu rules, %zu examples: %zu passed, %zu failed, %zu still wished for, "
                   "%zu rules without one\n",
                   codebook_rule_count(rules), n, n - failed - t.wishes, failed, t.wishes, missing);
    output_write(&o, buf_str(&lines));
    buf_free(&lines);
    language_run_delete(run);
    return output_finish(&o, failed || missing ? status_exit_code(ST_CODEBOOK) : 0);
}

// Is the folder a whole codebook, or rules that come on top of the built-in one?
static bool is_whole(const char *folder)
{
    char name[4096];
    snprintf(name, sizeof name, "%s/operators.tsv", folder);
    FILE *f = fopen(name, "r");
    if (f) fclose(f);
    return f != NULL;
}

static status load(const char *folder, const char *more, codebook **out, diag *why)
{
    if (folder && is_whole(folder)) return codebook_load(folder, more, out, why);
    if (folder && more)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "%s has no operators.tsv and is no whole codebook: name one folder",
                        folder);
    return codebook_builtin_with(folder ? folder : more, out, why);
}

static int run(const arguments *args)
{
    arena memory = {0};
    diag why = {0};
    coder *c = NULL;
    codebook *rules = NULL;
    coder_options options = {.without_rules = true};
    if (strcmp(args->words[0], "check") != 0) {
        diag_set(&why, ST_USAGE, NULL, 0, 0, "codebook %s: did you mean codebook check?",
                 args->words[0]);
        return output_complain(&why);
    }
    status s =
        load(args->n_words > 1 ? args->words[1] : NULL, args->values[OPT_CODEBOOK], &rules, &why);
    if (s == ST_OK) s = installation_model(args->values[OPT_MODEL], &memory, &options.model, &why);
    if (s == ST_OK) s = coder_open(&options, &c, &why);
    int code = s == ST_OK ? check(c, rules, &memory) : output_complain(&why);
    coder_close(c);
    if (rules) codebook_free(rules);
    arena_free(&memory);
    return code;
}

const command CODEBOOK_COMMAND = {
    .name = "codebook",
    .words = "check [DIR]",
    .n_words_min = 1,
    .n_words_max = 2,
    .summary = "compile the codebook and run its examples",
    .about =
        "Compiles the codebook and codes each of its examples and counter-examples: what comes\n"
        "out must be what the example says. A DIR with operators.tsv is a whole codebook, any\n"
        "other DIR holds rules that come on top of the built-in ones; without DIR the built-in\n"
        "codebook is checked. Failures are printed as FILE:LINE: what came out instead.",
    .example = "demarche codebook check\ndemarche codebook check rules",
    COMMAND_OPTIONS(OPT_CODEBOOK, OPT_MODEL),
    .run = run,
};
