#include "parse/mendverb.h"
#include "parse/mendtree.h"

// Verbs behind which "to" opens an infinitive and is never a preposition.
static bool takes_infinitive(const token *t)
{
    static const char VERBS[] =
        "start|starts|started|begin|begins|began|begun|cease|ceases|ceased|try|tries|tried|refuse|"
        "refuses|refused|decline|declines|declined|want|wants|wanted|threaten|threatens|threatened|"
        "decide|decides|decided|vow|vows|vowed|fail|fails|failed|intend|intends|intended|manage|"
        "manages|managed";
    return t->upos == UPOS_VERB && str_in_list(t->form, VERBS, '|');
}

// "Started to [free] prisoners", "to [fire] on crowds": the noun whose phrase the "to" opens; -1
// when the word opens none.
static int32_t noun_for_verb(const sentence *s, uint32_t w)
{
    const token *t = &s->tokens[w];
    if (t->xpos != XPOS_NN && t->xpos != XPOS_JJ && t->xpos != XPOS_VB) return -1;
    bool part = t->head > (int32_t)w && (t->rel == REL_COMPOUND || t->rel == REL_AMOD);
    int32_t noun = part ? t->head : (int32_t)w;
    if (!is_noun(&s->tokens[noun]) || s->tokens[noun].head != (int32_t)w - 2) return -1;
    bool phrase = s->tokens[noun].rel == REL_OBL && s->tokens[w - 1].head == noun;
    if (!phrase || (!part && t->xpos != XPOS_NN)) return -1;
    return child_of(s, (uint32_t)noun, w, (uint32_t)noun, REL_DET) >= 0 ? -1 : noun;
}

// "[Over] the rifles" behind a verb that takes the "over": its particle, and the rifles its object.
static void take_particle(sentence *s, uint32_t verb)
{
    if (s->tokens[verb].upos != UPOS_VERB || verb + 2 >= s->n_tokens) return;
    token *p = &s->tokens[verb + 1];
    if (p->head <= (int32_t)verb + 1) return;
    token *noun = &s->tokens[p->head];
    if (noun->head != (int32_t)verb || !is_noun(noun)) return;
    if (!str_in_list(s->tokens[verb].form, "hand|hands|handed|handing", '|') ||
        !str_in_list(p->form, "over|back|out|down", '|'))
        return;
    if (child_of(s, verb, verb, s->n_tokens, REL_OBJ) >= 0 && noun->rel != REL_OBJ) return;
    noun->rel = REL_OBJ;
    p->head = (int32_t)verb;
    p->rel = REL_COMPOUND_PRT;
}

// "Started to [hand] over rifles" with the hand for a noun that has an infinitive's "to".
static void take_infinitive(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->xpos != XPOS_NN || t->head != (int32_t)w - 2 || s->tokens[w - 1].head != (int32_t)w)
        return;
    t->upos = UPOS_VERB;
    t->xpos = XPOS_VB;
    t->feats = STR("VerbForm=Inf");
    take_particle(s, w);
}

// "Started to [hand] over rifles" with the hand for what was started to.
static void mend_infinitives(sentence *s)
{
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++) {
        token *to = &s->tokens[w - 1], *t = &s->tokens[w];
        take_particle(s, w);
        if (w < 2 || !str_eq(to->form, STR("to"))) continue;
        if (t->rel != REL_CSUBJ && t->rel != REL_ADVCL && t->rel != REL_XCOMP &&
            to->rel != REL_CASE)
            continue;
        if (!takes_infinitive(&s->tokens[w - 2])) continue;
        if (to->rel == REL_MARK && t->rel == REL_XCOMP) take_infinitive(s, w);
        if (to->rel == REL_MARK && (t->rel == REL_CSUBJ || t->rel == REL_ADVCL) &&
            t->head == (int32_t)w - 2 && t->xpos == XPOS_VB)
            t->rel = REL_XCOMP;
        int32_t noun = noun_for_verb(s, w);
        if (noun < 0 || to->rel != REL_CASE) continue;
        for (uint32_t i = w + 1; i < s->n_tokens; i++) { // "start to fire [on crowds]"
            token *c = &s->tokens[i];
            bool phrase = c->rel == REL_OBL || c->rel == REL_OBJ || c->rel == REL_COMPOUND_PRT;
            if (c->head == (int32_t)w - 2 && phrase && (int32_t)i != noun) c->head = (int32_t)w;
        }
        if (noun != (int32_t)w) {
            s->tokens[noun].head = (int32_t)w;
            s->tokens[noun].rel = REL_OBJ;
        }
        t->head = (int32_t)w - 2;
        t->rel = REL_XCOMP;
        t->upos = UPOS_VERB;
        t->xpos = XPOS_VB;
        t->feats = STR("VerbForm=Inf");
        to->head = (int32_t)w;
        to->rel = REL_MARK;
        take_particle(s, w);
    }
}

