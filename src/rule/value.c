// Constraint lines: the values that a filler is tested for.
#include "rule/plover.h"
#include "rule/program.h"
#include "rule/suggestion.h"

#include <stdlib.h>
#include <string.h>

typedef VEC(word_id) id_vec;
typedef VEC(word_group) group_vec;
typedef VEC(uint32_t) index_vec;

static status fail(const builder *b, const char *file, rule_word w, const char *what)
{
    return diag_set(b->why, ST_CODEBOOK, file, w.line, w.column, "%s: '%.*s'", what,
                    STR_ARG(w.text));
}

static status intern(builder *b, rule_word w, str text, const char *file, word_id *out)
{
    *out = program_intern(b->c, text);
    return *out ? ST_OK : fail(b, file, w, "this is no word, or it is too long for one");
}

status program_group(builder *b, rule_word w, const char *file, word_group *out)
{
    str rest = w.text;
    *out = (word_group){0};
    while (rest.p) {
        str word = str_split(&rest, ' ');
        if (!word.n) continue;
        if (out->n == GROUP_WORDS_MAX) return fail(b, file, w, "a group has at most six words");
        TRY(intern(b, w, word, file, &out->words[out->n++]));
    }
    return out->n ? ST_OK : fail(b, file, w, "this group has no words");
}

static int compare_ids(const void *a, const void *b)
{
    word_id x = *(const word_id *)a, y = *(const word_id *)b;
    return x < y ? -1 : x > y;
}

static word_set make_set(id_vec *ids, group_vec *groups)
{
    bool sorted = true; // most are a word or two
    for (size_t i = 1; i < ids->n && sorted; i++) sorted = ids->p[i - 1] <= ids->p[i];
    if (!sorted) qsort(ids->p, ids->n, sizeof *ids->p, compare_ids);
    size_t n = 0;
    for (size_t i = 0; i < ids->n; i++)
        if (!n || ids->p[n - 1] != ids->p[i]) ids->p[n++] = ids->p[i];
    return (word_set){ids->p, (uint32_t)n, groups->p, (uint32_t)groups->n};
}

static status add_word(builder *b, rule_word w, const char *file, id_vec *ids, group_vec *groups)
{
    word_group g;
    if (w.quoted && memchr(w.text.p, ' ', w.text.n)) {
        TRY(program_group(b, w, file, &g));
        *vec_push(&b->c->a, groups) = g;
        return ST_OK;
    }
    word_id id;
    TRY(intern(b, w, w.text, file, &id));
    *vec_push(&b->c->a, ids) = id;
    return ST_OK;
}

static status find_class(builder *b, rule_word name, const char *file, uint32_t *index)
{
    if (map_find_number(&b->classes, name.text, index)) {
        --*index;
        return ST_OK;
    }
    suggestion near = {.word = name.text};
    for (size_t i = 0; i < b->classes.n; i++) suggestion_offer(&near, b->classes.entries[i].key);
    return diag_set(b->why, ST_CODEBOOK, file, name.line, name.column, "there is no class '%.*s'%s",
                    STR_ARG(name.text), suggestion_text(&near));
}

static rule_word without_sign(rule_word w)
{
    w.text = str_sub(w.text, 1, w.text.n);
    return w;
}

