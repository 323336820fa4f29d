// What the counts of rules look like: JSON Lines for programs, tables for people.
#include "base/json_writer.h"
#include "cli/rulecount.h"
#include "rule/plover.h"

#include <stdlib.h>

// How many rules can give it, and how many events had it.
typedef struct {
    str name;
    size_t rules, events;
} coverage;

typedef VEC(coverage) coverage_vec;

static size_t find_count(const map *m, str key)
{
    uint32_t n = 0;
    map_find_number(m, key, &n);
    return n;
}

static void add_coverage(coverage_vec *v, str name, const map *rules, const map *events, arena *a)
{
    *vec_push(a, v) = (coverage){name, find_count(rules, name), find_count(events, name)};
}

typedef struct {
    map types, modes, contexts, codes; // of rules: name to how many
} ability;

static str mode_name(arena *a, str type, str mode)
{
    buf key = {0};
    buf_add_format(&key, "%.*s/%.*s", STR_ARG(type), STR_ARG(mode));
    str copy = str_copy(a, buf_str(&key));
    buf_free(&key);
    return copy;
}

static void add_one(map *m, arena *a, str name)
{
    map_add(m, a, name, NULL)->value.number++;
}

// What the rules and the operators can give.
static ability ability_of(const codebook *c, arena *a)
{
    ability x = {0};
    for (size_t i = 0; i < codebook_rule_count(c); i++) {
        const rule *r = codebook_rule(c, i);
        add_one(&x.types, a, r->type);
        if (r->mode.n) add_one(&x.modes, a, mode_name(a, r->type, r->mode));
        add_one(&x.codes, a, r->cameo);
        for (uint32_t k = 0; k < r->n_contexts; k++) add_one(&x.contexts, a, r->contexts[k]);
    }
    for (size_t i = 0; i < codebook_operator_count(c); i++) {
        const rule_operator *o = codebook_operator(c, i);
        bool own = !str_eq(o->outer, STR("=")) && !str_eq(o->outer, STR("-"));
        if (own) add_one(&x.types, a, o->outer);
        if (own && o->mode.n && !str_eq(o->mode, STR("=")))
            add_one(&x.modes, a, mode_name(a, o->outer, o->mode));
        if (o->cameo.n && !str_eq(o->cameo, STR("="))) add_one(&x.codes, a, o->cameo);
    }
    return x;
}

#define COVERED 4 // sorts of codes
static const char *const SORTS[COVERED] = {"type", "mode", "context", "cameo"};
static const char *const PLURALS[COVERED] = {"types", "modes", "contexts", "CAMEO codes"};

static void cover(const rulecount *r, arena *a, coverage_vec out[COVERED])
{
    ability can = ability_of(r->rules, a);
    for (int t = 0; t < PLOVER_TYPES; t++) {
        str type = str_of(plover_type_name(t));
        const char *mode;
        add_coverage(&out[0], type, &can.types, &r->types, a);
        for (int i = 0; (mode = plover_mode_at(type, i)); i++)
            add_coverage(&out[1], mode_name(a, type, str_of(mode)), &can.modes, &r->modes, a);
    }
    for (int i = 0; plover_context_at(i); i++)
        add_coverage(&out[2], str_of(plover_context_at(i)), &can.contexts, &r->contexts, a);
    for (int i = 0; cameo_code_at(i); i++)
        add_coverage(&out[3], str_of(cameo_code_at(i)), &can.codes, &r->codes, a);
}

static size_t rules_fired(const rulecount *r)
{
    size_t n = 0;
    for (size_t i = 0; i < codebook_rule_count(r->rules); i++) n += r->by_rule[i].events > 0;
    return n;
}

// --- JSON Lines

static void open_line(json_writer *w, const char *record)
{
    json_begin_object(w);
    json_field_string(w, "record", str_of(record));
}

static void close_line(json_writer *w)
{
    json_end_object(w);
    json_end_line(w);
}

static void add_total(const rulecount *r, json_writer *w)
{
    open_line(w, "codebook");
    json_field_string(w, "codebook_hash", codebook_hash(r->rules));
    json_field_int(w, "rules", (int64_t)codebook_rule_count(r->rules));
    json_field_int(w, "rules_fired", (int64_t)rules_fired(r));
    json_field_int(w, "examples", (int64_t)r->examples);
    json_field_int(w, "structures", (int64_t)r->structures.n);
    json_field_int(w, "patterns", (int64_t)r->patterns.n);
    json_field_int(w, "documents", (int64_t)r->documents);
    json_field_int(w, "sentences", (int64_t)r->sentences);
    json_field_int(w, "events", (int64_t)r->events);
    close_line(w);
}

