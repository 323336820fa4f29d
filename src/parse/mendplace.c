#include "parse/mendplace.h"
#include "parse/mendtree.h"

static void make_verb(token *t, xpos tag, const char *feats)
{
    t->upos = UPOS_VERB;
    t->xpos = (uint8_t)tag;
    t->feats = str_of(feats);
}

static bool is_subject(const token *t)
{
    return deprel_base((deprel)t->rel) == REL_NSUBJ;
}

// "Remains [opposed] to the sale" with the opposed for a preposition of the full stop.
static void mend_opposed_behind(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (s->tokens[w - 1].upos != UPOS_VERB && s->tokens[w - 1].upos != UPOS_AUX) return;
    t->head = (int32_t)w - 1;
    t->rel = REL_XCOMP;
    t->upos = UPOS_ADJ;
    t->xpos = XPOS_JJ;
}

// "Is [opposed] to the port": the predicate is the opposed.
static void mend_opposed_predicate(sentence *s, uint32_t w, uint32_t noun)
{
    token *t = &s->tokens[w];
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *c = &s->tokens[i];
        deprel rel = deprel_base((deprel)c->rel);
        bool clause = rel == REL_PUNCT || rel == REL_PARATAXIS || rel == REL_ADVCL ||
                      rel == REL_CC || rel == REL_OBL;
        if (c->head == (int32_t)noun && i != w && (i < w || (i > noun && clause)))
            c->head = (int32_t)w;
    }
    t->head = s->tokens[noun].head;
    t->rel = s->tokens[noun].rel;
    t->upos = UPOS_ADJ;
    t->xpos = XPOS_JJ;
    s->tokens[noun].head = (int32_t)w;
    s->tokens[noun].rel = REL_OBL;
}

// "Kenya [opposed] the port" for the sentence, or for what is said: the past tense is its verb.
static void mend_opposed_verb(sentence *s, uint32_t w, uint32_t noun, uint32_t subject)
{
    token *t = &s->tokens[w], *who = &s->tokens[subject];
    deprel rel = (deprel)who->rel;
    if (rel == REL_OBJ && s->tokens[who->head].upos == UPOS_VERB && who->head < (int32_t)subject)
        rel = REL_CCOMP;
    if (rel != REL_ROOT && rel != REL_CCOMP && rel != REL_PARATAXIS) return;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *c = &s->tokens[i];
        if (c->head != (int32_t)subject) continue;
        bool before = c->rel == REL_PUNCT || c->rel == REL_MARK || c->rel == REL_CC;
        if (i > w || before) c->head = (int32_t)w;
    }
    t->head = who->head;
    t->rel = (uint8_t)rel;
    make_verb(t, XPOS_VBD, "Mood=Ind|Tense=Past|VerbForm=Fin");
    who->head = (int32_t)w;
    who->rel = REL_NSUBJ;
    s->tokens[noun].head = (int32_t)w;
    s->tokens[noun].rel = REL_OBJ;
}

// "Remains [opposed] to the sale" with the opposed beside the "to".
static bool mend_opposed_beside(sentence *s, uint32_t w, uint32_t noun)
{
    const token *verb = &s->tokens[w - 1];
    bool stays = str_in_list(
        verb->form, "remain|remains|remained|stay|stays|stayed|seem|seems|seemed|became", '|');
    if (!stays || s->tokens[noun].head != (int32_t)w - 1) return false;
    if (!str_eq(s->tokens[w + 1].form, STR("to")) || s->tokens[w + 1].head != (int32_t)noun)
        return false;
    mend_opposed_behind(s, w);
    s->tokens[noun].head = (int32_t)w;
    s->tokens[noun].rel = REL_OBL;
    return true;
}

// "Kenya [opposed] the port" with the port for what is said of Kenya: no copula says so.
static void mend_opposed_said(sentence *s, uint32_t w, uint32_t noun)
{
    token *t = &s->tokens[w], *n = &s->tokens[noun];
    if (child_of(s, noun, 0, w, REL_NSUBJ) < 0 || str_eq(s->tokens[w + 1].form, STR("to"))) return;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *c = &s->tokens[i];
        bool clause = c->rel == REL_PUNCT || c->rel == REL_PARATAXIS || c->rel == REL_ADVCL;
        if (c->head == (int32_t)noun && i != w && (i < w || clause)) c->head = (int32_t)w;
    }
    t->head = n->head;
    t->rel = n->rel;
    make_verb(t, XPOS_VBD, "Mood=Ind|Tense=Past|VerbForm=Fin");
    n->head = (int32_t)w;
    n->rel = REL_OBJ;
}

