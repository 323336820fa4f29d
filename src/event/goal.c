// Goals: what is done for something has not brought it about.
#include "event/draft.h"

// "To strengthen", "by supporting", "including partnering": the clause of a goal or of a means.
static bool is_aim(const draft *d)
{
    const token *t = draft_token(d, d->match.word);
    deprel rel = deprel_base(t->rel);
    if (t->upos != UPOS_VERB || (rel != REL_ADVCL && rel != REL_ACL)) return false;
    int32_t mark = frame_child(d->f, d->match.word, REL_MARK);
    if (mark < 0 || frame_child(d->f, d->match.word, REL_AUX) >= 0) return false;
    const token *m = draft_token(d, (uint32_t)mark);
    return t->xpos == XPOS_VB ? m->xpos == XPOS_TO
                              : t->xpos == XPOS_VBG && str_in_list(m->lemma, "by|include", '|');
}

// What is said or signed is done with the meeting or the vote that it is the aim of.
static const char DONE_BY_IT[] =
    "thank|congratulate|express|reiterate|reaffirm|convey|commend|praise|"
    "welcome|offer|salute|applaud|condole|approve|ratify|sign|join|"
    "reach|broker|conclude|commemorate|celebrate|honor|honour|mark";

// "Travels to Chad to strengthen ties", "programmes to support farmers": a goal, and no deed yet.
bool goal_is(const draft *d)
{
    if (d->e.status != EVENT_HYPOTHETICAL || d->composed_by || !is_aim(d)) return false;
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
