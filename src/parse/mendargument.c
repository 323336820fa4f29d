#include "parse/mendargument.h"
#include "parse/mendtree.h"

static bool is_name(const token *t)
{
    return t->upos == UPOS_PROPN;
}

static bool starts_with(str form, const char *const *stems, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts(form, str_of(stems[i]))) return true;
    return false;
}

// "Threatened to leave": who is threatened, is so with something.
static bool means_to_do(const sentence *s, uint32_t verb)
{
    if (verb + 2 >= s->n_tokens || s->tokens[verb + 2].xpos != XPOS_VB) return false;
    const token *to = &s->tokens[verb + 1];
    return str_eq(to->form, STR("to")) && to->rel == REL_MARK && to->head == (int32_t)verb + 2 &&
           s->tokens[verb + 2].head == (int32_t)verb &&
           str_in_list(s->tokens[verb].form,
                       "agreed|attempted|began|decided|declined|failed|hoped|managed|offered|"
                       "planned|pledged|promised|refused|sought|threatened|tried|vowed",
                       '|');
}

// What nobody can be: "was clashed", "was marched", and of "fired on" the preposition would be left
// alone behind "was fired on".
static bool has_no_passive(const sentence *s, uint32_t verb)
{
    static const char *const STEMS[] = {"clash",   "march",      "rallied", "skirmish",
                                        "protest", "demonstrat", "rampag",  "rioted"};
    str form = s->tokens[verb].form;
    if (starts_with(form, STEMS, sizeof STEMS / sizeof *STEMS)) return true;
    if (means_to_do(s, verb)) return true;
    if (str_in_list(form, "massed|gathered|retreated|converged", '|')) return true;
    if (str_eq(form, STR("pulled")) && verb + 1 < s->n_tokens && // "pulled out of the pact"
        str_eq(s->tokens[verb + 1].form, STR("out")))
        return true;
    if (verb + 2 >= s->n_tokens) return false;
    const token *p = &s->tokens[verb + 1];
    if (p->rel != REL_CASE || p->head <= (int32_t)verb + 1) return false;
    if (s->tokens[p->head].head != (int32_t)verb) return false;
    if (str_in_list(form, "negotiated|mediated", '|') && str_in_list(p->form, "with|between", '|'))
        return true;
    bool at = str_in_list(form, "fired|shot", '|') && str_in_list(p->form, "on|at|upon", '|');
    return at ||
           (str_in_list(form, "mobilised|mobilized", '|') && str_in_list(p->form, "against", '|'));
}

// "Troops clashed with rebels", "guards fired on a boat" as passives without "be". Of a day "fired
// on Friday" tells a passive.
static void mend_passive(sentence *s, uint32_t w)
{
    const token *t = &s->tokens[w];
    if (s->headline || t->upos != UPOS_VERB || (t->xpos != XPOS_VBN && t->xpos != XPOS_VBD)) return;
    int32_t subject = child_of(s, w, 0, w, REL_NSUBJ);
    if (subject < 0 || s->tokens[subject].rel != REL_NSUBJ_PASS) return;
    if (child_of(s, w, 0, s->n_tokens, REL_AUX) >= 0) return;
    if (!has_no_passive(s, w)) return;
    int32_t goal = w + 1 < s->n_tokens ? s->tokens[w + 1].head : -1;
    bool day = goal > (int32_t)w &&
               str_in_list(s->tokens[goal].form,
                           "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday", '|');
    if (day && str_in_list(t->form, "fired|shot", '|')) return;
    s->tokens[subject].rel = REL_NSUBJ;
}

// "Peru accused of bombing Chad" with Peru for who accuses: that takes an object.
static void mend_accused_of(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->upos != UPOS_VERB || !str_eq(s->tokens[w + 1].form, STR("of"))) return;
    if (!str_in_list(t->form, "accused|Accused|suspected|Suspected|convicted|Convicted", '|'))
        return;
    int32_t subject = child_of(s, w, 0, w, REL_NSUBJ);
    if (subject < 0 || s->tokens[subject].rel != REL_NSUBJ) return;
    if (child_of(s, w, 0, s->n_tokens, REL_OBJ) >= 0 || child_of(s, w, 0, w, REL_AUX) >= 0) return;
    s->tokens[subject].rel = REL_NSUBJ_PASS;
    t->xpos = XPOS_VBN;
    t->feats = STR("Tense=Past|VerbForm=Part");
}

