#include "parse/mendnominal.h"
#include "parse/mendtree.h"

// See mend_copulas.
static void mend_copula(sentence *s, uint32_t be)
{
    int32_t noun = s->tokens[be].head;
    if (noun < 0 || noun >= (int32_t)be || !is_nominal(&s->tokens[noun])) return;
    for (uint32_t w = be + 1; w < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        if (t->head != (int32_t)be || t->upos != UPOS_ADJ) continue;
        for (uint32_t i = be; i < s->n_tokens; i++)
            if (s->tokens[i].head == noun || s->tokens[i].head == (int32_t)be)
                s->tokens[i].head = (int32_t)w;
        t->head = s->tokens[noun].head;
        t->rel = s->tokens[noun].rel;
        s->tokens[noun].head = (int32_t)w;
        s->tokens[noun].rel = REL_NSUBJ;
        return;
    }
}

// "The king is ready" with the king for the predicate, and the ready for a part of the "is": no
// copula has parts, and what stands behind it is the predicate.
static void mend_copulas(sentence *s)
{
    for (uint32_t w = 1; w < s->n_tokens; w++)
        if (s->tokens[w].rel == REL_COP) mend_copula(s, w);
}

// "Is due to leave" with "due to" for a preposition of the leaving: the predicate is "due".
static void mend_due(sentence *s)
{
    for (uint32_t w = 1; w + 2 < s->n_tokens; w++) {
        token *due = &s->tokens[w], *to = &s->tokens[w + 1];
        int32_t v = due->head;
        if (v <= (int32_t)w + 1 || (to->head != (int32_t)w && to->head != v)) continue;
        if (!str_eq(due->form, STR("due")) || !str_eq(to->form, STR("to"))) continue;
        token *verb = &s->tokens[v];
        int32_t be = child_of(s, (uint32_t)v, 0, w, REL_COP);
        if (be < 0) be = child_of(s, (uint32_t)v, 0, w, REL_AUX);
        if (verb->xpos != XPOS_VB || be < 0) continue;
        for (uint32_t i = 0; i < s->n_tokens; i++) {
            bool outside = i < w || (i > (uint32_t)v && s->tokens[i].rel == REL_PUNCT);
            if (s->tokens[i].head == v && outside) s->tokens[i].head = (int32_t)w;
            if (i < w && s->tokens[i].rel == REL_NSUBJ_OUTER) s->tokens[i].rel = REL_NSUBJ;
        }
        s->tokens[be].rel = REL_COP;
        due->head = verb->head;
        due->rel = verb->rel;
        due->upos = UPOS_ADJ;
        verb->head = (int32_t)w;
        verb->rel = REL_XCOMP;
        to->head = v;
        to->rel = REL_MARK;
    }
}

// "China's military accused": what has a possessor and does or suffers is no adjective.
static void mend_nouns(sentence *s)
{
    for (uint32_t w = 1; w < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        if (t->upos != UPOS_ADJ) continue;
        deprel rel = deprel_base((deprel)t->rel);
        if ((rel != REL_NSUBJ && rel != REL_OBJ && rel != REL_OBL)) continue;
        if (child_of(s, w, 0, w, REL_NMOD) < 0 || child_of(s, w, 0, w, REL_COP) >= 0) continue;
        t->upos = UPOS_NOUN;
        t->xpos = XPOS_NN;
        t->feats = STR("Number=Sing");
    }
}

// A verb that is a noun, with what hangs on it behind.
static void make_noun(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    bool plural = t->xpos == XPOS_VBZ;
    t->upos = UPOS_NOUN;
    t->xpos = plural ? XPOS_NNS : XPOS_NN;
    t->feats = plural ? STR("Number=Plur") : STR("Number=Sing");
    for (uint32_t i = w + 1; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)w && deprel_base((deprel)s->tokens[i].rel) == REL_OBL)
            s->tokens[i].rel = REL_NMOD;
}