// Adds the block's own words, and the classes that it names to `todo`.
static status add_members(builder *b, const rule_block *block, id_vec *ids, group_vec *groups,
                          index_vec *todo, uint32_t start)
{
    for (size_t i = 0; i < block->lines.n; i++)
        for (size_t k = 0; k < block->lines.p[i].n_words; k++) {
            rule_word w = block->lines.p[i].words[k];
            if (!w.quoted && (str_eq(w.text, STR(",")) || str_eq(w.text, STR("\\")))) continue;
            if (ids->n > CLASS_WORDS_MAX)
                return diag_set(b->why, ST_LIMIT, block->file, w.line, w.column,
                                "a class has at most %d words", CLASS_WORDS_MAX);
            if (w.quoted || w.text.p[0] != '@') {
                TRY(add_word(b, w, block->file, ids, groups));
                continue;
            }
            uint32_t index;
            TRY(find_class(b, without_sign(w), block->file, &index));
            if (index == start)
                return diag_set(b->why, ST_CODEBOOK, block->file, w.line, w.column,
                                "the class '%.*s' contains itself",
                                STR_ARG(b->blocks.p[start].name));
            bool known = false;
            for (size_t t = 0; t < todo->n; t++) known |= todo->p[t] == index;
            if (!known) *vec_push(&b->c->a, todo) = index;
        }
    return ST_OK;
}

status program_class(builder *b, rule_word name, const char *file, word_set **out)
{
    *out = map_find_pointer(&b->sets, name.text);
    if (*out) return ST_OK;
    id_vec ids = {0};
    group_vec groups = {0};
    index_vec todo = {0};
    uint32_t start;
    TRY(find_class(b, name, file, &start));
    *vec_push(&b->c->a, &todo) = start;
    for (size_t i = 0; i < todo.n; i++)
        TRY(add_members(b, &b->blocks.p[todo.p[i]], &ids, &groups, &todo, start));
    *out = arena_alloc(&b->c->a, sizeof **out);
    **out = make_set(&ids, &groups);
    map_set_pointer(&b->sets, &b->c->a, b->blocks.p[start].name, *out);
    return ST_OK;
}

static bool is_sector(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < 'A' || s.p[i] > 'Z') return false;
    return s.n == 3;
}

static status add_sectors(builder *b, rule_word w, const char *file, str rest, value_test *t)
{
    VEC(str) all = {0};
    for (uint32_t i = 0; i < t->n_sectors; i++) *vec_push(&b->c->a, &all) = t->sectors[i];
    t->kinds |= TEST_SECTOR;
    while (rest.p) {
        str sector = str_split(&rest, '|');
        if (!is_sector(sector))
            return fail(b, file, w, "expected sectors of three capitals, such as actor:GOV|MIL");
        *vec_push(&b->c->a, &all) = str_copy(&b->c->a, sector);
    }
    t->sectors = all.p;
    t->n_sectors = (uint32_t)all.n;
    return ST_OK;
}

static status add_events(builder *b, rule_word w, const char *file, str rest, value_test *t)
{
    t->kinds |= TEST_EVENT;
    if (!rest.n) {
        t->events = UINT32_MAX;
        return ST_OK;
    }
    while (rest.p) {
        str name = str_split(&rest, '|');
        int type = plover_type_find(name);
        if (type >= 0) {
            t->events |= 1u << type;
            continue;
        }
        suggestion near = {.word = name};
        for (int i = 0; i < PLOVER_TYPES; i++) suggestion_offer(&near, str_of(plover_type_name(i)));
        return diag_set(b->why, ST_CODEBOOK, file, w.line, w.column, "'%.*s' is no PLOVER type%s",
                        STR_ARG(name), suggestion_text(&near));
    }
    return ST_OK;
}

static bool add_kind(str word, value_test *t)
{
    static const struct {
        const char *name;
        test_kind kind;
    } KINDS[] = {{"actor", TEST_ACTOR},         {"country", TEST_COUNTRY},
                 {"person", TEST_PERSON},       {"item", TEST_ITEM},
                 {"money", TEST_MONEY},         {"number", TEST_NUMBER},
                 {"time", TEST_TIME},           {"any", TEST_ANY},
                 {"none", TEST_NONE},           {"infinitive", TEST_INFINITIVE},
                 {"predicate", TEST_PREDICATE}, {"imperative", TEST_IMPERATIVE}};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (str_eq(word, str_of(KINDS[i].name))) {
            t->kinds |= (uint32_t)KINDS[i].kind;
            return true;
        }
    return false;
}