// The verb by which somebody is accused of the noun, which hangs on it, on the accused or on who
// accuses; -1 if none.
static int32_t accusing(const sentence *s, uint32_t noun)
{
    int32_t above = s->tokens[noun].head;
    bool accused = above >= 0 && s->tokens[above].rel == REL_OBJ;
    bool accuser = above >= 0 && s->tokens[above].rel == REL_OBL_AGENT; // "accused by Chad of"
    if (accused || accuser) above = s->tokens[above].head;
    if (above < 0 || above >= (int32_t)noun || s->tokens[above].upos != UPOS_VERB) return -1;
    static const char VERBS[] =
        "accuse|accuses|accused|accusing|suspect|suspects|suspected|Accused";
    return str_in_list(s->tokens[above].form, VERBS, '|') ? above : -1;
}

// Gerunds that tell of a noun what it is like.
static bool is_plain_gerund(str form)
{
    return str_in_list(form,
                       "continuing|ongoing|growing|existing|remaining|mounting|rising|"
                       "increasing|outstanding|following|preceding|neighbouring|leading|"
                       "voting|banking|accounting|trading|engineering|shocking|conflicting|"
                       "misleading|pending|incoming|alarming|worrying|damaging|troubling|"
                       "disturbing|surprising|overwhelming|sweeping|lasting|interesting",
                       '|');
}

static bool denies(const token *t)
{
    return t->upos == UPOS_VERB && str_in_list(t->form, "deny|denies|denied|denying", '|');
}

// "Sanctions [on Chad]".
static bool has_goal(const sentence *s, uint32_t noun)
{
    for (uint32_t i = noun + 1; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)noun && s->tokens[i].rel == REL_NMOD &&
            is_marked(s, (int32_t)i, "on|to|against|into|at|with"))
            return true;
    return false;
}

// "Denied [imposing] sanctions on Chad" with the gerund for an adjective of the sanctions.
static void mend_denied(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->rel != REL_AMOD || t->head <= (int32_t)w || !str_ends(t->form, STR("ing"))) return;
    token *noun = &s->tokens[t->head];
    if (t->xpos != XPOS_VBG && !has_goal(s, (uint32_t)t->head)) return;
    if (!denies(&s->tokens[w - 1]) || noun->head != (int32_t)w - 1 || noun->rel != REL_OBJ) return;
    if (is_plain_gerund(t->form)) return;
    for (uint32_t i = (uint32_t)t->head + 1; i < s->n_tokens; i++) // "sanctions [on Chad]"
        if (s->tokens[i].head == (int32_t)w - 1 && s->tokens[i].rel == REL_OBL)
            s->tokens[i].head = (int32_t)w;
    t->head = (int32_t)w - 1;
    t->rel = REL_XCOMP;
    t->upos = UPOS_VERB;
    t->xpos = XPOS_VBG;
    t->feats = STR("VerbForm=Ger");
    noun->head = (int32_t)w;
}

// "Denied [having] shelled Chad" with the having for a verb of its own.
static void mend_having(sentence *s, uint32_t w)
{
    token *having = &s->tokens[w], *t = &s->tokens[w + 1];
    if (having->upos != UPOS_VERB || !str_eq(having->form, STR("having"))) return;
    if (t->head != (int32_t)w || t->upos != UPOS_VERB || t->xpos != XPOS_VBN) return;
    if (t->rel != REL_XCOMP && t->rel != REL_CCOMP) return;
    if (child_of(s, w, 0, s->n_tokens, REL_OBJ) >= 0) return; // "having jets shot down"
    t->head = having->head;
    t->rel = having->rel;
    if (t->rel == REL_ADVCL && t->head == (int32_t)w - 1 && denies(&s->tokens[w - 1]))
        t->rel = REL_CCOMP;
    give_children(s, w, w + 1);
    having->head = (int32_t)w + 1;
    having->rel = REL_AUX;
    having->upos = UPOS_AUX;
}

