// Goals: what is done for something has not brought it about.
#include "event/draft.h"

// The verb that the clause of the draft begins with: "to find and free them", "to secure their
// release".
static uint32_t first_verb(const draft *d)
{
    static const char BRINGS[] = "secure achieve obtain win ensure seek negotiate bring get see";
    uint32_t word = d->match.word;
    const token *t = draft_token(d, word);
    if (t->upos == UPOS_NOUN && t->rel == REL_OBJ && t->head >= 0 &&
        in(draft_token(d, (uint32_t)t->head)->lemma, BRINGS))
        word = (uint32_t)t->head;
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        t = draft_token(d, word);
        bool joined = deprel_base(t->rel) == REL_CONJ && t->upos == UPOS_VERB && t->head >= 0 &&
                      draft_token(d, (uint32_t)t->head)->upos == UPOS_VERB &&
                      frame_child(d->f, word, REL_NSUBJ) < 0;
        if (!joined) return word;
        word = (uint32_t)t->head;
    }
    return word;
}

// "To strengthen", "by supporting", "including partnering": the clause of a goal or of a means.
static bool is_aim(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    deprel rel = deprel_base(t->rel);
    if (t->upos != UPOS_VERB || (rel != REL_ADVCL && rel != REL_ACL)) return false;
    int32_t mark = frame_child(d->f, word, REL_MARK);
    if (mark < 0 || frame_child(d->f, word, REL_AUX) >= 0) return false;
    const token *m = draft_token(d, (uint32_t)mark);
    return t->xpos == XPOS_VB ? m->xpos == XPOS_TO
                              : t->xpos == XPOS_VBG && str_in_list(m->lemma, "by|include", '|');
}

// What is said or signed is done with the meeting or the vote that it is the aim of.
static const char DONE_BY_IT[] =
    "thank|congratulate|express|reiterate|reaffirm|convey|commend|praise|"
    "welcome|offer|salute|applaud|condole|approve|ratify|sign|join|"
    "reach|broker|conclude|commemorate|celebrate|honor|honour|mark";

// "Help the police investigate", "work to end the war", "our priority is to secure their release".
static bool is_worked_for(const draft *d, uint32_t word)
{
    static const char WORKS[] = "help assist let enable allow aim seek try strive work commit "
                                "recommit dedicate hope";
    const token *t = draft_token(d, word);
    deprel rel = deprel_base(t->rel);
    int32_t mark = frame_child(d->f, word, REL_MARK);
    if (t->upos != UPOS_VERB || (t->xpos != XPOS_VB && t->xpos != XPOS_VBG)) return false;
    if (mark >= 0 && draft_token(d, (uint32_t)mark)->xpos == XPOS_TO &&
        frame_child(d->f, word, REL_COP) >= 0)
        return true;
    return (rel == REL_XCOMP || rel == REL_CCOMP || rel == REL_ADVCL) && t->head >= 0 &&
           in(draft_token(d, (uint32_t)t->head)->lemma, WORKS);
}

// "Chad's decision to free them", "its move to withdraw" tell of the deed.
static bool is_deed_of(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    return deprel_base(t->rel) == REL_ACL && t->head >= 0 &&
           in(draft_token(d, (uint32_t)t->head)->lemma, "decision move action step choice order "
                                                        "deal agreement announcement");
}

// Nobody stops or looks into what somebody works to stop or to have looked into: a third side's
// war, an inquiry.
static bool is_end_of_others(const draft *d)
{
    const event *e = &d->e;
    bool stops = str_eq(e->type, STR("RETREAT")), probes = str_eq(e->mode, STR("investigate"));
    bool made = d->composed_by && !str_eq(d->composed_by->outer, STR("="));
    if ((!stops && !probes) || made) return false;
    uint32_t word = first_verb(d);
    if (is_worked_for(d, word)) return true;
    if (word == d->match.word && e->status != EVENT_HYPOTHETICAL) return false;
    return is_aim(d, word) && !is_deed_of(d, word);
}

// "Travels to Chad to strengthen ties", "programmes to support farmers": a goal, and no deed yet.
bool goal_is(const draft *d)
{
    if (is_end_of_others(d)) return true;
    if (d->e.status != EVENT_HYPOTHETICAL || d->composed_by || !is_aim(d, d->match.word))
        return false;
    if (!str_in_list(d->e.type, "SUPPORT|COOPERATE|AID", '|')) return false;
    const token *t = draft_token(d, d->match.word);
    bool purpose = t->xpos == XPOS_VB && deprel_base(t->rel) == REL_ADVCL;
    return purpose || !str_in_list(t->lemma, DONE_BY_IT, '|');
}

// Has the clause a "to" ("in order to be ready")?
static bool is_to(const draft *d, uint32_t word)
{
    for (uint32_t i = d->f->first_child[word]; i < d->f->first_child[word + 1]; i++)
        if (draft_token(d, d->f->children[i])->xpos == XPOS_TO) return true;
    return false;
}

bool goal_holds(const draft *d)
{
    uint32_t word = d->match.word;
    const token *tokens = d->f->sentence->tokens;
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        deprel rel = (deprel)tokens[word].rel;
        if (deprel_base(rel) == REL_ADVCL && is_to(d, word)) return true;
        if (rel == REL_ACL_RELCL || deprel_base(rel) == REL_CCOMP || tokens[word].head < 0)
            return false;
        word = (uint32_t)tokens[word].head;
    }
    return false;
}
