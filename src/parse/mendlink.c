#include "parse/mendlink.h"
#include "parse/mendtree.h"

// "A year after Lima left": a subject has no preposition, and the clause needs its conjunction.
static void mend_conjunction(sentence *s, uint32_t w)
{
    token *after = &s->tokens[w];
    if (after->rel != REL_CASE || after->head <= (int32_t)w) return;
    const token *subject = &s->tokens[after->head];
    if (deprel_base((deprel)subject->rel) != REL_NSUBJ || subject->head <= after->head) return;
    uint32_t verb = (uint32_t)subject->head;
    if (s->tokens[verb].rel != REL_ADVCL && s->tokens[verb].rel != REL_PARATAXIS) return;
    if (!str_in_list(after->form, "after|before|since|until|After|Before|Since|Until", '|')) return;
    if (child_of(s, verb, 0, verb, REL_MARK) >= 0) return;
    after->head = (int32_t)verb;
    after->rel = REL_MARK;
    after->upos = UPOS_SCONJ;
    s->tokens[verb].rel = REL_ADVCL;
}

// "Left, a day after Lima struck" with the day for who struck, and Lima for its name.
static void mend_day_after(sentence *s, uint32_t w)
{
    token *after = &s->tokens[w], *day = &s->tokens[w - 1];
    if (after->rel != REL_CASE || after->head <= (int32_t)w) return;
    if (day->rel != REL_NSUBJ || !str_in_list(after->form, "after|before", '|')) return;
    if (!str_in_list(day->form, "hours|day|days|week|weeks|month|months|year|years", '|')) return;
    token *who = &s->tokens[after->head];
    int32_t verb = day->head;
    if (who->head != (int32_t)w - 1 || who->rel != REL_NMOD || verb <= after->head) return;
    if (s->tokens[verb].xpos != XPOS_VBD || !is_noun(who)) return;
    for (int32_t i = after->head + 1; i < verb; i++) // "after the raid, Lima": not its subject
        if (s->tokens[i].head != after->head && s->tokens[i].head != verb) return;
    if (is_parted(s, w, (uint32_t)verb)) return;
    who->head = after->head = verb;
    who->rel = REL_NSUBJ;
    after->rel = REL_MARK;
    after->upos = UPOS_SCONJ;
    day->rel = REL_OBL_UNMARKED;
    if (s->tokens[verb].rel == REL_PARATAXIS) s->tokens[verb].rel = REL_ADVCL;
}

static bool warns(str form)
{
    return str_in_list(form, "asked|told|urged|warned|advised|ordered|begged|instructed", '|');
}

// "Warned Lima twice not to sell" with the infinitive hung on the adverb.
static void mend_behind_adverb(sentence *s, uint32_t w)
{
    token *verb = &s->tokens[w];
    if (verb->xpos != XPOS_VB || verb->head < 1 || verb->head >= (int32_t)w) return;
    const token *adverb = &s->tokens[verb->head];
    if (adverb->upos != UPOS_ADV || adverb->rel != REL_ADVMOD) return;
    int32_t warned = adverb->head;
    if (warned < 0 || warned > verb->head || !warns(s->tokens[warned].form)) return;
    if (str_in_list(adverb->form, "enough|too|so|far|how", '|')) return;
    int32_t to = child_of(s, w, (uint32_t)verb->head, w, REL_MARK);
    if (to < 0 || !str_eq(s->tokens[to].form, STR("to"))) return;
    verb->head = warned;
    verb->rel = REL_XCOMP;
}

