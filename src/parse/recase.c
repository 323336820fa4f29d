#include "parse/recase.h"

#include <string.h>

#define CAPITALS_MIN 2 // words besides the first that show a line to be in Title Case
#define TITLE_SMALL                                                                                \
    "a|amid|an|and|as|at|but|by|for|from|in|into|n't|of|on|or|over|the|to|via|vs|with"
#define ACRONYM_MAX 3 // letters of a name that stays in capitals: "EU", "WHO"

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool has_small(str form)
{
    for (size_t i = 0; i < form.n; i++)
        if (form.p[i] >= 'a' && form.p[i] <= 'z') return true;
    return false;
}

// A word with a capital and more letters: no "A", no "$", no "12".
static bool has_capital(str form)
{
    return form.n > 1 && is_capital(form.p[0]);
}

// No small letter in the line, and words enough.
static bool is_in_capitals(const sentence *s)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        if (has_small(s->tokens[i].form)) return false;
        words += has_capital(s->tokens[i].form);
    }
    return words > CAPITALS_MIN;
}

// All words have capitals but for those that Title Case may leave small.
static bool is_title_case(const sentence *s)
{
    uint32_t words = 0;
    for (uint32_t i = 1; i < s->n_tokens; i++) {
        str form = s->tokens[i].form;
        bool small = form.n > 0 && form.p[0] >= 'a' && form.p[0] <= 'z';
        if (small && !str_in_list(form, TITLE_SMALL, '|')) return false;
        words += has_capital(form) && has_small(form);
    }
    return words >= CAPITALS_MIN;
}

token *recase_small(const sentence *s, arena *a)
{
    bool capitals = is_in_capitals(s);
    if (!capitals && !is_title_case(s)) return NULL;
    token *small = arena_array(a, token, s->n_tokens);
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        small[i] = s->tokens[i];
        str form = small[i].form;
        if (has_capital(form) && (capitals || has_small(form))) small[i].form = str_lower(a, form);
    }
    return small;
}

// Is the word, which was tagged in small letters, a name? One that is not known can be a verb
// ("Rebels Behead Six") or a plural; a noun is a name where it is a later part of a person's.
static bool is_name(const lemmatizer *l, const token *word, const token *small)
{
    if (small->upos == UPOS_PROPN || memchr(small->form.p, '.', small->form.n)) return true;
    if (small->xpos == XPOS_NN && word->upos == UPOS_PROPN && word->rel == REL_FLAT) return true;
    bool inflected = small->upos == UPOS_VERB || small->xpos == XPOS_NNS;
    return !inflected && small->form.n > 2 && !lemma_is_word(l, small->form);
}

void recase_names(const lemmatizer *l, const sentence *s, token *small, arena *a)
{
    bool capitals = is_in_capitals(s);
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        str form = s->tokens[i].form;
        if (!has_capital(form)) continue;
        bool acronym = form.n <= ACRONYM_MAX && s->tokens[i].upos == UPOS_PROPN;
        bool name = is_name(l, &s->tokens[i], &small[i]) || (capitals && acronym);
        if (i > 0 && !name) continue;
        if (!capitals || acronym || memchr(form.p, '.', form.n)) {
            small[i].form = form;
            continue;
        }
        char *p = arena_copy(a, small[i].form.p, form.n);
        p[0] = form.p[0];
        small[i].form = (str){p, form.n};
    }
}