// "Blamed Chad for what it did" with the "what" for an object in spite of its preposition.
static void mend_marked_object(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->rel != REL_OBJ || t->head < 0 || t->head >= (int32_t)w - 1) return;
    if (!str_in_list(t->form, "what|which|whom", '|')) return;
    const token *p = &s->tokens[w - 1];
    if (p->rel == REL_CASE && p->upos == UPOS_ADP && p->head == (int32_t)w) t->rel = REL_OBL;
}

// "Condemned Iran for its raid" with Iran for one who is given something: by these verbs nobody is.
static void mend_receiver(sentence *s, uint32_t w)
{
    static const char *const STEMS[] = {"accus",   "arrest", "attack",   "back",     "blam",
                                        "bomb",    "censur", "condemn",  "criticis", "criticiz",
                                        "denounc", "deplor", "detain",   "expel",    "invad",
                                        "kill",    "rebuk",  "sanction", "shell",    "slam",
                                        "support", "summon", "thank",    "welcom",   "prais"};
    token *t = &s->tokens[w];
    if (t->rel != REL_IOBJ || t->head < 0 || t->head >= (int32_t)w) return;
    uint32_t verb = (uint32_t)t->head;
    if (!starts_with(s->tokens[verb].form, STEMS, sizeof STEMS / sizeof *STEMS)) return;
    if (child_of(s, verb, 0, s->n_tokens, REL_OBJ) < 0) t->rel = REL_OBJ;
}

// The noun at `w`, taken for a verb, and its true verb `verb` change places.
static void give_way(sentence *s, uint32_t w, uint32_t verb)
{
    token *noun = &s->tokens[w], *v = &s->tokens[verb];
    int32_t be = child_of(s, verb, w, verb, REL_AUX);
    bool passive = be >= 0 && s->tokens[be].rel == REL_AUX_PASS;
    if (passive && v->upos == UPOS_ADJ) s->tokens[be].rel = REL_COP, passive = false;
    bool plural = noun->xpos == XPOS_VBZ;
    noun->upos = UPOS_NOUN;
    noun->xpos = plural ? XPOS_NNS : XPOS_NN;
    noun->feats = plural ? STR("Number=Plur") : STR("Number=Sing");
    v->head = noun->head;
    v->rel = noun->rel;
    noun->head = (int32_t)verb;
    noun->rel = passive ? REL_NSUBJ_PASS : REL_NSUBJ;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *c = &s->tokens[i];
        if (c->head != (int32_t)w || i == verb) continue;
        bool outside = i > verb || (i < w && (c->upos == UPOS_PUNCT || c->rel == REL_MARK));
        if (outside) c->head = (int32_t)verb;
        if (i < w && deprel_base((deprel)c->rel) == REL_NSUBJ) c->rel = REL_COMPOUND;
    }
}

// "The arms deal with Peru was signed" with Peru for who is signed: a subject has no preposition.
static void mend_deal(sentence *s, uint32_t w)
{
    const token *t = &s->tokens[w];
    if (t->upos != UPOS_VERB || (t->xpos != XPOS_VBP && t->xpos != XPOS_VB)) return;
    if (child_of(s, w, 0, w, REL_AUX) >= 0 || child_of(s, w, 0, w, REL_MARK) >= 0) return;
    const token *before = &s->tokens[w - 1], *p = &s->tokens[w + 1];
    if (before->upos != UPOS_NOUN || before->head != (int32_t)w) return;
    if (before->rel != REL_NSUBJ) return;
    if (p->rel != REL_CASE || p->head <= (int32_t)w + 1) return;
    uint32_t partner = (uint32_t)p->head;
    deprel rel = deprel_base((deprel)s->tokens[partner].rel);
    int32_t verb = s->tokens[partner].head;
    if (rel == REL_OBL && verb == (int32_t)w) { // nobody deals that "was signed"
        verb = child_of(s, w, partner, s->n_tokens, REL_CCOMP);
        if (verb < 0 || child_of(s, (uint32_t)verb, partner, s->n_tokens, REL_AUX) < 0) return;
        if (child_of(s, (uint32_t)verb, 0, s->n_tokens, REL_NSUBJ) >= 0) return;
    } else if (rel != REL_NSUBJ) {
        return;
    }
    if (!is_name(&s->tokens[partner]) || verb <= (int32_t)partner) return;
    if (s->tokens[verb].head != (int32_t)w || s->tokens[verb].rel != REL_CCOMP) return;
    for (uint32_t i = 0; i + 1 < w; i++) // "France's", "the"
        if (s->tokens[i].head == (int32_t)w - 1) s->tokens[i].head = (int32_t)w;
    s->tokens[partner].head = (int32_t)w;
    s->tokens[partner].rel = REL_NMOD;
    give_way(s, w, (uint32_t)verb);
}

