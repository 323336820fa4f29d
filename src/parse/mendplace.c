#include "parse/mendplace.h"
#include "parse/mendtree.h"

#define PLACE_REACH 8 // words between a verb and its infinitive, "warned Lima twice not to"

static bool is_noun(const token *t)
{
    return t->upos == UPOS_NOUN || t->upos == UPOS_PROPN;
}

static void give_children(sentence *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)from && i != to) s->tokens[i].head = (int32_t)to;
}

// "On Friday sharply criticised": an adverb is no compound, and the day is the verb's.
static void mend_day(sentence *s, uint32_t w)
{
    token *day = &s->tokens[w], *adverb = &s->tokens[w + 1];
    if (day->upos != UPOS_PROPN || day->rel != REL_COMPOUND || day->head != (int32_t)w + 1) return;
    if (adverb->rel != REL_ADVMOD || adverb->head < 0 || w == 0) return;
    token *on = &s->tokens[w - 1];
    if (on->rel != REL_CASE || on->head != (int32_t)w + 1) return;
    on->head = (int32_t)w;
    day->head = adverb->head;
    day->rel = REL_OBL;
}

// "Called its envoy home": what is called home, not a home of that name.
static void mend_home(sentence *s, uint32_t w)
{
    token *home = &s->tokens[w];
    if (home->rel != REL_OBJ || home->head < 0 || !str_eq(home->form, STR("home"))) return;
    if (home->head >= (int32_t)w - 1) return;
    token *envoy = &s->tokens[w - 1];
    if (envoy->upos != UPOS_NOUN || envoy->head != (int32_t)w) return;
    if (envoy->rel != REL_NMOD_DESC && home->upos != UPOS_PROPN) return;
    for (uint32_t i = w + 1; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)w) s->tokens[i].head = home->head;
    give_children(s, w, w - 1);
    envoy->head = home->head;
    envoy->rel = REL_OBJ;
    home->rel = REL_ADVMOD;
    home->upos = UPOS_ADV;
    home->xpos = XPOS_RB;
    home->feats = STR_NONE;
}

// "Ammunition worth 60 million": the goods have the price.
static void mend_worth(sentence *s, uint32_t w)
{
    token *worth = &s->tokens[w], *goods = &s->tokens[w - 1];
    if (!str_eq(worth->form, STR("worth"))) return;
    if (!is_noun(goods) || goods->rel != REL_COMPOUND || goods->head != (int32_t)w) return;
    const token *next = &s->tokens[w + 1];
    if (next->upos != UPOS_NUM && next->upos != UPOS_SYM) return;
    for (uint32_t i = 0; i < w; i++)
        if (s->tokens[i].head == (int32_t)w && i + 1 != w) s->tokens[i].head = (int32_t)w - 1;
    goods->head = worth->head;
    goods->rel = worth->rel == REL_AMOD ? REL_NMOD : worth->rel;
    worth->head = (int32_t)w - 1;
    worth->rel = REL_AMOD;
    worth->upos = UPOS_ADJ;
    worth->xpos = XPOS_JJ;
    worth->feats = STR_NONE;
}

// "A year after Lima left": a subject has no preposition, and the clause needs its conjunction.
static void mend_conjunction(sentence *s, uint32_t w)
{
    token *after = &s->tokens[w];
    if (after->rel != REL_CASE || after->head <= (int32_t)w) return;
    const token *subject = &s->tokens[after->head];
    if (deprel_base((deprel)subject->rel) != REL_NSUBJ || subject->head <= after->head) return;
    uint32_t verb = (uint32_t)subject->head;
    if (s->tokens[verb].rel != REL_ADVCL) return;
    if (!str_in_list(after->form, "after|before|since|until|After|Before|Since|Until", '|')) return;
    if (child_of(s, verb, 0, verb, REL_MARK) >= 0) return;
    after->head = (int32_t)verb;
    after->rel = REL_MARK;
    after->upos = UPOS_SCONJ;
}

static bool warns(str form)
{
    return str_in_list(form, "asked|told|urged|warned|advised|ordered|begged|instructed", '|');
}

