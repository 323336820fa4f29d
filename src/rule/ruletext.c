#include "rule/ruletext.h"

#include "rule/rulesource.h"

#include <string.h>

// Physical lines of the text, from one to before another (counted from 1), without the blank and
// comment lines at their end, which are about what follows.
static str lines_between(str text, int first, int behind)
{
    size_t begin = text.n, end = text.n, at = 0;
    for (int line = 1; at < text.n && line < behind; line++) {
        size_t newline = str_find_byte(text, '\n', at),
               next = newline == SIZE_MAX ? text.n : newline + 1;
        str words = str_trim(str_sub(text, at, next));
        if (line == first) begin = at, end = next;
        if (line > first && words.n && words.p[0] != '#') end = next;
        at = next;
    }
    return str_sub(text, begin, end);
}

static bool is_sentence(const rule_line *l)
{
    return str_in_list(l->keyword, "example|not|wish", '|');
}

static bool is_of_example(const rule_line *l)
{
    return !l->keyword.n || is_sentence(l) || str_eq(l->keyword, STR("then"));
}

typedef VEC(str) line_vec;
typedef VEC(rule_text_example) example_vec;

// The lines of a block that belong to no example, as they stand.
static str own_lines(str text, const rule_block *b, int behind, arena *a)
{
    buf kept = {0};
    const rule_line_vec *lines = &b->lines;
    int first = lines->n ? lines->p[0].line : behind;
    buf_add(&kept, lines_between(text, b->line, first));
    for (size_t i = 0; i < lines->n; i++) {
        int next = i + 1 < lines->n ? lines->p[i + 1].line : behind;
        if (!is_of_example(&lines->p[i]))
            buf_add(&kept, lines_between(text, lines->p[i].line, next));
    }
    str out = str_copy(a, buf_str(&kept));
    buf_free(&kept);
    return out;
}

// What is expected of the example at `at`; moves `at` behind it.
static void read_expected(const rule_line_vec *lines, size_t *at, arena *a, rule_text_example *out)
{
    line_vec expected = {0};
    for (; *at < lines->n && is_of_example(&lines->p[*at]) && !is_sentence(&lines->p[*at]); (*at)++)
        *vec_push(a, &expected) = lines->p[*at].rest;
    out->expected = expected.p;
    out->n_expected = (uint32_t)expected.n;
}

static void read_examples(const rule_block *b, arena *a, rule_text *out)
{
    example_vec examples = {0};
    for (size_t i = 0; i < b->lines.n;) {
        const rule_line *l = &b->lines.p[i++];
        if (!is_sentence(l)) continue;
        rule_text_example x = {.keyword = l->keyword, .text = l->rest, .line = l->line};
        read_expected(&b->lines, &i, a, &x);
        *vec_push(a, &examples) = x;
    }
    out->examples = examples.p;
    out->n_examples = (uint32_t)examples.n;
}

status ruletext_read(str text, str file, str name, arena *a, rule_text *out, bool *found, diag *why)
{
    rule_block_vec blocks = {0};
    *found = false;
    // Most files do not hold the name at all: they need not be read.
    if (!name.n || str_find(text, name) == SIZE_MAX) return ST_OK;
    TRY(rule_source_scan(text, str_copy(a, file).p, 0, &blocks, a, why));
    for (size_t i = 0; i < blocks.n && !*found; i++) {
        const rule_block *b = &blocks.p[i];
        if (b->kind != BLOCK_RULE || !str_eq(b->name, name)) continue;
        int behind = i + 1 < blocks.n ? blocks.p[i + 1].line : INT32_MAX;
        *found = true;
        *out = (rule_text){.file = file, .line = b->line};
        out->text = own_lines(text, b, behind, a);
        read_examples(b, a, out);
    }
    return ST_OK;
}