// The "opposed" of "as opposed to" is a preposition, no other one.
static void mend_opposed(sentence *s, uint32_t w)
{
    const token *t = &s->tokens[w];
    if (t->rel != REL_CASE || t->head <= (int32_t)w || !str_eq(t->form, STR("opposed"))) return;
    if (str_in_list(s->tokens[w - 1].form, "as|As", '|')) return;
    uint32_t noun = (uint32_t)t->head;
    if (s->tokens[noun].upos == UPOS_PUNCT) {
        mend_opposed_behind(s, w);
    } else if (child_of(s, noun, 0, w, REL_COP) >= 0) {
        mend_opposed_predicate(s, w, noun);
    } else if (!mend_opposed_beside(s, w, noun)) {
        mend_opposed_said(s, w, noun);
        int32_t subject = s->tokens[noun].head;
        bool plain = s->tokens[noun].rel == REL_NMOD && subject >= 0 && subject < (int32_t)w &&
                     is_nominal(&s->tokens[subject]) && !is_parted(s, (uint32_t)subject, w);
        bool to = w + 1 < s->n_tokens && str_eq(s->tokens[w + 1].form, STR("to"));
        if (plain && !to) mend_opposed_verb(s, w, noun, (uint32_t)subject);
    }
}

// "Agreed to [direct talks]" with the "to" of an infinitive at the adjective: it is a preposition.
static void mend_to_of_adjective(sentence *s, uint32_t w)
{
    token *to = &s->tokens[w];
    if (to->rel != REL_MARK || to->head != (int32_t)w + 1 || !str_eq(to->form, STR("to"))) return;
    const token *adjective = &s->tokens[w + 1];
    if (adjective->upos != UPOS_ADJ || adjective->rel != REL_AMOD) return;
    if (adjective->head <= (int32_t)w + 1) return;
    token *noun = &s->tokens[adjective->head];
    if (!is_noun(noun) || noun->rel != REL_OBJ || noun->head < 0 || noun->head >= (int32_t)w)
        return;
    to->head = adjective->head;
    to->rel = REL_CASE;
    to->upos = UPOS_ADP;
    to->xpos = XPOS_IN;
    noun->rel = REL_OBL;
}

// "Gave in to [pressure]" with the pressure for a verb: behind this particle "to" is a preposition.
static void mend_behind_particle(sentence *s, uint32_t w)
{
    token *to = &s->tokens[w], *t = &s->tokens[w + 1];
    if (w < 2 || to->rel != REL_MARK || to->head != (int32_t)w + 1 || t->xpos != XPOS_VB) return;
    if (!str_eq(to->form, STR("to")) || !str_eq(s->tokens[w - 1].form, STR("in"))) return;
    if (t->head != (int32_t)w - 2 || (t->rel != REL_ADVCL && t->rel != REL_XCOMP)) return;
    if (!str_in_list(s->tokens[w - 2].form, "give|gives|gave|giving|given|cave|caves|caved|caving",
                     '|'))
        return;
    if (child_of(s, w + 1, w, s->n_tokens, REL_OBJ) >= 0) return;
    for (uint32_t i = w + 2; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)w + 1 && s->tokens[i].rel == REL_OBL)
            s->tokens[i].rel = REL_NMOD;
    t->upos = UPOS_NOUN;
    t->xpos = XPOS_NN;
    t->feats = STR("Number=Sing");
    t->rel = REL_OBL;
    to->rel = REL_CASE;
    to->upos = UPOS_ADP;
    to->xpos = XPOS_IN;
}

// "The cancellation of debt by [Norway] made room" with Norway for what made it, and the
// cancellation for what Norway is: a subject has no preposition.
static void mend_swapped_subject(sentence *s, uint32_t p)
{
    const token *by = &s->tokens[p];
    if (by->rel != REL_CASE || by->upos != UPOS_ADP || by->head <= (int32_t)p) return;
    uint32_t noun = (uint32_t)by->head;
    token *n = &s->tokens[noun];
    if (!is_subject(n) || n->head <= (int32_t)noun || !is_nominal(n)) return;
    int32_t first = child_of(s, noun, 0, p, REL_NSUBJ);
    if (first < 0 || !is_noun(&s->tokens[first]) || is_parted(s, (uint32_t)first, p)) return;
    if (child_of(s, noun, 0, noun, REL_COP) >= 0) return;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if ((i < (uint32_t)first || i > noun) && s->tokens[i].head == (int32_t)noun &&
            s->tokens[i].upos == UPOS_PUNCT)
            s->tokens[i].head = n->head;
    s->tokens[first].head = n->head;
    s->tokens[first].rel = n->rel;
    n->head = first;
    n->rel = REL_NMOD;
}

