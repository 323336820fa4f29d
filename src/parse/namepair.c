#include "parse/namepair.h"
#include "parse/mendtree.h"

int32_t namepair_find(const sentence *s)
{
    uint32_t comma = 1;
    while (comma < s->n_tokens &&
           (is_noun(&s->tokens[comma - 1]) || (s->tokens[comma - 1].upos == UPOS_ADJ && comma < 2)))
        if (str_eq(s->tokens[comma].form, STR(",")))
            break;
        else
            comma++;
    if (comma + 3 >= s->n_tokens || !str_eq(s->tokens[comma].form, STR(","))) return -1;
    if (s->tokens[comma - 1].upos != UPOS_PROPN || s->tokens[comma + 1].upos != UPOS_PROPN)
        return -1;
    for (uint32_t i = comma + 1; i < s->n_tokens; i++) { // "Peru, Chile, Cuba", "Togo, Mali and"
        if (str_eq(s->tokens[i].form, STR(","))) return -1;
        if (s->tokens[i].rel == REL_CONJ && s->tokens[i].head < (int32_t)comma) return -1;
    }
    return (int32_t)comma;
}

bool namepair_confirm(sentence *s, uint32_t comma)
{
    int32_t root = root_of(s);
    if (root <= (int32_t)comma + 1 || s->tokens[root].upos != UPOS_VERB) return false;
    if (s->tokens[root].xpos == XPOS_VBZ) return false; // "Oslo, Norway hosts talks"
    int32_t first = child_of(s, (uint32_t)root, 0, comma, REL_NSUBJ);
    if (first < 0) return false;
    int32_t second = child_of(s, (uint32_t)first, comma + 1, (uint32_t)root, REL_CONJ);
    if (second < 0 || s->tokens[comma].head != second) return false;
    s->tokens[comma].upos = UPOS_PUNCT;
    s->tokens[comma].xpos = XPOS_COMMA;
    s->tokens[comma].rel = REL_PUNCT;
    s->tokens[comma].feats = STR_NONE;
    return true;
}
