#include "parse/mendobject.h"
#include "parse/mendtree.h"

// "Delivered two more" with the "more" for an adverb beside the number: it stands for the goods.
static void mend_more(sentence *s, uint32_t w)
{
    if (s->tokens[w].upos != UPOS_NUM || w + 1 >= s->n_tokens) return;
    token *number = &s->tokens[w], *more = &s->tokens[w + 1];
    if (more->rel != REL_ADVMOD) return;
    if (more->head != number->head || !str_eq(more->form, STR("more"))) return;
    more->rel = REL_OBJ;
    more->upos = UPOS_ADJ;
    number->head = (int32_t)w + 1;
    number->rel = REL_NUMMOD;
}

// "Was called by Chad after protests by students" with two who do it: the second by-phrase is that
// of the noun before it.
static void mend_agents(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->head < 0) return;
    int32_t by = child_of(s, w, 0, w, REL_CASE);
    if (by < 1 || s->tokens[by - 1].upos != UPOS_NOUN) return;
    bool second = false;
    for (uint32_t i = (uint32_t)t->head; i < w; i++)
        second |= s->tokens[i].head == t->head && s->tokens[i].rel == REL_OBL_AGENT;
    if (!second || is_below(s, by - 1, (int32_t)w)) return;
    t->head = by - 1;
    t->rel = REL_NMOD;
}

// "Expelled the ambassador" with the ambassador for what somebody becomes: few verbs say that.
static void mend_becoming(sentence *s, uint32_t w)
{
    static const char BECOMES[] =
        "appear|appeared|appears|appointed|arrived|be|became|become|becomes|becoming|been|being|"
        "call|called|calls|came|come|consider|considered|considers|"
        "declare|declared|deem|deemed|elected|named|label|labelled|labeled|"
        "died|emerge|emerged|end|ended|feel|felt|got|look|looks|looked|prove|proved|proven|proves|"
        "ranked|remain|remained|remaining|remains|retired|return|returned|rose|seem|seemed|seems|"
        "serve|served|sound|stand|stands|started|stay|stayed|stays|stood|turn|turned|went";
    token *t = &s->tokens[w];
    if (t->rel != REL_XCOMP || t->upos != UPOS_NOUN || t->head < 0 || t->head >= (int32_t)w) return;
    uint32_t verb = (uint32_t)t->head;
    xpos x = (xpos)s->tokens[verb].xpos;
    if (x != XPOS_VBD && x != XPOS_VBZ && x != XPOS_VBP) return;
    if (child_of(s, w, verb, w, REL_DET) != (int32_t)verb + 1) return;
    if (str_in_list(s->tokens[verb].form, BECOMES, '|') ||
        child_of(s, verb, verb, s->n_tokens, REL_OBJ) >= 0 || child_of(s, w, 0, w, REL_COP) >= 0 ||
        child_of(s, w, 0, w, REL_CASE) >= 0)
        return;
    t->rel = REL_OBJ;
}

// "Offered Libya talks" with the talks for a verb: verbs of giving take no clause, but two objects.
static void mend_offers(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->xpos != XPOS_VBZ || t->head < 0) return;
    if (!str_in_list(s->tokens[t->head].form,
                     "offer|offers|offered|offering|gave|give|given|giving|grant|granted|"
                     "granting|hand|handed|lend|lent|owe|owes|owed",
                     '|'))
        return;
    int32_t subject = child_of(s, w, (uint32_t)t->head + 1, w, REL_NSUBJ);
    if (subject < 0 || child_of(s, w, (uint32_t)t->head + 1, w, REL_MARK) >= 0) return;
    s->tokens[subject].head = t->head;
    s->tokens[subject].rel = REL_IOBJ;
    t->rel = REL_OBJ;
    t->upos = UPOS_NOUN;
    t->xpos = XPOS_NNS;
    t->feats = STR("Number=Plur");
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
static void mend_presents(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->upos != UPOS_NOUN || t->head < 0 || t->head >= (int32_t)w) return;
    str form = s->tokens[t->head].form;
    bool made = str_in_list(form, "made|make|makes|making", '|') &&
                str_in_list(t->form,
                            "present|presents|gift|gifts|donation|donations|offer|offers|"
                            "proposal|proposals|promise|promises|loan|loans|concession|"
                            "concessions",
                            '|');
    if (!made && !gives(form)) return;
    int32_t taker = child_of(s, (uint32_t)t->head, (uint32_t)t->head + 1, w, REL_OBJ);
    if (taker < 0 || child_of(s, w, 0, w, REL_CASE) >= 0 || child_of(s, w, 0, w, REL_COP) >= 0)
        return;
    s->tokens[taker].rel = REL_IOBJ;
    t->rel = REL_OBJ;
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
static void mend_receivers(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (!is_nominal(t) || t->head <= (int32_t)w) return;
    const token *next = &s->tokens[w + 1];
    uint32_t goods = (uint32_t)t->head;
    int32_t verb = s->tokens[goods].head;
    if (s->tokens[goods].rel != REL_OBJ || verb < 0 || verb >= (int32_t)w) return;
    bool counted = goods > w + 1 && next->head == (int32_t)goods &&
                   (next->rel == REL_NUMMOD || next->rel == REL_DET);
    bool people = goods == w + 1 && is_people(t) && gives(s->tokens[verb].form);
    if (!counted && !people) return;
    for (uint32_t i = (uint32_t)verb + 1; i < w; i++)
        if (s->tokens[i].head == (int32_t)goods) s->tokens[i].head = (int32_t)w;
    t->head = verb;
    t->rel = REL_IOBJ;
}

void mend_object_places(sentence *s)
{
    for (uint32_t w = 1; w < s->n_tokens; w++) {
        switch (s->tokens[w].rel) {
        case REL_OBJ: mend_more(s, w); break;
        case REL_OBL_AGENT: mend_agents(s, w); break;
        case REL_CCOMP: mend_offers(s, w); break;
        case REL_XCOMP:
            mend_presents(s, w);
            mend_becoming(s, w);
            break;
        case REL_COMPOUND: mend_receivers(s, w); break;
        default: break;
        }
    }
}
