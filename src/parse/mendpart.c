#include "parse/mendpart.h"
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
        deprel rel = deprel_base((deprel)t->rel);
        if (t->upos != UPOS_ADJ || (rel != REL_NSUBJ && rel != REL_OBJ && rel != REL_OBL)) continue;
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
        bool named = det >= 0 || (bare && part >= 0); // "the raid", "arms deal"
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

// "Delivered two more" with the "more" for an adverb beside the number: it stands for the goods.
static void mend_more(sentence *s)
{
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++) {
        token *number = &s->tokens[w], *more = &s->tokens[w + 1];
        if (number->upos != UPOS_NUM || number->rel != REL_OBJ || more->rel != REL_ADVMOD) continue;
        if (more->head != number->head || !str_eq(more->form, STR("more"))) continue;
        more->rel = REL_OBJ;
        more->upos = UPOS_ADJ;
        number->head = (int32_t)w + 1;
        number->rel = REL_NUMMOD;
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

// "Was called by Chad after protests by students" with two who do it: the second by-phrase is that
// of the noun before it.
static void mend_agents(sentence *s)
{
    for (uint32_t w = 3; w < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        if (t->rel != REL_OBL_AGENT || t->head < 0) continue;
        int32_t by = child_of(s, w, 0, w, REL_CASE);
        if (by < 1 || s->tokens[by - 1].upos != UPOS_NOUN) continue;
        bool second = false;
        for (uint32_t i = (uint32_t)t->head; i < w; i++)
            second |= s->tokens[i].head == t->head && s->tokens[i].rel == REL_OBL_AGENT;
        if (!second || is_below(s, by - 1, (int32_t)w)) continue;
        t->head = by - 1;
        t->rel = REL_NMOD;
    }
}

// "Expelled the ambassador" with the ambassador for what somebody becomes: few verbs say that.
static void mend_becoming(sentence *s)
{
    static const char BECOMES[] =
        "appear|appeared|appears|appointed|arrived|be|became|become|becomes|becoming|been|being|"
        "call|called|calls|came|come|consider|considered|considers|"
        "declare|declared|deem|deemed|elected|named|label|labelled|labeled|"
        "died|emerge|emerged|end|ended|feel|felt|got|look|looks|looked|prove|proved|proven|proves|"
        "ranked|remain|remained|remaining|remains|retired|return|returned|rose|seem|seemed|seems|"
        "serve|served|sound|stand|stands|started|stay|stayed|stays|stood|turn|turned|went";
    for (uint32_t w = 2; w < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        if (t->rel != REL_XCOMP || t->upos != UPOS_NOUN || t->head < 0 || t->head >= (int32_t)w)
            continue;
        uint32_t verb = (uint32_t)t->head;
        xpos x = (xpos)s->tokens[verb].xpos;
        if (x != XPOS_VBD && x != XPOS_VBZ && x != XPOS_VBP) continue;
        if (child_of(s, w, verb, w, REL_DET) != (int32_t)verb + 1) continue;
        if (str_in_list(s->tokens[verb].form, BECOMES, '|') ||
            child_of(s, verb, verb, s->n_tokens, REL_OBJ) >= 0 ||
            child_of(s, w, 0, w, REL_COP) >= 0 || child_of(s, w, 0, w, REL_CASE) >= 0)
            continue;
        t->rel = REL_OBJ;
    }
}

// "Offered Libya talks" with the talks for a verb: verbs of giving take no clause, but two objects.
static void mend_offers(sentence *s)
{
    for (uint32_t w = 2; w < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        if (t->xpos != XPOS_VBZ || t->rel != REL_CCOMP || t->head < 0) continue;
        if (!str_in_list(s->tokens[t->head].form,
                         "offer|offers|offered|offering|gave|give|given|giving|grant|granted|"
                         "granting|hand|handed|lend|lent|owe|owes|owed",
                         '|'))
            continue;
        int32_t subject = child_of(s, w, (uint32_t)t->head + 1, w, REL_NSUBJ);
        if (subject < 0 || child_of(s, w, (uint32_t)t->head + 1, w, REL_MARK) >= 0) continue;
        s->tokens[subject].head = t->head;
        s->tokens[subject].rel = REL_IOBJ;
        t->rel = REL_OBJ;
        t->upos = UPOS_NOUN;
        t->xpos = XPOS_NNS;
        t->feats = STR("Number=Plur");
    }
}

// Verbs that hand something to somebody: two objects behind them.
static bool gives(str form)
{
    return str_in_list(form,
                       "award|awarded|awards|deny|denied|denies|gave|give|given|gives|giving|grant|"
                       "granted|granting|grants|hand|handed|handing|hands|lend|lent|offer|offered|"
                       "offering|offers|promise|promised|promises|send|sending|sends|sent|sold",
                       '|');
}

// "Made Nepal a present" with the present for what Nepal becomes.
static void mend_presents(sentence *s)
{
    for (uint32_t w = 2; w < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        if (t->rel != REL_XCOMP || t->upos != UPOS_NOUN || t->head < 0 || t->head >= (int32_t)w)
            continue;
        str form = s->tokens[t->head].form;
        bool made = str_in_list(form, "made|make|makes|making", '|') &&
                    str_in_list(t->form,
                                "present|presents|gift|gifts|donation|donations|offer|offers|"
                                "proposal|proposals|promise|promises|loan|loans|concession|"
                                "concessions",
                                '|');
        if (!made && !gives(form)) continue;
        int32_t taker = child_of(s, (uint32_t)t->head, (uint32_t)t->head + 1, w, REL_OBJ);
        if (taker < 0 || child_of(s, w, 0, w, REL_CASE) >= 0 || child_of(s, w, 0, w, REL_COP) >= 0)
            continue;
        s->tokens[taker].rel = REL_IOBJ;
        t->rel = REL_OBJ;
    }
}

// "Granted the refugees freedom" with the refugees for a part of the freedom's name: people in the
// plural are none.
static bool is_people(const token *t)
{
    static const char *const ENDS[] = {"ees", "ers", "ors", "ists", "men", "people",
                                       "ans", "ens", "els", "ees",  "ren"};
    if (t->xpos != XPOS_NNS) return false;
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (str_ends(t->form, str_of(ENDS[i]))) return true;
    return str_ends(t->form, STR("nts")) && !str_ends(t->form, STR("ments"));
}

// "Sold the country ten radars" with the country for a part of the radars' name: nothing counts
// between a noun and what it modifies.
static void mend_receivers(sentence *s)
{
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        const token *next = &s->tokens[w + 1];
        if (t->rel != REL_COMPOUND || !is_nominal(t) || t->head <= (int32_t)w) continue;
        uint32_t goods = (uint32_t)t->head;
        int32_t verb = s->tokens[goods].head;
        if (s->tokens[goods].rel != REL_OBJ || verb < 0 || verb >= (int32_t)w) continue;
        bool counted = goods > w + 1 && next->head == (int32_t)goods &&
                       (next->rel == REL_NUMMOD || next->rel == REL_DET);
        bool people = goods == w + 1 && is_people(t) && gives(s->tokens[verb].form);
        if (!counted && !people) continue;
        for (uint32_t i = (uint32_t)verb + 1; i < w; i++)
            if (s->tokens[i].head == (int32_t)goods) s->tokens[i].head = (int32_t)w;
        t->head = verb;
        t->rel = REL_IOBJ;
    }
}

void mend_parts(sentence *s)
{
    mend_copulas(s);
    mend_due(s);
    mend_cases(s);
    mend_nouns(s);
    mend_arguments(s);
    mend_more(s);
    mend_agents(s);
    mend_offers(s);
    mend_presents(s);
    mend_becoming(s);
    mend_receivers(s);
}
