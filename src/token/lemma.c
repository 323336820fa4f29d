#include "token/lemma.h"

#include <string.h>

status lemma_open(lemmatizer *l, const model *m, diag *why)
{
    const model_section *s;
    TRY(model_get(m, "lemma.scripts", MODEL_BYTES, 0, sizeof(lemma_script), &s, why));
    l->scripts = s->data;
    l->n_scripts = s->rows;
    for (uint32_t i = 0; i < l->n_scripts; i++)
        if (l->scripts[i].n_append > LEMMA_APPEND_MAX)
            return diag_set(why, ST_MODEL, NULL, 0, 0,
                            "section \"lemma.scripts\" of the model makes no sense; get a fresh "
                            "copy");
    return lexeme_open(m, "lemma.slots", l->n_scripts, &l->table, why);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static uint64_t hash_lowered(const char *p, size_t n, uint64_t salt)
{
    uint64_t h = UINT64_C(0xCBF29CE484222325) ^ (salt * UINT64_C(0x9E3779B97F4A7C15));
    for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)lower(p[i])) * UINT64_C(0x100000001B3);
    h ^= h >> 32;
    h *= UINT64_C(0xD6E8FEB86659FD93);
    return h ^ (h >> 32);
}

uint64_t lemma_form_key(str form, xpos tag)
{
    return hash_lowered(form.p, form.n, (uint64_t)tag * 16 + 15);
}

uint64_t lemma_ending_key(str form, size_t n, xpos tag)
{
    return hash_lowered(form.p + form.n - n, n, (uint64_t)tag * 16 + n);
}

bool lemma_script_find(str form, str lemma, lemma_script *out)
{
    *out = (lemma_script){0};
    bool best = false;
    for (uint8_t keep = 0; keep < 2; keep++) {
        size_t same = 0, most = form.n < lemma.n ? form.n : lemma.n;
        while (same < most && (keep ? form.p[same] : lower(form.p[same])) == lemma.p[same]) same++;
        size_t cut = form.n - same, append = lemma.n - same;
        if (cut > UINT8_MAX || append > LEMMA_APPEND_MAX) continue;
        if (best && append >= out->n_append) continue; // lowering is preferred
        *out = (lemma_script){.keep_case = keep, .cut = (uint8_t)cut, .n_append = (uint8_t)append};
        memcpy(out->append, lemma.p + same, append);
        best = true;
    }
    return best;
}

str lemma_script_apply(const lemma_script *s, str form, arena *a)
{
    str stem = str_sub(form, 0, form.n > s->cut ? form.n - s->cut : 0);
    bool capital = false;
    for (size_t i = 0; i < stem.n && !s->keep_case; i++) capital |= stem.p[i] != lower(stem.p[i]);
    if (!capital && s->n_append == 0) return stem.n ? stem : form;
    char *p = arena_alloc(a, stem.n + s->n_append + 1);
    for (size_t i = 0; i < stem.n; i++) p[i] = s->keep_case ? stem.p[i] : lower(stem.p[i]);
    memcpy(p + stem.n, s->append, s->n_append);
    return (str){p, stem.n + s->n_append};
}

str lemma_of(const lemmatizer *l, str form, xpos tag, arena *a)
{
    uint32_t row = form.n <= 2 * LEMMA_APPEND_MAX
                       ? lexeme_find(&l->table, lemma_form_key(form, tag))
                       : LEXEME_NONE;
    size_t longest = form.n < LEMMA_ENDING_MAX ? form.n : LEMMA_ENDING_MAX;
    for (size_t n = longest + 1; row == LEXEME_NONE && n-- > 0;)
        row = lexeme_find(&l->table, lemma_ending_key(form, n, tag));
    return row == LEXEME_NONE ? form : lemma_script_apply(&l->scripts[row], form, a);
}
