#include "event/draft.h"

// "went on selling" with the particle hung on the gerund.
static bool leads_on(const sentence *s, uint32_t word)
{
    if (word + 2 >= s->n_tokens || !str_eq(s->tokens[word + 1].form, STR("on"))) return false;
    int32_t h = s->tokens[word + 1].head;
    return h > (int32_t)word + 1 && s->tokens[h].xpos == XPOS_VBG &&
           s->tokens[h].head == (int32_t)word;
}

str draft_phrase(const frame_view *f, uint32_t word, arena *a)
{
    const sentence *s = f->sentence;
    str lemma = s->tokens[word].lemma;
    int32_t particle = frame_child(f, word, REL_COMPOUND_PRT);
    if (particle < 0 && leads_on(s, word)) particle = (int32_t)word + 1;
    if (particle < 0) return lemma;
    str tail = s->tokens[particle].lemma;
    char *p = arena_alloc(a, lemma.n + tail.n + 2);
    size_t n = 0;
    for (size_t i = 0; i < lemma.n; i++) p[n++] = lemma.p[i];
    p[n++] = ' ';
    for (size_t i = 0; i < tail.n; i++) p[n++] = tail.p[i];
    return (str){p, n};
}

const draft *draft_part_around(const reading *r, uint32_t s, uint32_t word)
{
    for (size_t i = r->first_draft[r->sentences->n]; i < r->drafts.n; i++) {
        const draft *d = &r->drafts.p[i];
        if (d->e.sentence == s && d->match.word <= word && word < d->end) return d;
    }
    return NULL;
}

str draft_preposition(const frame_view *f, uint32_t word)
{
    const sentence *s = f->sentence;
    int32_t c = frame_child(f, word, REL_CASE);
    if (c < 0) c = frame_child(f, word, REL_MARK);
    for (int step = 0; c < 0 && s->tokens[word].rel == REL_CONJ && step < DRAFT_CLIMB_MAX; step++) {
        word = (uint32_t)s->tokens[word].head; // "despite opposition and protest"
        c = frame_child(f, word, REL_CASE);
    }
    if (c >= 0) return s->tokens[c].lemma;
    upos u = (upos)s->tokens[word].upos;
    if (u != UPOS_NOUN && u != UPOS_PROPN) return STR_NONE;
    for (uint32_t w = word; w-- > 0;) {
        u = (upos)s->tokens[w].upos;
        if (u == UPOS_ADP) return s->tokens[w].head > (int32_t)w ? s->tokens[w].lemma : STR_NONE;
        if (u != UPOS_NOUN && u != UPOS_PROPN && u != UPOS_ADJ && u != UPOS_DET && u != UPOS_NUM)
            return STR_NONE;
    }
    return STR_NONE;
}

// Prepositions and participles that name the cause of what is told.
static const char CAUSE_PREPOSITIONS[] = "because due owing over";
static const char CAUSE_VERBS[] = "cite point protest complain blame respond react anger enrage "
                                  "infuriate incense irritate alarm upset "
                                  "provoke outrage annoy object owe";

bool draft_is_cause(const draft *d)
{
    uint32_t word = d->match.word;
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        const token *t = draft_token(d, word);
        deprel rel = deprel_base(t->rel);
        if (rel == REL_CCOMP || rel == REL_PARATAXIS || t->rel == REL_ACL_RELCL) return false;
        if ((rel == REL_OBL || rel == REL_NMOD) &&
            str_in_list(draft_preposition(d->f, word), CAUSE_PREPOSITIONS, ' '))
            return true;
        bool participle = t->xpos == XPOS_VBG || t->xpos == XPOS_VBN ||
                          str_in_list(t->lemma, "protest complain object", ' ');
        bool before = t->rel == REL_ACL && t->head > (int32_t)word; // "Angered by it, [Chad] left"
        bool opens =
            rel == REL_ADVCL || rel == REL_CSUBJ || before || (rel == REL_ROOT && word == 0);
        if (opens && participle && word != d->match.word && str_in_list(t->lemma, CAUSE_VERBS, ' '))
            return true;
        if (t->head < 0) return false;
        word = (uint32_t)t->head;
    }
    return false;
}

// "Passed a law on Monday granting Chad aid": what a law gives, it gives that day.
bool draft_is_of_law(const draft *d, uint32_t verb)
{
    int32_t law = frame_child(d->f, verb, REL_OBJ);
    return law >= 0 && str_eq(d->e.type, STR("AID")) &&
           str_in_list(draft_token(d, verb)->lemma, "adopt approve enact pass ratify sign", ' ') &&
           str_in_list(draft_token(d, (uint32_t)law)->lemma,
                       "act bill budget law legislation package", ' ');
}
