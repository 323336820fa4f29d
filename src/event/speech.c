// Words between people of one place told as news though no country is named: "residents urged the
// police to act", "the union was told by the ministry". Where nobody's code has a country it takes
// a public side, or a group that speaks, and a verb that tells it as done; what is said in general
// ("students ask", "we demand", "a teacher should") is none.
#include "event/draft.h"

static bool in(str s, const char *list)
{
    return str_in_list(s, list, ' ');
}

// Whose words and decisions are public whoever hears them.
static const char PUBLIC[] = "GOV MIL COP JUD SPY LEG OPP PTY REB IGO";
// Who speaks in public as a group: "the residents", "striking nurses".
static const char GROUPS[] = "CVL LAB EDU AGR REL NGO HLH BUS MED PTY OPP";

// Of whom a charge is news whoever brings it.
static const char ACCUSED[] = "GOV MIL COP JUD SPY LEG OPP PTY REB CVL LAB EDU REL AGR";

// "The villagers", "police": many, or a body; not "a nurse".
static bool is_many(const draft *d, const participant *p)
{
    if (!p->mention || p->sentence != d->e.sentence) return false;
    const token *head = draft_token(d, p->mention->head);
    return head->xpos == XPOS_NNS || head->xpos == XPOS_NNPS ||
           in(head->lemma, "police union party government association crowd community group "
                           "federation management administration");
}

static bool is_pronoun(const draft *d, const participant *p)
{
    return p->mention && p->sentence == d->e.sentence &&
           in(draft_token(d, p->mention->head)->lemma, "I we you me us");
}

static bool has(const participant *p, uint32_t n, const char *sectors)
{
    for (uint32_t i = 0; i < n; i++)
        if (p[i].actor->n_sectors && in(p[i].actor->sectors[0], sectors)) return true;
    return false;
}

static bool has_many(const draft *d, const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (p[i].actor->n_sectors && in(p[i].actor->sectors[0], GROUPS) && is_many(d, &p[i]))
            return true;
    return false;
}

static bool has_pronoun(const draft *d, const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (is_pronoun(d, &p[i])) return true;
    return false;
}

// "Demanded change from the till", "warned patients of the consequences": said to somebody who is
// nobody in public.
static bool is_said_to_nobody(const draft *d)
{
    fillers found = {0};
    if (str_eq(d->e.type, STR("THREATEN")))
        frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &found);
    if (str_eq(d->e.type, STR("REQUEST")))
        frame_fillers(d->f, d->match.word, SLOT_PREP, STR("from"), &found);
    return found.n > 0;
}

// Told as done: "told the police", "Police warned"; of a noun the verb that holds it.
static bool is_told(const draft *d)
{
    bool verb = draft_token(d, d->e.word)->upos == UPOS_VERB;
    if (!verb && (!d->e.n_actors || !d->e.n_recipients)) return false;
    return (verb && d->f->sentence->headline) || force_is_told_past(d, d->e.word);
}

static bool is_done(const event *e)
{
    if (e->negated) return false;
    return e->status == EVENT_HAPPENED || e->status == EVENT_ONGOING ||
           (e->status == EVENT_CONDITIONAL && str_eq(e->type, STR("THREATEN")));
}

bool speech_is_news(const draft *d)
{
    const event *e = &d->e;
    if (!in(e->type, "ACCUSE REQUEST THREATEN REJECT AGREE CONCEDE CONSULT SUPPORT SANCTION"))
        return false;
    if (!is_done(e) || !is_told(d)) return false;
    if (has_pronoun(d, e->actors, e->n_actors) || has_pronoun(d, e->recipients, e->n_recipients))
        return false;
    bool many = has_many(d, e->actors, e->n_actors);
    if (e->n_recipients == 0)
        return many && !in(e->type, "CONSULT SANCTION") && !is_said_to_nobody(d);
    if (e->n_actors == 0) return has(e->recipients, e->n_recipients, ACCUSED);
    if (has(e->actors, e->n_actors, PUBLIC) || has(e->recipients, e->n_recipients, PUBLIC))
        return true;
    return many && has(e->recipients, e->n_recipients, GROUPS);
}

// "She accused the minister", "Okello blamed the council": somebody of whom the text says no more.
// "The Vltava League" is no person, and a body that nobody knows acts for nobody.
static bool is_somebody(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    if (t->upos == UPOS_PRON) return in(t->lemma, "he she they");
    return t->upos == UPOS_PROPN && frame_child(d->f, word, REL_DET) < 0;
}

bool speech_is_by_somebody(const draft *d)
{
    const event *e = &d->e;
    fillers found = {0};
    if (!in(e->type, "ACCUSE REQUEST THREATEN REJECT AGREE") || e->n_actors) return false;
    if (!is_done(e) || !is_told(d) || draft_token(d, e->word)->upos != UPOS_VERB) return false;
    if (has_pronoun(d, e->recipients, e->n_recipients)) return false;
    if (!has(e->recipients, e->n_recipients, PUBLIC) &&
        !has_many(d, e->recipients, e->n_recipients))
        return false;
    frame_fillers(d->f, d->match.word, SLOT_SUBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (is_somebody(d, found.word[i])) return true;
    return false;
}
