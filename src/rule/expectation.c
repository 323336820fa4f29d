// Examples and what is expected of them.
#include "rule/plover.h"
#include "rule/program.h"

#include <string.h>

typedef struct {
    builder *b;
    const rule_block *block;
    const rule_line *line;
} place;

static status fail_at(const place *p, str where, const char *what)
{
    int column = p->line->rest_column;
    if (where.p >= p->line->rest.p && where.p <= p->line->rest.p + p->line->rest.n)
        column += (int)(where.p - p->line->rest.p);
    return diag_set(p->b->why, ST_CODEBOOK, p->block->file, p->line->line, column, "%s: '%.*s'",
                    what, STR_ARG(where));
}

static str next_word(str *rest)
{
    while (rest->n && (*rest->p == ' ' || *rest->p == '\t')) *rest = str_sub(*rest, 1, rest->n);
    size_t n = 0;
    if (rest->n && *rest->p == '"') {
        size_t close = str_find_byte(*rest, '"', 1);
        n = close == SIZE_MAX ? rest->n : close + 1;
    } else {
        while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\t') n++;
    }
    str word = str_sub(*rest, 0, n);
    *rest = str_sub(*rest, n, rest->n);
    return word;
}

static bool is_code(str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool ok = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (i && c == '.');
        if (!ok) return false;
    }
    return s.n >= 3;
}

// "IRN,FRA.GOV" or "-": blanks around commas are taken out.
static status read_codes(const place *p, str text, str *out)
{
    text = str_trim(text);
    *out = text;
    if (str_eq(text, STR("-"))) return ST_OK;
    char *joined = arena_alloc(&p->b->c->a, text.n + 1);
    size_t n = 0;
    str rest = text;
    while (rest.p) {
        str code = str_trim(str_split(&rest, ','));
        if (!is_code(code))
            return fail_at(p, code.n ? code : text,
                           "expected codes joined by commas (IRN, FRA.GOV) or '-'");
        if (n) joined[n++] = ',';
        memcpy(joined + n, code.p, code.n);
        n += code.n;
    }
    *out = (str){joined, n};
    return ST_OK;
}

static status read_type(const place *p, str word, expectation *e)
{
    str mode = word;
    str type = str_split(&mode, '/');
    if (plover_type_find(type) < 0) return fail_at(p, word, "expected a PLOVER type");
    if (!mode.p) mode = STR_NONE;
    if (!plover_has_mode(type, mode)) return fail_at(p, mode, "this mode is not the type's");
    e->type = type;
    e->mode = mode;
    return ST_OK;
}

static status read_expectation(const place *p, expectation *e)
{
    str rest = p->line->rest;
    size_t arrow = str_find_byte(rest, '>', 0);
    if (arrow == SIZE_MAX)
        return fail_at(p, rest, "expected 'ACTORS > RECIPIENTS', such as 'IRN > FRA'");
    *e = (expectation){.status = STR("happened"), .claim = STR("stated"), .line = p->line->line};
    TRY(read_codes(p, str_sub(rest, 0, arrow), &e->actors));
    rest = str_trim(str_sub(rest, arrow + 1, rest.n));
    size_t end = 0; // the recipients end at the first blank that follows no comma
    while (end < rest.n && !(rest.p[end] == ' ' && end && rest.p[end - 1] != ',')) end++;
    TRY(read_codes(p, str_sub(rest, 0, end), &e->recipients));
    rest = str_sub(rest, end, rest.n);
    for (str w = next_word(&rest); w.n; w = next_word(&rest)) {
        if (str_in_list(w, "happened|ongoing|planned|conditional|hypothetical", '|'))
            e->status = w;
        else if (str_in_list(w, "stated|alleged|denied", '|'))
            e->claim = w;
        else if (str_eq(w, STR("negated")))
            e->negated = true;
        else if (w.p[0] == '@' && w.n > 1)
            e->date = str_sub(w, 1, w.n);
        else if (w.p[0] == '"' && w.n > 2 && w.p[w.n - 1] == '"')
            e->trigger = str_sub(w, 1, w.n - 1);
        else if (w.p[0] >= 'A' && w.p[0] <= 'Z')
            TRY(read_type(p, w, e));
        else
            return fail_at(p, w,
                           "expected TYPE/mode, a status, negated, alleged, denied, @DATE or "
                           "a \"trigger\"");
    }
    return ST_OK;
}

