// What a clause without a tense of its own takes from the clause above it: whether what it tells
// was done with that, or is only meant.
#include "event/draft.h"

#define PERFORM_STEPS 4 // "I would like | to begin | by thanking" is three

static const char SPEECH_ACTS[] =
    "thank congratulate commend praise applaud welcome reiterate reaffirm express affirm convey "
    "underscore condemn offer urge ask call appeal apologise apologize pay salute extend protest "
    "object "
    "complain voice lodge register denounce criticise criticize";
static const char SAYING_WHY[] =
    "accuse blame denounce condemn criticise criticize fault protest decry deplore";

// "Called to thank Oman", "met to reiterate": who meets or calls to say something has said it, and
// "I want to thank" thanks.
bool above_said_then(const draft *d, uint32_t verb, uint32_t above)
{
    const token *t = draft_token(d, verb), *a = draft_token(d, above);
    if (!in(d->e.type, "ACCUSE REQUEST REJECT THREATEN AGREE SUPPORT CONCEDE") ||
        verb != d->match.word || !in(t->lemma, SPEECH_ACTS))
        return false;
    if (in(a->lemma, "speak call meet phone telephone write travel visit host join convene summon"))
        return true;
    int32_t subject = frame_child(d->f, above, REL_NSUBJ);
    return in(a->lemma, "want wish like") && subject >= 0 &&
           in(draft_token(d, (uint32_t)subject)->lemma, "I i we");
}

// "I want to thank", "let us pay tribute", "we would like to begin by congratulating": who says so
// does it. What one can or must do is done in these words only when it is thanks.
bool above_performs(const draft *d)
{
    static const char GRATEFUL[] =
        "thank congratulate salute applaud commend praise pay honor honour";
    static const char BEGINS[] = "want wish like let begin start close conclude end";
    const frame_view *f = d->f;
    const sentence *s = f->sentence;
    uint32_t verb = frame_clause(f, d->match.word);
    const token *t = draft_token(d, verb);
    if (!in(d->e.type, "SUPPORT REQUEST ACCUSE") || t->xpos == XPOS_VBD || d->e.negated)
        return false;
    if (!in(t->lemma, SPEECH_ACTS) && !in(t->lemma, "encourage honor honour")) return false;
    if (str_eq(s->tokens[s->n_tokens - 1].form, STR("?")) || condition_holds(f, verb)) return false;
    bool grateful = in(t->lemma, GRATEFUL);
    int32_t aux = frame_child(f, verb, REL_AUX);
    bool urged =
        aux >= 0 && grateful && in(draft_token(d, (uint32_t)aux)->lemma, "can must should");
    for (int step = 0; step < PERFORM_STEPS; step++) {
        int32_t who = frame_child(f, verb, REL_NSUBJ);
        if (who < 0 && str_eq(draft_token(d, verb)->lemma, STR("let")))
            who = frame_child(f, verb, REL_OBJ);
        if (who >= 0)
            return (step > 0 || urged) &&
                   in(draft_token(d, (uint32_t)who)->form, "I i We we us Us");
        int32_t head = draft_token(d, verb)->head;
        if (head < 0 || !in(draft_token(d, (uint32_t)head)->lemma, BEGINS)) return false;
        verb = (uint32_t)head;
    }
    return false;
}

// "The first country to ratify it": has ratified it.
bool above_is_ranked(const frame_view *f, uint32_t noun)
{
    const sentence *s = f->sentence;
    if (in(s->tokens[noun].lemma, "first last")) return true;
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        const token *c = &s->tokens[f->children[i]];
        if (deprel_base(c->rel) == REL_AMOD && in(c->lemma, "first last latest")) return true;
    }
    return false;
}

// "Proud to stand with Mali", "pleased to welcome the envoy": what one is glad to do is done.
bool above_is_felt(const frame_view *f, uint32_t above)
{
    return in(f->sentence->tokens[above].lemma,
              "proud pleased glad happy delighted honored honoured thrilled privileged grateful");
}