// "Having warned Lima not to sell arms, Quito withdrew its envoy": what Lima was warned of.
static void mend_infinitive(sentence *s, uint32_t w)
{
    token *verb = &s->tokens[w];
    if (verb->rel != REL_ADVCL || verb->head <= (int32_t)w || verb->xpos != XPOS_VB) return;
    int32_t to = child_of(s, w, 0, w, REL_MARK);
    if (to < 1 || !str_eq(s->tokens[to].form, STR("to"))) return;
    for (int32_t v = to - 1; v >= 0 && v + PLACE_REACH > to; v--) {
        const token *t = &s->tokens[v];
        if (str_eq(t->form, STR(","))) return;
        if (t->head != verb->head || t->rel != REL_ADVCL || !warns(t->form)) continue;
        int32_t hearer = child_of(s, (uint32_t)v, (uint32_t)v, (uint32_t)to, REL_OBJ);
        if (hearer < 0) hearer = child_of(s, (uint32_t)v, (uint32_t)v, (uint32_t)to, REL_IOBJ);
        if (hearer < 0) return;
        verb->head = v;
        verb->rel = REL_XCOMP;
        return;
    }
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

// "Put its police talks with Lima on ice" with the talks for a verb: one puts no clause anywhere.
static void mend_talks(sentence *s, uint32_t w)
{
    token *talks = &s->tokens[w];
    if (talks->xpos != XPOS_VBZ || talks->rel != REL_CCOMP || talks->head < 0) return;
    int32_t verb = talks->head;
    token *noun = &s->tokens[w - 1];
    if (noun->head != (int32_t)w || noun->rel != REL_NSUBJ || noun->upos != UPOS_NOUN) return;
    if (verb >= (int32_t)w || child_of(s, w, 0, w, REL_MARK) >= 0) return;
    if (!str_in_list(s->tokens[verb].form,
                     "put|puts|putting|froze|suspended|halted|resumed|held|shelved|postponed", '|'))
        return;
    talks->upos = UPOS_NOUN;
    talks->xpos = XPOS_NNS;
    talks->feats = STR("Number=Plur");
    talks->rel = REL_OBJ;
    noun->rel = REL_COMPOUND;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *t = &s->tokens[i];
        if (t->head == (int32_t)w - 1 && t->rel != REL_COMPOUND) t->head = (int32_t)w;
        if (t->head != (int32_t)w || t->rel != REL_OBL) continue;
        t->head = verb; // but "with Lima" beside them is read either way
    }
}

// The head of the phrase of the sum that begins at the word; -1 when none begins there. What hangs
// on the sum itself stands before its head.
static int32_t sum_at(const sentence *s, uint32_t w)
{
    upos u = (upos)s->tokens[w].upos;
    if (u == UPOS_SYM) return (int32_t)w;
    if (u != UPOS_NUM) return -1;
    int32_t sum = (int32_t)w;
    for (int step = 0; step < PLACE_REACH; step++) {
        int32_t above = s->tokens[sum].head;
        if (above <= sum || above > (int32_t)w + PLACE_REACH) break;
        upos a = (upos)s->tokens[above].upos;
        if (a != UPOS_NUM && a != UPOS_NOUN && a != UPOS_SYM && a != UPOS_PROPN) break;
        sum = above;
    }
    return sum;
}

// "A law worth 5 million": the price belongs to the "worth", and that to the noun before it, not to
// the verb above.
static void mend_price(sentence *s, uint32_t w)
{
    token *worth = &s->tokens[w], *goods = &s->tokens[w - 1];
    if (worth->upos != UPOS_ADJ || !str_eq(worth->form, STR("worth"))) return;
    int32_t sum = sum_at(s, w + 1);
    if (sum < 0) return;
    if (worth->head == sum) { // "a road and bridge [law worth] 5 million" below the sum
        if (goods->upos != UPOS_NOUN || goods->rel != REL_COMPOUND || goods->head != sum) return;
        goods->head = s->tokens[sum].head;
        goods->rel = s->tokens[sum].rel;
        for (uint32_t i = 0; i < w; i++)
            if (s->tokens[i].head == sum) s->tokens[i].head = (int32_t)w - 1;
        worth->head = (int32_t)w - 1;
        s->tokens[sum].head = (int32_t)w;
        s->tokens[sum].rel = REL_OBJ;
        return;
    }
    if (goods->upos == UPOS_NOUN && goods->rel == REL_COMPOUND && goods->head == (int32_t)w) {
        for (uint32_t i = 0; i < w; i++) // "a road and bridge [law worth] 5 million"
            if (s->tokens[i].head == (int32_t)w && i + 1 != w) s->tokens[i].head = (int32_t)w - 1;
        goods->head = worth->head;
        goods->rel = worth->rel == REL_AMOD ? REL_NMOD : worth->rel;
        worth->head = (int32_t)w - 1;
        worth->rel = REL_AMOD;
    }
    token *price = &s->tokens[sum];
    deprel rel = deprel_base((deprel)price->rel);
    if (price->head < 0 || price->head >= (int32_t)w || worth->rel != REL_AMOD) return;
    if (s->tokens[price->head].upos != UPOS_VERB || (rel != REL_OBJ && rel != REL_OBL)) return;
    price->head = (int32_t)w;
    price->rel = REL_OBJ;
}

