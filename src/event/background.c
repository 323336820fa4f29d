// What the words around an event say of how far off it is: brought up by a question, referred back
// to, remembered, only spoken of.
#include "event/draft.h"

#define BLAME_CLIMB   3 // words from an attack up to who condemns it
#define EXAMPLE_WORDS 4 // words of a sentence among which "for example" opens it

// "A reporter asked about claims that ...": what a question brings up is no news.
bool background_is_brought_up(const reading *r, const draft *d)
{
    const attribution *a = d->e.says;
    if (a) a = a->outer;
    for (; a; a = a->outer)
        if (a->question) return true;
    const sentence *s = d->f->sentence;
    for (uint32_t i = r->mentions->first_of[s->index]; i < r->mentions->first_of[s->index + 1];
         i++) {
        const mention *m = &r->mentions->p[i];
        if (m->kind != MENTION_ACTOR || m->n_actors != 1 || m->actors[0]->country.n) continue;
        if (!str_eq(m->actors[0]->code, STR("MED"))) continue;
        const token *t = &s->tokens[m->head];
        if (t->rel == REL_NSUBJ && t->head >= 0 && s->tokens[t->head].head < 0 &&
            in(s->tokens[t->head].lemma, "want ask wonder inquire enquire question press seek"))
            return true;
    }
    return false;
}

// "condemned Iran for its war", "sanctions over the attacks": a noun that is known to the reader
// and stands in a phrase beside the news is what the news refers to, not what it tells.
bool background_refers_back(const draft *d)
{
    const frame_view *f = d->f;
    uint32_t word = d->match.word;
    const token *t = draft_token(d, word);
    if (t->upos != UPOS_NOUN || f->sentence->headline || d->composed_by || d->clause == word)
        return false;
    if (!in(d->e.type, "ASSAULT COERCE SANCTION MOBILIZE PROTEST")) return false;
    deprel rel = deprel_base(t->rel);
    if ((rel != REL_NMOD && rel != REL_OBL) || !draft_preposition(f, word).n) return false;
    if (frame_child(f, word, REL_NMOD_POSS) >= 0) return true;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++)
        if (in(draft_token(d, f->children[i])->lemma,
               "recent previous past earlier the this these"))
            return true;
    return false;
}

// "the anniversary of the attacks", "after years of selling arms": they happened years ago.
bool background_is_remembered(const draft *d)
{
    const token *t = draft_token(d, d->match.word);
    deprel rel = deprel_base(t->rel);
    return t->head >= 0 && (rel == REL_NMOD || rel == REL_ACL) &&
           in(draft_token(d, (uint32_t)t->head)->form,
              "anniversary commemoration remembrance years decades months");
}

// "condemned the sale of tanks to Chad": the news is that it was condemned; when it was sold nobody
// says.
bool background_is_spoken_of(const reading *r, const draft *d)
{
    uint32_t s = d->e.sentence, word = d->e.word;
    const token *t = draft_token(d, word);
    deprel rel = deprel_base(t->rel);
    if (t->upos != UPOS_NOUN || d->composed_by || word == d->clause) return false;
    if (rel != REL_OBJ && rel != REL_OBL) return false;
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (o != d && !o->absorbed && !o->dropped && o->match.word == d->clause &&
            (in(o->e.type, "ACCUSE THREATEN REJECT SUPPORT") ||
             (str_eq(o->e.type, STR("CONSULT")) && rel == REL_OBJ &&
              in(draft_token(d, d->clause)->lemma, "discuss review"))))
            return true;
    }
    return false;
}

// "Congress must act": asked by saying so.
static bool is_demand_now(const draft *d)
{
    int32_t aux = frame_child(d->f, d->outer, REL_AUX);
    return str_eq(d->e.type, STR("REQUEST")) && d->e.status == EVENT_HAPPENED &&
           draft_token(d, d->outer)->head < 0 && aux >= 0 &&
           in(draft_token(d, (uint32_t)aux)->lemma, "must should");
}

// "We are committed to", "is calling on": what is said by saying so, with a present "be".
static bool is_avowed_now(const draft *d)
{
    int32_t be = frame_child(d->f, d->outer, REL_COP);
    if (be < 0) be = frame_child(d->f, d->outer, REL_AUX);
    if (be < 0) be = frame_child(d->f, d->outer, REL_AUX_PASS);
    return be >= 0 && in(draft_token(d, (uint32_t)be)->form, "is are am 's ’s 're ’re 'm ’m") &&
           in(d->e.type, "AGREE SUPPORT REQUEST ACCUSE REJECT");
}