// "Having warned Lima not to sell, Chad left" with the infinitive hung on the leaving.
static void mend_warned_before(sentence *s, uint32_t w)
{
    token *verb = &s->tokens[w];
    if (verb->xpos != XPOS_VB || verb->rel != REL_ADVCL || verb->head <= (int32_t)w + 1) return;
    int32_t to = child_of(s, w, 0, w, REL_MARK);
    if (to < 2 || !str_eq(s->tokens[to].form, STR("to"))) return;
    uint32_t first = (uint32_t)to;
    if (str_eq(s->tokens[to - 1].form, STR("not"))) first--;
    if (is_parted(s, 0, w) || !is_parted(s, w, (uint32_t)verb->head)) return;
    int32_t hearer = (int32_t)first - 1; // before an adverb
    while (hearer > 0 && s->tokens[hearer].upos == UPOS_ADV) hearer--;
    if (!is_nominal(&s->tokens[hearer])) return;
    while (s->tokens[hearer].head > hearer && s->tokens[hearer].head < to)
        hearer = s->tokens[hearer].head;
    int32_t warned = s->tokens[hearer].head;
    deprel rel = deprel_base((deprel)s->tokens[hearer].rel);
    if (warned < 0 || warned >= hearer || (rel != REL_OBJ && rel != REL_IOBJ)) return;
    if (!warns(s->tokens[warned].form) || s->tokens[warned].head != verb->head) return;
    verb->head = warned;
    verb->rel = REL_XCOMP;
    for (uint32_t i = w + 1; i < s->n_tokens; i++) // what the comma ends
        if (s->tokens[i].upos == UPOS_PUNCT && s->tokens[i].head == (int32_t)w) {
            s->tokens[i].head = warned;
            break;
        }
}

// "For that Chad is to blame" with Chad hung on the "for": the clause lacks its subject, and the
// "that" stands for what it tells.
static void mend_for_that(sentence *s, uint32_t w)
{
    token *with = &s->tokens[w - 1], *that = &s->tokens[w], *name = &s->tokens[w + 1];
    if (with->rel != REL_CASE || with->head != (int32_t)w + 1) return;
    if (name->upos != UPOS_PROPN || that->head != (int32_t)w + 1) return;
    if (!str_in_list(with->form, "For|for", '|') || !str_in_list(that->form, "that|this", '|'))
        return;
    if (deprel_base((deprel)name->rel) != REL_OBL || name->head <= (int32_t)w + 1) return;
    if (child_of(s, (uint32_t)name->head, 0, s->n_tokens, REL_NSUBJ) >= 0) return;
    name->rel = REL_NSUBJ;
    that->head = name->head;
    that->rel = REL_OBL;
    that->upos = UPOS_PRON;
    with->head = (int32_t)w;
}

// A sign for the root, and the sentence's verb a word below it: the verb is the root.
static void mend_root(sentence *s)
{
    int32_t root = root_of(s);
    if (root < 0 || s->tokens[root].upos != UPOS_PUNCT) return;
    for (uint32_t v = 0; v < s->n_tokens; v++) {
        token *verb = &s->tokens[v];
        int32_t above = verb->head;
        bool near = above >= 0 && (above == root || s->tokens[above].head == root);
        if (verb->upos != UPOS_VERB || !near || child_of(s, v, 0, v, REL_NSUBJ) < 0) continue;
        for (uint32_t i = 0; i < s->n_tokens; i++)
            if (s->tokens[i].head == root) s->tokens[i].head = (int32_t)v;
        if (above != root) s->tokens[above].head = (int32_t)v;
        s->tokens[root].head = (int32_t)v;
        s->tokens[root].rel = REL_PUNCT;
        verb->head = -1;
        verb->rel = REL_ROOT;
        return;
    }
}

// "The sale of 12 tanks to Mali that Lima announced" with the clause hung on the tanks: what is
// announced is done, so it is the sale.
static void mend_announced(sentence *s, uint32_t w)
{
    token *verb = &s->tokens[w];
    if (verb->rel != REL_ACL_RELCL || verb->head < 1 || verb->head >= (int32_t)w) return;
    const token *goods = &s->tokens[verb->head];
    if (goods->rel != REL_NMOD || goods->head < 0) return;
    if (!str_in_list(verb->form, "announced|agreed|confirmed|denied|suspended|halted|completed",
                     '|'))
        return;
    int32_t of = child_of(s, (uint32_t)verb->head, 0, (uint32_t)verb->head, REL_CASE);
    if (goods->head > of) return;
    if (!str_eq(s->tokens[of].form, STR("of"))) return;
    if (str_in_list(s->tokens[goods->head].form,
                    "sale|sales|delivery|deliveries|supply|supplies|shipment|shipments|transfer|"
                    "transfers|export|exports|purchase|purchases|release|deportation|expulsion|"
                    "deployment|withdrawal",
                    '|'))
        verb->head = goods->head;
}

