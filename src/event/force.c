// Force and protest told as news though nobody in it is placed anywhere: "gunmen shot a teacher",
// "nine were killed in a bombing". What is told in general ("criminals attack", "the detention of
// migrants", "condolences to those killed") is none.
#include "event/draft.h"

static bool in(str s, const char *list)
{
    return str_in_list(s, list, ' ');
}

static bool is_addressee(const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (in(p[i].name, "I we us me you We You they them")) return true;
    return false;
}

// "A teacher", "the two farmers", "its editor": somebody in particular.
static bool is_particular(const draft *d, const participant *p)
{
    if (!p->mention || p->sentence != d->e.sentence) return false;
    const frame_view *f = d->f;
    uint32_t head = p->mention->head;
    for (uint32_t w = p->mention->first; w < p->mention->end; w++)
        if (draft_token(d, w)->upos == UPOS_PROPN) return true;
    int32_t det = frame_child(f, head, REL_DET);
    if (det >= 0) return !in(draft_token(d, (uint32_t)det)->lemma, "any no every all each such");
    return frame_child(f, head, REL_NUMMOD) >= 0 || frame_child(f, head, REL_NMOD_POSS) >= 0 ||
           draft_token(d, head)->upos == UPOS_NUM;
}

static bool has_particular(const draft *d)
{
    const event *e = &d->e;
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (is_particular(d, &e->recipients[i])) return true;
    for (uint32_t i = 0; i < e->n_actors; i++)
        if (is_particular(d, &e->actors[i])) return true;
    return false;
}

// Is the verb in the past, or perfect ("have shot"), with its own words?
static bool is_past(const draft *d, uint32_t verb)
{
    const frame_view *f = d->f;
    const token *v = draft_token(d, verb);
    bool past = v->xpos == XPOS_VBD;
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        const token *c = draft_token(d, f->children[i]);
        if (deprel_base(c->rel) != REL_AUX && deprel_base(c->rel) != REL_COP) continue;
        if (c->xpos == XPOS_MD) return false;
        past |= c->xpos == XPOS_VBD || str_eq(c->lemma, STR("have"));
    }
    return past;
}

// "Shots rang out, killing two", "a man found stabbed": a participle stands with the verb above.
bool force_is_told_past(const draft *d, uint32_t verb)
{
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        if (is_past(d, verb)) return true;
        const token *t = draft_token(d, verb);
        if (token_is_finite(t) || t->head < 0 || deprel_base(t->rel) == REL_ACL) return false;
        verb = (uint32_t)t->head;
    }
    return false;
}

// "Shot by gunmen", "two are killed in a blast": told once, or of somebody in particular.
static bool is_told_verb(const draft *d)
{
    bool headline = d->f->sentence->headline;
    return headline || force_is_told_past(d, d->e.word) || (has_particular(d));
}

static bool any_of(const participant *p, uint32_t n, const char *sectors)
{
    for (uint32_t i = 0; i < n; i++)
        if (p[i].actor->n_sectors && in(p[i].actor->sectors[0], sectors)) return true;
    return false;
}

// Those whose deeds and sufferings are public, in their order.
static const char FORCES[] = "GOV MIL COP JUD SPY REB UAF CRM";
static const char PUBLIC[] = "GOV MIL COP JUD SPY LEG OPP PTY MED NGO IGO REB";

// "The murder of a senator", "an attack on a bus in Lima"; not "the murder of an heiress".
static bool is_told_noun(const draft *d)
{
    const event *e = &d->e;
    bool placed = e->place.where || (e->date.value.n && !str_eq(e->date.how, STR("document")));
    if (placed && (e->n_actors || has_particular(d))) return true;
    if (e->n_actors && e->n_recipients) return has_particular(d);
    if (e->n_actors) return str_eq(e->type, STR("PROTEST")) && has_particular(d);
    return any_of(e->recipients, e->n_recipients, PUBLIC) && has_particular(d);
}

bool force_is_news(const draft *d)
{
    const event *e = &d->e;
    bool assault = str_eq(e->type, STR("ASSAULT")), arrest = str_eq(e->mode, STR("arrest"));
    if (!in(e->type, "ASSAULT COERCE MOBILIZE PROTEST")) return false;
    if (e->negated || (e->status != EVENT_HAPPENED && e->status != EVENT_ONGOING)) return false;
    if (is_addressee(e->actors, e->n_actors) || is_addressee(e->recipients, e->n_recipients))
        return false;
    if (in(e->type, "COERCE MOBILIZE") && !any_of(e->actors, e->n_actors, FORCES) &&
        !(arrest && e->n_actors == 0))
        return false;
    if (draft_token(d, e->word)->upos == UPOS_VERB)
        return is_told_verb(d) && (assault || arrest || e->n_actors);
    return is_told_noun(d);
}

void force_let_last(draft *d)
{
    event *e = &d->e;
    const token *t = draft_token(d, e->word);
    bool dated = e->date.value.n && !str_eq(e->date.how, STR("document"));
    deprel rel = deprel_base(t->rel);
    if (!in(e->type, "ASSAULT COERCE") || e->status != EVENT_HAPPENED || e->negated || dated ||
        t->upos != UPOS_NOUN || !in(t->lemma, "war aggression occupation siege blockade") ||
        t->head < 0 || rel == REL_NSUBJ || rel == REL_ROOT || rel == REL_CONJ)
        return;
    str above = draft_token(d, (uint32_t)t->head)->lemma;
    str preposition = draft_preposition(d->f, e->word);
    if (frame_is_light(above) ||
        in(above,
           "end start begin launch wage remember recall commemorate win lose survive declare "
           "anniversary history veteran") ||
        in(preposition, "after before since until from"))
        return;
    e->status = EVENT_ONGOING;
}
