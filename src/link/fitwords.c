#include "link/fitwords.h"

const token *fit_word(const anchorage *x, uint32_t w)
{
    return frame_word(x->f, w);
}

str fit_lemma(const anchorage *x, uint32_t w)
{
    return fit_word(x, w)->lemma;
}

bool fit_has_type(const event *e, const char *types)
{
    return str_in_list(e->type, types, '|');
}

bool fit_begins_with(const anchorage *x, const relation *r, const char *words)
{
    if (r->first >= r->end) return false;
    for (str rest = str_of(words); rest.n;)
        if (str_eq_nocase(fit_word(x, r->first)->form, str_split(&rest, '|'))) return true;
    return false;
}

bool fit_is_alone(const relation *r)
{
    return r->end == r->first + 1;
}

bool fit_is_person(const anchorage *x, uint32_t w)
{
    return mention_covering(x->f->mentions, x->f->sentence->index, w, MENTION_ACTOR) ||
           fit_word(x, w)->upos == UPOS_PRON;
}

bool fit_has_subject(const anchorage *x, uint32_t verb)
{
    return frame_child(x->f, verb, REL_NSUBJ) >= 0 || frame_child(x->f, verb, REL_NSUBJ_PASS) >= 0;
}

bool fit_is_of_topic(const anchorage *x, const relation *r)
{
    uint32_t told = (uint32_t)r->told;
    const token *t = fit_word(x, told);
    bool object_of = deprel_base((deprel)t->rel) == REL_OBJ && t->head >= 0 && t->head < r->told;
    if (object_of && r->first > told && str_in_list(fit_lemma(x, (uint32_t)t->head), FIT_TALK, '|'))
        return true;
    if (r->first <= told || !str_in_list(fit_lemma(x, told), FIT_TALK, '|')) return false;
    bool clause = r->why >= 0 && fit_has_subject(x, (uint32_t)r->why);
    int32_t object = frame_child(x->f, told, REL_OBJ);
    return !clause && object > (int32_t)told && object < (int32_t)r->first;
}