// "A pact that both had signed" with the clause hung on the verb above the pact: a clause with
// "that" and nothing that it signs tells of the object before it, but in "so many that".
static void mend_that(sentence *s, uint32_t w)
{
    token *that = &s->tokens[w];
    if (that->rel != REL_MARK || that->head <= (int32_t)w) return;
    if (!str_eq(that->form, STR("that"))) return;
    uint32_t v = (uint32_t)that->head;
    token *verb = &s->tokens[v];
    if (verb->rel != REL_ADVCL || verb->head < 0 || verb->head >= (int32_t)w) return;
    if (verb->upos != UPOS_VERB || child_of(s, v, w, v, REL_NSUBJ) < 0) return;
    if (s->tokens[verb->head].upos != UPOS_VERB) return;
    int32_t object = child_of(s, (uint32_t)verb->head, (uint32_t)verb->head, w, REL_OBJ);
    if (object < 0 || s->tokens[object].upos != UPOS_NOUN) return;
    if (is_parted(s, (uint32_t)object, w)) return;
    if (child_of(s, v, v, s->n_tokens, REL_OBJ) >= 0 ||
        child_of(s, v, v, s->n_tokens, REL_CCOMP) >= 0 ||
        child_of(s, v, v, s->n_tokens, REL_XCOMP) >= 0)
        return;
    for (uint32_t i = 0; i < w; i++)
        if (str_in_list(s->tokens[i].form, "so|such|So|Such", '|')) return;
    verb->head = object;
    verb->rel = REL_ACL_RELCL;
    that->upos = UPOS_PRON;
    that->xpos = XPOS_WDT;
    that->rel = REL_OBJ;
}

// "Talks that Lima had suspended" with the pronoun for a conjunction: the clause of a noun that it
// tells apart has none.
static void mend_that_of_relative(sentence *s, uint32_t w)
{
    token *that = &s->tokens[w];
    if (that->rel != REL_MARK || that->upos != UPOS_PRON || that->head <= (int32_t)w) return;
    if (!str_eq(that->form, STR("that"))) return;
    uint32_t v = (uint32_t)that->head;
    const token *verb = &s->tokens[v];
    if (verb->rel != REL_ACL_RELCL || verb->upos != UPOS_VERB || verb->head != (int32_t)w - 1)
        return;
    if (child_of(s, v, w, v, REL_NSUBJ) < 0)
        that->rel = REL_NSUBJ;
    else if (child_of(s, v, v, s->n_tokens, REL_OBJ) < 0 &&
             child_of(s, v, v, s->n_tokens, REL_CCOMP) < 0 &&
             child_of(s, v, v, s->n_tokens, REL_XCOMP) < 0)
        that->rel = REL_OBJ;
}

// "What he made of statements that they had left" with the clause for what he made: he made what.
static bool is_made_of(const sentence *s, uint32_t that, uint32_t clause)
{
    int32_t made = s->tokens[clause].head;
    if (s->tokens[clause].rel != REL_CCOMP || made < 1 || made >= (int32_t)that) return false;
    if (!str_in_list(s->tokens[made].form, "make|makes|made", '|')) return false;
    for (int32_t i = 0; i < made; i++)
        if (s->tokens[i].head == made && s->tokens[i].rel == REL_OBJ) return true;
    return false;
}