// "The sale of tanks to [Peru] drew praise" with Peru for a part of the praise, on the other side
// of the verb.
static void mend_name_across(sentence *s, uint32_t p)
{
    token *to = &s->tokens[p], *name = &s->tokens[p + 1];
    int32_t object = name->head;
    if (to->rel != REL_CASE || name->rel != REL_COMPOUND || name->upos != UPOS_PROPN) return;
    if (object <= (int32_t)p + 1 || (to->head != object && to->head != (int32_t)p + 1)) return;
    int32_t verb = s->tokens[object].head;
    if (s->tokens[object].rel != REL_OBJ || verb <= (int32_t)p + 1 || verb >= object) return;
    if (!is_noun(&s->tokens[p - 1])) return;
    to->head = (int32_t)p + 1;
    name->head = (int32_t)p - 1;
    name->rel = REL_NMOD;
}

// "Was given rifles by [Oman] free of charge" with Oman for a part of the "free".
static void mend_free(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w], *noun = &s->tokens[w - 1];
    if (!str_eq(t->form, STR("free")) || w + 2 >= s->n_tokens) return;
    if (!str_eq(s->tokens[w + 1].form, STR("of")) || !str_eq(s->tokens[w + 2].form, STR("charge")))
        return;
    if (!is_nominal(noun) || noun->head != (int32_t)w || t->head < 0 || t->head >= (int32_t)w)
        return;
    for (uint32_t i = 0; i + 1 < w; i++)
        if (s->tokens[i].head == (int32_t)w) s->tokens[i].head = (int32_t)w - 1;
    int32_t above = t->head;
    noun->head = above;
    noun->rel = is_nominal(&s->tokens[above]) ? REL_NMOD : REL_OBL;
    while (is_nominal(&s->tokens[above]) && s->tokens[above].head >= 0 &&
           s->tokens[above].head < above)
        above = s->tokens[above].head;
    t->head = above;
    t->rel = REL_ADVMOD;
}

// "That the talks failed [is the fault] of Chad" with the "that" or the failing for the sentence:
// what the copula has is the predicate, and the clause its subject.
static void mend_that_subject(sentence *s)
{
    if (s->n_tokens < 6 || !str_eq(s->tokens[0].form, STR("That"))) return;
    uint32_t v = 2;
    while (v < s->n_tokens && s->tokens[v].upos != UPOS_VERB) v++;
    if (v >= s->n_tokens || child_of(s, v, 1, v, REL_NSUBJ) < 0) return;
    uint32_t be = v + 1;
    while (be < s->n_tokens && s->tokens[be].rel != REL_COP && s->tokens[be].upos != UPOS_PUNCT)
        be++;
    int32_t noun = be < s->n_tokens && s->tokens[be].rel == REL_COP ? s->tokens[be].head : -1;
    if (noun <= (int32_t)be || !is_noun(&s->tokens[noun])) return;
    if (child_of(s, (uint32_t)noun, v, (uint32_t)noun, REL_NSUBJ) >= 0) return;
    int32_t above = s->tokens[v].head;
    bool below_that = above == 0; // "that" for the sentence, or for the subject of the predicate
    uint32_t top = below_that ? 0 : v;
    if (s->tokens[noun].head == (int32_t)v) {
        s->tokens[noun].head = s->tokens[top].head;
        s->tokens[noun].rel = s->tokens[top].rel;
    } else if (!below_that || s->tokens[0].head != noun) {
        return;
    }
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *c = &s->tokens[i];
        if (i > be && (int32_t)i != noun && (c->head == (int32_t)v || c->head == 0)) c->head = noun;
    }
    s->tokens[v].head = noun;
    s->tokens[v].rel = REL_CSUBJ;
    s->tokens[0].head = (int32_t)v;
    s->tokens[0].rel = REL_MARK;
    s->tokens[0].upos = UPOS_SCONJ;
    s->tokens[0].xpos = XPOS_IN;
}

