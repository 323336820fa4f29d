// demarche codebook check: compiles the codebook, runs its examples, and says what is odd about it.
#include "base/map.h"
#include "cli/codebook_action.h"
#include "cli/installation.h"
#include "cli/output.h"
#include "coder/coder.h"
#include "coder/storycheck.h"
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

// Names the rules that `has` has no mark of; how many there are.
static size_t name_rules_without(const codebook *c, const bool *has, const char *advice, buf *out)
{
    size_t missing = 0;
    for (size_t i = 0; i < codebook_rule_count(c); i++) {
        const rule *r = codebook_rule(c, i);
        if (has[i]) continue;
        buf_add_format(out, "%.*s:%d: rule %.*s has no example; %s\n", STR_ARG(r->file), r->line,
                       STR_ARG(r->name), advice);
        missing++;
    }
    return missing;
}

static size_t rules_without_example(const codebook *c, arena *a, buf *out)
{
    size_t n = codebook_rule_count(c);
    bool *has = arena_array(a, bool, n + 1);
    for (size_t i = 0; i < codebook_example_count(c); i++) {
        const rule_example *x = codebook_example(c, i);
        if (x->accept && x->rule < n) has[x->rule] = true;
    }
    return name_rules_without(c, has, "write a sentence that it codes", out);
}

static size_t rules_without_story(const codebook *c, arena *a, buf *out)
{
    bool *has = arena_array(a, bool, codebook_rule_count(c) + 1);
    for (size_t i = 0; i < codebook_story_count(c); i++)
        if (codebook_story(c, i)->accept) has[codebook_story(c, i)->rule] = true;
    return name_rules_without(c, has, "write texts and the rows that stand after them", out);
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

// The rules of events; how many faults they have.
static size_t check_events(const coder *c, const codebook *rules, arena *a, buf *lines)
{
    language_run *run = language_run_new(coder_language(c));
    size_t missing = rules_without_example(rules, a, lines);
    advise(rules, a, lines);
    tally t = {.out = lines};
    size_t failed = codebook_run_examples(rules, run, report, &t);
    size_t n = codebook_example_count(rules);
    buf_add_format(lines,
                   "%zu rules, %zu examples: %zu passed, %zu failed, %zu still wished for, "
                   "%zu rules without one\n",
                   codebook_rule_count(rules), n, n - failed - t.wishes, failed, t.wishes, missing);
    arena_free(&t.a);
    language_run_delete(run);
    return failed + missing;
}

static void report_story(void *state, const rule_story *x, const story_result *result)
{
    if (!result->passed)
        buf_add_format(state, "%.*s:%d: %s\n", STR_ARG(x->file), result->line, result->message);
}

// The rules of the ledger.
static size_t check_ledger(const coder *c, const ledger_reader *reader, arena *a, buf *lines)
{
    const codebook *rules = ledger_reader_rules(reader);
    coder_run *run = coder_run_new(c);
    size_t missing = rules_without_story(rules, a, lines);
    size_t failed = storycheck_run(reader, run, report_story, lines);
    size_t n = codebook_story_count(rules);
    buf_add_format(lines,
                   "%zu rules of the ledger, %zu examples: %zu passed, %zu failed, %zu rules "
                   "without one\n",
                   codebook_rule_count(rules), n, n - failed, failed, missing);
    coder_run_delete(run);
    return failed + missing;
}

static int check(const coder *c, const codebook *rules, const ledger_reader *reader, arena *a)
{
    buf lines = {0};
    output o = {0};
    size_t faults = check_events(c, rules, a, &lines);
    faults += check_ledger(c, reader, a, &lines);
    output_write(&o, buf_str(&lines));
    buf_free(&lines);
    return output_finish(&o, faults ? status_exit_code(ST_CODEBOOK) : 0);
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

// What is checked, and what it is checked with.
typedef struct {
    codebook *rules;
    ledger_reader *reader;
    coder *coder;
    arena memory;
} checking;

static status load(const arguments *args, checking *k, diag *why)
{
    const char *folder = args->n_words ? args->words[0] : NULL, *more = args->values[OPT_CODEBOOK];
    bool whole = folder && is_whole(folder);
    if (folder && more && !whole)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "%s has no operators.tsv and is no whole codebook: name one folder",
                        folder);
    if (folder && !whole) more = folder;
    TRY(whole ? codebook_load(folder, more, &k->rules, why)
              : codebook_builtin_with(more, &k->rules, why));
    codebook *states;
    TRY(codebook_ledger_examples(whole ? folder : NULL, more, &states, why));
    k->reader = ledger_reader_with(states);
    coder_options options = {.codebook = more, .without_classifier = true};
    TRY(installation_model(args->values[OPT_MODEL], &k->memory, &options.model, why));
    return coder_open(&options, &k->coder, why);
}

int codebook_check(const arguments *args)
{
    diag why = {0};
    checking k = {0};
    int code = load(args, &k, &why) == ST_OK ? check(k.coder, k.rules, k.reader, &k.memory)
                                             : output_complain(&why);
    coder_close(k.coder);
    ledger_reader_close(k.reader);
    codebook_free(k.rules);
    arena_free(&k.memory);
    return code;
}