// "Accused Libya of [smuggling] drugs" with the gerund for a part of the drugs' name.
static void mend_accused(sentence *s)
{
    for (uint32_t w = 2; w + 1 < s->n_tokens; w++) {
        token *of = &s->tokens[w - 1], *t = &s->tokens[w];
        if ((t->rel != REL_AMOD && t->rel != REL_COMPOUND) || t->head <= (int32_t)w) continue;
        if (!str_eq(of->form, STR("of")) || !str_ends(t->form, STR("ing"))) continue;
        uint32_t noun = (uint32_t)t->head;
        if (of->head != (int32_t)noun || !is_noun(&s->tokens[noun]) ||
            s->tokens[w].upos == UPOS_PROPN || t->upos == UPOS_ADJ)
            continue;
        int32_t verb = accusing(s, noun);
        if (verb < 0 || verb > (int32_t)w - 2) continue;
        if (is_plain_gerund(t->form)) continue;
        t->head = verb;
        t->rel = REL_ADVCL;
        t->upos = UPOS_VERB;
        t->xpos = XPOS_VBG;
        t->feats = STR("VerbForm=Ger");
        of->head = (int32_t)w;
        of->rel = REL_MARK;
        s->tokens[noun].head = (int32_t)w;
        s->tokens[noun].rel = REL_OBJ;
    }
}

// "Denied having [sold] rifles" with the selling for an adjective of the rifles, or of what one
// has.
static void mend_having_done(sentence *s)
{
    for (uint32_t w = 2; w + 1 < s->n_tokens; w++) {
        token *t = &s->tokens[w], *having = &s->tokens[w - 1];
        if (having->upos != UPOS_AUX || !str_eq(having->form, STR("having"))) continue;
        if (t->rel != REL_AMOD || t->upos != UPOS_VERB || t->head <= (int32_t)w) continue;
        token *noun = &s->tokens[t->head];
        if (having->head == (int32_t)w && noun->rel == REL_OBJ && noun->head >= 0 &&
            noun->head < (int32_t)w - 1) {
            for (uint32_t i = (uint32_t)t->head + 1; i < s->n_tokens; i++) // "rifles [to Chad]"
                if (s->tokens[i].head == noun->head && s->tokens[i].rel == REL_OBL)
                    s->tokens[i].head = (int32_t)w;
            t->head = noun->head;
            t->rel = REL_CCOMP;
        } else if (noun->head == (int32_t)w - 1 && noun->rel == REL_OBJ) {
            t->head = having->head;
            t->rel = having->rel;
            for (uint32_t i = 0; i < s->n_tokens; i++)
                if (s->tokens[i].head == (int32_t)w - 1) s->tokens[i].head = (int32_t)w;
            having->head = (int32_t)w;
            having->rel = REL_AUX;
        } else {
            continue;
        }
        noun->head = (int32_t)w;
    }
}

// "Troubling is [how] they described it" with the "how", the clause or its subject hung on the "is"
// or on what is so.
static void mend_how(sentence *s)
{
    for (uint32_t w = 2; w + 2 < s->n_tokens; w++) {
        const token *be = &s->tokens[w - 1];
        int32_t told = be->head, is = (int32_t)w - 1;
        if (be->rel != REL_COP || !str_eq(s->tokens[w].form, STR("how"))) continue;
        if (told < 0 || told >= is) continue;
        uint32_t v = w + 1;
        while (v < s->n_tokens &&
               !(token_is_finite(&s->tokens[v]) && s->tokens[v].upos == UPOS_VERB &&
                 (s->tokens[v].head == told || s->tokens[v].head == is)))
            v++;
        int32_t above = s->tokens[w].head;
        if (v >= s->n_tokens || (above != told && above != is && above != (int32_t)v)) continue;
        for (uint32_t i = w; i < v; i++)
            if (s->tokens[i].head == told || s->tokens[i].head == is)
                s->tokens[i].head = (int32_t)v;
        s->tokens[v].head = told;
        s->tokens[v].rel = REL_ADVCL_RELCL;
    }
}

// Does nothing stand between the words but what hangs on the second one or on a word between?
static bool adjoins(const sentence *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from + 1; i < to; i++)
        if (s->tokens[i].head <= (int32_t)from || s->tokens[i].head > (int32_t)to) return false;
    return true;
}