// "Over [continued] sales", "amid renewed raids" with the participle for the verb of a clause that
// has an object and no subject: behind a preposition that governs nothing it describes the object.
static void mend_continued(sentence *s, uint32_t w)
{
    token *p = &s->tokens[w], *t = &s->tokens[w + 1];
    if (p->rel != REL_ADVMOD || p->head < 0 || p->head + 1 >= (int32_t)w) return;
    if (!str_in_list(p->form, "over|amid|despite|about|against|through", '|')) return;
    if (t->upos != UPOS_VERB || (t->xpos != XPOS_VBN && t->xpos != XPOS_VBD)) return;
    if ((t->rel != REL_CCOMP && t->rel != REL_ADVCL) || t->head < 0 || t->head >= (int32_t)w)
        return;
    int32_t object = child_of(s, w + 1, w + 2, s->n_tokens, REL_OBJ);
    if (object < 0 || child_of(s, w + 1, 0, s->n_tokens, REL_NSUBJ) >= 0) return;
    for (int32_t i = (int32_t)w + 2; i < object; i++) // "continued [to make] sales"
        if (s->tokens[i].head != object && s->tokens[i].head <= (int32_t)w + 1) return;
    for (uint32_t i = w + 2; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)w + 1 && (int32_t)i != object)
            s->tokens[i].head = s->tokens[i].upos == UPOS_PUNCT ? p->head : object;
    s->tokens[object].head = p->head;
    s->tokens[object].rel = REL_OBL;
    t->head = p->head = object;
    t->rel = REL_AMOD;
    p->rel = REL_CASE;
    p->upos = UPOS_ADP;
    p->xpos = XPOS_IN;
}

// "Put up with [what] they began" with the "what" for the object of a clause, though it has the
// preposition of the verb before.
static void mend_what(sentence *s, uint32_t w)
{
    token *with = &s->tokens[w], *what = &s->tokens[w + 1];
    if (with->rel != REL_CASE || with->head != (int32_t)w + 1 || what->rel != REL_OBJ) return;
    if (!str_eq(what->form, STR("what")) || what->head <= (int32_t)w + 1) return;
    token *verb = &s->tokens[what->head];
    if (verb->head < 0 || verb->head >= (int32_t)w) return;
    if (child_of(s, (uint32_t)what->head, w + 2, (uint32_t)what->head, REL_NSUBJ) < 0) return;
    int32_t v = what->head;
    what->head = verb->head;
    what->rel = is_nominal(&s->tokens[verb->head]) ? REL_NMOD : REL_OBL;
    verb->head = (int32_t)w + 1;
    verb->rel = REL_ACL_RELCL;
    for (uint32_t i = 0; i < w; i++)
        if (s->tokens[i].head == v) s->tokens[i].head = what->head;
}

// "Given rifles by the [Dutch]" with the Dutch for an adjective of the giving: no adjective has a
// preposition.
static void mend_marked_adjective(sentence *s, uint32_t w)
{
    token *p = &s->tokens[w];
    if (p->rel != REL_CASE || p->upos != UPOS_ADP || p->head <= (int32_t)w) return;
    token *noun = &s->tokens[p->head];
    if (noun->rel != REL_AMOD || !is_noun(noun) || noun->head < 0 || noun->head >= (int32_t)w)
        return;
    noun->rel = is_nominal(&s->tokens[noun->head]) ? REL_NMOD : REL_OBL;
}

// "Was agreed [on] by Mali" with the "on" for a preposition of Mali, which has its own.
static void mend_two_prepositions(sentence *s, uint32_t w)
{
    token *on = &s->tokens[w];
    const token *verb = &s->tokens[w - 1], *by = &s->tokens[w + 1];
    if (on->rel != REL_CASE || by->rel != REL_CASE || on->head != by->head) return;
    if (verb->xpos != XPOS_VBN || child_of(s, w - 1, 0, w - 1, REL_AUX) < 0) return;
    if (!str_eq(by->form, STR("by")) || !str_in_list(on->form, "at|for|on|to|upon|with", '|'))
        return;
    if (on->head <= (int32_t)w || s->tokens[on->head].head != (int32_t)w - 1) return;
    on->head = (int32_t)w - 1;
    on->rel = REL_ADVMOD;
}

// "Wrote to the [council] about raids" with the council for a part of the raids' name: no part
// stands before a preposition.
static void mend_two_phrases(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    const token *p = &s->tokens[w + 1];
    int32_t noun = t->head;
    if (!is_noun(t) || t->rel != REL_COMPOUND || noun <= (int32_t)w + 1) return;
    if (p->rel != REL_CASE || p->upos != UPOS_ADP || p->head != noun || !is_noun(&s->tokens[noun]))
        return;
    int32_t above = s->tokens[noun].head, to = child_of(s, (uint32_t)noun, 0, w, REL_CASE);
    if (s->tokens[noun].rel != REL_OBL || to < 0 || above < 0 || above >= to) return;
    for (int32_t i = to; i < (int32_t)w; i++)
        if (s->tokens[i].head == noun) s->tokens[i].head = (int32_t)w;
    t->head = above;
    t->rel = REL_OBL;
}