// "We reaffirm our commitment", "Rebels seize the airport": told in the present tense, as news is.
bool background_is_told_now(const draft *d)
{
    uint32_t verb = d->outer;
    const token *t = draft_token(d, verb);
    if (is_demand_now(d)) return true;
    bool once = d->e.status == EVENT_HAPPENED; // "continues to sell" is no news of the day
    if (!once && (d->e.status != EVENT_ONGOING || d->composed_by || verb != d->clause))
        return false;
    bool own = d->match.word == verb || d->composed_by;
    for (uint32_t i = 0; i < d->match.n_absorbed && !own; i++) own = d->match.absorbed[i] == verb;
    if (own && is_avowed_now(d)) return true;
    return own && (t->xpos == XPOS_VBZ || t->xpos == XPOS_VBP) &&
           frame_child(d->f, verb, REL_AUX) < 0;
}

// "We continue to urge Chad", "France is sending tents": of the day of the report, as far as
// anybody says; "continues to sell arms" is a habit, and "the regime is jailing reporters" goes on
// anyhow.
bool background_goes_on_now(const draft *d)
{
    uint32_t verb = d->outer;
    const token *t = draft_token(d, verb);
    if (d->e.status != EVENT_ONGOING || d->e.background) return false;
    if (!d->composed_by && draft_token(d, d->match.word)->upos == UPOS_NOUN &&
        d->match.word != d->clause && !frame_is_light(draft_token(d, d->clause)->lemma))
        return false; // "they are discussing its attacks": the talk, not the attacks
    if (str_eq(d->e.type, STR("CONSULT")) &&
        str_eq(draft_token(d, d->clause)->form, STR("engaged")))
        return true; // "we are engaged in talks"
    bool now = t->xpos == XPOS_VBZ || t->xpos == XPOS_VBP, progressive = tocome_is_under_way(d);
    bool second = t->xpos == XPOS_VBG && t->rel == REL_CONJ && t->head >= 0 &&
                  draft_token(d, (uint32_t)t->head)->xpos == XPOS_VBG && verb == d->match.word &&
                  frame_child(d->f, verb, REL_AUX) < 0;
    if (second || above_goes_on_beside(d, verb))
        verb = (uint32_t)t->head; // "are working and consulting", "is arming, threatening Mali"
    for (uint32_t i = d->f->first_child[verb]; i < d->f->first_child[verb + 1]; i++) {
        const token *c = draft_token(d, d->f->children[i]);
        if (deprel_base(c->rel) != REL_AUX) continue;
        if (str_eq(c->lemma, STR("have"))) return false; // since when, nobody says
        progressive |=
            draft_token(d, verb)->xpos == XPOS_VBG && (c->xpos == XPOS_VBZ || c->xpos == XPOS_VBP);
    }
    // "is consulting with", "they meet here as we speak"
    if (in(d->e.type, "REQUEST ACCUSE SUPPORT AGREE THREATEN REJECT CONSULT"))
        return now || progressive;
    if (d->composed_by) return false;
    return progressive && !str_eq(d->e.type, STR("COERCE"));
}

// "Those who have taken to the streets": told to say who they are.
static bool is_description(const draft *d)
{
    const frame_view *f = d->f;
    const token *t = draft_token(d, d->clause);
    bool who = false, have = false;
    if (t->rel != REL_ACL_RELCL || d->match.word != d->clause || t->head < 0) return false;
    if (str_eq(draft_token(d, (uint32_t)t->head)->lemma, STR("time")))
        return false; // "the first time"
    if (d->clause != d->outer || d->e.status != EVENT_HAPPENED) return false;
    for (uint32_t i = f->first_child[d->clause]; i < f->first_child[d->clause + 1]; i++) {
        const token *c = draft_token(d, f->children[i]);
        have |= deprel_base(c->rel) == REL_AUX && in(c->form, "have has");
        who |= in(c->form, "who that") && c->head > t->head;
    }
    return who && have && !str_eq(draft_token(d, (uint32_t)t->head + 1)->form, STR(","));
}

