// Examples of the ledger's rules: texts in order, and the rows that stand after each.
#include "rule/program.h"

static bool is_digits(str s, size_t begin, size_t n)
{
    for (size_t i = begin; i < begin + n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    return true;
}

// "2024-03-01 Chad and Niger met." -> the day, the text.
static str take_day(str *text)
{
    bool day = text->n >= 10 && (text->n == 10 || text->p[10] == ' ') && text->p[4] == '-' &&
               text->p[7] == '-' && is_digits(*text, 0, 4) && is_digits(*text, 5, 2) &&
               is_digits(*text, 8, 2);
    if (!day) return STR_NONE;
    str out = str_sub(*text, 0, 10);
    *text = str_trim(str_sub(*text, 10, text->n));
    return out;
}

static status fail_at(const builder *b, const rule_block *block, const rule_line *line,
                      const char *what)
{
    return diag_set(b->why, ST_CODEBOOK, block->file, line->line, line->column, "%s", what);
}

// The text of one line with its rows.
static status read_text(builder *b, const rule_block *block, size_t *at, bool accept,
                        story_text *out)
{
    const rule_line *line = &block->lines.p[(*at)++];
    *out = (story_text){.text = line->rest, .line = line->line};
    out->date = take_day(&out->text);
    if (!out->text.n) return fail_at(b, block, line, "a text is missing on this line");
    size_t n = 0;
    while (*at + n < block->lines.n && !block->lines.p[*at + n].keyword.n) n++;
    if (!accept && n)
        return fail_at(b, block, &block->lines.p[*at], "nothing is expected of a 'not' text");
    if (accept && !n)
        return fail_at(b, block, line,
                       "the rows that stand after this text are missing below it: a line such as "
                       "'NER+TCD border suspended 2024-07-16 by TCD', or '-' for none");
    str *rows = arena_array(&b->c->a, str, n + 1);
    bool none = n == 1 && str_eq(block->lines.p[*at].rest, STR("-"));
    for (size_t i = 0; i < n; i++) rows[i] = block->lines.p[*at + i].rest;
    *at += n;
    out->rows = rows;
    out->n_rows = none ? 0 : (uint32_t)n;
    return ST_OK;
}

status program_story(builder *b, const rule_block *block, size_t *at, uint32_t rule_index)
{
    const rule_line *head = &block->lines.p[*at];
    if (!str_in_list(head->keyword, "example|not", '|'))
        return fail_at(b, block, head,
                       "a story begins with 'example' (its later texts with 'then'), or is one "
                       "'not' text");
    rule_story x = {.accept = str_eq(head->keyword, STR("example")),
                    .rule = rule_index,
                    .file = str_of(block->file),
                    .line = head->line};
    story_text *texts = arena_array(&b->c->a, story_text, STORY_TEXTS_MAX);
    x.texts = texts;
    do {
        if (x.n_texts == STORY_TEXTS_MAX)
            return fail_at(b, block, &block->lines.p[*at], "a story has at most 16 texts");
        TRY(read_text(b, block, at, x.accept, &texts[x.n_texts++]));
    } while (x.accept && *at < block->lines.n && str_eq(block->lines.p[*at].keyword, STR("then")));
    *vec_push(&b->c->a, &b->stories) = x;
    return ST_OK;
}