// "Rumours that Peru had held fishermen were false" with the fishermen for what is false, as the
// rumours are: these are two subjects, and one of them was held.
static void take_object(sentence *s, uint32_t noun, uint32_t verb)
{
    int32_t main = s->tokens[noun].head;
    if (main <= (int32_t)verb || deprel_base((deprel)s->tokens[noun].rel) != REL_NSUBJ) return;
    int32_t second = child_of(s, (uint32_t)main, verb + 1, (uint32_t)main, REL_NSUBJ);
    if (second < 0 || is_parted(s, verb, (uint32_t)second)) return;
    for (int32_t i = (int32_t)verb + 1; i < second; i++)
        if (s->tokens[i].head != second) return;
    s->tokens[second].head = (int32_t)verb;
    s->tokens[second].rel = REL_OBJ;
}

// "A denial that it had expelled the envoy" with "that" for a second object: it opens what is
// denied.
static void mend_told(sentence *s, uint32_t w)
{
    token *that = &s->tokens[w];
    if (that->rel != REL_OBJ || !str_eq(that->form, STR("that")) || that->head <= (int32_t)w + 1)
        return;
    uint32_t v = (uint32_t)that->head;
    token *verb = &s->tokens[v];
    if (verb->rel != REL_ACL_RELCL || verb->head != (int32_t)w - 1) return;
    if (!str_in_list(s->tokens[w - 1].form,
                     "Allegations|Claims|Reports|Rumours|Rumors|Suggestions|Suspicions|"
                     "admission|allegation|allegations|announcement|assertion|assertions|claim|"
                     "claims|condition|confirmation|denial|denials|proviso|report|reports|rumour|"
                     "rumours|rumor|"
                     "rumors|suggestion|suggestions|suspicion|suspicions|warning|warnings",
                     '|'))
        return;
    if (child_of(s, v, v, s->n_tokens, REL_OBJ) < 0) take_object(s, w - 1, v);
    if (child_of(s, v, v, s->n_tokens, REL_OBJ) < 0 || child_of(s, v, w, v, REL_NSUBJ) < 0) return;
    that->upos = UPOS_SCONJ;
    that->xpos = XPOS_IN;
    that->feats = STR_NONE;
    that->rel = REL_MARK;
    verb->rel = REL_ACL;
}

// "Claims that it left are unfounded" with the claims for a verb: at the beginning of a sentence it
// has no subject, and "are" has none without them.
static void mend_claims(sentence *s)
{
    if (s->n_tokens < 4) return;
    const token *t = &s->tokens[0], *that = &s->tokens[1];
    if (t->upos != UPOS_VERB || t->xpos != XPOS_VBZ || !str_eq(that->form, STR("that"))) return;
    if (child_of(s, 0, 0, s->n_tokens, REL_NSUBJ) >= 0) return;
    int32_t told = that->head;
    if (told <= 1 || that->rel != REL_MARK || s->tokens[told].head != 0) return;
    for (uint32_t v = (uint32_t)told + 1; v < s->n_tokens; v++) {
        deprel rel = deprel_base((deprel)s->tokens[v].rel);
        if (s->tokens[v].head != 0 || (rel != REL_CCOMP && rel != REL_PARATAXIS)) continue;
        bool helped = child_of(s, v, (uint32_t)told, v, REL_AUX) >= 0 ||
                      child_of(s, v, (uint32_t)told, v, REL_COP) >= 0;
        if (!helped || child_of(s, v, 0, v, REL_NSUBJ) >= 0) continue;
        give_way(s, 0, v);
        s->tokens[told].rel = REL_ACL;
        return;
    }
}

// "Put its police cooperation [talks] on ice": the talks are of the noun before them.
static void mend_compound(sentence *s, uint32_t w, uint32_t verb)
{
    token *t = &s->tokens[w], *noun = &s->tokens[w - 1];
    if (child_of(s, w, w, s->n_tokens, REL_OBJ) >= 0) return;
    t->upos = UPOS_NOUN;
    t->xpos = XPOS_NNS;
    t->feats = STR("Number=Plur");
    t->rel = REL_OBJ;
    for (uint32_t i = verb + 1; i < s->n_tokens; i++) {
        token *c = &s->tokens[i];
        if (i < w && c->head == (int32_t)w - 1 && c->rel != REL_COMPOUND && c->rel != REL_AMOD)
            c->head = (int32_t)w;
        if (i > w && c->head == (int32_t)w) c->head = (int32_t)verb; // "with Peru", "on Monday"
    }
    noun->rel = REL_COMPOUND;
}