// "only Iran left" -> "Iran left", true.
static bool take_only(str *text)
{
    if (!str_starts(*text, STR("only "))) return false;
    *text = str_trim(str_sub(*text, 5, text->n));
    return true;
}

// How many lines of expectations stand from line `at` on: there are thousands of examples, and
// arrays that grow would double the codebook.
static size_t lines_of_example(const rule_block *block, size_t at)
{
    size_t n = 0;
    while (at + n < block->lines.n && !block->lines.p[at + n].keyword.n) n++;
    return n;
}

status program_example(builder *b, const rule_block *block, size_t *at, uint32_t rule_index)
{
    const rule_line *line = &block->lines.p[(*at)++];
    place p = {b, block, line};
    rule_example x = {.text = line->rest,
                      .accept = str_eq(line->keyword, STR("example")),
                      .rule = rule_index,
                      .file = str_of(block->file),
                      .line = line->line};
    if (str_eq(line->keyword, STR("wish"))) {
        x.wish = true;
        x.accept = !str_starts(x.text, STR("not "));
        if (!x.accept) x.text = str_trim(str_sub(x.text, 4, x.text.n));
    }
    x.only = take_only(&x.text);
    if (!x.text.n)
        return diag_set(b->why, ST_CODEBOOK, block->file, line->line, line->column,
                        "a sentence is missing behind '%.*s'", STR_ARG(line->keyword));
    size_t n = lines_of_example(block, *at);
    expectation *expected = arena_array(&b->c->a, expectation, n + 1);
    for (size_t i = 0; i < n; i++, ++*at) {
        p.line = &block->lines.p[*at];
        if (!x.accept) return fail_at(&p, p.line->rest, "nothing is expected of a 'not' sentence");
        if (i == EXPECTATIONS_MAX)
            return fail_at(&p, p.line->rest, "an example expects at most 32 events");
        TRY(read_expectation(&p, &expected[i]));
    }
    if (x.accept && !n)
        return diag_set(b->why, ST_CODEBOOK, block->file, line->line, line->column,
                        "what must come out is missing below this example: a line such as "
                        "'IRN > FRA'; for nothing write 'not' instead of 'example'");
    x.expected = expected;
    x.n_expected = (uint32_t)n;
    *vec_push(&b->c->a, &b->examples) = x;
    return ST_OK;
}

static status read_sentences(builder *b, const rule_block *block)
{
    for (size_t i = 0; i < block->lines.n;) {
        place p = {b, block, &block->lines.p[i]};
        if (!p.line->keyword.n) return fail_at(&p, p.line->rest, "no example stands above this");
        TRY(program_example(b, block, &i, RULE_OF_NONE));
        const rule_example *x = &b->examples.p[b->examples.n - 1];
        for (uint32_t k = 0; k < x->n_expected; k++)
            if (!x->expected[k].type.n)
                return diag_set(b->why, ST_CODEBOOK, block->file, x->expected[k].line, 0,
                                "which type must come out? Outside a rule it is said behind the "
                                "recipients: IRN > FRA ACCUSE");
    }
    return ST_OK;
}

status codebook_sentences(str text, const char *file, arena *a, const rule_example **out, size_t *n,
                          diag *why)
{
    codebook c = {.a = *a}; // lends its arena to what a builder writes
    builder b = {.c = &c, .why = why};
    rule_block block;
    status s = rule_source_sentences(text, file, &block, &c.a, why);
    if (s == ST_OK) s = read_sentences(&b, &block);
    *a = c.a;
    *out = b.examples.p;
    *n = b.examples.n;
    return s;
}