// "Were able to meet", "was allowed to visit": who could has done it, as news tells it.
bool above_has_enabled(const frame_view *f, uint32_t above)
{
    const sentence *s = f->sentence;
    if (!in(s->tokens[above].form, "able allowed permitted enabled")) return false;
    bool past = false;
    for (uint32_t i = f->first_child[above]; i < f->first_child[above + 1]; i++) {
        const token *c = &s->tokens[f->children[i]];
        deprel rel = deprel_base(c->rel);
        if (c->xpos == XPOS_MD || in(c->lemma, "not n't n’t never")) return false;
        past |= (rel == REL_COP || rel == REL_AUX) && in(c->form, "was were been");
    }
    return past;
}

// "Is crushing unions, threatening its neighbours": goes on as the verb above does.
bool above_goes_on_beside(const draft *d, uint32_t verb)
{
    const frame_view *f = d->f;
    const token *t = draft_token(d, verb);
    if (t->xpos != XPOS_VBG || t->head < 0 || verb < (uint32_t)t->head) return false;
    if (frame_child(f, verb, REL_MARK) >= 0 || frame_child(f, verb, REL_AUX) >= 0) return false;
    deprel rel = deprel_base(t->rel);
    int32_t aux = frame_child(f, (uint32_t)t->head, REL_AUX);
    return (rel == REL_ADVCL || rel == REL_CONJ || rel == REL_PARATAXIS) && aux >= 0 &&
           draft_token(d, (uint32_t)t->head)->xpos == XPOS_VBG &&
           in(draft_token(d, (uint32_t)aux)->form, "is are am 's ’s 're ’re 'm ’m") &&
           in(d->e.type, "THREATEN ASSAULT COERCE MOBILIZE AID COOPERATE PROTEST");
}

// "That assumes that Chad does not attack", "suppose Mali withdraws": only thought of.
bool above_supposes(const frame_view *f, uint32_t above)
{
    const token *t = &f->sentence->tokens[above];
    return in(t->lemma, "assume suppose presuppose imagine presume") && t->xpos != XPOS_VBD &&
           t->xpos != XPOS_VBN;
}

// "Are worried that Chad will attack": feared, and nobody's plan.
bool above_fears(const frame_view *f, uint32_t above)
{
    return in(f->sentence->tokens[above].lemma,
              "concerned worried afraid fearful anxious nervous alarmed worry fear");
}

// "Without the help that we have given": it was given, and what is denied is that it might not have
// been.
bool above_is_granted(const frame_view *f, uint32_t noun)
{
    const sentence *s = f->sentence;
    int32_t det = frame_child(f, noun, REL_DET);
    bool definite = frame_child(f, noun, REL_NMOD_POSS) >= 0 ||
                    (det >= 0 && in(s->tokens[det].lemma, "the this that these those"));
    if (!definite) return false;
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        const token *c = &s->tokens[f->children[i]];
        if (c->rel == REL_ACL_RELCL && frame_child(f, f->children[i], REL_NSUBJ) >= 0) return true;
    }
    return false;
}

// "The Kenyans held hostage are to return", "arms sent by Peru may follow": a participle that says
// which ones are meant tells of what was done to them, whatever the clause says of them.
bool above_is_told_of(const frame_view *f, uint32_t verb)
{
    const sentence *s = f->sentence;
    const token *t = &s->tokens[verb];
    if (t->rel != REL_ACL || t->xpos != XPOS_VBN || t->head < 0 || t->head > (int32_t)verb)
        return false;
    uint32_t noun = (uint32_t)t->head;
    if (frame_child(f, verb, REL_MARK) >= 0 || frame_child(f, verb, REL_AUX) >= 0 ||
        frame_child(f, verb, REL_AUX_PASS) >= 0)
        return false;
    int32_t det = frame_child(f, noun, REL_DET);
    if (det >= 0 && in(s->tokens[det].lemma, "any no every whatever whichever a an")) return false;
    return s->tokens[noun].upos == UPOS_PROPN || s->tokens[noun].upos == UPOS_NOUN;
}