// The verb that the word hangs on, over the nouns between.
static int32_t verb_above(const sentence *s, int32_t above)
{
    while (is_noun(&s->tokens[above]) && s->tokens[above].head >= 0 &&
           s->tokens[above].head < above)
        above = s->tokens[above].head;
    return above;
}

// "Will agree [provided] Oman pulls back" with the proviso for one that tells of a noun, or of the
// verb as if that were one.
static bool is_proviso(sentence *s, uint32_t w)
{
    token *provided = &s->tokens[w];
    int32_t told = child_of(s, w, w + 1, s->n_tokens, REL_CCOMP);
    if (told < 0 || child_of(s, (uint32_t)told, w + 1, (uint32_t)told, REL_NSUBJ) < 0) return false;
    if (child_of(s, w, w, s->n_tokens, REL_OBJ) >= 0) return false;
    int32_t above = verb_above(s, provided->head);
    if (s->tokens[above].upos != UPOS_VERB) return false;
    provided->head = above;
    provided->rel = REL_ADVCL;
    return true;
}

// "To resume the talks, provided [that] they end" with the proviso for what somebody becomes, or
// the talks for who provides: the object of the verb before.
static void mend_provided_that(sentence *s, uint32_t w)
{
    token *provided = &s->tokens[w];
    if (provided->upos != UPOS_VERB || !str_eq(provided->form, STR("provided"))) return;
    if (!str_eq(s->tokens[w - 1].form, STR(",")) || !str_eq(s->tokens[w + 1].form, STR("that")))
        return;
    if (provided->head < 0 || provided->head >= (int32_t)w) return;
    if (child_of(s, w, w, s->n_tokens, REL_CCOMP) < 0) return;
    if (provided->rel == REL_XCOMP) provided->rel = REL_ADVCL;
    int32_t noun = child_of(s, w, (uint32_t)provided->head + 1, w, REL_NSUBJ);
    if (provided->rel != REL_ADVCL || noun < 0 || child_of(s, w, 0, w, REL_AUX) >= 0) return;
    int32_t v = noun - 1; // over the words of its phrase
    while (v > provided->head && is_below(s, v, noun)) v--;
    if (s->tokens[v].upos != UPOS_VERB || is_below(s, v, (int32_t)w)) return;
    if (child_of(s, (uint32_t)v, (uint32_t)v, s->n_tokens, REL_OBJ) >= 0) return;
    s->tokens[noun].head = v;
    s->tokens[noun].rel = REL_OBJ;
}

// "Will agree provided [Oman pulls] back" with Oman for what is provided.
static void mend_provided(sentence *s)
{
    for (uint32_t w = 2; w + 2 < s->n_tokens; w++) {
        mend_provided_that(s, w);
        token *provided = &s->tokens[w];
        if (provided->upos != UPOS_VERB || !str_eq(provided->form, STR("provided"))) continue;
        int32_t above = provided->head;
        if (above < 0 || above >= (int32_t)w || is_parted(s, w, w + 2)) continue;
        deprel rel = deprel_base((deprel)provided->rel);
        bool joined = rel == REL_CONJ && child_of(s, w, 0, w, REL_CC) < 0;
        if ((rel != REL_ACL && rel != REL_ADVCL && !joined) || child_of(s, w, 0, w, REL_AUX) >= 0 ||
            child_of(s, w, 0, w, REL_NSUBJ) >= 0 || is_proviso(s, w))
            continue;
        bool that = str_eq(s->tokens[w + 1].form, STR("that")) &&
                    child_of(s, w, w, s->n_tokens, REL_CCOMP) >= 0;
        if (joined && that) provided->rel = REL_ADVCL;
        if (joined) continue;
        int32_t noun = child_of(s, w, w + 1, s->n_tokens, REL_OBJ);
        if (noun < 0 || !adjoins(s, w, (uint32_t)noun)) continue;
        uint32_t v = (uint32_t)noun + 1;
        while (v < s->n_tokens && s->tokens[v].upos == UPOS_AUX) v++;
        if (v >= s->n_tokens || s->tokens[v].head != (int32_t)w) continue;
        token *verb = &s->tokens[v];
        if (verb->upos != UPOS_VERB || (verb->xpos != XPOS_VBZ && verb->xpos != XPOS_VBP)) continue;
        for (uint32_t i = w + 1; i < s->n_tokens; i++)
            if (s->tokens[i].head == (int32_t)w && i != v) s->tokens[i].head = (int32_t)v;
        s->tokens[noun].rel = REL_NSUBJ;
        verb->head = (int32_t)w;
        verb->rel = REL_CCOMP;
        provided->head = verb_above(s, above);
        provided->rel = REL_ADVCL;
    }
}