static void add_rule_line(const rule *r, const rule_tally *t, json_writer *w)
{
    const map_entry *rival = rulecount_rival(t);
    open_line(w, "rule");
    json_field_string(w, "name", r->name);
    json_field_string(w, "file", r->file);
    json_field_int(w, "line", r->line);
    json_field_string(w, "type", r->type);
    json_field_string(w, "mode", r->mode);
    json_field_string(w, "cameo", r->cameo);
    json_field_int(w, "examples", (int64_t)t->examples);
    json_field_int(w, "counter_examples", (int64_t)t->counters);
    json_field_int(w, "wishes", (int64_t)t->wishes);
    json_field_int(w, "structures", (int64_t)t->structures);
    json_field_int(w, "held", (int64_t)t->held);
    json_field_int(w, "lost", (int64_t)t->lost);
    json_field_string(w, "lost_to", rival ? rival->key : STR_NONE);
    json_field_int(w, "events", (int64_t)t->events);
    close_line(w);
}

static void add_class_line(const rulecount *r, const rule_class *c, arena *a, json_writer *w)
{
    const str *unseen;
    size_t n = rulecount_unseen(r, c, a, &unseen);
    open_line(w, "class");
    json_field_string(w, "name", c->name);
    json_field_string(w, "file", c->file);
    json_field_int(w, "line", c->line);
    json_field_int(w, "words", (int64_t)c->n_words);
    json_field_int(w, "uses", c->n_uses);
    json_field_bool(w, "used", c->used);
    json_write_key(w, "unseen");
    json_begin_array(w);
    for (size_t i = 0; i < n; i++) json_write_string(w, unseen[i]);
    json_end_array(w);
    close_line(w);
}

static void add_operator_line(const rule_operator *o, size_t events, json_writer *w)
{
    open_line(w, "operator");
    json_field_string(w, "name", o->operators);
    json_field_int(w, "line", o->line);
    json_field_string(w, "inner", o->inner);
    json_field_string(w, "outer", o->outer);
    json_field_int(w, "events", (int64_t)events);
    close_line(w);
}

void ruletable_lines(const rulecount *r, buf *out)
{
    json_writer w = {.out = out};
    arena a = {0};
    coverage_vec covered[COVERED] = {0};
    add_total(r, &w);
    for (size_t i = 0; i < codebook_rule_count(r->rules); i++)
        add_rule_line(codebook_rule(r->rules, i), &r->by_rule[i], &w);
    rule_class_list classes = codebook_classes(r->rules, &a);
    for (size_t i = 0; i < classes.n; i++) add_class_line(r, &classes.p[i], &a, &w);
    for (size_t i = 0; i < codebook_operator_count(r->rules); i++)
        add_operator_line(codebook_operator(r->rules, i), r->by_operator[i], &w);
    cover(r, &a, covered);
    for (int k = 0; k < COVERED; k++)
        for (size_t i = 0; i < covered[k].n; i++) {
            open_line(&w, SORTS[k]);
            json_field_string(&w, "name", covered[k].p[i].name);
            json_field_int(&w, "rules", (int64_t)covered[k].p[i].rules);
            json_field_int(&w, "events", (int64_t)covered[k].p[i].events);
            close_line(&w);
        }
    arena_free(&a);
}

// --- tables

static str number(arena *a, size_t n)
{
    buf text = {0};
    buf_add_number(&text, n);
    str copy = str_copy(a, buf_str(&text));
    buf_free(&text);
    return copy;
}

typedef struct {
    const rule *rule;
    const rule_tally *tally;
} ranked;

static int by_events(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->tally->events != y->tally->events) return x->tally->events > y->tally->events ? -1 : 1;
    return x->rule->index < y->rule->index ? -1 : 1;
}