// "Will be freed, as we continue to ask": goes on now, whatever is to come.
bool above_goes_on_meanwhile(const sentence *s, uint32_t verb, int32_t mark)
{
    const token *t = &s->tokens[verb];
    return str_eq(s->tokens[mark].lemma, STR("as")) && in(t->lemma, "continue keep remain") &&
           (t->xpos == XPOS_VBP || t->xpos == XPOS_VBZ);
}

// "Can take in thousands, the minister said while calling on others": that has been said.
bool above_said_alongside(const draft *d, uint32_t verb)
{
    const token *t = draft_token(d, verb);
    int32_t mark = frame_child(d->f, verb, REL_MARK);
    if (t->xpos != XPOS_VBG || verb != d->match.word) return false;
    if (in(t->lemma, SAYING_WHY)) return true;
    return in(d->e.type, "REQUEST ACCUSE REJECT") && mark >= 0 &&
           str_eq_nocase(draft_token(d, (uint32_t)mark)->form, STR("while"));
}

// "A bomb went off, wounding six": what else happened then.
bool above_tells_result(const draft *d, uint32_t verb, uint32_t above)
{
    const token *t = draft_token(d, verb);
    if (t->xpos != XPOS_VBG || verb <= above || frame_child(d->f, verb, REL_MARK) >= 0)
        return false;
    int32_t aux = frame_child(d->f, above, REL_AUX);
    if (aux >= 0 && str_eq(draft_token(d, (uint32_t)aux)->lemma, STR("have"))) return false;
    upos before = (upos)draft_token(d, verb - 1)->upos;
    if (before == UPOS_ADP || before == UPOS_SCONJ || before == UPOS_PART) return false;
    return str_eq(draft_token(d, verb - 1)->form, STR(",")) || str_eq(d->e.type, STR("ASSAULT"));
}

// "Led a delegation to meet the king", "will fly to Oslo to attend the summit": who goes to a
// meeting meets there.
bool above_meets_there(const draft *d, uint32_t verb, uint32_t above)
{
    if (!str_eq(d->e.type, STR("CONSULT")) || frame_child(d->f, verb, REL_NSUBJ) >= 0) return false;
    const token *t = draft_token(d, verb);
    bool meets = verb == d->match.word || in(t->lemma, "attend join hold have conduct");
    return meets &&
           in(draft_token(d, above)->lemma,
              "travel go fly arrive come visit return depart head lead join gather convene "
              "land journey");
}

// "Its ability to continue its war", "to help it go on with its raids": the deed goes on, whatever
// is said of going on with it.
bool above_is_continued(const draft *d)
{
    const token *t = draft_token(d, d->match.word);
    return d->composed_by && d->composed_by->status == RULE_ONGOING && t->upos == UPOS_NOUN &&
           in(d->e.type, "ASSAULT COERCE") && frame_child(d->f, d->match.word, REL_NMOD_POSS) >= 0;
}

// "Will chair a briefing and consultations": the second noun shares the verb of the first.
const token *above_listed_with(const draft *d, uint32_t noun)
{
    const token *t = draft_token(d, noun);
    bool second = t->rel == REL_CONJ && t->head >= 0 && str_eq(d->e.type, STR("CONSULT"));
    if (!second) return t;
    const token *first = draft_token(d, (uint32_t)t->head);
    bool held = first->upos == UPOS_NOUN && deprel_base(first->rel) == REL_OBJ &&
                first->head >= 0 &&
                in(draft_token(d, (uint32_t)first->head)->lemma,
                   "chair host attend lead convene hold open conduct join have mediate");
    return held ? first : t;
}

// "Monday: Minister Silva to host Kenya's president", in a line of a programme: the name is the
// subject of what is to come.
bool above_is_billed(const draft *d, uint32_t noun)
{
    const token *t = draft_token(d, noun);
    if (t->xpos != XPOS_NNP && t->xpos != XPOS_NNPS) return false;
    bool top = t->head < 0 || deprel_base(t->rel) == REL_PARATAXIS;
    return top && frame_child(d->f, noun, REL_COP) < 0 && frame_child(d->f, noun, REL_DET) < 0;
}
