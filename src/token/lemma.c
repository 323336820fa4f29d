#include "token/lemma.h"

#include "base/ascii.h"
#include "token/traits.h"

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
    TRY(lexeme_open(m, "lemma.slots", l->n_scripts, &l->table, why));
    TRY(model_get(m, "word.vectors", MODEL_BYTES, 0, 0, &s, why));
    return lexeme_open(m, "word.slots", s->rows, &l->words, why);
}

static uint64_t hash_lowered(const char *p, size_t n, uint64_t salt)
{
    uint64_t h = UINT64_C(0xCBF29CE484222325) ^ (salt * UINT64_C(0x9E3779B97F4A7C15));
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)ascii_lower(p[i])) * UINT64_C(0x100000001B3);
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

// Is byte i of s no first byte of a character?
static bool is_inside_character(str s, size_t i)
{
    return i < s.n && ((unsigned char)s.p[i] & 0xC0) == 0x80;
}

bool lemma_script_find(str form, str lemma, lemma_script *out)
{
    *out = (lemma_script){0};
    bool best = false;
    for (uint8_t keep = 0; keep < 2; keep++) {
        size_t same = 0, most = form.n < lemma.n ? form.n : lemma.n;
        while (same < most && (keep ? form.p[same] : ascii_lower(form.p[same])) == lemma.p[same])
            same++;
        while (same && (is_inside_character(form, same) || is_inside_character(lemma, same)))
            same--;
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
    if (is_inside_character(form, stem.n)) return form;
    bool capital = false;
    for (size_t i = 0; i < stem.n && !s->keep_case; i++)
        capital |= stem.p[i] != ascii_lower(stem.p[i]);
    if (!capital && s->n_append == 0) return stem.n ? stem : form;
    char *p = arena_alloc(a, stem.n + s->n_append + 1);
    for (size_t i = 0; i < stem.n; i++) p[i] = s->keep_case ? stem.p[i] : ascii_lower(stem.p[i]);
    memcpy(p + stem.n, s->append, s->n_append);
    return (str){p, stem.n + s->n_append};
}

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool lemma_is_word(const lemmatizer *l, str s)
{
    bool vowel = false;
    for (size_t i = 0; i < s.n; i++) vowel |= is_vowel(ascii_lower(s.p[i]));
    return vowel && s.n > 1 && lexeme_find(&l->words, traits_of(s).key) != LEXEME_NONE;
}

// A regular past or participle whose lemma is no word that we know: the base that is one.
static str verb_base(const lemmatizer *l, str form, str lemma, arena *a)
{
    str ed = STR("ed"), ing = STR("ing");
    size_t cut = str_ends(form, ed) ? ed.n : str_ends(form, ing) ? ing.n : 0;
    if (cut == 0 || form.n < cut + 2 || lemma_is_word(l, lemma)) return lemma;
    char *p = arena_alloc(a, form.n + 2);
    size_t n = form.n - cut;
    for (size_t i = 0; i < n; i++) p[i] = ascii_lower(form.p[i]);
    if (lemma_is_word(l, (str){p, n})) return (str){p, n};
    if (p[n - 1] == p[n - 2] && !is_vowel(p[n - 1]) && lemma_is_word(l, (str){p, n - 1}))
        return (str){p, n - 1}; // planned
    p[n] = 'e';
    return lemma_is_word(l, (str){p, n + 1}) ? (str){p, n + 1} : lemma; // blamed
}

str lemma_of(const lemmatizer *l, str form, xpos tag, arena *a)
{
    uint32_t row = form.n <= 2 * LEMMA_APPEND_MAX
                       ? lexeme_find(&l->table, lemma_form_key(form, tag))
                       : LEXEME_NONE;
    bool known = row != LEXEME_NONE;
    if (tag == XPOS_NNP && !known) return form; // a name is its own lemma
    size_t longest = form.n < LEMMA_ENDING_MAX ? form.n : LEMMA_ENDING_MAX;
    for (size_t n = longest + 1; row == LEXEME_NONE && n-- > 0;)
        row = lexeme_find(&l->table, lemma_ending_key(form, n, tag));
    if (row == LEXEME_NONE) return form;
    const lemma_script *script = &l->scripts[row];
    bool lowers = !script->keep_case && script->cut == 0 && script->n_append == 0;
    if (tag == XPOS_NNP && lowers) return form;
    str lemma = lemma_script_apply(script, form, a);
    bool regular = !known && (tag == XPOS_VBD || tag == XPOS_VBN || tag == XPOS_VBG);
    return regular ? verb_base(l, form, lemma, a) : lemma;
}