typedef struct {
    value_test test;
    id_vec ids;
    group_vec groups;
    const word_set *class; // the only value so far, when it is a class
    bool any;
} side;

static void add_set(builder *b, const word_set *set, side *s)
{
    for (uint32_t i = 0; i < set->n_words; i++) *vec_push(&b->c->a, &s->ids) = set->words[i];
    for (uint32_t i = 0; i < set->n_groups; i++) *vec_push(&b->c->a, &s->groups) = set->groups[i];
}

static status add_class(builder *b, rule_word w, const char *file, bool first, side *s)
{
    word_set *set;
    TRY(program_class(b, without_sign(w), file, &set));
    if (first)
        s->class = set;
    else
        add_set(b, set, s);
    return ST_OK;
}

static status add_value(builder *b, rule_word w, const char *file, side *s)
{
    bool first = !s->any;
    s->any = true;
    if (s->class) add_set(b, s->class, s);
    s->class = NULL;
    if (w.quoted) return add_word(b, w, file, &s->ids, &s->groups);
    if (w.text.p[0] == '@') return add_class(b, w, file, first, s);
    if (str_starts(w.text, STR("actor:")))
        return add_sectors(b, w, file, str_sub(w.text, 6, w.text.n), &s->test);
    if (str_starts(w.text, STR("event:")))
        return add_events(b, w, file, str_sub(w.text, 6, w.text.n), &s->test);
    if (memchr(w.text.p, ':', w.text.n))
        return fail(b, file, w, "expected a lemma, @class, actor:SECTOR or event:TYPE");
    if (add_kind(w.text, &s->test)) return ST_OK;
    return add_word(b, w, file, &s->ids, &s->groups);
}

static str line_text(const rule_line *line, arena *a)
{
    size_t n = line->keyword.n;
    for (size_t i = 0; i < line->n_words; i++) n += line->words[i].text.n + 3;
    char *p = arena_alloc(a, n + 1);
    size_t at = line->keyword.n;
    memcpy(p, line->keyword.p, at);
    bool glue = false;
    for (size_t i = 0; i < line->n_words; i++) {
        rule_word w = line->words[i];
        if (!glue) p[at++] = ' ';
        if (w.quoted) p[at++] = '"';
        memcpy(p + at, w.text.p, w.text.n);
        at += w.text.n;
        if (w.quoted) p[at++] = '"';
        glue = !w.quoted && str_eq(w.text, STR("!"));
    }
    return (str){p, at};
}

status program_constraint(builder *b, const rule_line *line, const char *file, constraint *out)
{
    side sides[2] = {0};
    rule_word slot = {line->keyword, line->line, line->column, false};
    *out = (constraint){.line = line->line, .text = line_text(line, &b->c->a)};
    TRY(program_shared_path(slot, file, &b->c->a, &b->paths, &out->path, b->why));
    if (!out->path.n_steps) return fail(b, file, slot, "this path stands only in operators.tsv");
    bool negated = false;
    for (size_t i = 0; i < line->n_words; i++) {
        rule_word w = line->words[i];
        if (!w.quoted && str_eq(w.text, STR(","))) continue;
        if (!w.quoted && str_eq(w.text, STR("!"))) {
            negated = true;
            continue;
        }
        TRY(add_value(b, w, file, &sides[negated]));
        negated = false;
    }
    if (negated || (!sides[0].any && !sides[1].any))
        return diag_set(b->why, ST_CODEBOOK, file, line->line, line->column,
                        "'%.*s' needs a value behind it: a lemma, a @class, actor, event:TYPE, "
                        "any or none",
                        STR_ARG(line->keyword));
    for (int k = 0; k < 2; k++) // a class alone is shared: most lines name one
        sides[k].test.set =
            sides[k].class ? *sides[k].class : make_set(&sides[k].ids, &sides[k].groups);
    out->accept = sides[0].test;
    out->refuse = sides[1].test;
    out->accepts = sides[0].any;
    return ST_OK;
}
