// One act told twice in a sentence: the toll of a blow and the blow, a verb and the noun of its
// deed, a demand and what it demands. The better told stays.
#include "event/draft.h"

static bool sides_agree(const participant *a, uint32_t n_a, const participant *b, uint32_t n_b)
{
    return n_a == 0 || n_b == 0 || role_shares(a, n_a, b, n_b);
}

static uint32_t weight(const draft *d)
{
    // a rule that yields to all others has its sides alone to say for itself
    uint32_t sides = (d->e.n_actors ? 4u : 0u) + (d->e.n_recipients ? 4u : 0u);
    return d->match.rule->priority < 0 ? sides : sides + d->match.specificity;
}

// "Sudan must leave and free the pilots, Ethiopia demanded": the verb of demanding demands what
// "must" does.
static bool demands_by(const draft *demand, const draft *must)
{
    const attribution *a = must->e.says;
    return str_eq(must->e.type, STR("REQUEST")) && a && a->sentence == demand->e.sentence &&
           a->verb == (int32_t)demand->match.word &&
           draft_token(must, must->match.word)->upos == UPOS_AUX;
}

static const char TOLLS[] = "kill wound injure maim hurt die perish";

// "Killed in the raid", "died during a shoot-out", "hurt after clashes": the blow is the means.
static bool is_means_of(const draft *blow, const draft *toll)
{
    const token *n = draft_token(blow, blow->match.word), *v = draft_token(toll, toll->match.word);
    uint32_t word = blow->match.word;
    if (v->xpos != XPOS_VBN && !in(v->lemma, "die perish")) return false; // "in it, rebels killed"
    if (n->xpos == XPOS_VBG && word > 0)
        n = draft_token(blow, --word); // "hurt in police firing" with the police for the means
    return n->head == (int32_t)toll->match.word && deprel_base(n->rel) == REL_OBL &&
           in(draft_preposition(blow->f, word), "in during by following after");
}

// Does the relative clause hang on the word, or on the day or place that hangs on it?
static bool is_relative_to(const draft *toll, int32_t word)
{
    const token *v = draft_token(toll, toll->match.word);
    int32_t on = v->rel == REL_ACL_RELCL ? v->head : -1;
    for (int step = 0; step < 3 && on >= 0 && on != word; step++)
        on = draft_token(toll, (uint32_t)on)->head;
    return on >= 0 && on == word;
}

// "A blast that hurt six", "clashes broke out on Monday in which six died", "a raid on the camp
// took place, killing six".
static bool is_told_of_blow(const draft *blow, const draft *toll)
{
    const token *v = draft_token(toll, toll->match.word), *n = draft_token(blow, blow->match.word);
    bool verb = n->upos == UPOS_VERB, subject = deprel_base(n->rel) == REL_NSUBJ;
    int32_t clause = verb ? (int32_t)blow->match.word : subject ? n->head : -1;
    if (is_relative_to(toll, verb ? clause : (int32_t)blow->match.word) ||
        (clause >= 0 && is_relative_to(toll, clause)))
        return true;
    return !verb && clause >= 0 && v->head == clause && v->xpos == XPOS_VBG &&
           deprel_base(v->rel) == REL_ADVCL;
}

// "A raid kills nine", "bombs went off, injuring six": who was hurt by the force told above.
static bool is_toll_of(const draft *deed, const draft *toll)
{
    const token *v = draft_token(toll, toll->match.word), *n = draft_token(deed, deed->match.word);
    if (!str_eq(deed->e.type, STR("ASSAULT")) || !str_eq(toll->e.type, STR("ASSAULT")))
        return false;
    if (!in(v->lemma, TOLLS) || deed->match.word == toll->match.word) return false;
    if (in(n->lemma, TOLLS)) return false;
    if (n->upos == UPOS_NOUN)
        return (n->head == (int32_t)toll->match.word && deprel_base(n->rel) == REL_NSUBJ) ||
               is_means_of(deed, toll) || is_told_of_blow(deed, toll);
    if ((n->xpos == XPOS_VBG && is_means_of(deed, toll)) || is_told_of_blow(deed, toll))
        return true;
    return v->head == (int32_t)deed->match.word && v->xpos == XPOS_VBG &&
           deprel_base(v->rel) == REL_ADVCL;
}

