#include "parse/inversion.h"

#define OPENING_MAX 16 // words before the auxiliary: "Only last year, and for the first time, was"
#define SUBJECT_MAX 10 // words of the subject

static bool opens(str form)
{
    return str_in_list(form, "Only|Not|Never|Nor|Neither|Rarely|Seldom|Hardly|Scarcely|Little",
                       '|');
}

static bool is_auxiliary(str form)
{
    return str_in_list(form,
                       "was|were|is|are|had|has|have|did|does|do|will|would|can|could|may|might|"
                       "should|shall",
                       '|');
}

static bool in_subject(const token *t)
{
    switch (t->upos) {
    case UPOS_DET:
    case UPOS_ADJ:
    case UPOS_NOUN:
    case UPOS_PROPN:
    case UPOS_PRON:
    case UPOS_NUM: return true;
    default: return t->xpos == XPOS_POS;
    }
}

// Is the clause there already, its verb with a subject between the auxiliary and itself?
static bool shows(const sentence *s, uint32_t auxiliary, uint32_t verb)
{
    for (uint32_t i = auxiliary + 1; i < verb; i++) {
        const token *t = &s->tokens[i];
        if (deprel_base((deprel)t->rel) != REL_NSUBJ || t->head < (int32_t)verb) continue;
        const token *v = &s->tokens[t->head];
        bool helper = s->tokens[auxiliary].head == t->head;
        if (v->head < 0 && v->upos == UPOS_VERB && helper) return true;
    }
    return false;
}

bool inversion_find(const sentence *s, uint32_t *auxiliary, uint32_t *verb)
{
    if (s->n_tokens < 4 || !opens(s->tokens[0].form)) return false;
    uint32_t k = 1;
    while (k < s->n_tokens && k < OPENING_MAX && !is_auxiliary(s->tokens[k].form))
        if (s->tokens[k++].upos == UPOS_VERB) return false;
    if (k >= s->n_tokens || !is_auxiliary(s->tokens[k].form)) return false;
    uint32_t end = k + 1;
    while (end < s->n_tokens && end <= k + SUBJECT_MAX && in_subject(&s->tokens[end])) end++;
    if (end == k + 1 || end >= s->n_tokens) return false;
    const token *t = &s->tokens[end];
    if (t->upos != UPOS_VERB && t->upos != UPOS_AUX && t->upos != UPOS_ADV) return false;
    if (shows(s, k, end)) return false;
    *auxiliary = k;
    *verb = end;
    return true;
}

int32_t inversion_word(uint32_t i, uint32_t auxiliary, uint32_t verb)
{
    if (i < auxiliary) return (int32_t)i;
    if (i == auxiliary) return -1;
    if (i < verb) return (int32_t)i;
    return i == verb ? (int32_t)auxiliary : (int32_t)i - 1;
}