// "Ignored warnings from Oman, including its king, that the port was a risk" with the clause hung
// on the ignoring: it tells what the warnings are.
static void mend_told_noun(sentence *s, uint32_t w)
{
    const token *that = &s->tokens[w];
    if (that->rel != REL_MARK || that->head <= (int32_t)w) return;
    if (!str_eq(that->form, STR("that"))) return;
    uint32_t v = (uint32_t)that->head;
    token *clause = &s->tokens[v];
    bool told = clause->rel == REL_ADVCL || clause->rel == REL_XCOMP ||
                clause->rel == REL_PARATAXIS || is_made_of(s, w, v);
    if (!told || clause->head < 0) return;
    if (child_of(s, v, w, v, REL_NSUBJ) < 0) return;
    for (uint32_t i = w; i-- > (uint32_t)clause->head + 1;) {
        if (str_in_list(s->tokens[i].form, "so|such", '|')) return;
        if (s->tokens[i].upos != UPOS_NOUN) continue;
        if (!str_in_list(s->tokens[i].form,
                         "warning|warnings|claim|claims|allegation|allegations|accusation|"
                         "accusations|assurance|assurances|fear|fears|complaint|complaints|"
                         "report|reports|rumour|rumours|rumor|rumors|statement|statements|"
                         "suspicion|suspicions",
                         '|'))
            continue;
        clause->head = (int32_t)i;
        clause->rel = REL_ACL;
        return;
    }
}

// "The frigates [that] Peru keeps delivering" with the "that" for when it does so: it stands for
// what is done something with, where nothing else does and it stands for no time or way.
static void mend_that_object(sentence *s, uint32_t w)
{
    token *that = &s->tokens[w];
    if (that->rel != REL_OBL_UNMARKED || that->head <= (int32_t)w) return;
    if (!str_in_list(that->form, "that|which", '|')) return;
    int32_t v = that->head, noun = s->tokens[v].head;
    if (s->tokens[v].rel != REL_ACL_RELCL || noun < 0 || noun >= (int32_t)w) return;
    if (str_in_list(s->tokens[noun].form,
                    "day|days|week|weeks|month|months|year|years|hour|hours|minute|minutes|moment|"
                    "night|time|times|way|ways|extent|degree|period|season|reason|speed|pace|rate|"
                    "Day|Year|Time",
                    '|'))
        return;
    for (int32_t u = v; u >= 0; u = child_of(s, (uint32_t)u, (uint32_t)u, s->n_tokens, REL_XCOMP))
        if (child_of(s, (uint32_t)u, (uint32_t)u, s->n_tokens, REL_OBJ) >= 0 ||
            child_of(s, (uint32_t)u, (uint32_t)u, s->n_tokens, REL_CCOMP) >= 0)
            return;
    that->rel = REL_OBJ;
}

// "Described the sale, to [which] Peru had agreed" with the clause hung on the describing.
static void mend_to_which(sentence *s, uint32_t w)
{
    const token *which = &s->tokens[w], *to = &s->tokens[w - 1];
    if (!str_eq(which->form, STR("which")) || which->head <= (int32_t)w) return;
    if (to->rel != REL_CASE || to->head != (int32_t)w) return;
    token *verb = &s->tokens[which->head];
    if (verb->rel != REL_ACL_RELCL || verb->head < 0 || verb->head >= (int32_t)w) return;
    if (s->tokens[verb->head].upos != UPOS_VERB) return;
    int32_t object = child_of(s, (uint32_t)verb->head, (uint32_t)verb->head, w, REL_OBJ);
    if (object >= 0 && is_noun(&s->tokens[object])) verb->head = object;
}

