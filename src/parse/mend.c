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

// The head of the phrase that the preposition marks, also where it hangs on a noun that only
// modifies it ("on fishing quotas").
static int32_t phrase_head(const sentence *s, uint32_t preposition)
{
    int32_t noun = s->tokens[preposition].head;
    while (noun > (int32_t)preposition && s->tokens[noun].rel == REL_COMPOUND &&
           s->tokens[noun].head > noun)
        noun = s->tokens[noun].head;
    return noun;
}

void mend_subjects(sentence *s)
{
    for (uint32_t p = 1; p < s->n_tokens; p++) {
        const token *preposition = &s->tokens[p], *before = &s->tokens[p - 1];
        if (preposition->rel != REL_CASE || preposition->upos != UPOS_ADP) continue;
        int32_t noun = phrase_head(s, p);
        if (noun <= (int32_t)p || !is_subject(&s->tokens[noun])) continue;
        if (before->upos != UPOS_NOUN && before->upos != UPOS_PROPN) continue;
        if (!has_subject_before(s, s->tokens[noun].head, p)) continue;
        s->tokens[noun].head = (int32_t)p - 1;
        s->tokens[noun].rel = REL_NMOD;
    }
}