// "Convene once [more] on transport" with the "more" for what is convened, and the transport for
// its own.
static void mend_once_more(sentence *s, uint32_t w)
{
    token *more = &s->tokens[w + 1];
    if (more->rel != REL_OBJ || more->upos != UPOS_ADV || more->head < 0) return;
    if (!str_eq(more->form, STR("more")) || !str_eq(s->tokens[w].form, STR("once"))) return;
    more->rel = REL_ADVMOD;
    for (uint32_t i = w + 2; i < s->n_tokens; i++) {
        token *c = &s->tokens[i];
        if (c->head != (int32_t)w + 1) continue;
        c->head = more->head;
        if (c->rel == REL_NMOD) c->rel = REL_OBL;
    }
}

// Has the root, a time at the beginning ("only last year"), its clause behind it? The verb of that;
// -1 if none.
static int32_t verb_of_time(const sentence *s, uint32_t time)
{
    for (uint32_t i = 0; i < time; i++)
        if (s->tokens[i].head != (int32_t)time || s->tokens[i].rel == REL_NSUBJ ||
            s->tokens[i].rel == REL_COP)
            return -1;
    for (uint32_t v = time + 1; v < s->n_tokens; v++) {
        const token *t = &s->tokens[v];
        if (t->head != (int32_t)time || t->upos != UPOS_VERB) continue;
        bool clause = t->rel == REL_CONJ || t->rel == REL_PARATAXIS || t->rel == REL_CCOMP;
        if (!clause || child_of(s, v, time, s->n_tokens, REL_NSUBJ) < 0) return -1;
        if (child_of(s, v, time, v, REL_MARK) >= 0) return -1;
        bool tense = token_is_finite(t) || child_of(s, v, time, v, REL_AUX) >= 0;
        return tense ? (int32_t)v : -1;
    }
    return -1;
}

// "Only last [year], and for the first time, were they given rifles" with the year for the
// sentence.
static void mend_time(sentence *s)
{
    int32_t root = root_of(s);
    if (root < 0 || s->headline) return;
    if (!str_in_list(s->tokens[root].form, "year|month|week|night|summer|winter|spring|autumn",
                     '|'))
        return;
    if (child_of(s, (uint32_t)root, 0, (uint32_t)root, REL_AMOD) != root - 1) return;
    int32_t v = verb_of_time(s, (uint32_t)root);
    if (v < 0) return;
    for (uint32_t i = (uint32_t)root + 1; i < s->n_tokens; i++)
        if (s->tokens[i].head == root) s->tokens[i].head = v;
    s->tokens[v].head = -1;
    s->tokens[v].rel = REL_ROOT;
    s->tokens[root].head = v;
    s->tokens[root].rel = REL_OBL_UNMARKED;
}

// "Thanks to [rain], prices fell" with the thanks for a noun of its own, behind which "to" is
// another preposition.
static void mend_thanks(sentence *s, uint32_t w)
{
    token *thanks = &s->tokens[w], *to = &s->tokens[w + 1];
    if (to->rel != REL_CASE || !str_in_list(thanks->form, "Thanks|thanks", '|')) return;
    if (thanks->head < 0) return;
    if (deprel_base((deprel)thanks->rel) != REL_OBL && thanks->rel != REL_ADVMOD) return;
    if (!str_eq(to->form, STR("to")) || to->head <= (int32_t)w + 1) return;
    int32_t noun = to->head;
    if (s->tokens[noun].head != (int32_t)w || !is_nominal(&s->tokens[noun])) return;
    if (s->tokens[thanks->head].upos != UPOS_VERB) return;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)w && (int32_t)i != noun) s->tokens[i].head = noun;
    s->tokens[noun].head = thanks->head;
    s->tokens[noun].rel = REL_OBL;
    thanks->head = noun;
    thanks->rel = REL_CASE;
    to->head = (int32_t)w;
    to->rel = REL_FIXED;
}

void mend_places(sentence *s)
{
    mend_that_subject(s);
    mend_time(s);
    for (uint32_t w = 0; w + 2 < s->n_tokens; w++) mend_thanks(s, w);
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++) {
        mend_opposed(s, w);
        mend_to_of_adjective(s, w);
        mend_behind_particle(s, w);
        mend_name_across(s, w);
        mend_free(s, w);
        mend_continued(s, w);
        mend_what(s, w);
        mend_marked_adjective(s, w);
        mend_two_prepositions(s, w);
        mend_two_phrases(s, w);
        mend_once_more(s, w);
    }
}

void mend_swapped(sentence *s)
{
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++) mend_swapped_subject(s, w);
}