// "Asked about comments suggesting [Oman left]" with the clause hung on the asking: directly behind
// a participle of saying that has nothing to say it is what that says.
static void mend_suggested(sentence *s, uint32_t w)
{
    const token *t = &s->tokens[w];
    if (t->xpos != XPOS_VBG || (t->rel != REL_ACL && t->rel != REL_ADVCL)) return;
    if (!str_in_list(t->form,
                     "suggesting|saying|claiming|alleging|indicating|stating|arguing|asserting|"
                     "implying|insisting|denying",
                     '|'))
        return;
    for (uint32_t i = w + 1; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)w && s->tokens[i].upos != UPOS_PUNCT) return;
    int32_t noun = s->tokens[w + 1].head; // up to the clause that starts behind the participle
    if (is_noun(&s->tokens[w + 1]) && deprel_base((deprel)s->tokens[w + 1].rel) == REL_NSUBJ)
        noun = (int32_t)w + 1;
    if (noun <= (int32_t)w || deprel_base((deprel)s->tokens[noun].rel) != REL_NSUBJ) return;
    int32_t v = s->tokens[noun].head;
    if (v <= noun || s->tokens[v].head < 0 || s->tokens[v].head >= (int32_t)w) return;
    deprel rel = (deprel)s->tokens[v].rel;
    if (rel != REL_CCOMP && rel != REL_PARATAXIS) return;
    for (uint32_t i = 0; i < w; i++)
        if (s->tokens[i].head == v) return;
    s->tokens[v].head = (int32_t)w;
    s->tokens[v].rel = REL_CCOMP;
}

// "Bought jets, a step the army warned would fail" with the step for the subject of a clause beside
// the buying: it is another name of that or of the jets, and the failing is warned of.
static void mend_told_step(sentence *s, uint32_t warned, uint32_t step, uint32_t v)
{
    token *verb = &s->tokens[v];
    uint32_t at = step;
    while (at > 0 && s->tokens[at - 1].head == (int32_t)step && s->tokens[at - 1].rel != REL_PUNCT)
        at--;
    if (verb->rel != REL_PARATAXIS || at < 2 || !str_eq(s->tokens[at - 1].form, STR(","))) return;
    if (verb->head < 0 || verb->head >= (int32_t)at || s->tokens[step].upos != UPOS_NOUN) return;
    bool noun = is_noun(&s->tokens[at - 2]) && !is_below(s, (int32_t)at - 2, (int32_t)v);
    s->tokens[step].head = noun ? (int32_t)at - 2 : verb->head;
    s->tokens[step].rel = noun ? REL_APPOS : REL_PARATAXIS;
    s->tokens[at - 1].head = (int32_t)step;
    verb->head = (int32_t)warned;
    verb->rel = REL_CCOMP;
}

// "A step the [army] warned would fail" with the warning beside the failing, though no comma parts
// it from the step: it tells of the step.
static void mend_warned_step(sentence *s, uint32_t w)
{
    token *warned = &s->tokens[w];
    if (warned->upos != UPOS_VERB || s->tokens[w + 1].upos != UPOS_AUX) return;
    int32_t v = s->tokens[w + 1].head, subject = child_of(s, w, 0, w, REL_NSUBJ);
    int32_t step = v > (int32_t)w + 1 ? child_of(s, (uint32_t)v, 0, w, REL_NSUBJ) : -1;
    if (subject < 0 || step < 0 || step >= subject || !is_noun(&s->tokens[step])) return;
    if (is_parted(s, (uint32_t)step, w + 1)) return;
    bool beside = warned->rel == REL_PARATAXIS && warned->head == v;
    if (!beside && (warned->rel != REL_ACL_RELCL || warned->head != step)) return;
    warned->head = step;
    warned->rel = REL_ACL_RELCL;
    if (str_in_list(warned->form, "warned|warns|cautioned", '|'))
        mend_told_step(s, w, (uint32_t)step, (uint32_t)v);
}