static void add_rules(const rulecount *r, const screen *s, arena *a, buf *out)
{
    static const grid_row HEAD = {
        .cells = {STR("RULE"), STR("TYPE"), STR("EVENTS"), STR("LOST"), STR("EXAMPLES"),
                  STR("STRUCTURES")},
        .styles = {STYLE_FAINT, STYLE_FAINT, STYLE_FAINT, STYLE_FAINT, STYLE_FAINT, STYLE_FAINT}};
    size_t n = codebook_rule_count(r->rules), widths[GRID_COLUMNS] = {0};
    ranked *order = arena_array(a, ranked, n + 1);
    grid_row *rows = arena_array(a, grid_row, n + 1);
    for (size_t i = 0; i < n; i++) order[i] = (ranked){codebook_rule(r->rules, i), &r->by_rule[i]};
    qsort(order, n, sizeof *order, by_events);
    rows[0] = HEAD;
    for (size_t i = 0; i < n; i++) {
        const rule_tally *t = order[i].tally;
        rows[i + 1] =
            (grid_row){.cells = {order[i].rule->name, order[i].rule->type, number(a, t->events),
                                 number(a, t->lost), number(a, t->examples + t->counters),
                                 number(a, t->structures)}};
    }
    screen_widths(rows, n + 1, widths);
    screen_grid(s, rows, n + 1, widths, out);
}

static void add_shadowed(const rulecount *r, buf *out)
{
    for (size_t i = 0; i < codebook_rule_count(r->rules); i++) {
        const rule_tally *t = &r->by_rule[i];
        if (!rulecount_shadowed(t)) continue;
        const map_entry *rival = rulecount_rival(t);
        buf_add_format(out, "%.*s never wins: all it asks for is there %zu time%s, and %.*s %s\n",
                       STR_ARG(codebook_rule(r->rules, i)->name), t->held, t->held == 1 ? "" : "s",
                       STR_ARG(rival->key), t->rivals.n > 1 ? "or another wins" : "wins");
    }
}

// "modes: 40 of 45 have a rule, 31 came up; no rule: RETREAT/..."
static void add_covered(const coverage_vec *v, const char *name, buf *out)
{
    size_t able = 0, seen = 0;
    for (size_t i = 0; i < v->n; i++) {
        able += v->p[i].rules > 0;
        seen += v->p[i].events > 0;
    }
    buf_add_format(out, "%s: %zu of %zu have a rule, %zu came up", name, able, v->n, seen);
    const char *before = "; without a rule: ";
    for (size_t i = 0; i < v->n; i++) {
        if (v->p[i].rules || v->p[i].events) continue;
        buf_add_c(out, before);
        buf_add(out, v->p[i].name);
        before = ", ";
    }
    buf_add_byte(out, '\n');
}

static void add_classes(const rulecount *r, arena *a, buf *out)
{
    rule_class_list classes = codebook_classes(r->rules, a);
    size_t words = 0, missing = 0;
    for (size_t i = 0; i < classes.n; i++) {
        const str *unseen;
        words += classes.p[i].n_words;
        missing += rulecount_unseen(r, &classes.p[i], a, &unseen);
        if (!classes.p[i].used)
            buf_add_format(out, "no rule uses the class %.*s\n", STR_ARG(classes.p[i].name));
    }
    buf_add_format(out, "classes: %zu with %zu words, %zu of them in no document\n", classes.n,
                   words, missing);
}

void ruletable_screen(const rulecount *r, const screen *s, buf *out)
{
    arena a = {0};
    coverage_vec covered[COVERED] = {0};
    size_t used = 0;
    add_rules(r, s, &a, out);
    buf_add_byte(out, '\n');
    add_shadowed(r, out);
    buf_add_format(
        out, "%zu rules, %zu of them fired; %zu events in %zu sentences of %zu documents\n",
        codebook_rule_count(r->rules), rules_fired(r), r->events, r->sentences, r->documents);
    buf_add_format(out,
                   "%zu examples and counter-examples of %zu structures, %zu when words do not "
                   "count\n",
                   r->examples, r->structures.n, r->patterns.n);
    cover(r, &a, covered);
    for (int k = 0; k < COVERED; k++) add_covered(&covered[k], PLURALS[k], out);
    for (size_t i = 0; i < codebook_operator_count(r->rules); i++) used += r->by_operator[i] > 0;
    buf_add_format(out, "operators: %zu, %zu of them had the last word in an event\n",
                   codebook_operator_count(r->rules), used);
    add_classes(r, &a, out);
    arena_free(&a);
}
