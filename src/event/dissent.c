// Protest told as news whoever protests: "the strike entered its third day". What only says why
// something else was done ("in protest") or names another thing ("strike leader") is none, and what
// a sentence tells of one protest in two words is one event.
#include "event/draft.h"

// "The strike", "a march", "two rallies": one that there is; "any protest", "no rallies" is none.
static bool is_a_certain(const draft *d)
{
    const frame_view *f = d->f;
    int32_t det = frame_child(f, d->e.word, REL_DET);
    if (det >= 0) return !in(draft_token(d, (uint32_t)det)->lemma, "any no every all each such");
    return frame_child(f, d->e.word, REL_NMOD_POSS) >= 0 ||
           frame_child(f, d->e.word, REL_NUMMOD) >= 0;
}

// "It was the second rally", "this was a protest with a difference".
static bool is_told_of_it(const draft *d)
{
    int32_t subject = frame_child(d->f, d->e.word, REL_NSUBJ);
    return subject >= 0 && in(draft_token(d, (uint32_t)subject)->lemma, "it this that") &&
           frame_child(d->f, d->e.word, REL_DET) >= 0;
}

// "Protest site", "strike leader", "she was a riot", "protesting pupils" name something else; "in
// protest" says why another thing was done.
bool dissent_names_no_act(const draft *d)
{
    const token *t = draft_token(d, d->e.word);
    deprel rel = deprel_base(t->rel);
    if (t->upos == UPOS_VERB) return rel == REL_AMOD;
    bool phrase = frame_child(d->f, d->e.word, REL_CASE) >= 0;
    bool predicate = !phrase && frame_child(d->f, d->e.word, REL_COP) >= 0;
    if (rel == REL_COMPOUND || (predicate && !is_told_of_it(d))) return true;
    return t->xpos != XPOS_NNS && !is_a_certain(d) &&
           in(draft_preposition(d->f, d->e.word), "in under without");
}

// "Are protesting", "have been marching".
static bool is_progressive(const draft *d, uint32_t verb)
{
    return draft_token(d, verb)->xpos == XPOS_VBG && frame_child(d->f, verb, REL_AUX) >= 0;
}

// "City observes bandh", "protests continued in Taiz" as a title: one without an article.
static bool is_title_style(const draft *d)
{
    const token *t = draft_token(d, d->e.word);
    deprel rel = deprel_base(t->rel);
    if (rel == REL_ROOT) return true;
    return t->xpos == XPOS_NN && (rel == REL_OBJ || rel == REL_NSUBJ) &&
           !in(t->lemma, "unrest rioting looting violence");
}

// "Closed because of protests", "after riots": a circumstance that there was.
static bool is_known_circumstance(const draft *d)
{
    return in(draft_preposition(d->f, d->e.word), "after during amid following because despite");
}

static bool is_told_protest_noun(const draft *d)
{
    const event *e = &d->e;
    bool placed = e->place.where || (e->date.value.n && !str_eq(e->date.how, STR("document")));
    return placed || is_a_certain(d) || force_is_told_past(d, d->clause) ||
           is_progressive(d, d->clause) || is_title_style(d) || is_known_circumstance(d);
}

// "Nurses will march on Friday", "a rally is planned for May 3": news of one that is to come.
static bool is_announced(const draft *d)
{
    const event *e = &d->e;
    bool dated = e->date.value.n && !str_eq(e->date.how, STR("document"));
    return e->status == EVENT_PLANNED && (dated || e->n_actors > 0);
}

bool dissent_is_told(const draft *d)
{
    const event *e = &d->e;
    if (!str_eq(e->type, STR("PROTEST"))) return false;
    if (e->negated || e->status == EVENT_HYPOTHETICAL || e->status == EVENT_CONDITIONAL)
        return false;
    if (dissent_names_no_act(d)) return false;
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (in(e->recipients[i].name, "I we us me you We You")) return false;
    if (d->f->sentence->headline || is_announced(d)) return true;
    if (draft_token(d, e->word)->upos != UPOS_VERB) return is_told_protest_noun(d);
    return force_is_told_past(d, e->word) || is_progressive(d, e->word);
}

#define CAMEO_DISSENT_ENDS "082"

bool dissent_is_ended(const draft *d)
{
    const event *e = &d->e;
    return str_eq(e->type, STR("CONCEDE")) && str_eq(e->cameo, STR(CAMEO_DISSENT_ENDS)) &&
           !d->match.rule->actor_required && !e->negated && e->status == EVENT_HAPPENED &&
           force_is_told_past(d, e->word);
}