// "Suspended its part in the Nile talks" with the talks for what the part does: nobody suspends
// that something does. The talks are those of the Nile.
static void mend_part(sentence *s, uint32_t w)
{
    static const char *const STEMS[] = {"suspend", "halt",  "end", "resum", "cancel",
                                        "froze",   "freez", "put", "plac"};
    token *t = &s->tokens[w];
    if (t->xpos != XPOS_VBZ || t->rel != REL_CCOMP || t->head < 0 || t->head >= (int32_t)w) return;
    uint32_t verb = (uint32_t)t->head;
    if (!starts_with(s->tokens[verb].form, STEMS, sizeof STEMS / sizeof *STEMS)) return;
    int32_t part = child_of(s, w, verb, w, REL_NSUBJ);
    token *name = &s->tokens[w - 1];
    if (child_of(s, w, 0, w, REL_MARK) >= 0 || child_of(s, w, 0, w, REL_AUX) >= 0) return;
    if (part == (int32_t)w - 1 && name->upos == UPOS_NOUN) {
        mend_compound(s, w, verb);
        return;
    }
    if (part < 0 || name->rel != REL_NMOD || name->head != part) return;
    if (child_of(s, w - 1, (uint32_t)part, w, REL_CASE) < 0) return;
    t->upos = UPOS_NOUN;
    t->xpos = XPOS_NNS;
    t->feats = STR("Number=Plur");
    s->tokens[part].head = (int32_t)verb;
    s->tokens[part].rel = REL_OBJ;
    t->head = part;
    t->rel = REL_NMOD;
    for (uint32_t i = (uint32_t)part + 1; i < s->n_tokens; i++) {
        token *c = &s->tokens[i];
        if (c->head == (int32_t)w - 1 && (c->rel == REL_CASE || c->rel == REL_DET))
            c->head = (int32_t)w;
        else if (c->head == (int32_t)w)
            c->head = (int32_t)verb;
    }
    name->head = (int32_t)w;
    name->rel = REL_COMPOUND;
}

// "Protests demanding the ouster of the king went on" with two subjects: the second one is
// demanded.
static void mend_demanded(sentence *s, uint32_t w)
{
    const token *v = &s->tokens[w], *noun = &s->tokens[w - 1];
    if (v->xpos != XPOS_VBG || v->rel != REL_ACL || v->head != (int32_t)w - 1) return;
    if (deprel_base((deprel)noun->rel) != REL_NSUBJ || noun->head <= (int32_t)w + 1) return;
    if (child_of(s, w, w, s->n_tokens, REL_OBJ) >= 0) return;
    uint32_t main = (uint32_t)noun->head;
    int32_t second = child_of(s, main, w + 1, main, REL_NSUBJ);
    if (second < 0 || is_parted(s, w, (uint32_t)second)) return;
    for (uint32_t i = w + 1; i < (uint32_t)second; i++)
        if (s->tokens[i].head != second) return; // nothing but its own phrase between
    s->tokens[second].head = (int32_t)w;
    s->tokens[second].rel = REL_OBJ;
}

// A name without preposition, article or possessor of its own, which can be one of a list.
static bool is_bare_name(const sentence *s, uint32_t w, uint32_t from)
{
    return is_name(&s->tokens[w]) && child_of(s, w, from, w, REL_CASE) < 0 &&
           child_of(s, w, from, w, REL_DET) < 0 && child_of(s, w, from, w, REL_NMOD) < 0;
}

// "A summit of Peru, Chile and Cuba" with the others hung on the summit: they stand in one list
// with the first name.
static void mend_list(sentence *s, uint32_t w)
{
    const token *first = &s->tokens[w - 1], *comma = &s->tokens[w];
    if (!str_eq(comma->form, STR(",")) || !is_name(first) || first->rel != REL_NMOD) return;
    int32_t noun = first->head;
    if (noun < 0 || noun >= (int32_t)w - 1 || s->tokens[noun].upos != UPOS_NOUN) return;
    if (child_of(s, w - 1, 0, w - 1, REL_CASE) < 0 || s->tokens[w + 1].head != noun) return;
    if (child_of(s, w - 1, w, s->n_tokens, REL_CONJ) >= 0) return;
    uint32_t last = w + 1;
    for (uint32_t i = w + 1; i < s->n_tokens && is_below(s, (int32_t)i, noun); i++) {
        if (s->tokens[i].rel != REL_CONJ || s->tokens[i].head != noun) continue;
        if (!is_bare_name(s, i, w)) return;
        last = i;
    }
    int32_t and = child_of(s, last, w, last, REL_CC);
    if (and < 0 || s->tokens[w + 1].rel != REL_CONJ) return;
    for (uint32_t i = w + 1; i <= last; i++)
        if (s->tokens[i].head == noun && s->tokens[i].rel == REL_CONJ)
            s->tokens[i].head = (int32_t)w - 1;
}

