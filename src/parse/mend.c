#include "parse/mend.h"

static bool is_subject(const token *t)
{
    return t->rel == REL_NSUBJ || t->rel == REL_NSUBJ_PASS;
}

// Has the verb a subject before the word?
static bool has_subject_before(const sentence *s, int32_t verb, uint32_t word)
{
    for (uint32_t i = 0; i < word; i++)
        if (s->tokens[i].head == verb && is_subject(&s->tokens[i])) return true;
    return false;
}

// Does the noun only modify a common noun behind it? Names behind nouns are told apart from them
// ("the militant group Hamas").
static bool is_modifier(const sentence *s, int32_t noun)
{
    const token *t = &s->tokens[noun];
    return t->rel == REL_COMPOUND && t->head > noun && s->tokens[t->head].upos == UPOS_NOUN;
}

void mend_compounds(sentence *s)
{
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *t = &s->tokens[i];
        bool before = t->head > (int32_t)i && (t->rel == REL_DET || t->rel == REL_CASE);
        while (before && is_modifier(s, t->head)) t->head = s->tokens[t->head].head;
    }
}

void mend_subjects(sentence *s)
{
    for (uint32_t p = 1; p < s->n_tokens; p++) {
        const token *preposition = &s->tokens[p], *before = &s->tokens[p - 1];
        if (preposition->rel != REL_CASE || preposition->upos != UPOS_ADP) continue;
        int32_t noun = preposition->head;
        if (noun <= (int32_t)p || !is_subject(&s->tokens[noun])) continue;
        if (before->upos != UPOS_NOUN && before->upos != UPOS_PROPN) continue;
        if (!has_subject_before(s, s->tokens[noun].head, p)) continue;
        s->tokens[noun].head = (int32_t)p - 1;
        s->tokens[noun].rel = REL_NMOD;
    }
}
