#include "train/statement.h"

#include "train/graft.h"

#define WORDS_MIN 6 // shorter ones are exclamations and captions
#define WORDS_MAX 32

bool word_is_comma(const token *t)
{
    return t->xpos == XPOS_COMMA;
}

bool word_is_plain(const token *t)
{
    return t->upos != UPOS_PUNCT || word_is_comma(t) || t->xpos == XPOS_HYPH;
}

bool word_asks(const token *t)
{
    return t->xpos == XPOS_WP || t->xpos == XPOS_WDT || t->xpos == XPOS_WRB ||
           t->xpos == XPOS_WP_POSS;
}

bool statement_find(const sentence *s, statement *out)
{
    if (s->n_tokens < WORDS_MIN || s->n_tokens > WORDS_MAX) return false;
    *out = (statement){.s = s, .root = tree_root(s), .stop = s->n_tokens - 1};
    const token *stop = &s->tokens[out->stop];
    if (stop->xpos != XPOS_STOP || !str_eq(stop->form, STR(".")) ||
        stop->head != (int32_t)out->root || word_asks(&s->tokens[0]))
        return false;
    for (uint32_t i = 0; i < out->stop; i++)
        if (!word_is_plain(&s->tokens[i])) return false;
    out->top = tree_child(s, out->root, REL_NSUBJ);
    return out->top != NO_WORD && tree_child(s, out->root, REL_CCOMP) == NO_WORD &&
           tree_child(s, out->root, REL_PARATAXIS) == NO_WORD &&
           tree_span(s, out->top, &out->subject) && out->subject.end <= out->root &&
           (out->subject.begin == 0 || word_is_comma(&s->tokens[out->subject.begin - 1]));
}