// "Talks between Peru, Chile and Cuba opened" with the talks between Peru for one clause and what
// the others opened for another.
static void mend_list_subject(sentence *s, uint32_t w)
{
    const token *first = &s->tokens[w - 1], *comma = &s->tokens[w];
    token *second = &s->tokens[w + 1];
    if (!str_eq(comma->form, STR(",")) || !is_name(first) || first->rel != REL_NMOD) return;
    int32_t mark = child_of(s, w - 1, 0, w - 1, REL_CASE), noun = first->head, verb = second->head;
    if (mark < 0 || !str_in_list(s->tokens[mark].form, "between|among", '|')) return;
    if (second->rel != REL_NSUBJ || verb <= (int32_t)w + 1 || !is_bare_name(s, w + 1, w)) return;
    if (child_of(s, w + 1, w + 1, (uint32_t)verb, REL_CONJ) < 0) return;
    token *v = &s->tokens[verb];
    if (noun < 0 || noun >= (int32_t)w - 1 || s->tokens[noun].upos != UPOS_NOUN) return;
    bool same = s->tokens[noun].head == verb; // both for subjects of the verb
    if (same && deprel_base((deprel)s->tokens[noun].rel) != REL_NSUBJ) return;
    if (!same && (v->head != noun || (v->rel != REL_PARATAXIS && v->rel != REL_CONJ))) return;
    second->head = (int32_t)w - 1;
    second->rel = REL_CONJ;
    if (same) return;
    v->head = s->tokens[noun].head;
    v->rel = s->tokens[noun].rel;
    s->tokens[noun].head = verb;
    s->tokens[noun].rel = REL_NSUBJ;
    for (uint32_t i = (uint32_t)verb + 1; i < s->n_tokens; i++)
        if (s->tokens[i].head == noun) s->tokens[i].head = verb;
}

// "The buildup on the border with Mali" with Mali hung on the buildup, or on what is done there.
static void mend_border(sentence *s, uint32_t w)
{
    const token *with = &s->tokens[w];
    int32_t name = with->head;
    if (with->rel != REL_CASE || name <= (int32_t)w || !is_name(&s->tokens[name])) return;
    int32_t above = s->tokens[name].head;
    if (above < 0 || above >= (int32_t)w - 1 || !is_below(s, (int32_t)w - 1, above)) return;
    if (s->tokens[w - 1].upos != UPOS_NOUN || !str_eq(with->form, STR("with"))) return;
    if (!str_in_list(s->tokens[w - 1].form, "border|borders|frontier|frontiers", '|')) return;
    s->tokens[name].head = (int32_t)w - 1;
    s->tokens[name].rel = REL_NMOD;
}

// "Is lifting the ban it had imposed [in 2019]" with the year hung on the lifting: that is not
// over.
static void mend_year(sentence *s, uint32_t w)
{
    const token *in = &s->tokens[w];
    int32_t year = in->head;
    if (year != (int32_t)w + 1 || in->rel != REL_CASE || !str_eq(in->form, STR("in"))) return;
    token *t = &s->tokens[year];
    if (t->upos != UPOS_NUM || t->rel != REL_OBL || t->form.n != 4 || t->head < 0) return;
    uint32_t verb = (uint32_t)t->head;
    if (verb >= w || s->tokens[verb].xpos != XPOS_VBG || is_parted(s, verb, w)) return;
    if (child_of(s, verb, 0, verb, REL_AUX) < 0) return;
    for (uint32_t v = w; v-- > verb + 1;) {
        if (s->tokens[v].upos != UPOS_VERB) continue;
        int32_t had = child_of(s, v, verb, v, REL_AUX);
        bool over =
            s->tokens[v].xpos == XPOS_VBD || (had >= 0 && str_eq(s->tokens[had].form, STR("had")));
        if (s->tokens[v].rel == REL_ACL_RELCL && over) t->head = (int32_t)v;
        return;
    }
}