// Light verb and noun, or verb and cognate phrase, that both gave the same event.
static bool twins(const draft *a, const draft *b)
{
    const event *x = &a->e, *y = &b->e;
    if (!str_eq(x->type, y->type) || a->elliptical || b->elliptical) return false;
    if (is_toll_of(a, b) || is_toll_of(b, a)) return true;
    if (!sides_agree(x->actors, x->n_actors, y->actors, y->n_actors)) return false;
    if (!sides_agree(x->recipients, x->n_recipients, y->recipients, y->n_recipients)) return false;
    if (a->match.word == b->match.word) return !a->match.rule->also && !b->match.rule->also;
    const token *s = a->f->sentence->tokens;
    bool joined = s[a->match.word].rel == REL_CONJ || s[b->match.word].rel == REL_CONJ;
    // "were detained and deported", "killings and rapes"; but "the bomb killed two and injured
    // five"
    bool told_again = y->mode.n == 0 && s[b->match.word].upos == UPOS_VERB;
    if (joined && !str_eq(x->mode, y->mode) && !told_again) return false;
    int32_t head_a = s[a->match.word].head, head_b = s[b->match.word].head;
    return head_a == (int32_t)b->match.word || head_b == (int32_t)a->match.word ||
           a->clause == b->match.word || b->clause == a->match.word ||
           (head_a >= 0 && head_a == head_b && s[b->match.word].rel == REL_CONJ &&
            str_eq(x->type, STR("ASSAULT"))) ||
           (a->composed_by && b->composed_by && a->outer == b->outer) || demands_by(a, b) ||
           demands_by(b, a) || span_contains(x->trigger, y->trigger) ||
           span_contains(y->trigger, x->trigger);
}

// "The attack killed nine soldiers": the one knows who did it, the other who suffered it.
static void merge_twin(reading *r, draft *kept, draft *gone)
{
    event *e = &kept->e, *o = &gone->e;
    bool toll = is_toll_of(kept, gone);
    gone->absorbed = true;
    if (!str_eq(e->type, STR("ASSAULT"))) return;
    if (toll) kept->toll = 1 + (size_t)(gone - r->drafts.p);
    if (toll && is_means_of(kept, gone)) { // whether it happened stands in the verb
        e->status = o->status;
        e->negated = o->negated;
        e->claim = o->claim;
        kept->clause = gone->clause;
        kept->outer = gone->outer;
        kept->embedded = gone->embedded;
    }
    if (toll) // whose is hit, and who is hurt
        for (uint32_t i = 0; i < o->n_recipients; i++)
            if (o->recipients[i].actor->country.n)
                role_add(r, &e->recipients, &e->n_recipients, o->recipients[i], NULL);
    if (!e->n_actors)
        for (uint32_t i = 0; i < o->n_actors; i++)
            role_add(r, &e->actors, &e->n_actors, o->actors[i], NULL);
    if (!e->n_recipients)
        for (uint32_t i = 0; i < o->n_recipients; i++)
            role_add(r, &e->recipients, &e->n_recipients, o->recipients[i], NULL);
}

// Is the event that of the blow, which has what its rule asks for, the other being its toll?
static bool tells_for(const draft *blow, const draft *toll)
{
    const rule *by = blow->match.rule;
    bool lacks = (by->actor_required && !blow->e.n_actors && !toll->e.n_actors) ||
                 (by->recipient_required && !blow->e.n_recipients && !toll->e.n_recipients);
    return !lacks && is_toll_of(blow, toll);
}