// "Rebels shelled towns", "an air raid by Chad", "its arms deal was signed" with the noun for a
// verb: a verb with a tense is no subject, its clause would be one.
static void mend_arguments(sentence *s)
{
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        bool subject = t->rel == REL_NSUBJ || t->rel == REL_NSUBJ_PASS;
        if (t->upos != UPOS_VERB || (!subject && (t->rel != REL_OBJ || t->xpos != XPOS_VBZ)))
            continue;
        bool bare = t->xpos == XPOS_VB || t->xpos == XPOS_VBP;
        int32_t part = child_of(s, w, 0, w, REL_NSUBJ), det = child_of(s, w, 0, w, REL_DET);
        int32_t whose = bare && w > 0 ? child_of(s, w, 0, w, REL_NMOD) : -1;
        bool owned = whose >= 0 && s->tokens[whose].rel == REL_NMOD_POSS;
        bool named = det >= 0 || owned || (bare && part >= 0); // "the raid", "its", "arms deal"
        if (t->xpos != XPOS_VBZ && !(t->xpos != XPOS_VBG && named)) continue;
        if (part >= 0 && part + 1 != (int32_t)w) continue;
        if (child_of(s, w, w, s->n_tokens, REL_OBJ) >= 0 || child_of(s, w, 0, w, REL_AUX) >= 0 ||
            child_of(s, w, 0, w, REL_MARK) >= 0)
            continue;
        make_noun(s, w);
        if (part < 0) continue;
        s->tokens[part].rel = REL_COMPOUND;
        for (uint32_t i = 0; i < (uint32_t)part; i++) // "France's arms deal"
            if (s->tokens[i].head == part && s->tokens[i].rel == REL_NMOD_POSS)
                s->tokens[i].head = (int32_t)w;
    }
}

static bool has_noun_below_case(const sentence *s)
{
    for (uint32_t i = 1; i < s->n_tokens; i++) {
        int32_t above = s->tokens[i].head;
        if (above >= 0 && above < (int32_t)i && s->tokens[above].rel == REL_CASE &&
            is_nominal(&s->tokens[i]))
            return true;
    }
    return false;
}

// "The border with Niger [by Benin]": the noun that the name belongs to; `none` if it has none.
static int32_t noun_of_name(const sentence *s, uint32_t name, int32_t none)
{
    const token *t = &s->tokens[name];
    if (t->upos != UPOS_PROPN || t->rel != REL_NMOD || t->head < 0 || t->head > (int32_t)name)
        return none;
    return s->tokens[t->head].upos == UPOS_NOUN ? t->head : none;
}

// "Jordan's cooperation with Egypt" with Egypt hung on the "with": no preposition has a noun below
// it.
static void mend_cases(sentence *s)
{
    if (!has_noun_below_case(s)) return;
    for (uint32_t w = 0; w + 1 < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        if (t->rel != REL_CASE || t->upos != UPOS_ADP || t->head < 0) continue;
        int32_t above = t->head; // behind the verb of the noun before it: that noun's
        if (above > (int32_t)w && w > 0 && s->tokens[w - 1].upos == UPOS_NOUN)
            above = (int32_t)w - 1;
        else if (above > (int32_t)w && w > 0)
            above = noun_of_name(s, w - 1, above);
        if (above > (int32_t)w) continue;
        for (uint32_t i = w + 1; i < s->n_tokens; i++) {
            token *noun = &s->tokens[i];
            if (noun->head != (int32_t)w || !is_nominal(noun) || noun->rel == REL_FIXED ||
                noun->rel == REL_FLAT)
                continue;
            if (child_of(s, i, w, i, REL_CASE) >= 0) continue; // "off to a start"
            noun->head = above;
            noun->rel = is_nominal(&s->tokens[above]) ? REL_NMOD : REL_OBL;
            t->head = (int32_t)i;
            break;
        }
    }
}

void mend_nominals(sentence *s)
{
    mend_copulas(s);
    mend_due(s);
    mend_cases(s);
    mend_nouns(s);
    mend_arguments(s);
}