// "Chad said it would talk, [provided] that Oman left" with the condition for the main verb.
static void mend_condition(sentence *s)
{
    int32_t root = root_of(s);
    if (root < 2 || !str_eq(s->tokens[root].form, STR("provided"))) return;
    token *provided = &s->tokens[root];
    uint32_t w = (uint32_t)root;
    if (!str_eq(s->tokens[w - 1].form, STR(",")) || w + 1 >= s->n_tokens) return;
    int32_t clause = child_of(s, w, w + 1, s->n_tokens, REL_CCOMP);
    int32_t said = child_of(s, w, 0, w, REL_PARATAXIS);
    if (said < 0) said = child_of(s, w, 0, w, REL_CCOMP);
    if (clause < 0 || said < 0) return;
    xpos x = (xpos)s->tokens[said].xpos;
    if (x != XPOS_VBD && x != XPOS_VBZ && x != XPOS_VBP) return;
    if (child_of(s, w, 0, w, REL_NSUBJ) >= 0 || child_of(s, w, 0, w, REL_AUX) >= 0) return;
    s->tokens[said].head = -1;
    s->tokens[said].rel = REL_ROOT;
    provided->head = said;
    provided->rel = REL_ADVCL;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if ((i < w || i + 1 == s->n_tokens) && s->tokens[i].head == root)
            s->tokens[i].head = i + 1 == w ? root : said;
}

// "It is Oman [that must] act" with the clause for one about the whole: those have "which".
static void mend_that_of_cleft(sentence *s, uint32_t w)
{
    const token *that = &s->tokens[w];
    if (that->upos != UPOS_PRON || (that->rel != REL_NSUBJ && that->rel != REL_OBJ)) return;
    if (!str_eq(that->form, STR("that"))) return;
    token *verb = that->head > (int32_t)w ? &s->tokens[that->head] : NULL;
    if (!verb || verb->rel != REL_ADVCL_RELCL || verb->head < 0 || verb->head >= (int32_t)w) return;
    if (s->tokens[verb->head].upos == UPOS_PROPN) verb->rel = REL_ACL_RELCL;
}

// "On condition that [Oman free] the crew" with the clause hung on its "that", and that anywhere.
static void mend_below_that(sentence *s, uint32_t w)
{
    token *that = &s->tokens[w];
    const token *before = &s->tokens[w - 1];
    if (that->rel != REL_MARK || !str_eq(that->form, STR("that"))) return;
    bool noun = is_noun(before), told = before->upos == UPOS_VERB;
    int32_t v = child_of(s, w, w + 1, s->n_tokens, REL_ACL);
    if (v < 0) v = child_of(s, w, w + 1, s->n_tokens, REL_CCOMP);
    if (v < 0 || (!noun && !told) || that->head == v) return;
    int32_t subject = child_of(s, (uint32_t)v, w + 1, (uint32_t)v, REL_NSUBJ);
    for (int32_t i = v - 1; i > (int32_t)w && subject < 0; i--)
        if (s->tokens[i].head == v && s->tokens[i].rel == REL_OBL_UNMARKED &&
            is_noun(&s->tokens[i])) {
            subject = i;
            s->tokens[i].rel = REL_NSUBJ;
        }
    if (subject < 0) return;
    s->tokens[v].head = (int32_t)w - 1;
    s->tokens[v].rel = noun ? REL_ACL : REL_CCOMP;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)w) s->tokens[i].head = v;
    that->head = v;
    that->upos = UPOS_SCONJ;
    that->xpos = XPOS_IN;
    that->feats = STR_NONE;
}