// "Put its talks [on ice]" with the ice for a place where the talks are: that is what is done.
static void mend_put_on(sentence *s, uint32_t w)
{
    const token *on = &s->tokens[w];
    if (on->rel != REL_CASE || on->head != (int32_t)w + 1 || !str_eq(on->form, STR("on"))) return;
    token *hold = &s->tokens[w + 1];
    if ((hold->rel != REL_NMOD && hold->rel != REL_OBL) || hold->head < 0) return;
    if (hold->head >= (int32_t)w) return;
    if (!str_in_list(hold->form, "alert|hold|ice|notice|standby|trial", '|')) return;
    int32_t object = hold->head;
    while (s->tokens[object].rel == REL_NMOD && s->tokens[object].head >= 0 &&
           s->tokens[object].head < object)
        object = s->tokens[object].head;
    deprel rel = deprel_base((deprel)s->tokens[object].rel);
    int32_t verb = s->tokens[object].head;
    if (rel != REL_OBJ || verb < 0 || verb >= object) return;
    if (!str_in_list(s->tokens[verb].form, "put|puts|putting|place|placed|places|placing", '|'))
        return;
    hold->head = verb;
    hold->rel = REL_OBL;
}

// "Left the talks with Chad" with Chad for what a verb has: a noun that says nothing of another has
// a modifier.
static void mend_of_noun(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->rel != REL_OBL || t->head < 0 || t->head >= (int32_t)w || !is_noun(t)) return;
    const token *noun = &s->tokens[t->head];
    bool part = noun->rel == REL_OBJ || noun->rel == REL_OBL || noun->rel == REL_NMOD ||
                noun->rel == REL_NSUBJ || noun->rel == REL_NSUBJ_PASS;
    if (noun->upos != UPOS_NOUN || !part) return;
    uint32_t head = (uint32_t)t->head;
    if (child_of(s, w, head, w, REL_CASE) >= 0 && child_of(s, head, 0, w, REL_COP) < 0 &&
        child_of(s, head, 0, w, REL_NSUBJ) < 0)
        t->rel = REL_NMOD;
}

// "Walked [out of] the talks" with the "of" for a part of the "out": both are of the talks.
static void mend_out_of(sentence *s, uint32_t w)
{
    token *of = &s->tokens[w];
    const token *out = &s->tokens[w - 1];
    if (of->rel != REL_FIXED || of->head != (int32_t)w - 1 || !str_eq(of->form, STR("of"))) return;
    if (!str_eq(out->form, STR("out")) || out->rel != REL_CASE || out->head <= (int32_t)w) return;
    of->head = out->head;
    of->rel = REL_CASE;
}

// "Missiles to Greece and tanks to Cyprus" with the tanks beside Greece: they have a receiver as
// the missiles have.
static void mend_goods_beside(sentence *s, uint32_t w)
{
    token *goods = &s->tokens[w];
    if (goods->rel != REL_CONJ || goods->upos != UPOS_NOUN || goods->head < 0) return;
    if (goods->head >= (int32_t)w) return;
    const token *name = &s->tokens[goods->head];
    int32_t first = name->head;
    if (!is_name(name) || name->rel != REL_NMOD || first < 0 || first >= goods->head) return;
    if (!is_marked(s, goods->head, "to|for") || s->tokens[first].upos != UPOS_NOUN) return;
    int32_t other = s->tokens[w + 1].rel == REL_CASE ? s->tokens[w + 1].head : -1;
    if (other <= (int32_t)w || !is_name(&s->tokens[other]) || !is_marked(s, other, "to|for"))
        return;
    token *receiver = &s->tokens[other]; // of the goods, or astray with them
    if (receiver->rel != REL_NMOD ||
        (receiver->head != (int32_t)w && receiver->head != goods->head))
        return;
    receiver->head = (int32_t)w;
    int32_t of = child_of(s, (uint32_t)first, (uint32_t)first + 1, (uint32_t)goods->head, REL_NMOD);
    if (of >= 0 && s->tokens[of].upos == UPOS_NOUN) first = of; // "the sale of missiles to Greece"
    goods->head = first;
}

// "Condemned its raids [as barbaric]" with the adjective hung on the raids: by these verbs they are
// called that.
static void mend_as(sentence *s, uint32_t w)
{
    const token *as = &s->tokens[w];
    int32_t adjective = as->head;
    if (adjective <= (int32_t)w || !str_eq(as->form, STR("as"))) return;
    token *t = &s->tokens[adjective];
    if (t->upos != UPOS_ADJ || t->head < 0 || t->head >= (int32_t)w) return;
    const token *noun = &s->tokens[t->head];
    if (!is_nominal(noun) || noun->rel != REL_OBJ || noun->head < 0 || noun->head > t->head) return;
    static const char *const STEMS[] = {"condemn", "denounc", "criticis", "criticiz",
                                        "describ", "dismiss", "reject",   "welcom"};
    if (!starts_with(s->tokens[noun->head].form, STEMS, sizeof STEMS / sizeof *STEMS)) return;
    t->head = noun->head;
    t->rel = REL_ADVCL;
}

