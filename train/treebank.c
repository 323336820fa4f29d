#include "train/treebank.h"

#include "base/file.h"

#include <string.h>

typedef VEC(token) token_vec;

static status read_word(const char *path, int line, str row, arena *a, token_vec *tokens, diag *why)
{
    str column[10];
    str rest = row;
    for (int i = 0; i < 10; i++) {
        if (!rest.p) return diag_set(why, ST_FORMAT, path, line, 0, "fewer than ten columns");
        column[i] = str_split(&rest, '\t');
    }
    int64_t head;
    if (!str_to_int(column[6], &head))
        return diag_set(why, ST_FORMAT, path, line, 0, "the head is not a number");
    str rel = column[7];
    token t = {.form = column[1], .lemma = column[2], .head = (int32_t)head - 1};
    unsigned u = upos_find(column[3]), x = xpos_find(column[4]), r = deprel_find(rel);
    if (r == REL_COUNT) r = deprel_find(str_sub(rel, 0, str_find_byte(rel, ':', 0)));
    t.upos = (uint8_t)(u < UPOS_COUNT ? u : UPOS_X);
    t.xpos = (uint8_t)(x < XPOS_COUNT ? x : XPOS_XX);
    t.rel = (uint8_t)(r < REL_COUNT ? r : REL_DEP);
    t.feats = str_eq(column[5], STR("_")) ? STR_NONE : column[5];
    t.space_after = str_find(column[9], STR("SpaceAfter=No")) == SIZE_MAX;
    *vec_push(a, tokens) = t;
    return ST_OK;
}

status treebank_read(const char *path, arena *a, sentence_list *out, diag *why)
{
    buf text = {0};
    TRY(file_read_all(path, FILE_MAX_BYTES, &text, why));
    str rest = str_copy(a, buf_str(&text));
    buf_free(&text);
    VEC(sentence) list = {.p = out->p, .n = out->n, .cap = out->n};
    token_vec tokens = {0};
    uint32_t at = 0;
    for (int line = 1; rest.p; line++) {
        str row = str_split(&rest, '\n');
        if (row.n == 0) {
            if (tokens.n)
                *vec_push(a, &list) = (sentence){.span = {0, at},
                                                 .index = (uint32_t)list.n,
                                                 .tokens = tokens.p,
                                                 .n_tokens = (uint32_t)tokens.n};
            tokens = (token_vec){0};
            at = 0;
            continue;
        }
        size_t id = str_find_byte(row, '\t', 0);
        if (row.p[0] == '#' || id == SIZE_MAX ||
            str_find_byte(str_sub(row, 0, id), '-', 0) != SIZE_MAX ||
            str_find_byte(str_sub(row, 0, id), '.', 0) != SIZE_MAX)
            continue;
        TRY(read_word(path, line, row, a, &tokens, why));
        token *t = &tokens.p[tokens.n - 1];
        t->span = (span){at, at + (uint32_t)t->form.n};
        at = t->span.end + t->space_after;
    }
    out->p = list.p;
    out->n = list.n;
    return ST_OK;
}