#define HOW_CLIMB 4 // "members, holding flags, marched": by way of the members

// "Took out a march to protest the tax", "held a sit-in, holding placards", "a protest by blocking
// the road": what `how` tells is why or in what way the protest of `whole` is held.
static bool is_how_of(const draft *how, const draft *whole)
{
    const token *t = draft_token(how, how->match.word);
    if (t->upos != UPOS_VERB || (t->xpos != XPOS_VB && t->xpos != XPOS_VBG) || t->head < 0 ||
        (deprel_base(t->rel) != REL_ADVCL && deprel_base(t->rel) != REL_ACL &&
         deprel_base(t->rel) != REL_XCOMP))
        return false;
    bool by = str_eq(draft_preposition(how->f, how->match.word), STR("by"));
    if (!by && !in(t->lemma, "protest demonstrate agitate hold carry wave display wear"))
        return false;
    for (int step = 0; step < HOW_CLIMB && t->head >= 0; step++) {
        if (t->head == (int32_t)whole->clause || t->head == (int32_t)whole->match.word) return true;
        t = draft_token(how, (uint32_t)t->head);
        if (token_is_finite(t)) return false;
    }
    return false;
}

static bool is_another(const draft *d)
{
    for (uint32_t i = d->f->first_child[d->match.word]; i < d->f->first_child[d->match.word + 1];
         i++)
        if (in(draft_token(d, d->f->children[i])->lemma,
               "another previous earlier last other second similar such counter new separate "
               "fresh recent next"))
            return true;
    return deprel_base(draft_token(d, d->match.word)->rel) == REL_CONJ;
}

// "Teachers stage protest MIRI, May 3: Teachers staged a protest": title and report in a row.
static bool is_same_noun(const draft *a, const draft *b)
{
    const token *x = draft_token(a, a->match.word), *y = draft_token(b, b->match.word);
    return x->upos != UPOS_VERB && y->upos != UPOS_VERB && str_eq_nocase(x->lemma, y->lemma) &&
           str_eq(a->e.mode, b->e.mode) && !is_another(a) && !is_another(b);
}

static bool is_protest(const draft *d)
{
    return draft_live(d) && str_eq(d->e.type, STR("PROTEST")) && !d->e.negated;
}

// "Launched an agitation, and this stir lasted for weeks".
static bool takes_up(const draft *b)
{
    int32_t det = frame_child(b->f, b->match.word, REL_DET);
    return det >= 0 && in(draft_token(b, (uint32_t)det)->lemma, "this these");
}

// What the words about how or why tell of the sides is the protest's too.
static void take_over(reading *r, draft *kept, draft *gone)
{
    event *e = &kept->e, *o = &gone->e;
    gone->absorbed = true;
    if (!e->n_recipients)
        for (uint32_t i = 0; i < o->n_recipients; i++)
            role_add(r, &e->recipients, &e->n_recipients, o->recipients[i], NULL);
    if (!e->n_actors)
        for (uint32_t i = 0; i < o->n_actors; i++)
            role_add(r, &e->actors, &e->n_actors, o->actors[i], NULL);
}

static void tell_once(reading *r, draft *a, draft *b)
{
    bool title = is_same_noun(a, b) && (!is_a_certain(a) || is_a_certain(b)); // no article
    if (is_how_of(b, a) || takes_up(b) || (!title && is_same_noun(a, b)))
        take_over(r, a, b);
    else if (is_how_of(a, b) || title)
        take_over(r, b, a);
}

void dissent_merge(reading *r)
{
    for (size_t i = 0; i < r->drafts.n; i++) // "protest rally": the rally is the event
        if (is_protest(&r->drafts.p[i]) &&
            deprel_base(draft_token(&r->drafts.p[i], r->drafts.p[i].match.word)->rel) ==
                REL_COMPOUND)
            r->drafts.p[i].absorbed = true;
    for (uint32_t s = 0; s < r->sentences->n; s++)
        for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++)
            for (uint32_t j = i + 1; j < r->first_draft[s + 1]; j++)
                if (is_protest(&r->drafts.p[i]) && is_protest(&r->drafts.p[j]))
                    tell_once(r, &r->drafts.p[i], &r->drafts.p[j]);
}

// "Staged a dharna, demanding that the mayor resign": does the demand hang on the protest?
static bool is_voiced_by(const draft *demand, const draft *protest)
{
    const token *t = draft_token(demand, demand->clause);
    if (!in(demand->e.type, "REQUEST ACCUSE") || t->xpos != XPOS_VBG) return false;
    return t->head == (int32_t)protest->clause || t->head == (int32_t)protest->match.word;
}

