// How a time of the sentence hangs on an event: which of several it belongs to, and behind which
// preposition.
#include "event/draft.h"

bool dating_own_word(const draft *d, uint32_t word)
{
    return word == d->match.word || (!d->elliptical && (word == d->clause || word == d->outer));
}

static bool other_trigger(const reading *r, const draft *d, uint32_t word)
{
    uint32_t s = d->e.sentence;
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (o != d && !o->absorbed && !o->dropped && o->match.word == word &&
            !dating_own_word(d, word))
            return true;
    }
    return false;
}

// "deliveries that have been going on since May": how long, said in a clause of the noun's own.
static bool tells_duration(const draft *d, uint32_t verb, str preposition)
{
    return in(draft_token(d, verb)->lemma, "go continue persist last run") &&
           in(preposition, "since until till");
}

// "since May 3, 2019, when both signed it": on the day itself, whatever stands before it.
static bool tells_of_day(const draft *d, const mention *m)
{
    int32_t when = frame_child(d->f, d->clause, REL_ADVMOD);
    if (when < 0 || !str_eq(draft_token(d, (uint32_t)when)->lemma, STR("when"))) return false;
    uint32_t w = (uint32_t)when;
    return w >= m->end && w <= m->end + 1 && w < d->clause;
}

// "the day Oslo signed it", "the following year it closed the mission": what is told of the time
// happened then.
static bool is_day_of_clause(const draft *d, const mention *m)
{
    const token *t = draft_token(d, d->outer);
    return t->rel == REL_ACL_RELCL && t->head == (int32_t)m->head && m->end <= d->outer;
}

// "since the May 2021 talks", "since its May 2021 round of talks": the time of the noun itself, not
// of what has been done since.
static bool is_inside(const draft *d, const mention *m)
{
    uint32_t noun = d->match.word;
    int32_t holder = draft_token(d, m->head)->head;
    upos u = (upos)draft_token(d, noun)->upos;
    if (holder < 0 || (u != UPOS_NOUN && u != UPOS_PROPN)) return false;
    if (holder == (int32_t)noun) return true;
    return draft_token(d, noun)->head == holder && draft_token(d, noun)->rel == REL_NMOD &&
           draft_token(d, (uint32_t)holder)->upos == UPOS_NOUN &&
           str_eq(draft_preposition(d->f, noun), STR("of"));
}

// "A gathering this week, co-hosted by Peru": the time of the noun that the participle describes.
static bool is_of_described(const draft *d, const mention *m)
{
    const token *t = draft_token(d, d->match.word);
    return t->xpos == XPOS_VBN && t->rel == REL_ACL && t->head >= 0 &&
           str_eq(d->e.type, STR("CONSULT")) && draft_token(d, m->head)->head == t->head &&
           (int32_t)m->head > t->head;
}

// "On Monday Serbia recalled", "..., and in May Serbia recalled": a time that opens the clause is
// the clause's, though parsers may take it for a part of the subject's name.
static bool opens_clause(const draft *d, const mention *m)
{
    const sentence *s = d->f->sentence;
    const token *t = &s->tokens[m->head];
    if (t->upos != UPOS_PROPN || t->head < (int32_t)m->end) return false;
    if (m->first > 0 && !str_in_list(s->tokens[m->first - 1].form, "On|In|on|in", '|'))
        return false;
    if (m->first > 1 && s->tokens[m->first - 2].upos != UPOS_CCONJ) return false;
    const token *subject = &s->tokens[t->head];
    if (m->first > 1 && t->rel == REL_COMPOUND && subject->rel == REL_NMOD_DESC)
        subject = &s->tokens[subject->head]; // "in May President Deby warned"
    return (t->rel == REL_COMPOUND || deprel_base(t->rel) == REL_NMOD) &&
           deprel_base(subject->rel) == REL_NSUBJ && subject->head >= 0 &&
           dating_own_word(d, (uint32_t)subject->head);
}

