#include "rule/lint.h"
#include "rule/plover.h"
#include "rule/program.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define MESSAGE_MAX 256 // bytes of a finding's message; longer ones are cut

typedef VEC(lint_finding) finding_vec;

typedef struct {
    const codebook *c;
    arena *a;
    finding_vec out;
    uint32_t *accepts; // [n_rules] examples
    uint32_t *refuses; // [n_rules] counter-examples
} linter;

const char *lint_kind_name(lint_kind kind)
{
    static const char *const NAMES[LINT_KINDS] = {"no-example", "no-counter-example", "shadowed",
                                                  "code-and-type", "empty-class"};
    return NAMES[kind];
}

__attribute__((format(printf, 5, 6))) static void add(linter *l, lint_kind kind, const rule *r,
                                                      int line, const char *format, ...)
{
    char text[MESSAGE_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    *vec_push(l->a, &l->out) = (lint_finding){kind, r, line, str_copy(l->a, str_of(text))};
}

static void count_examples(linter *l)
{
    for (size_t i = 0; i < l->c->n_examples; i++) {
        const rule_example *x = &l->c->examples[i];
        if (x->accept)
            l->accepts[x->rule]++;
        else
            l->refuses[x->rule]++;
    }
}

static bool same_path(const path *a, const path *b)
{
    if (a->n_steps != b->n_steps) return false;
    for (uint32_t i = 0; i < a->n_steps; i++)
        if (a->steps[i].slot != b->steps[i].slot ||
            !str_eq(a->steps[i].preposition, b->steps[i].preposition))
            return false;
    return true;
}

static bool same_set(const word_set *a, const word_set *b)
{
    if (a->n_words != b->n_words || a->n_groups != b->n_groups) return false;
    if (a->n_words && memcmp(a->words, b->words, a->n_words * sizeof *a->words) != 0) return false;
    for (uint32_t i = 0; i < a->n_groups; i++)
        if (memcmp(&a->groups[i], &b->groups[i], sizeof *a->groups) != 0) return false;
    return true;
}

static bool same_test(const value_test *a, const value_test *b)
{
    if (a->kinds != b->kinds || a->events != b->events || a->n_sectors != b->n_sectors)
        return false;
    for (uint32_t i = 0; i < a->n_sectors; i++)
        if (!str_eq(a->sectors[i], b->sectors[i])) return false;
    return same_set(&a->set, &b->set);
}

// Does every constraint of `a` stand in `b` too? Then `b` matches only where `a` does.
static bool constraints_within(const compiled_rule *a, const compiled_rule *b)
{
    for (uint32_t i = 0; i < a->n_constraints; i++) {
        bool found = false;
        const constraint *x = &a->constraints[i];
        for (uint32_t k = 0; k < b->n_constraints && !found; k++) {
            const constraint *y = &b->constraints[k];
            found = same_path(&x->path, &y->path) && same_test(&x->accept, &y->accept) &&
                    same_test(&x->refuse, &y->refuse);
        }
        if (!found) return false;
    }
    return true;
}

static bool wins_at(const compiled_rule *a, const compiled_rule *b)
{
    if (a->rule.also || b->rule.also) return false;
    if (a->rule.priority != b->rule.priority) return a->rule.priority > b->rule.priority;
    if (a->n_constraints != b->n_constraints || a->layer != b->layer) return false;
    // A rule that demands roles gives way where they are missing.
    if (a->rule.actor_required && !b->rule.actor_required) return false;
    if (a->rule.recipient_required && !b->rule.recipient_required) return false;
    return a->rule.index < b->rule.index;
}

static bool same_trigger(const trigger_entry *a, const trigger_entry *b)
{
    if (a->word != b->word || a->pos != b->pos || !a->group != !b->group) return false;
    return !a->group || !memcmp(a->group, b->group, sizeof *a->group);
}

// Another rule that wins wherever this trigger of `b` could; NULL when there is none.
static const compiled_rule *shadow(const codebook *c, const trigger_entry *t)
{
    const compiled_rule *b = &c->rules[t->rule];
    for (uint32_t i = c->first_trigger[t->word]; i < c->first_trigger[t->word + 1]; i++) {
        const compiled_rule *a = &c->rules[c->triggers[i].rule];
        if (a != b && same_trigger(&c->triggers[i], t) && wins_at(a, b) && constraints_within(a, b))
            return a;
    }
    return NULL;
}

// A rule is shadowed when each of its triggers is.
static void find_shadows(linter *l)
{
    const codebook *c = l->c;
    const compiled_rule **by = arena_array(l->a, const compiled_rule *, c->n_rules + 1);
    bool *open = arena_array(l->a, bool, c->n_rules + 1);
    for (size_t i = 0; i < c->n_triggers; i++) {
        uint32_t r = c->triggers[i].rule;
        const compiled_rule *a = shadow(c, &c->triggers[i]);
        if (a)
            by[r] = a;
        else
            open[r] = true;
    }
    for (size_t r = 0; r < c->n_rules; r++)
        if (by[r] && !open[r])
            add(l, LINT_SHADOWED, &c->rules[r].rule, c->rules[r].rule.line,
                "never wins: '%.*s' (line %d) has the same triggers and no constraint that this "
                "one lacks",
                STR_ARG(by[r]->rule.name), by[r]->rule.line);
}

static void check_rule(linter *l, const compiled_rule *r)
{
    const rule *p = &r->rule;
    if (!l->accepts[p->index])
        add(l, LINT_NO_EXAMPLE, p, p->line,
            "has no example: add a sentence and what must come out");
    if (!l->refuses[p->index] && !r->n_constraints)
        add(l, LINT_NO_NOT, p, p->line,
            "has neither a constraint nor a counter-example: add a 'not' sentence");
    const char *type = cameo_type(p->cameo);
    if (type && *type && !str_eq(str_of(type), p->type))
        add(l, LINT_CODE_TYPE, p, p->line, "CAMEO %.*s belongs to %s, the rule says %.*s",
            STR_ARG(p->cameo), type, STR_ARG(p->type));
    for (uint32_t i = 0; i < r->n_constraints; i++) {
        const constraint *c = &r->constraints[i];
        const value_test *t = &c->accept;
        if (!c->words && c->accepts && !t->kinds && !t->set.n_words && !t->set.n_groups)
            add(l, LINT_EMPTY, p, c->line, "'%.*s' can never hold: its classes are empty",
                STR_ARG(c->text));
    }
}

lint_list codebook_lint(const codebook *c, arena *a)
{
    linter l = {.c = c, .a = a};
    l.accepts = arena_array(a, uint32_t, c->n_rules + 1);
    l.refuses = arena_array(a, uint32_t, c->n_rules + 1);
    count_examples(&l);
    for (size_t i = 0; i < c->n_rules; i++) check_rule(&l, &c->rules[i]);
    find_shadows(&l);
    return (lint_list){l.out.p, l.out.n};
}
