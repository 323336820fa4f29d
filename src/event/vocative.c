// Whom "you" means where the sentence itself says so: "Minister Roe, thank you for", "I want to
// thank you, Mr. President, for", "to the nurses: thank you for".
#include "event/draft.h"

#define ADDRESSEE_CLIMB 3 // clauses above the verb that the name may hang on: "I want to thank you"

// Is the word a name or noun that is spoken to: called, or told before the verb by "to"?
static bool is_called(const draft *d, uint32_t word, uint32_t you)
{
    const token *t = draft_token(d, word);
    if (t->upos != UPOS_PROPN && t->upos != UPOS_NOUN) return false;
    if (t->rel == REL_VOCATIVE) return true;
    deprel rel = deprel_base(t->rel);
    if (word > you || (rel != REL_OBL && rel != REL_PARATAXIS && rel != REL_NSUBJ)) return false;
    return str_eq_nocase(draft_preposition(d->f, word), STR("to"));
}

// "Thank you very much, Roe" is a courtesy; thanks have a reason.
static bool is_courtesy(const draft *d, uint32_t you)
{
    const sentence *s = d->f->sentence;
    int32_t verb = s->tokens[you].head;
    if (verb < 0 || !str_eq(s->tokens[verb].lemma, STR("thank"))) return false;
    for (uint32_t w = you + 1; w < s->n_tokens; w++) {
        int32_t of = s->tokens[w].head;
        if (of >= 0 && in(s->tokens[w].lemma, "for because") && s->tokens[of].head == verb)
            return false;
    }
    return true;
}

static void drop_unknown(participant *list, uint32_t *n, uint32_t from)
{
    uint32_t kept = from;
    for (uint32_t i = from; i < *n; i++)
        if (list[i].actor->code.n) list[kept++] = list[i];
    *n = kept;
}

bool vocative_add(reading *r, draft *d, uint32_t you, participant **list, uint32_t *n)
{
    const frame_view *f = d->f;
    int32_t verb = draft_token(d, you)->head;
    uint32_t before = *n;
    if (is_courtesy(d, you)) return false;
    for (int step = 0; step < ADDRESSEE_CLIMB && verb >= 0 && *n == before; step++) {
        for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++)
            if (is_called(d, f->children[i], you)) role_add_word(r, f, f->children[i], list, n);
        drop_unknown(*list, n, before);
        const token *t = draft_token(d, (uint32_t)verb);
        if (t->head >= 0 && is_called(d, (uint32_t)verb, you)) break;
        verb = t->head;
    }
    return *n > before;
}