// "Russia's war against Ukraine", "its aggression": a war that a phrase speaks of as one that goes
// on is never the news.
static bool is_war_spoken_of(const draft *d)
{
    const token *t = draft_token(d, d->match.word);
    deprel rel = deprel_base(t->rel);
    return str_eq(d->e.type, STR("ASSAULT")) && t->upos == UPOS_NOUN && !d->composed_by &&
           d->e.status == EVENT_ONGOING && d->clause != d->match.word &&
           !in(draft_token(d, d->clause)->lemma, "engage wage") &&
           (rel == REL_NMOD || rel == REL_OBL || rel == REL_OBJ || rel == REL_CONJ);
}

// Is the word what somebody blames?
static bool blames(const reading *r, const draft *d, uint32_t word)
{
    for (uint32_t i = r->first_draft[d->e.sentence]; i < r->first_draft[d->e.sentence + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (o != d && draft_live(o) && str_eq(o->e.type, STR("ACCUSE")) && o->match.word == word)
            return true;
    }
    return false;
}

// "condemned the attack of Tuesday", "responded to the attack": whenever it was, the news is what
// was said or done about it.
static bool is_answered(const reading *r, const draft *d)
{
    uint32_t noun = d->match.word;
    const token *t = draft_token(d, noun);
    if (!in(d->e.type, "ASSAULT COERCE MOBILIZE SANCTION") || t->upos != UPOS_NOUN ||
        d->composed_by || d->e.status > EVENT_ONGOING || draft_is_cause(d))
        return false;
    for (int step = 0; step < BLAME_CLIMB && t->head >= 0; step++) {
        deprel rel = deprel_base(t->rel); // "in the strongest terms the torture and murder"
        if (rel != REL_OBJ && rel != REL_NMOD && rel != REL_CONJ && rel != REL_OBL) return false;
        uint32_t above = (uint32_t)t->head;
        str mark = draft_preposition(d->f, noun), verb = draft_token(d, above)->lemma;
        if (rel == REL_OBL && str_eq(mark, STR("to")) && in(verb, "respond react reply"))
            return true;
        if (str_eq(mark, STR("on")) && in(verb, "statement remarks comment")) return true;
        if (rel == REL_OBL && mark.n) return false; // "condemned it after the attack"
        if (blames(r, d, above)) return true;
        noun = above;
        t = draft_token(d, noun);
    }
    return false;
}

// "The ministers called on Mali", in a government's own account of the talks: of its day, whatever
// history a sentence before tells.
bool background_is_readout(const reading *r, const draft *d)
{
    uint32_t verb = d->outer, root = verb;
    for (int step = 0; step < DRAFT_CLIMB_MAX && draft_token(d, root)->rel == REL_CONJ; step++)
        root = (uint32_t)draft_token(d, root)->head;
    bool own = d->match.word == d->clause || d->match.word == verb;
    return own && r->official && draft_token(d, verb)->xpos == XPOS_VBD &&
           draft_token(d, root)->head < 0 && frame_child(d->f, verb, REL_AUX) < 0 &&
           in(d->e.type, "AGREE CONSULT SUPPORT REQUEST ACCUSE REJECT") && !d->e.date.value.n;
}

// "A man charged by Peru pleads guilty": a participle that says who somebody is, no headline of its
// own ("Three killed in Lima").
static bool is_attribute(const draft *d)
{
    const token *t = draft_token(d, d->match.word);
    if (t->rel != REL_ACL || t->xpos != XPOS_VBN || t->head < 0) return false;
    const token *noun = draft_token(d, (uint32_t)t->head);
    return noun->head >= 0 && deprel_base(noun->rel) != REL_PARATAXIS &&
           frame_child(d->f, d->match.word, REL_MARK) < 0;
}

// "thanked Peru for offering", "condemned Chad for attacking": done before it is judged.
static bool is_what_is_judged(const reading *r, const draft *d)
{
    const token *t = draft_token(d, d->match.word);
    deprel rel = deprel_base(t->rel);
    if (t->xpos != XPOS_VBG || (rel != REL_ACL && rel != REL_ADVCL) || t->head < 0) return false;
    int32_t mark = frame_child(d->f, d->match.word, REL_MARK);
    if (mark < 0 || !in(draft_token(d, (uint32_t)mark)->lemma, "for")) return false;
    for (uint32_t i = r->first_draft[d->e.sentence]; i < r->first_draft[d->e.sentence + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (o != d && draft_live(o) && in(o->e.type, "ACCUSE SUPPORT SANCTION COERCE") &&
            frame_below(d->f, o->match.word, d->match.word))
            return true;
    }
    return false;
}

// "(The) last time the two met".
static bool is_of_last_time(const draft *d)
{
    const sentence *s = d->f->sentence;
    for (uint32_t w = d->clause; w-- > 1;) {
        if (s->tokens[w].upos == UPOS_VERB || s->tokens[w].upos == UPOS_PUNCT) return false;
        if (in(s->tokens[w].form, "time") && in(s->tokens[w - 1].form, "last Last"))
            return token_is_finite(&s->tokens[d->clause]);
    }
    return false;
}

// "For example, Togo freed an editor": told to show something else.
static bool is_example(const draft *d)
{
    const sentence *s = d->f->sentence;
    for (uint32_t w = 0; w + 1 < s->n_tokens && w < EXAMPLE_WORDS; w++)
        if (in(s->tokens[w].form, "For for") && in(s->tokens[w + 1].form, "example instance"))
            return frame_below(d->f, d->outer, w + 1) || s->tokens[d->outer].head < 0;
    return false;
}

// "I had, as you know, long talks with them", "historically they have armed Chad": not new.
static bool is_said_to_be_known(const draft *d)
{
    const sentence *s = d->f->sentence;
    const token *t = draft_token(d, d->outer);
    int32_t adverb = frame_child(d->f, d->outer, REL_ADVMOD);
    if (adverb >= 0 && in(draft_token(d, (uint32_t)adverb)->lemma, "historically traditionally"))
        return true;
    if (t->xpos != XPOS_VBD || d->e.date.span.end) return false;
    if (is_example(d)) return true;
    if (adverb >= 0 && in(draft_token(d, (uint32_t)adverb)->lemma, "just now today")) return false;
    for (uint32_t w = 0; w + 2 < s->n_tokens; w++)
        if (in(s->tokens[w].form, "as As") && in(s->tokens[w + 1].form, "you we") &&
            in(s->tokens[w + 2].form, "know remember recall"))
            return frame_below(d->f, d->outer, w + 2);
    return false;
}

// "The two last met in March": how it was before the news.
bool background_is_last_time(const draft *d)
{
    uint32_t verb = d->clause;
    if (d->e.status == EVENT_HAPPENED && (is_of_last_time(d) || is_said_to_be_known(d)))
        return true;
    return verb > 0 && d->e.status == EVENT_HAPPENED && draft_token(d, verb)->upos == UPOS_VERB &&
           str_eq(draft_token(d, verb - 1)->form, STR("last")) &&
           draft_token(d, verb - 1)->head == (int32_t)verb;
}

// Deeds that a sentence may take for granted; what is said and given is more often its news.
static const char DEEDS[] = "ASSAULT COERCE SANCTION MOBILIZE PROTEST RETREAT";

// Another event of the sentence that the word is the trigger or the clause of.
static const draft *told_at(const reading *r, const draft *d, uint32_t word)
{
    for (uint32_t i = r->first_draft[d->e.sentence]; i < r->first_draft[d->e.sentence + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (o != d && draft_live(o) && (o->match.word == word || o->clause == word)) return o;
    }
    return NULL;
}

// "Killed after the clash" is one event.
static bool is_one_blow(const draft *d, const draft *above)
{
    return above && str_eq(above->e.type, STR("ASSAULT")) && str_eq(d->e.type, STR("ASSAULT"));
}

// "Suspects in the murder", "the probe into the blast", "victims of the attack".
static bool is_spoken_of_beside(const draft *d, str preposition, uint32_t above)
{
    static const char OF[] = "victim memory mastermind anniversary aftermath news scene site "
                             "perpetrator case survivor organiser organizer wake eve";
    static const char IN[] = "suspect accuse accused connection charge hand implicate convict";
    str lemma = draft_token(d, above)->lemma;
    if (in(preposition, "of")) return in(lemma, OF);
    if (in(preposition, "in with")) return in(lemma, IN);
    return in(preposition, "behind into");
}

// "Summoned no one after the attack", "did not act": then the attack is all that there is to tell.
static bool did_nothing(const draft *d, uint32_t verb)
{
    const frame_view *f = d->f;
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        uint32_t child = f->children[i];
        if (in(draft_token(d, child)->form, "not n't never nobody nothing none")) return true;
        int32_t det = frame_child(f, child, REL_DET);
        if (det >= 0 && in(draft_token(d, (uint32_t)det)->form, "no")) return true;
    }
    return false;
}

// "Arrested over the attack", "shut since the riots", "the rally against the arrests": a noun in a
// phrase that says when or why the news happened.
static bool is_circumstance_noun(const reading *r, const draft *d)
{
    const frame_view *f = d->f;
    uint32_t word = d->match.word;
    const token *t = draft_token(d, word);
    if (t->upos != UPOS_NOUN || d->composed_by || d->clause == word || d->e.status > EVENT_ONGOING)
        return false;
    if (!in(d->e.type, DEEDS) || d->e.claim == CLAIM_DENIED) return false;
    for (int step = 0; step < BLAME_CLIMB && t->rel == REL_CONJ && t->head >= 0; step++) {
        word = (uint32_t)t->head;
        t = draft_token(d, word);
    }
    deprel rel = deprel_base(t->rel);
    if ((rel != REL_NMOD && rel != REL_OBL) || t->head < 0) return false;
    str preposition = draft_preposition(f, word);
    if (is_spoken_of_beside(d, preposition, (uint32_t)t->head)) return true;
    const draft *above = told_at(r, d, (uint32_t)t->head);
    if (above && is_one_blow(d, above)) return false;
    if (did_nothing(d, (uint32_t)t->head)) return false;
    if (in(preposition, "after following since over despite")) return true;
    if (str_eq(preposition, STR("for"))) return above && in(above->e.type, "COERCE SANCTION");
    return above && in(preposition, "against during");
}

// "Police fired after students had blocked the road", "arrested after they took to the streets":
// what was before the news, where the clause above tells some.
static bool is_before_news(const reading *r, const draft *d)
{
    const token *t = draft_token(d, d->clause);
    if (d->match.word != d->clause || d->clause != d->outer || t->head < 0) return false;
    if (deprel_base(t->rel) != REL_ADVCL || d->e.status > EVENT_ONGOING || d->e.date.value.n ||
        !in(d->e.type, DEEDS))
        return false;
    int32_t mark = frame_child(d->f, d->clause, REL_MARK);
    if (mark < 0 || !in(draft_token(d, (uint32_t)mark)->lemma, "after since")) return false;
    if (str_eq(draft_token(d, (uint32_t)t->head)->lemma, STR("come"))) return true;
    const draft *above = told_at(r, d, (uint32_t)t->head);
    return above && !is_one_blow(d, above);
}

// Has the verb an auxiliary of this form?
static bool has_auxiliary(const draft *d, uint32_t verb, const char *forms)
{
    for (uint32_t i = d->f->first_child[verb]; i < d->f->first_child[verb + 1]; i++) {
        const token *c = draft_token(d, d->f->children[i]);
        if (deprel_base(c->rel) == REL_AUX && in(c->form, forms)) return true;
    }
    return false;
}

// Is there news in the sentence beside the draft, or somebody's words?
static bool tells_more(const reading *r, const draft *d)
{
    if (d->e.says) return true;
    for (uint32_t i = r->first_draft[d->e.sentence]; i < r->first_draft[d->e.sentence + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (o != d && draft_live(o) && !frame_below(d->f, d->clause, o->clause)) return true;
    }
    return false;
}

// "The editor, who was shot last week", "the square where 40 people were killed": a relative clause
// in the past tells which one is meant. What a crowd or a thing went on to do behind a comma ("...,
// which police dispersed") is news.
static bool is_told_of_whom(const reading *r, const draft *d)
{
    const frame_view *f = d->f;
    uint32_t verb = d->clause;
    const token *t = draft_token(d, verb);
    while (t->rel == REL_CONJ && t->head >= 0) {
        verb = (uint32_t)t->head;
        t = draft_token(d, verb);
    }
    int32_t be = frame_child(f, verb, REL_COP); // "who was in house arrest"
    bool state = be >= 0 && draft_token(d, (uint32_t)be)->xpos == XPOS_VBD;
    if (t->rel != REL_ACL_RELCL || t->head < 0 || (d->match.word != d->clause && !state) ||
        d->clause != d->outer || d->e.status > EVENT_ONGOING || !in(d->e.type, DEEDS))
        return false;
    if (str_eq(draft_token(d, (uint32_t)t->head)->lemma, STR("time"))) return false;
    if (!tells_more(r, d)) return false;
    bool past = state || t->xpos == XPOS_VBD || t->xpos == XPOS_VBN;
    bool passive = frame_child(f, verb, REL_AUX_PASS) >= 0;
    if (!past) return false;
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        const token *c = draft_token(d, f->children[i]);
        if (in(c->form, "where when")) return true;
        if (in(c->form, "who that whom")) return true;
        if (str_eq(c->form, STR("which"))) return passive;
    }
    return false;
}

// Does the verb tell what is, or will be?
static bool is_told_of_now(const draft *d, uint32_t verb)
{
    const token *t = draft_token(d, verb);
    if (t->xpos == XPOS_VBZ || t->xpos == XPOS_VBP) return frame_child(d->f, verb, REL_AUX) < 0;
    return t->upos == UPOS_VERB &&
           has_auxiliary(d, verb, "is are am 's ’s 're ’re 'm ’m will 'll ’ll");
}

// "As we did when we lifted the ban, we are now looking for ways": what was, where the news is what
// is. "Although its troops are leaving, ...": granted, and not the news.
static bool is_granted_beside(const draft *d)
{
    uint32_t verb = d->outer;
    const token *t = draft_token(d, verb);
    while (t->rel == REL_CONJ && t->head >= 0) {
        verb = (uint32_t)t->head;
        t = draft_token(d, verb);
    }
    bool own = d->match.word == d->clause && d->clause == d->outer;
    if (!own || t->rel != REL_ADVCL || t->head < 0) return false;
    int32_t mark = frame_child(d->f, verb, REL_MARK);
    if (mark < 0) mark = frame_child(d->f, verb, REL_ADVMOD);
    if (mark < 0) return false;
    str word = draft_token(d, (uint32_t)mark)->lemma;
    if (d->e.status == EVENT_ONGOING) return in(word, "although though");
    if (d->e.status != EVENT_HAPPENED || t->xpos != XPOS_VBD || !str_eq(word, STR("when")))
        return false;
    uint32_t above = (uint32_t)t->head;
    for (int step = 0; step < BLAME_CLIMB; step++) {
        if (is_told_of_now(d, above)) return true;
        const token *a = draft_token(d, above);
        if (a->rel != REL_ADVCL || a->head < 0) return false;
        above = (uint32_t)a->head;
    }
    return false;
}

// "Could you say what he asked Kenya for": that he asked is taken for granted.
static bool is_what_was_said(const draft *d)
{
    const token *t = draft_token(d, d->outer);
    if (t->head < 0 || draft_token(d, (uint32_t)t->head)->head < 0) return false;
    deprel whole =
        deprel_base(draft_token(d, (uint32_t)t->head)->rel); // not "this is what he said"
    if (whole != REL_OBJ && whole != REL_OBL && whole != REL_NMOD) return false;
    return d->e.status == EVENT_HAPPENED && t->rel == REL_ACL_RELCL && t->xpos == XPOS_VBD &&
           in(d->e.type, "REQUEST AGREE SUPPORT ACCUSE REJECT") &&
           in(draft_token(d, (uint32_t)t->head)->form, "what What");
}

// "Delivers remarks on the talks", "a briefing on the arrests": what they are about.
static bool is_subject_of_remarks(const draft *d)
{
    const token *t = draft_token(d, d->match.word);
    deprel rel = deprel_base(t->rel);
    if (t->upos != UPOS_NOUN || d->composed_by || t->head < 0 || d->e.status > EVENT_ONGOING ||
        d->e.date.value.n || d->f->sentence->headline)
        return false;
    if (!in(d->e.type, DEEDS) && !str_eq(d->e.type, STR("CONSULT"))) return false;
    if (!in(draft_preposition(d->f, d->match.word), "on about")) return false;
    int32_t whole = rel == REL_NMOD ? t->head : -1; // the tree may hang it on the verb
    if (rel == REL_OBL) whole = frame_child(d->f, (uint32_t)t->head, REL_OBJ);
    return whole >= 0 && in(draft_token(d, (uint32_t)whole)->lemma,
                            "remark remarks statement briefing speech update question comment");
}

// "Peru had halted the talks": before the news; not what somebody said yesterday ("said that it
// had").
static bool is_past_perfect(const draft *d)
{
    const token *t = draft_token(d, d->clause);
    if (d->match.word != d->clause || d->clause != d->outer || d->e.says) return false;
    return deprel_base(t->rel) != REL_CCOMP && d->e.status == EVENT_HAPPENED &&
           !d->e.date.value.n && has_auxiliary(d, d->clause, "had");
}

// "Held for blocking roads", where the tree takes the gerund for an adjective.
static bool is_offence(const reading *r, const draft *d)
{
    uint32_t word = d->match.word;
    const token *t = draft_token(d, word);
    if (t->xpos != XPOS_VBG || !word || t->head < 0) return false;
    if (!str_eq(draft_token(d, word - 1)->lemma, STR("for"))) return false;
    int32_t above = t->head;
    for (int step = 0; step < BLAME_CLIMB && above >= 0; step++) {
        const draft *o = told_at(r, d, (uint32_t)above);
        if (o) return in(o->e.type, "ACCUSE SANCTION COERCE SUPPORT");
        above = draft_token(d, (uint32_t)above)->head;
    }
    return false;
}

// "Police broke up a group of people protesting against the fees": the crowd that it befell.
static bool is_crowd_met(const reading *r, const draft *d)
{
    const token *t = draft_token(d, d->match.word);
    if (!str_eq(d->e.type, STR("PROTEST")) || t->rel != REL_ACL || t->xpos != XPOS_VBG ||
        t->head < 0)
        return false;
    int32_t above = t->head;
    for (int step = 0; step < BLAME_CLIMB && above >= 0; step++) {
        const token *noun = draft_token(d, (uint32_t)above);
        deprel rel = deprel_base(noun->rel);
        bool befallen = rel == REL_OBJ || rel == REL_OBL || noun->rel == REL_NSUBJ_PASS;
        const draft *o = noun->head < 0 ? NULL : told_at(r, d, (uint32_t)noun->head);
        if (o && befallen) return in(o->e.type, "ASSAULT COERCE SUPPORT ACCUSE");
        if (noun->upos == UPOS_VERB && noun->rel != REL_XCOMP && rel != REL_ADVCL) return false;
        if (befallen && in(draft_token(d, (uint32_t)noun->head)->lemma, "disperse")) return true;
        above = noun->head;
    }
    return false;
}

// "The killing of the guards was a warning": a deed of which something is said.
static bool is_commented_on(const draft *d)
{
    const token *t = draft_token(d, d->match.word);
    if (t->rel == REL_CONJ && t->head >= 0) t = draft_token(d, (uint32_t)t->head);
    if (!in(d->e.type, "ASSAULT COERCE") || t->upos != UPOS_NOUN || d->composed_by ||
        t->rel != REL_NSUBJ || t->head < 0 || d->e.status > EVENT_ONGOING)
        return false;
    uint32_t above = (uint32_t)t->head;
    return frame_child(d->f, above, REL_COP) >= 0 ||
           in(draft_token(d, above)->lemma,
              "show reflect reinforce remind spark trigger prompt "
              "degrade undermine weaken erode damage endanger "
              "jeopardise jeopardize deprive draw anger outrage shock provoke raise stoke fuel");
}

// "To condemn the attack", "investigating the murder".
static bool is_dealt_with(const draft *d)
{
    const token *t = draft_token(d, d->match.word);
    if (!in(d->e.type, "ASSAULT COERCE SANCTION PROTEST") || t->upos != UPOS_NOUN ||
        d->composed_by || deprel_base(t->rel) != REL_OBJ || t->head < 0 ||
        d->e.status > EVENT_ONGOING)
        return false;
    return in(draft_token(d, (uint32_t)t->head)->lemma,
              "condemn denounce decry protest mourn investigate probe recall avenge remember "
              "commemorate mark regret");
}

// Verbs of which a deed as subject or object is the news: that it was done or happened, or whom it
// hit.
static bool tells_deed(const draft *d, uint32_t verb)
{
    static const char DONE[] =
        "launch conduct stage mount wage begin start continue stop halt end resume suffer face "
        "witness see experience report confirm announce impose lift place claim unleash "
        "perpetrate commit organise organize hold lead join attend carry execute order approve "
        "plan foil repel call suspend cancel intensify escalate step ramp extend expand renew "
        "mark happen occur take erupt break spread kill wound injure hit strike destroy damage "
        "leave target hurt die enter go last follow come turn draw gather rock shake hang make "
        "say tell be become do have get undertake engage detonate explode rage prolong";
    return in(draft_token(d, verb)->lemma, DONE);
}

// "The attack", "these attacks", "its attack".
static bool is_definite(const frame_view *f, uint32_t noun)
{
    if (frame_child(f, noun, REL_NMOD_POSS) >= 0) return true;
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++)
        if (in(f->sentence->tokens[f->children[i]].lemma, "the this these that those such"))
            return true;
    return false;
}

// "A wave of arrests", "dozens of raids": how many there are, and the place of the deed is theirs.
static bool is_measure(const draft *d, uint32_t noun)
{
    return in(draft_token(d, noun)->lemma, "wave series number spate string campaign barrage dozen "
                                           "hundred thousand round day week");
}

// The word whose place in the sentence is that of the deed: the first of a list, "wave" of "a wave
// of arrests".
static uint32_t place_of_deed(const draft *d)
{
    uint32_t word = d->match.word;
    for (int step = 0; step < BLAME_CLIMB; step++) {
        const token *t = draft_token(d, word);
        bool of = deprel_base(t->rel) == REL_NMOD && t->head >= 0;
        if (t->rel != REL_CONJ && !(of && is_measure(d, (uint32_t)t->head))) break;
        word = (uint32_t)t->head;
    }
    return word;
}

// "Spoke about the attack", "exposed the raids", "the arrests have hardened Peru": a deed in a noun
// that the sentence takes for known, whatever it says of it.
static bool is_taken_for_known(const reading *r, const draft *d)
{
    const frame_view *f = d->f;
    if (draft_token(d, d->match.word)->upos != UPOS_NOUN || d->composed_by ||
        d->clause == d->match.word || f->sentence->headline)
        return false;
    if (!in(d->e.type, "ASSAULT COERCE SANCTION MOBILIZE") || d->e.status > EVENT_ONGOING ||
        draft_is_cause(d))
        return false;
    uint32_t word = place_of_deed(d);
    const token *t = draft_token(d, word);
    if (t->head < 0 || d->e.claim == CLAIM_DENIED) return false;
    uint32_t above = (uint32_t)t->head;
    deprel rel = deprel_base(t->rel);
    const draft *o = told_at(r, d, above);
    bool told = (o && is_one_blow(d, o)) || did_nothing(d, above) || tells_deed(d, above);
    if (told || in(draft_preposition(f, word), "after following during for")) return false;
    if (frame_child(f, word, REL_AMOD) >= 0 && // "killed following clashes"
        str_eq(draft_token(d, (uint32_t)frame_child(f, word, REL_AMOD))->form, STR("following")))
        return false;
    if (t->rel == REL_NSUBJ)
        return draft_token(d, above)->upos == UPOS_VERB && is_definite(f, d->match.word);
    if (rel == REL_NMOD) // "sanctioned for his role in the attack": for the attack
        return !in(draft_token(d, above)->lemma, "role involvement complicity participation");
    return rel == REL_OBL || rel == REL_OBJ;
}

bool background_is_before(const reading *r, const draft *d)
{
    if (is_offence(r, d) || is_crowd_met(r, d) || is_commented_on(d) || is_dealt_with(d))
        return true;
    if (is_granted_beside(d) || is_what_was_said(d) || is_subject_of_remarks(d)) return true;
    return is_circumstance_noun(r, d) || is_before_news(r, d) || is_told_of_whom(r, d) ||
           is_past_perfect(d) || is_what_is_judged(r, d);
}

bool background_is_presupposed(const reading *r, const draft *d)
{
    return is_attribute(d) || is_what_is_judged(r, d) || is_description(d);
}

// "Reviewed their efforts to provide tents": what is being done anyhow.
static bool is_effort(const draft *d)
{
    return d->composed_by && d->composed_by->pos == UPOS_NOUN && d->e.status == EVENT_ONGOING &&
           (d->composed_by->status == RULE_ONGOING || str_eq(d->e.type, STR("COERCE")));
}

bool background_is_known(const reading *r, const draft *d)
{
    return is_taken_for_known(r, d) || force_is_taken_for_granted(r, d) || is_war_spoken_of(d) ||
           is_answered(r, d) || praised_is_known(d) || is_effort(d);
}