// "condemned the sale as irresponsible on Wednesday": a predicate without a tense has no day.
static bool is_predicate(const draft *d, uint32_t word)
{
    upos u = (upos)draft_token(d, word)->upos;
    return (u == UPOS_ADJ || u == UPOS_NOUN) && frame_child(d->f, word, REL_COP) < 0 &&
           frame_child(d->f, word, REL_NSUBJ) < 0 && frame_child(d->f, word, REL_AUX) < 0;
}

// "were killed when a drone hit their car on Friday": the day of both.
static bool tells_when(const draft *d, uint32_t verb)
{
    const token *t = draft_token(d, verb);
    if (deprel_base(t->rel) != REL_ADVCL || t->head < 0 || d->e.status != EVENT_HAPPENED)
        return false;
    if (!dating_own_word(d, (uint32_t)t->head) || t->head > (int32_t)verb) return false;
    int32_t when = frame_child(d->f, verb, REL_ADVMOD);
    if (when < 0) when = frame_child(d->f, verb, REL_MARK);
    return when >= 0 && str_eq(draft_token(d, (uint32_t)when)->form, STR("when")) &&
           draft_token(d, verb)->xpos == XPOS_VBD;
}

// "ahead of Easter" is no day of what is done then; the "recent" of "recent attacks" is theirs
// alone.
static bool is_of_none(const draft *d, const mention *m)
{
    const sentence *s = d->f->sentence;
    const token *t = &s->tokens[m->head];
    if (t->upos == UPOS_ADJ && str_ends(m->time.value, STR("_REF")) && t->rel == REL_AMOD)
        return t->head != (int32_t)d->match.word && t->head != (int32_t)d->e.word;
    return m->first > 1 && str_eq_nocase(s->tokens[m->first - 1].form, STR("of")) &&
           str_eq_nocase(s->tokens[m->first - 2].form, STR("ahead"));
}