// "Marching over prices" as if prices were marched over.
static void mend_particle(sentence *s, uint32_t w)
{
    static const char *const STEMS[] = {"march",   "March",   "rally",      "Rally",     "rallie",
                                        "protest", "Protest", "demonstrat", "Demonstrat"};
    token *over = &s->tokens[w];
    if (over->rel != REL_COMPOUND_PRT || over->head != (int32_t)w - 1) return;
    if (!str_in_list(over->form, "over|against", '|')) return;
    if (!starts_with(s->tokens[w - 1].form, STEMS, sizeof STEMS / sizeof *STEMS)) return;
    int32_t object = child_of(s, w - 1, w, s->n_tokens, REL_OBJ);
    if (object < 0 || is_parted(s, w, (uint32_t)object)) return;
    over->head = object;
    over->rel = REL_CASE;
    over->upos = UPOS_ADP;
    over->xpos = XPOS_IN;
    s->tokens[object].rel = REL_OBL;
}

// "Broke the talks with Peru off" with a clause for the preposition's phrase: the particle is that
// of the verb.
static void mend_last_particle(sentence *s, uint32_t w)
{
    token *off = &s->tokens[w], *name = &s->tokens[w - 1];
    bool clause = off->rel == REL_ADVCL || off->rel == REL_ACL; // of the verb, or of its object
    if (!clause || off->upos != UPOS_ADP || off->head < 0 || w < 3) return;
    token *with = &s->tokens[w - 2];
    int32_t verb = off->rel == REL_ACL ? s->tokens[off->head].head : off->head;
    if (verb < 0 || verb >= (int32_t)w) return;
    int32_t object = child_of(s, (uint32_t)verb, (uint32_t)verb, w, REL_OBJ);
    if (object < 0 || object + 3 != (int32_t)w || !is_name(name) || !str_eq(off->form, STR("off")))
        return;
    if (name->rel != REL_NSUBJ || name->head != (int32_t)w || with->head != (int32_t)w) return;
    if (!str_in_list(s->tokens[verb].form, "break|breaks|broke|broken|call|calls|called|put|puts",
                     '|'))
        return;
    name->head = object;
    name->rel = REL_NMOD;
    with->head = (int32_t)w - 1;
    with->rel = REL_CASE;
    off->head = verb;
    off->rel = REL_COMPOUND_PRT;
}

// What the phrase with the hidden verb in it begins with: the root before the verb, above the
// object, or what the object is said of; -1 if none.
static int32_t hidden_subject(const sentence *s, uint32_t verb, int32_t object)
{
    int32_t root = root_of(s);
    if (root == object) return child_of(s, (uint32_t)object, 0, verb, REL_NSUBJ);
    return root < (int32_t)verb && is_below(s, object, root) ? root : -1;
}

// "To [Chad] drew praise", "of the [king] drew praise" with the noun for a part of the verb's name
// or of the praise's; -1 if none.
static int32_t taken_name(const sentence *s, uint32_t verb, int32_t object)
{
    int32_t taken = child_of(s, verb, 0, verb, REL_NSUBJ);
    if (taken < 0) taken = child_of(s, verb, 0, verb, REL_COMPOUND);
    const token *before = &s->tokens[verb - 1];
    deprel rel = deprel_base((deprel)before->rel);
    bool part = taken < 0 && (is_noun(before) || before->upos == UPOS_ADJ) &&
                (before->head == (int32_t)verb || before->head == object) &&
                (rel == REL_COMPOUND || rel == REL_NMOD || rel == REL_AMOD);
    return part ? (int32_t)verb - 1 : taken;
}

// The name stands with its preposition behind a noun of the subject's phrase; "of" is of the noun
// directly before it.
static void give_name(sentence *s, int32_t subject, int32_t name, uint32_t verb)
{
    int32_t at = subject;
    for (int32_t i = name - 1; i > subject; i--) {
        token *t = &s->tokens[i];
        if (t->head >= (int32_t)verb) t->head = name;
        if (t->rel != REL_CASE || t->head != name) continue;
        if (str_eq(t->form, STR("of")) && is_noun(&s->tokens[i - 1])) at = i - 1;
        break;
    }
    token *t = &s->tokens[name];
    t->head = at;
    t->rel = REL_NMOD;
    if (t->upos != UPOS_ADJ) return;
    t->upos = UPOS_NOUN; // "of the Iraqi general drew"
    t->xpos = XPOS_NN;
    t->feats = STR("Number=Sing");
}