static bool absorbs(const draft *d, uint32_t word)
{
    for (uint32_t i = 0; i < d->match.n_absorbed; i++)
        if (d->match.absorbed[i] == word) return true;
    return false;
}

// Nouns of words that somebody sends to somebody, and that are about what is to be done.
static bool is_message(str lemma)
{
    return in(lemma,
              "invitation invite offer proposal request call demand appeal suggestion plea bid "
              "overture");
}

// Is that the trigger, or does the verb of a winning rule hold such a noun as its object, before
// the word?
static bool has_message(const draft *verb, uint32_t word)
{
    if (is_message(draft_token(verb, verb->match.word)->lemma)) return true;
    for (uint32_t i = 0; i < verb->match.n_absorbed; i++) {
        uint32_t w = verb->match.absorbed[i];
        if (w < word && is_message(draft_token(verb, w)->lemma)) return true;
    }
    return false;
}

// "our condemnation of Chad's attack on Mali": a blow with doer and victim is taken for granted.
static bool is_granted(const draft *d)
{
    return str_eq(d->e.type, STR("ASSAULT")) && d->e.n_actors && d->e.n_recipients &&
           draft_token(d, d->match.word)->upos == UPOS_NOUN && d->e.status != EVENT_HYPOTHETICAL &&
           d->e.status != EVENT_PLANNED;
}

// Nouns that leave it open whether what they are about has happened or will.
static bool leaves_open(str lemma)
{
    return is_message(lemma) ||
           in(lemma, "plan threat warning risk danger possibility prospect fear attempt idea need "
                     "intention preparation accusation allegation charge claim right capability "
                     "end halt stop cessation");
}

// "turned down the invitation to talks": the talks are what the invitation is about, no event. The
// phrase may hang on the verb beside the invitation.
static bool is_content(const reading *r, const draft *d)
{
    uint32_t s = d->e.sentence, word = d->match.word;
    bool talks = str_eq(d->e.type, STR("CONSULT")), granted = is_granted(d);
    for (int step = 0; step < 5; step++) {
        const token *t = draft_token(d, word);
        deprel rel = deprel_base(t->rel);
        bool within = rel == REL_NMOD || rel == REL_COMPOUND || rel == REL_CONJ;
        bool infinitive = t->xpos == XPOS_VB && (rel == REL_ADVCL || rel == REL_XCOMP);
        bool clause =
            talks && (rel == REL_OBL || rel == REL_OBJ || t->rel == REL_ACL || infinitive);
        bool phrase = rel == REL_NMOD || rel == REL_OBL;
        if (t->head < 0 || (!within && !clause)) return false;
        if (phrase && !in(draft_preposition(d->f, word), "of to on about for in")) return false;
        uint32_t below = word;
        word = (uint32_t)t->head;
        granted = granted && !leaves_open(draft_token(d, word)->lemma);
        for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
            const draft *o = &r->drafts.p[i];
            if (o == d || !draft_live(o)) continue;
            if (absorbs(o, word)) return !granted;
            if (talks && (phrase || infinitive) && o->match.word == word && has_message(o, below))
                return true;
        }
    }
    return false;
}

void twin_drop(reading *r)
{
    for (size_t i = 0; i < r->drafts.n; i++)
        if (draft_live(&r->drafts.p[i]) && is_content(r, &r->drafts.p[i]))
            r->drafts.p[i].absorbed = true;

    for (uint32_t s = 0; s < r->sentences->n; s++) {
        for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
            draft *a = &r->drafts.p[i];
            for (uint32_t j = i + 1; j < r->first_draft[s + 1] && draft_live(a); j++) {
                draft *b = &r->drafts.p[j];
                if (!draft_live(b) || !twins(a, b)) continue;
                if (tells_for(a, b) || (!tells_for(b, a) && weight(a) >= weight(b)))
                    merge_twin(r, a, b);
                else
                    merge_twin(r, b, a);
            }
        }
    }
}