// "Walk out of the fisheries talks" with the talks for a verb: one in the third person has a
// subject or shares one.
static void mend_last_part(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w], *noun = &s->tokens[w - 1];
    if (t->xpos != XPOS_VBZ) return;
    bool joined = t->rel == REL_CONJ && child_of(s, w, 0, w, REL_CC) < 0 &&
                  child_of(s, w, w, s->n_tokens, REL_XCOMP) < 0; // "[it] remains to be seen"
    if (t->rel != REL_ADVCL && t->rel != REL_XCOMP && !joined) return;
    if (t->head < 0 || t->head >= (int32_t)w) return;
    deprel rel = deprel_base((deprel)noun->rel);
    if (noun->upos != UPOS_NOUN || noun->head != t->head || (rel != REL_OBL && rel != REL_OBJ))
        return;
    if (child_of(s, w, 0, s->n_tokens, REL_OBJ) >= 0 || child_of(s, w, 0, w, REL_NSUBJ) >= 0 ||
        child_of(s, w, 0, w, REL_MARK) >= 0 || child_of(s, w, 0, w, REL_AUX) >= 0)
        return;
    give_children(s, w - 1, w);
    t->upos = UPOS_NOUN;
    t->xpos = XPOS_NNS;
    t->feats = STR("Number=Plur");
    t->rel = noun->rel;
    noun->head = (int32_t)w;
    noun->rel = REL_COMPOUND;
    for (uint32_t i = w + 1; i < s->n_tokens; i++) {
        token *part = &s->tokens[i];
        if (part->head != (int32_t)w) continue;
        if (part->rel == REL_OBL) part->rel = REL_NMOD;
        if (part->rel == REL_CCOMP) part->rel = REL_ACL_RELCL; // "the talks it was holding"
    }
}

// "; Chad, in contrast, left" with Chad for a name of what stands before the semicolon, and the
// verb for a clause beside it.
static void mend_behind_semicolon(sentence *s, uint32_t w)
{
    token *name = &s->tokens[w];
    if (!is_noun(name) || name->rel != REL_APPOS || name->head < 0 || name->head >= (int32_t)w)
        return;
    uint32_t at = w; // the first word of its phrase
    while (at > 0 && s->tokens[at - 1].head == (int32_t)w && s->tokens[at - 1].rel != REL_PUNCT)
        at--;
    if (at == 0 || !str_eq(s->tokens[at - 1].form, STR(";"))) return;
    for (uint32_t v = w + 1; v < s->n_tokens; v++) {
        token *verb = &s->tokens[v];
        if (verb->xpos != XPOS_VBD || verb->head < 0 || verb->head >= (int32_t)w) continue;
        if (verb->rel != REL_ADVCL && verb->rel != REL_CONJ && verb->rel != REL_PARATAXIS) return;
        if (child_of(s, v, w, v, REL_NSUBJ) >= 0 || child_of(s, v, w, v, REL_MARK) >= 0) return;
        name->head = (int32_t)v;
        name->rel = REL_NSUBJ;
        verb->rel = REL_PARATAXIS;
        return;
    }
}

// "The two last held talks in May" with the "last" for the verb, and the verb for an adjective,
// "the two last sat down" with the sitting for its object.
static void mend_last(sentence *s, uint32_t w)
{
    token *last = &s->tokens[w], *verb = &s->tokens[w + 1];
    if ((last->upos != UPOS_VERB && last->upos != UPOS_AUX) || verb->upos != UPOS_VERB) return;
    if (!str_eq(last->form, STR("last"))) return;
    if (child_of(s, w, 0, w, REL_NSUBJ) < 0) return;
    bool below = verb->head == (int32_t)w && verb->xpos != XPOS_VB && verb->xpos != XPOS_VBG;
    if (!below) {
        if (verb->rel != REL_AMOD || verb->head <= (int32_t)w + 1) return;
        const token *object = &s->tokens[verb->head];
        if (object->head != (int32_t)w || deprel_base((deprel)object->rel) != REL_OBJ) return;
    }
    give_children(s, w, w + 1);
    verb->head = last->head;
    verb->rel = last->rel;
    verb->xpos = XPOS_VBD;
    verb->feats = STR("Mood=Ind|Tense=Past|VerbForm=Fin");
    last->head = (int32_t)w + 1;
    last->rel = REL_ADVMOD;
    last->upos = UPOS_ADV;
    last->xpos = XPOS_RB;
    last->feats = STR_NONE;
}

