// What a question leaves open, and what it tells.
//
// "Did Iran attack?" tells no attack; "Iran attacked on Monday. Did you know?" does, and so does
// "Why did Iran attack?". A reporter's turn in a transcript is mostly telling.
#include "event/draft.h"

#define CLOSING_MARKS 3 // quotation marks and brackets behind a question mark

// "Did Iran attack?": what is asked is open; "why did Iran attack?" takes it for granted.
static bool is_inverted(const frame_view *f, uint32_t clause)
{
    const sentence *s = f->sentence;
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        int32_t subject = frame_child(f, clause, REL_NSUBJ);
        if (subject < 0) subject = frame_child(f, clause, REL_NSUBJ_PASS);
        int32_t aux = frame_child(f, clause, REL_AUX);
        if (aux < 0) aux = frame_child(f, clause, REL_COP);
        bool asks = false;
        for (uint32_t w = 0; aux >= 0 && w < (uint32_t)aux; w++)
            asks |= in(s->tokens[w].lemma, "why how when where") &&
                    s->tokens[w].head == (int32_t)clause;
        if (asks) return false;
        if (aux >= 0 && subject > aux) return true;
        if (clause == 0 && in(s->tokens[0].lemma, "have be do")) return true; // so it is
        if (clause == 0 && s->tokens[0].upos == UPOS_AUX) return true; // the tree went astray
        const token *t = &s->tokens[clause];
        deprel rel = deprel_base(t->rel);
        if (t->head < 0 || (rel != REL_CCOMP && rel != REL_XCOMP && rel != REL_CSUBJ &&
                            rel != REL_CONJ && rel != REL_OBJ))
            return false;
        clause = (uint32_t)t->head;
    }
    return false;
}

static bool ends_in_question(const sentence *s)
{
    for (uint32_t i = 0; i < CLOSING_MARKS && i < s->n_tokens; i++) {
        const token *t = &s->tokens[s->n_tokens - 1 - i];
        if (str_eq(t->form, STR("?"))) return true;
        if (t->upos != UPOS_PUNCT) return false;
    }
    return false;
}

bool asked_openly(const frame_view *f, uint32_t clause)
{
    const sentence *s = f->sentence;
    return s->n_tokens > 0 && str_eq(s->tokens[s->n_tokens - 1].form, STR("?")) &&
           is_inverted(f, clause);
}

// Has the clause a tense of its own, and tells of no future?
static bool is_tensed(const frame_view *f, uint32_t clause)
{
    const sentence *s = f->sentence;
    bool finite = token_is_finite(&s->tokens[clause]);
    for (uint32_t i = f->first_child[clause]; i < f->first_child[clause + 1]; i++) {
        const token *c = &s->tokens[f->children[i]];
        deprel rel = deprel_base(c->rel);
        if (rel != REL_AUX && rel != REL_COP) continue;
        if (c->xpos == XPOS_MD) return false;
        finite |= token_is_finite(c);
    }
    return finite;
}

// "Who was freed", "since they left", "given that they fight": what a question takes along.
static bool is_taken_along(const frame_view *f, uint32_t clause)
{
    const token *t = &f->sentence->tokens[clause];
    if (!is_tensed(f, clause)) return false;
    if (t->rel == REL_ACL_RELCL) return true;
    int32_t mark = frame_child(f, clause, REL_MARK);
    return deprel_base(t->rel) == REL_ADVCL && mark >= 0 &&
           in(f->sentence->tokens[mark].lemma, "after since because as although though while that");
}

// "Why did they leave?", "how is Oman helping?": asked of what is taken for granted.
static bool is_asked_why(const frame_view *f, uint32_t clause)
{
    const sentence *s = f->sentence;
    for (uint32_t i = f->first_child[clause]; i < f->first_child[clause + 1]; i++)
        if (f->children[i] < clause && in(s->tokens[f->children[i]].lemma, "why how when where"))
            return is_tensed(f, clause);
    return false;
}

// Does the word open a question: "do you", "is that", "what", "any"?
static bool asks_at(const frame_view *f, uint32_t word)
{
    const sentence *s = f->sentence;
    int32_t subject = frame_child(f, word, REL_NSUBJ), aux = frame_child(f, word, REL_AUX);
    if (aux < 0) aux = frame_child(f, word, REL_COP);
    if (aux >= 0 && subject > aux) return true;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++)
        if (in(s->tokens[f->children[i]].lemma, "what why how when where who which"))
            return f->children[i] < word || deprel_base(s->tokens[word].rel) != REL_CCOMP;
    return false;
}

// "They left on Monday, and do you know why?": is the question another clause behind this one?
static bool is_told_before(const frame_view *f, uint32_t clause)
{
    const sentence *s = f->sentence;
    int32_t subject = frame_child(f, clause, REL_NSUBJ);
    if (subject < 0) subject = frame_child(f, clause, REL_NSUBJ_PASS);
    if (subject < 0 || subject > (int32_t)clause || !is_tensed(f, clause)) return false;
    if (asks_at(f, clause)) return false;
    for (uint32_t w = clause + 1; w < s->n_tokens; w++) {
        const token *t = &s->tokens[w];
        bool beside =
            deprel_base(t->rel) == REL_CONJ || deprel_base(t->rel) == REL_PARATAXIS || t->head < 0;
        if (beside && !frame_below(f, w, clause) && asks_at(f, w)) return true;
    }
    return false;
}

bool asked_is_told(const draft *d, const attribution *by)
{
    const frame_view *f = d->f;
    const sentence *s = f->sentence;
    if (by->verb >= 0) return false; // "asked whether"
    uint32_t clause = d->outer;
    if (!ends_in_question(s)) return !is_inverted(f, clause);
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        if (is_taken_along(f, clause) || is_asked_why(f, clause) || is_told_before(f, clause))
            return true;
        if (s->tokens[clause].head < 0) return false;
        clause = (uint32_t)s->tokens[clause].head;
    }
    return false;
}

bool asked_is_recalled(const draft *d)
{
    const attribution *a = d->e.says;
    if (!a || !a->question || !a->direct || d->e.status != EVENT_HAPPENED) return false;
    if (background_is_told_now(d)) return false; // "Chad refuses the talks. What now?"
    const frame_view *f = d->f;
    for (uint32_t i = f->first_child[d->outer]; i < f->first_child[d->outer + 1]; i++)
        if (in(draft_token(d, f->children[i])->lemma, "just now")) return false;
    return true;
}