static void fill_from_demand(reading *r, draft *d)
{
    uint32_t s = d->e.sentence;
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1] && !d->e.n_recipients; i++) {
        const draft *o = &r->drafts.p[i];
        if (o == d || !is_voiced_by(o, d)) continue;
        for (uint32_t k = 0; k < o->e.n_recipients; k++)
            role_add(r, &d->e.recipients, &d->e.n_recipients, o->e.recipients[k], "same event");
    }
}

// Those of whom a crowd demands something, and whom it blames.
static bool is_public(const actor *a)
{
    return a->n_sectors && in(a->sectors[0], "GOV COP LEG MIL BUS MNC PTY OPP REB");
}

static void add_public(reading *r, draft *d, int32_t word)
{
    participant *list = NULL;
    uint32_t n = 0;
    if (word < 0 || d->e.n_recipients) return;
    role_add_word(r, d->f, (uint32_t)word, &list, &n);
    for (uint32_t i = 0; i < n; i++)
        if (is_public(list[i].actor) && !role_shares(&list[i], 1, d->e.actors, d->e.n_actors))
            role_add(r, &d->e.recipients, &d->e.n_recipients, list[i], "clause");
}

static int32_t subject_of(const draft *d, int32_t verb)
{
    if (verb < 0) return -1;
    int32_t subject = frame_child(d->f, (uint32_t)verb, REL_NSUBJ);
    return subject >= 0 ? subject : frame_child(d->f, (uint32_t)verb, REL_NSUBJ_PASS);
}

// "Demanding that the mayor resign", "alleging delay by the council", "condemning the ministry's
// plan", "accusing the police of": who shall act, or has.
static void fill_from_voice(reading *r, draft *d, uint32_t verb)
{
    bool demand = in(draft_token(d, verb)->lemma, "demand urge seek");
    add_public(r, d, subject_of(d, frame_child(d->f, verb, REL_CCOMP)));
    int32_t object = frame_child(d->f, verb, REL_OBJ);
    if (object < 0) return;
    if (!demand) add_public(r, d, object);
    add_public(r, d, frame_child(d->f, (uint32_t)object, REL_NMOD_POSS));
    int32_t of = frame_child(d->f, (uint32_t)object, REL_NMOD);
    if (of < 0) return;
    bool removal = in(draft_token(d, (uint32_t)object)->lemma,
                      "resignation removal ouster dismissal impeachment recall failure inaction "
                      "policy refusal decision apathy negligence delay");
    if (in(draft_preposition(d->f, (uint32_t)of), removal ? "by of" : "by")) add_public(r, d, of);
}

// "Marched, demanding", "gathered to condemn", "staged a sit-in and accused".
static void fill_from_voices(reading *r, draft *d)
{
    const sentence *s = d->f->sentence;
    for (uint32_t w = 0; w < s->n_tokens && !d->e.n_recipients; w++) {
        const token *t = &s->tokens[w];
        if (t->head != (int32_t)d->clause && t->head != (int32_t)d->match.word) continue;
        if (w < d->match.word || w == d->clause || t->upos != UPOS_VERB) continue;
        if (in(t->lemma,
               "demand urge seek accuse allege condemn blame criticise criticize denounce "
               "decry protest oppose"))
            fill_from_voice(r, d, w);
    }
}

// "A sit-in in front of the ministry".
static void fill_from_front(reading *r, draft *d)
{
    const sentence *s = d->f->sentence;
    for (uint32_t w = 1; w + 1 < s->n_tokens && !d->e.n_recipients; w++) {
        const token *t = &s->tokens[w];
        if (!str_eq(t->lemma, STR("front")) || !str_eq(s->tokens[w - 1].lemma, STR("in"))) continue;
        if (t->head != (int32_t)d->clause && t->head != (int32_t)d->match.word) continue;
        int32_t of = frame_child(d->f, w, REL_NMOD);
        if (of >= 0) role_add_word(r, d->f, (uint32_t)of, &d->e.recipients, &d->e.n_recipients);
    }
}

void dissent_fill(reading *r)
{
    for (size_t i = 0; i < r->drafts.n; i++) {
        draft *d = &r->drafts.p[i];
        if (!is_protest(d) || d->elliptical) continue;
        fill_from_demand(r, d);
        fill_from_voices(r, d);
        fill_from_front(r, d);
    }
}