// "Approved the sale, tanks worth 5 million, on May 2": behind the comma the day is the verb's, not
// the price's.
static void mend_day_of_price(sentence *s, uint32_t w)
{
    token *on = &s->tokens[w];
    if (on->rel != REL_CASE || on->head <= (int32_t)w) return;
    if (!str_eq(s->tokens[w - 1].form, STR(",")) || !str_in_list(on->form, "on|in", '|')) return;
    token *day = &s->tokens[on->head];
    if (day->upos != UPOS_NUM && day->upos != UPOS_PROPN) return;
    int32_t price = day->head;
    if (price < 0 || price >= (int32_t)w) return;
    if (child_of(s, (uint32_t)price, 0, w, REL_NUMMOD) < 0 &&
        !str_eq(s->tokens[price].form, STR("worth")))
        return;
    for (int32_t above = price; above >= 0; above = s->tokens[above].head) {
        const token *t = &s->tokens[above];
        if (t->upos == UPOS_VERB && above < price) {
            day->head = above;
            day->rel = REL_OBL;
            return;
        }
        if (t->head >= above && t->upos != UPOS_NUM) return;
    }
}

// "Approved the sale, eight tanks worth 5 million" with the tanks beside the sale or the approval:
// what is counted behind the comma is the sale.
static void mend_counted(sentence *s, uint32_t w)
{
    token *goods = &s->tokens[w];
    if (goods->rel != REL_PARATAXIS || goods->upos != UPOS_NOUN || goods->head < 0) return;
    int32_t number = child_of(s, w, 0, w, REL_NUMMOD);
    if (number < 2 || !str_eq(s->tokens[number - 1].form, STR(","))) return;
    const token *noun = &s->tokens[number - 2];
    if (noun->upos != UPOS_NOUN) return;
    bool object = noun->head == goods->head && noun->rel == REL_OBJ;
    if (goods->head != number - 2 && !object) return;
    if (child_of(s, w, 0, s->n_tokens, REL_COP) >= 0 ||
        child_of(s, w, 0, s->n_tokens, REL_NSUBJ) >= 0)
        return;
    goods->head = number - 2;
    goods->rel = REL_APPOS;
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

// "President Moses Kato rejected it" with the first name for the verb: no verb inside a sentence
// has a capital.
static void mend_name(sentence *s, uint32_t w)
{
    token *first = &s->tokens[w], *last = &s->tokens[w + 1];
    char c = first->form.n ? first->form.p[0] : 'a';
    if (s->headline || first->upos != UPOS_VERB || c < 'A' || c > 'Z') return;
    if (!is_noun(&s->tokens[w - 1]) || s->tokens[w - 1].head != (int32_t)w) return;
    if (last->upos != UPOS_PROPN || last->rel != REL_NSUBJ || last->head <= (int32_t)w + 1) return;
    uint32_t verb = (uint32_t)last->head;
    if (s->tokens[verb].head != (int32_t)w || s->tokens[verb].rel != REL_CCOMP) return;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)w && i > w && i != verb)
            s->tokens[i].head = (int32_t)verb;
    s->tokens[verb].head = first->head;
    s->tokens[verb].rel = first->rel;
    first->head = (int32_t)verb;
    first->rel = REL_NSUBJ;
    first->upos = UPOS_PROPN;
    first->xpos = XPOS_NNP;
    first->feats = STR("Number=Sing");
    last->head = (int32_t)w;
    last->rel = REL_FLAT;
    if (deprel_base((deprel)s->tokens[w - 1].rel) == REL_NSUBJ)
        s->tokens[w - 1].rel = REL_NMOD_DESC;
}