// The object of the verb that hangs on it, as the verb on that, or the verb anywhere in the phrase
// of a noun without a verb; -1 if it has none. Says whose phrase that is.
static int32_t hidden_object(const sentence *s, uint32_t w, bool past, int32_t *subject)
{
    const token *verb = &s->tokens[w];
    bool part = verb->rel == REL_AMOD || verb->rel == REL_COMPOUND;
    if (part && verb->head <= (int32_t)w) return -1;
    bool plain = str_in_list(verb->form, "drew|gave|took|began", '|');
    if (part) {
        if (!past && !plain) return -1;
        *subject = hidden_subject(s, w, verb->head);
        return verb->head;
    }
    if (!plain || deprel_base((deprel)verb->rel) == REL_ADVCL) return -1;
    *subject = root_of(s);
    if (*subject >= (int32_t)w || is_parted(s, 0, w)) return -1;
    return child_of(s, w, w, s->n_tokens, REL_OBJ);
}

// "The return of bones to Chad drew praise." with the only past tense for a part of the praise, or
// for one of what stands before it.
static void mend_hidden_verb(sentence *s, uint32_t w)
{
    token *verb = &s->tokens[w];
    uint32_t n = s->n_tokens;
    int32_t root = -1, object = hidden_object(s, w, verb->xpos == XPOS_VBD, &root);
    if (s->headline || object < 0 || root < 0 || s->tokens[root].upos != UPOS_NOUN) return;
    if (child_of(s, (uint32_t)object, w, (uint32_t)object, REL_CASE) >= 0) return;
    if (!str_eq(s->tokens[n - 1].form, STR("."))) return;
    for (uint32_t i = 0; i < n; i++)
        if (i != w && token_is_finite(&s->tokens[i])) return;
    int32_t taken = taken_name(s, w, object);
    if (taken > root) give_name(s, root, taken, w); // "to [Chad] drew"
    verb->head = -1;
    verb->rel = REL_ROOT;
    verb->upos = UPOS_VERB;
    verb->xpos = XPOS_VBD;
    s->tokens[root].head = s->tokens[object].head = (int32_t)w;
    s->tokens[root].rel = REL_NSUBJ;
    s->tokens[object].rel = REL_OBJ;
    for (uint32_t i = w + 1; i < n; i++)
        if (s->tokens[i].head == root || (i > (uint32_t)object && s->tokens[i].head == object &&
                                          s->tokens[i].upos == UPOS_PUNCT))
            s->tokens[i].head = (int32_t)w;
}

// The verb that follows the name at `w`, over its other names and auxiliaries; -1 when something
// else does.
static int32_t verb_after(const sentence *s, uint32_t w)
{
    for (uint32_t i = w + 1; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (t->upos == UPOS_AUX || (t->head == (int32_t)w && t->rel == REL_FLAT)) continue;
        return t->upos == UPOS_VERB ? (int32_t)i : -1;
    }
    return -1;
}

// "In Lome, [Under] Secretary Roe met farmers": of a title, no preposition, and so he may well be
// who met them.
static void mend_under_secretary(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    str next = s->tokens[w + 1].form;
    if (t->rel != REL_CASE || t->head < 0 || !str_in_list(t->form, "Under|UNDER", '|')) return;
    if (!str_in_list(next, "Secretary|Secretaries|SECRETARY", '|')) return;
    uint32_t name = (uint32_t)t->head;
    t->head = (int32_t)w + 1;
    t->rel = REL_AMOD;
    t->upos = UPOS_ADJ;
    t->xpos = XPOS_JJ;
    token *who = &s->tokens[name];
    if (name <= w || (who->rel != REL_NMOD && who->rel != REL_OBL)) return;
    int32_t verb = verb_after(s, name);
    if (verb < 0 || child_of(s, (uint32_t)verb, 0, (uint32_t)verb, REL_NSUBJ) >= 0) return;
    if (token_is_finite(&s->tokens[verb]) || s->tokens[name + 1].upos == UPOS_AUX) {
        who->head = verb;
        who->rel = REL_NSUBJ;
    }
}

void mend_argument_places(sentence *s)
{
    mend_claims(s);
    for (uint32_t w = 2; w < s->n_tokens; w++) mend_marked_object(s, w);
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++) {
        mend_under_secretary(s, w);
        mend_passive(s, w);
        mend_accused_of(s, w);
        mend_receiver(s, w);
        mend_deal(s, w);
        mend_told(s, w);
        mend_part(s, w);
        mend_demanded(s, w);
        mend_list(s, w);
        mend_list_subject(s, w);
        mend_border(s, w);
        mend_year(s, w);
        mend_as(s, w);
        mend_of_noun(s, w);
        mend_out_of(s, w);
        mend_goods_beside(s, w);
        mend_put_on(s, w);
        mend_particle(s, w);
        mend_last_particle(s, w);
        mend_hidden_verb(s, w);
    }
}