// "Went so far as [to] leave" with the "to" for a part of the "as", the leaving below the "far".
static void mend_so_far(sentence *s, uint32_t w)
{
    token *to = &s->tokens[w];
    if (w < 3) return;
    const token *far = &s->tokens[w - 2], *as = &s->tokens[w - 1];
    if (as->head <= (int32_t)w || !str_eq(to->form, STR("to"))) return;
    if (!str_eq(as->form, STR("as")) || !str_eq(far->form, STR("far"))) return;
    token *verb = &s->tokens[as->head];
    if (verb->xpos != XPOS_VB || verb->rel != REL_ADVCL) return;
    if (to->rel == REL_FIXED && to->head == (int32_t)w - 1) {
        to->head = as->head;
        to->rel = REL_MARK;
    }
    if (verb->head == (int32_t)w - 2 && far->rel == REL_ADVMOD && far->head >= 0 &&
        far->head < (int32_t)w)
        verb->head = far->head;
}

// "Called the sale wrong, [approved] in May", "vows [to sell]" with what only nouns have hung on a
// verb, or on the "what" of "what it called the sale": it tells of the object, or of what is vowed.
static void mend_clause_of_verb(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->rel != REL_ACL || t->head < 0 || t->head >= (int32_t)w || t->upos != UPOS_VERB) return;
    uint32_t verb = (uint32_t)t->head;
    if (str_in_list(s->tokens[verb].form, "what|What", '|')) {
        int32_t told = child_of(s, verb, verb, w, REL_ACL);
        if (told >= 0) verb = (uint32_t)told;
    }
    if (s->tokens[verb].upos != UPOS_VERB) return;
    if (t->xpos == XPOS_VB && child_of(s, w, verb, w, REL_MARK) >= 0 && adjoins(s, verb, w))
        t->rel = REL_XCOMP;
    if (t->xpos != XPOS_VBN && t->xpos != XPOS_VBD) return;
    if (!str_eq(s->tokens[w - 1].form, STR(",")) || child_of(s, w, 0, w, REL_NSUBJ) >= 0) return;
    if (str_in_list(t->form,
                    "accompanied|angered|backed|driven|encouraged|flanked|followed|guided|helped|"
                    "joined|moved|supported|urged",
                    '|')) // that tells of the subject
        return;
    int32_t noun = child_of(s, verb, verb + 1, w, REL_OBJ);
    if (noun < 0) noun = child_of(s, verb, verb + 1, w, REL_XCOMP);
    if (noun >= 0 && is_noun(&s->tokens[noun])) t->head = noun;
}

// Verbs that say nothing of what their object is but with "as".
static bool names_nothing(const token *t)
{
    return t->upos == UPOS_VERB &&
           str_in_list(t->form,
                       "denounced|denounces|condemned|condemns|criticised|criticises|criticized|"
                       "criticizes|deplored|deplores|rejected|rejects|welcomed|welcomes|opposed|"
                       "opposes|slammed|slams|endorsed|endorses",
                       '|');
}

// "Denounced the US [measure]" with the measure for what the US is.
static void mend_named_object(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w], *name = &s->tokens[w - 1];
    if (t->rel != REL_XCOMP || t->head < 0 || t->head >= (int32_t)w - 2) return;
    if (name->upos != UPOS_PROPN || name->rel != REL_OBJ || name->head != t->head) return;
    bool bare = t->upos == UPOS_NOUN || t->xpos == XPOS_VB || t->xpos == XPOS_VBP;
    int32_t article = child_of(s, w - 1, 0, w - 1, REL_DET);
    if (!bare || article < 0 || !names_nothing(&s->tokens[t->head])) return;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *c = &s->tokens[i];
        if (c->head == (int32_t)w - 1 && i < w) c->head = (int32_t)w;
        if (c->head == (int32_t)w && c->rel == REL_OBL) c->head = t->head; // "as interference"
    }
    name->head = (int32_t)w;
    name->rel = REL_COMPOUND;
    t->rel = REL_OBJ;
    if (t->upos == UPOS_NOUN) return;
    t->upos = UPOS_NOUN;
    t->xpos = XPOS_NN;
    t->feats = STR("Number=Sing");
}

void mend_verbs(sentence *s)
{
    mend_infinitives(s);
    mend_accused(s);
    mend_how(s);
    mend_provided(s);
    mend_condition(s);
    mend_having_done(s);
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++) {
        mend_denied(s, w);
        mend_having(s, w);
        mend_clause_of_verb(s, w);
        mend_that_of_cleft(s, w);
        mend_so_far(s, w);
        mend_below_that(s, w);
        mend_named_object(s, w);
    }
}
