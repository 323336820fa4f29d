// For test files only: sentences with their trees, one word after another:
//
//     "Iran/NNP/2/nsubj suspended:suspend/VBD/0/root talks:talk/NNS/2/obj"
//
// form[:lemma]/XPOS/head/relation, heads counted from 1, 0 for the root. UPOS follows from XPOS and
// relation. The result lives in the arena.
#ifndef DM_RULE_TREE_H
#define DM_RULE_TREE_H

#include "base/check.h"
#include "rule/rule.h"

#include <string.h>

static inline upos tree_upos(xpos x, deprel r)
{
    switch (x) {
    case XPOS_NNP:
    case XPOS_NNPS: return UPOS_PROPN;
    case XPOS_NN:
    case XPOS_NNS: return UPOS_NOUN;
    case XPOS_MD: return UPOS_AUX;
    case XPOS_VB:
    case XPOS_VBD:
    case XPOS_VBG:
    case XPOS_VBN:
    case XPOS_VBP:
    case XPOS_VBZ:
        if (r == REL_CASE) return UPOS_VERB;
        return deprel_base(r) == REL_AUX || r == REL_COP ? UPOS_AUX : UPOS_VERB;
    case XPOS_JJ:
    case XPOS_JJR:
    case XPOS_JJS: return UPOS_ADJ;
    case XPOS_RB: return UPOS_ADV;
    case XPOS_CD: return UPOS_NUM;
    case XPOS_DT:
    case XPOS_PDT: return UPOS_DET;
    case XPOS_IN: return r == REL_MARK ? UPOS_SCONJ : UPOS_ADP;
    case XPOS_RP: return UPOS_ADP;
    case XPOS_TO:
    case XPOS_POS: return UPOS_PART;
    case XPOS_CC: return UPOS_CCONJ;
    case XPOS_PRP:
    case XPOS_PRP_POSS:
    case XPOS_EX:
    case XPOS_WDT:
    case XPOS_WP:
    case XPOS_WP_POSS: return UPOS_PRON;
    case XPOS_STOP:
    case XPOS_COMMA:
    case XPOS_HYPH: return UPOS_PUNCT;
    default: return UPOS_X;
    }
}

static inline void tree_word(arena *a, str text, token *t)
{
    size_t end = text.n, cut[3];
    for (int k = 2; k >= 0; k--) {
        while (end > 0 && text.p[end - 1] != '/') end--;
        if (end == 0) fail_msg("not form/XPOS/head/relation: %.*s", STR_ARG(text));
        cut[k] = end--;
    }
    str rest = str_sub(text, 0, cut[0] - 1);
    t->form = str_split(&rest, ':');
    t->lemma = rest.p ? rest : str_lower(a, t->form);
    str tag = str_sub(text, cut[0], cut[1] - 1), head = str_sub(text, cut[1], cut[2] - 1);
    str rel = str_sub(text, cut[2], text.n);
    int64_t number = 0;
    if (xpos_find(tag) == XPOS_COUNT || !str_to_int(head, &number) || deprel_find(rel) == REL_COUNT)
        fail_msg("no such tag, head or relation: %.*s", STR_ARG(text));
    t->xpos = (uint8_t)xpos_find(tag);
    t->rel = (uint8_t)deprel_find(rel);
    t->head = (int32_t)number - 1;
    t->upos = (uint8_t)tree_upos((xpos)t->xpos, (deprel)t->rel);
    t->space_after = true;
}

static inline sentence *tree_read(arena *a, const char *text)
{
    sentence *s = arena_alloc(a, sizeof *s);
    str rest = str_of(text);
    s->tokens = arena_array(a, token, strlen(text) / 4 + 1);
    while (rest.n) {
        str word = str_split(&rest, ' ');
        if (word.n) tree_word(a, word, &s->tokens[s->n_tokens++]);
    }
    uint32_t at = 0;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        s->tokens[i].span = (span){at, at + (uint32_t)s->tokens[i].form.n};
        at += (uint32_t)s->tokens[i].form.n + 1;
    }
    s->span = (span){0, at};
    return s;
}

// Index of the word with this form; "talks#2" is the second one.
static inline uint32_t tree_find(const sentence *s, const char *form)
{
    str rest = str_of(form);
    str word = str_split(&rest, '#');
    int64_t nth = 1;
    if (rest.p) str_to_int(rest, &nth);
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (str_eq(s->tokens[i].form, word) && --nth == 0) return i;
    fail_msg("no word '%s'", form);
    return 0;
}

#endif
