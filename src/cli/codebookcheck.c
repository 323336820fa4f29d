// demarche codebook check: compiles the codebook, runs its examples, and says what is odd about it.
#include "base/map.h"
#include "cli/codebook_action.h"
#include "cli/installation.h"
#include "cli/output.h"
#include "coder/coder.h"
#include "event/check.h"
#include "event/skeleton.h"
#include "rule/lint.h"
#include "rule/plover.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    buf *out;
    size_t wishes, alike;
    arena a;
    map structures; // of the examples of one rule and one sort: to the line
    const rule_example *last;
} tally;

// Examples of one rule and sort that differ in names alone prove one thing twice.
static void note_structure(tally *t, const rule_example *x, const example_reading *r)
{
    if (!t->last || t->last->rule != x->rule) t->structures = (map){0};
    t->last = x;
    str words = skeleton_of(r->sentences, r->mentions, SKELETON_WORDS, &t->a);
    buf key = {0};
    buf_add_format(&key, "%d%.*s", x->accept, STR_ARG(words));
    uint32_t line;
    if (map_find_number(&t->structures, buf_str(&key), &line)) {
        t->alike++;
        buf_add_format(t->out, "note: %.*s:%d: the same as line %u but for names; vary it\n",
                       STR_ARG(x->file), x->line, line);
    } else {
        map_set_number(&t->structures, &t->a, str_copy(&t->a, buf_str(&key)), (uint32_t)x->line);
    }
    buf_free(&key);
}

// Every example that fails is a line, and every wish that has come true; the rest is counted.
static void report(void *state, const rule_example *x, const example_result *result)
{
    tally *t = state;
    note_structure(t, x, result->reading);
    if (x->wish && !result->passed)
        t->wishes++;
    else if (x->wish)
        buf_add_format(t->out, "note: %.*s:%d: this wish has come true; make it an example\n",
                       STR_ARG(x->file), x->line);
    else if (!result->passed)
        buf_add_format(t->out, "%.*s:%d: %s\n", STR_ARG(x->file), x->line, result->message);
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

// CAMEO's table puts some codes under another type than PLOVER's manual: a line a pair, not a rule.
static void advise_codes(const codebook *c, const lint_list *found, arena *a, buf *out)
{
    map pairs = {0};
    for (size_t i = 0; i < found->n; i++) {
        const rule *r = found->p[i].rule;
        bool added;
        if (found->p[i].kind != LINT_CODE_TYPE) continue;
        buf key = {0};
        buf_add_format(&key, "CAMEO %.*s belongs to %s and is %.*s", STR_ARG(r->cameo),
                       cameo_type(r->cameo), STR_ARG(r->type));
        map_add(&pairs, a, str_copy(a, buf_str(&key)), &added)->value.number++;
        buf_free(&key);
    }
    for (size_t i = 0; i < pairs.n; i++)
        buf_add_format(out, "note: %.*s in %u of %zu rules\n", STR_ARG(pairs.entries[i].key),
                       pairs.entries[i].value.number, codebook_rule_count(c));
}

// What only looks odd is advice; a rule without an example is counted as a fault elsewhere.
static void advise(const codebook *c, arena *a, buf *out)
{
    lint_list found = codebook_lint(c, a);
    for (size_t i = 0; i < found.n; i++) {
        const lint_finding *x = &found.p[i];
        if (x->kind == LINT_SHADOWED || x->kind == LINT_EMPTY)
            buf_add_format(out, "note: %.*s:%d: rule %.*s: %.*s\n", STR_ARG(x->rule->file), x->line,
                           STR_ARG(x->rule->name), STR_ARG(x->message));
    }
    advise_codes(c, &found, a, out);
    rule_class_list classes = codebook_classes(c, a);
    for (size_t i = 0; i < classes.n; i++)
        if (!classes.p[i].used)
            buf_add_format(out, "note: %.*s:%d: no rule uses the class %.*s\n",
                           STR_ARG(classes.p[i].file), classes.p[i].line,
                           STR_ARG(classes.p[i].name));
}

static int check(const coder *c, const codebook *rules, arena *a)
{
    buf lines = {0};
    output o = {0};
    language_run *run = language_run_new(coder_language(c));
    size_t missing = rules_without_example(rules, a, &lines);
    advise(rules, a, &lines);
    tally t = {.out = &lines};
    size_t failed = codebook_run_examples(rules, run, report, &t);
    size_t n = codebook_example_count(rules);
    buf_add_format(&lines,
                   "%zu rules, %zu examples: %zu passed, %zu failed, %zu still wished for, "
                   "%zu rules without one\n",
                   codebook_rule_count(rules), n, n - failed - t.wishes, failed, t.wishes, missing);
    output_write(&o, buf_str(&lines));
    buf_free(&lines);
    arena_free(&t.a);
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

int codebook_check(const arguments *args)
{
    arena memory = {0};
    diag why = {0};
    coder *c = NULL;
    codebook *rules = NULL;
    coder_options options = {.without_rules = true};
    status s =
        load(args->n_words ? args->words[0] : NULL, args->values[OPT_CODEBOOK], &rules, &why);
    if (s == ST_OK) s = installation_model(args->values[OPT_MODEL], &memory, &options.model, &why);
    if (s == ST_OK) s = coder_open(&options, &c, &why);
    int code = s == ST_OK && rules ? check(c, rules, &memory) : output_complain(&why);
    coder_close(c);
    if (rules) codebook_free(rules);
    arena_free(&memory);
    return code;
}