// "A rally of students [demanding] the ouster of the king drew thousands" with the demanding for
// what the students do: their rally is for it.
static void mend_rally(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->rel != REL_ACL || t->head != (int32_t)w - 1) return;
    if (!str_in_list(t->form, "demanding|urging|seeking", '|')) return;
    const token *who = &s->tokens[w - 1];
    if (who->rel != REL_NMOD || who->head < 0 || who->head >= (int32_t)w - 1) return;
    if (!is_marked(s, (int32_t)w - 1, "of|by")) return;
    if (str_in_list(s->tokens[who->head].form,
                    "demonstration|demonstrations|march|marches|protest|protests|rally|rallies|"
                    "sit-in|Protests|Rallies|Marches|Demonstrations",
                    '|'))
        t->head = who->head;
}

// Who says what stands before the comma: the noun behind it that the verb has for a subject, or
// that stands there as another name of something; -1 when there is none.
static int32_t teller(const sentence *s, uint32_t verb)
{
    int32_t noun = child_of(s, verb, 0, verb, REL_NSUBJ);
    for (uint32_t i = verb - 1; noun < 0 && i > 1; i--) {
        if (s->tokens[i].upos == UPOS_PUNCT) return -1;
        if (s->tokens[i].rel == REL_APPOS && s->tokens[i].head < (int32_t)i) noun = (int32_t)i;
    }
    if (noun < 2 || !is_noun(&s->tokens[noun])) return -1;
    int32_t at = noun; // the first word of its phrase
    while (at > 0 && s->tokens[at - 1].upos != UPOS_PUNCT && is_below(s, at - 1, noun)) at--;
    if (at < 2 || !str_eq(s->tokens[at - 1].form, STR(","))) return -1;
    if (str_in_list(s->tokens[at].form, "a|an", '|')) return -1; // "an envoy threatened in May"
    for (uint32_t i = (uint32_t)noun + 1; i < verb; i++)
        if (!is_below(s, (int32_t)i, noun) && s->tokens[i].head != (int32_t)verb) return -1;
    return noun;
}

// "Chad will recall its envoy, the ministry [threatened] on Monday." with the threatening hung on
// the recall as if it told of it, and the ministry for the envoy.
static void mend_teller(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    deprel rel = deprel_base((deprel)t->rel);
    if ((rel != REL_ACL && rel != REL_ADVCL) || (t->xpos != XPOS_VBD && t->xpos != XPOS_VBN))
        return;
    if (!str_in_list(t->form, "said|announced|threatened|warned|declared|vowed", '|')) return;
    if (child_of(s, w, 0, w, REL_MARK) >= 0 || child_of(s, w, 0, w, REL_AUX) >= 0) return;
    if (child_of(s, w, w, s->n_tokens, REL_OBJ) >= 0) return;
    int32_t root = root_of(s), noun = teller(s, w);
    if (noun < 0 || root < 0 || root >= noun || s->tokens[root].upos != UPOS_VERB) return;
    if (child_of(s, (uint32_t)root, 0, (uint32_t)root, REL_NSUBJ) < 0) return;
    for (uint32_t i = (uint32_t)root; i < w; i++)
        if (s->tokens[i].rel == REL_CASE && s->tokens[i].upos == UPOS_ADP &&
            s->tokens[i].head == noun)
            return;
    s->tokens[noun].head = (int32_t)w;
    s->tokens[noun].rel = REL_NSUBJ;
    t->head = root;
    t->rel = REL_PARATAXIS;
    t->xpos = XPOS_VBD;
    t->feats = STR("Mood=Ind|Tense=Past|VerbForm=Fin");
}

void mend_links(sentence *s)
{
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++) {
        mend_behind_adverb(s, w);
        mend_warned_before(s, w);
        mend_day_after(s, w);
        mend_for_that(s, w);
        mend_announced(s, w);
        mend_told_noun(s, w);
        mend_suggested(s, w);
        mend_warned_step(s, w);
        mend_that(s, w);
        mend_that_of_relative(s, w);
        mend_that_object(s, w);
        mend_to_which(s, w);
        mend_last_part(s, w);
        mend_last(s, w);
        mend_behind_semicolon(s, w);
        mend_teller(s, w);
        mend_rally(s, w);
    }
    for (uint32_t w = 0; w + 2 < s->n_tokens; w++) mend_conjunction(s, w);
    mend_root(s);
}