// "Chad alone is to blame" with "alone" for the predicate: it has no subject, the noun has it.
static void mend_alone(sentence *s, uint32_t w)
{
    token *alone = &s->tokens[w], *noun = &s->tokens[w - 1];
    if (noun->rel != REL_NSUBJ || noun->head != (int32_t)w) return;
    if (!str_eq(alone->form, STR("alone")) || child_of(s, w, 0, s->n_tokens, REL_COP) >= 0) return;
    int32_t verb = child_of(s, w, w + 1, s->n_tokens, REL_CCOMP);
    if (verb < 0) verb = child_of(s, w, w + 1, s->n_tokens, REL_XCOMP);
    if (verb < 0) return;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)w && (int32_t)i != verb) s->tokens[i].head = verb;
    s->tokens[verb].head = alone->head;
    s->tokens[verb].rel = alone->rel;
    alone->head = (int32_t)w - 1;
    alone->rel = REL_ADVMOD;
}

// "25 million of which went to Chad" with Chad hung on a noun before the verb, over its head.
static void mend_direction(sentence *s, uint32_t w)
{
    const token *verb = &s->tokens[w], *to = &s->tokens[w + 1];
    if (to->rel != REL_CASE || to->head <= (int32_t)w + 1) return;
    token *goal = &s->tokens[to->head];
    if (goal->rel != REL_NMOD || goal->head < 0 || goal->head >= (int32_t)w) return;
    if (!str_eq(to->form, STR("to"))) return;
    if (!str_in_list(verb->form, "go|goes|went|gone|flow|flows|flowed", '|')) return;
    goal->head = (int32_t)w;
    goal->rel = REL_OBL;
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

// "President Idriss Deby signed" with both names for subjects: they are one.
static void mend_two_names(sentence *s, uint32_t w)
{
    token *first = &s->tokens[w - 1], *last = &s->tokens[w];
    if (first->upos != UPOS_PROPN || last->upos != UPOS_PROPN) return;
    if (first->rel != REL_NSUBJ || last->rel != REL_NSUBJ || first->head != last->head) return;
    if (last->head <= (int32_t)w) return;
    give_children(s, w, w - 1);
    last->head = (int32_t)w - 1;
    last->rel = REL_FLAT;
}

// "President Alar Nukk signed" with an unknown last name for a noun beside the first one.
static void mend_last_name(sentence *s, uint32_t w)
{
    token *first = &s->tokens[w - 1], *last = &s->tokens[w];
    char c = last->form.n > 1 ? last->form.p[0] : 'a';
    if (s->headline || last->rel != REL_APPOS || last->head != (int32_t)w - 1) return;
    if (last->upos != UPOS_NOUN || last->xpos != XPOS_NN || c < 'A' || c > 'Z') return;
    if (first->upos != UPOS_PROPN || child_of(s, w - 1, 0, w - 1, REL_NMOD) < 0) return;
    give_children(s, w, w - 1);
    last->rel = REL_FLAT;
    last->upos = UPOS_PROPN;
    last->xpos = XPOS_NNP;
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

// "A 400 million euro law" with the euro for a preposition.
static void mend_euro(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->upos != UPOS_ADP || !str_eq(t->form, STR("euro"))) return;
    t->upos = UPOS_NOUN;
    t->xpos = XPOS_NN;
    if (t->head > (int32_t)w) t->rel = REL_COMPOUND;
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

// "Walk out of the fisheries talks" with the talks for a verb: one in the third person has a
// subject or shares one.
static void mend_last_part(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w], *noun = &s->tokens[w - 1];
    if (t->xpos != XPOS_VBZ || (t->rel != REL_ADVCL && t->rel != REL_XCOMP)) return;
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

// "A day after Lima approved it" with the day for the subject and Lima hung on the day.
static void mend_day_after(sentence *s, uint32_t w)
{
    token *day = &s->tokens[w - 1], *after = &s->tokens[w];
    int32_t subject = after->head;
    if (after->rel != REL_CASE || subject <= (int32_t)w) return;
    if (day->rel != REL_NSUBJ || day->head <= subject) return;
    if (!str_in_list(after->form, "after|before", '|')) return;
    if (!str_in_list(day->form, "day|days|week|weeks|month|months|year|years|hours", '|')) return;
    token *name = &s->tokens[subject];
    if (!is_noun(name) || name->head != (int32_t)w - 1 || day->head != subject + 1) return;
    uint32_t verb = (uint32_t)day->head;
    if (s->tokens[verb].rel != REL_ADVCL || s->tokens[verb].xpos != XPOS_VBD) return;
    name->head = (int32_t)verb;
    name->rel = REL_NSUBJ;
    after->head = (int32_t)verb;
    after->rel = REL_MARK;
    after->upos = UPOS_SCONJ;
    day->rel = REL_OBL_UNMARKED;
}

// "Delivered tanks, valued at 5 million" with the value hung on the verb: it is that of the object.
static void mend_valued(sentence *s, uint32_t w)
{
    token *valued = &s->tokens[w];
    if (valued->rel != REL_ADVCL || valued->head < 0 || valued->head + 1 >= (int32_t)w) return;
    if (!str_in_list(valued->form, "valued|priced", '|')) return;
    if (!str_eq(s->tokens[w - 1].form, STR(",")) || child_of(s, w, 0, w, REL_MARK) >= 0) return;
    int32_t object = child_of(s, (uint32_t)valued->head, (uint32_t)valued->head, w, REL_OBJ);
    if (object < 0 || child_of(s, w, 0, w, REL_NSUBJ) >= 0) return;
    valued->head = object;
    valued->rel = REL_ACL;
}

// "Promised it $20 million" with the sum hung on the pronoun: there are two objects.
static void mend_sum_for(sentence *s, uint32_t w)
{
    token *who = &s->tokens[w];
    if (who->upos != UPOS_PRON || who->rel != REL_OBJ || who->head < 0) return;
    if (who->head >= (int32_t)w || s->tokens[who->head].upos != UPOS_VERB) return;
    int32_t sum = child_of(s, w, w + 1, s->n_tokens, REL_OBJ);
    if (sum < 0) return;
    s->tokens[sum].head = who->head;
    who->rel = REL_IOBJ;
}

// "And in July President Deby warned" with the month for a part of the title, and the president
// for a phrase of "in".
static void mend_month(sentence *s, uint32_t w)
{
    token *month = &s->tokens[w], *in = &s->tokens[w - 1];
    if (month->upos != UPOS_PROPN || month->rel != REL_COMPOUND || in->rel != REL_CASE) return;
    if (month->head <= (int32_t)w || in->head <= (int32_t)w) return;
    const token *title = &s->tokens[month->head];
    token *name = &s->tokens[in->head];
    if (title->rel != REL_NMOD_DESC || title->head != in->head || name->rel != REL_OBL) return;
    if (!str_in_list(month->form,
                     "January|February|March|April|May|June|July|August|September|October|"
                     "November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
                     '|'))
        return;
    int32_t verb = name->head;
    if (verb <= in->head || s->tokens[verb].upos != UPOS_VERB) return;
    if (child_of(s, (uint32_t)verb, 0, (uint32_t)verb, REL_NSUBJ) >= 0) return;
    name->rel = REL_NSUBJ;
    month->head = verb;
    month->rel = REL_OBL;
    in->head = (int32_t)w;
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

// "The two last held talks in May" with the "last" for the verb, and the verb for an adjective.
static void mend_last(sentence *s, uint32_t w)
{
    token *last = &s->tokens[w], *verb = &s->tokens[w + 1];
    if (last->upos != UPOS_VERB || verb->upos != UPOS_VERB) return;
    if (!str_eq(last->form, STR("last")) || verb->rel != REL_AMOD || verb->head <= (int32_t)w + 1)
        return;
    token *object = &s->tokens[verb->head];
    if (object->head != (int32_t)w || deprel_base((deprel)object->rel) != REL_OBJ) return;
    if (child_of(s, w, 0, w, REL_NSUBJ) < 0) return;
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

void mend_places(sentence *s)
{
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++) {
        mend_day(s, w);
        mend_home(s, w);
        mend_worth(s, w);
        mend_price(s, w);
        mend_counted(s, w);
        mend_day_of_price(s, w);
        mend_infinitive(s, w);
        mend_behind_adverb(s, w);
        mend_talks(s, w);
        mend_name(s, w);
        mend_alone(s, w);
        mend_direction(s, w);
        mend_for_that(s, w);
        mend_two_names(s, w);
        mend_last_name(s, w);
        mend_announced(s, w);
        mend_euro(s, w);
        mend_that(s, w);
        mend_last_part(s, w);
        mend_day_after(s, w);
        mend_valued(s, w);
        mend_last(s, w);
        mend_sum_for(s, w);
        mend_month(s, w);
        mend_behind_semicolon(s, w);
    }
    for (uint32_t w = 0; w + 2 < s->n_tokens; w++) mend_conjunction(s, w);
    mend_root(s);
}