// From the time phrase up to the draft. A noun on the way keeps the time to itself ("the November
// 2023 talks"), unless a preposition of time governs that noun ("since the November 2023 talks") or
// the phrase is a misplaced adverbial ("on Russia on Monday").
time_link dating_link(const reading *r, const draft *d, const mention *m)
{
    const frame_view *f = d->f;
    const sentence *s = f->sentence;
    uint32_t word = m->head;
    time_link link = {LINK_OWN, draft_preposition(f, word)};
    for (uint32_t i = m->first; i < m->end; i++) // "the week before last"
        if (str_eq(s->tokens[i].lemma, link.preposition)) link.preposition = STR_NONE;
    if (is_of_none(d, m)) return (time_link){LINK_NONE, STR_NONE};
    if (tells_of_day(d, m) || is_day_of_clause(d, m)) return (time_link){LINK_OWN, STR_NONE};
    const draft *piece = draft_part_around(r, d->e.sentence, m->first);
    if (piece || d->elliptical) {
        if (piece != d) link.strength = LINK_NONE;
        return link;
    }
    // "Only last year, and for the first time, was it ..." with the time for the root
    const token *t = &s->tokens[d->outer];
    if (t->head == (int32_t)m->head && s->tokens[m->head].head < 0 &&
        (t->rel == REL_CONJ || t->rel == REL_PARATAXIS))
        return link;
    if (is_inside(d, m)) {
        int32_t own = frame_child(f, m->head, REL_CASE);
        link.preposition = own < 0 ? STR_NONE : s->tokens[own].lemma;
        return link;
    }
    if (opens_clause(d, m) || is_of_described(d, m)) return link;
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        if (dating_own_word(d, word)) return link;
        if (step > 0 && other_trigger(r, d, word) &&
            !in(link.preposition, "since after before until till by"))
            return (time_link){LINK_NONE, STR_NONE};
        t = &s->tokens[word];
        if (t->head < 0) break;
        uint32_t above = (uint32_t)t->head;
        if (draft_is_reason(d, word)) break;
        if (dating_own_word(d, above)) {
            str mark = draft_preposition(f, word);
            if (word != m->head && in(mark, "since after before until till"))
                link.preposition = mark;
            if (deprel_base(t->rel) == REL_ADVCL && !in(mark, "since until till") &&
                !is_predicate(d, word))
                break;
            bool aside = t->upos == UPOS_NOUN && frame_child(f, word, REL_NSUBJ) < 0;
            if (deprel_base(t->rel) == REL_CCOMP) break;
            if (deprel_base(t->rel) == REL_PARATAXIS && !aside) break; // "eight ships, on Monday"
            if (t->rel == REL_ACL_RELCL && !tells_duration(d, word, link.preposition)) break;
            return link;
        }
        if (deprel_base(s->tokens[above].rel) == REL_AUX && word == m->head) {
            word = above; // "not before [last year did] it agree"
            continue;
        }
        if (tells_when(d, above)) return (time_link){LINK_FAR, link.preposition};
        upos u = s->tokens[above].upos;
        bool clause = u == UPOS_VERB || u == UPOS_AUX;
        str mark = draft_preposition(f, above);
        if (clause) {
            bool gerund = s->tokens[above].xpos == XPOS_VBG && !other_trigger(r, d, above);
            if (deprel_base(s->tokens[above].rel) == REL_ADVCL && str_eq(mark, STR("since")))
                link = (time_link){LINK_FAR, mark};
            else if (s->tokens[above].rel == REL_ACL_RELCL &&
                     tells_duration(d, above, link.preposition))
                link.strength = LINK_FAR; // hung on the goods, not on their delivery
            else if (gerund)              // "began providing arms using its own funds last year"
                link.strength = LINK_FAR;
            else
                break;
        } else if (in(mark, "since after before until till")) {
            link = (time_link){LINK_FAR, mark};
        } else if (deprel_base(t->rel) == REL_NMOD && draft_preposition(f, word).n) {
            link.strength = LINK_FAR; // "on Russia on Monday"
        } else {
            bool inside = t->rel == REL_COMPOUND || t->rel == REL_AMOD || t->rel == REL_NUMMOD ||
                          deprel_base(t->rel) == REL_NMOD;
            if (inside && deprel_base(s->tokens[above].rel) != REL_OBL) break;
            if (inside && in(mark, "over about against for following amid despite"))
                break; // "over the May 3 shelling"
            link.strength = LINK_FAR;
        }
        word = above;
    }
    return (time_link){LINK_NONE, STR_NONE};
}

// "Will praise it at the May 12 meeting", "attends the June 3 summit": the day before the noun is
// that of what is done there. The mention of it, NULL: none.
const mention *dating_of_session(const reading *r, const draft *d)
{
    static const char SESSIONS[] = "meeting summit talks talk session conference dialogue forum "
                                   "ministerial round roundtable call gathering ceremony";
    uint32_t s = d->e.sentence;
    if (d->match.word != d->clause && !in(d->e.type, "CONSULT")) return NULL;
    for (uint32_t i = r->mentions->first_of[s]; i < r->mentions->first_of[s + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        if (m->kind != MENTION_TIME || !m->time.value.n || !in(m->time.precision, "day time"))
            continue;
        int32_t noun = draft_token(d, m->head)->head;
        if (noun <= (int32_t)m->head || !in(draft_token(d, (uint32_t)noun)->lemma, SESSIONS))
            continue;
        const token *t = draft_token(d, (uint32_t)noun);
        deprel rel = deprel_base(t->rel);
        if (t->head != (int32_t)d->clause || d->clause != d->outer) continue;
        bool there = rel == REL_OBL && in(draft_preposition(d->f, (uint32_t)noun), "at during in");
        if (there || (rel == REL_OBJ && str_eq(d->e.type, STR("CONSULT")))) return m;
    }
    return NULL;
}
