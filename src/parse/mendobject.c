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

// Has the verb a tense of its own and a subject that does it? By nobody else it is done then.
static bool is_active(const sentence *s, uint32_t verb)
{
    const token *t = &s->tokens[verb];
    int32_t subject = child_of(s, verb, 0, verb, REL_NSUBJ);
    return !s->headline && t->upos == UPOS_VERB && t->xpos == XPOS_VBD && subject >= 0 &&
           s->tokens[subject].rel == REL_NSUBJ && child_of(s, verb, 0, verb, REL_AUX) < 0;
}

// "Was called by Chad after protests by students" with two who do it, "died in a raid by Chad" with
// one who dies it: the by-phrase is that of the noun before it.
static void mend_agents(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->head < 0) return;
    int32_t by = child_of(s, w, 0, w, REL_CASE);
    if (by < 1 || s->tokens[by - 1].upos != UPOS_NOUN) return;
    bool second = t->head < by - 1 && is_active(s, (uint32_t)t->head);
    for (uint32_t i = (uint32_t)t->head; i < w; i++)
        second |= s->tokens[i].head == t->head && s->tokens[i].rel == REL_OBL_AGENT;
    if (!second || is_below(s, by - 1, (int32_t)w)) return;
    t->head = by - 1;
    t->rel = REL_NMOD;
}

// "Unions called a strike": who calls nobody anything, calls something.
static bool calls_something(const sentence *s, uint32_t verb)
{
    if (!str_in_list(s->tokens[verb].form, "call|called|calls", '|')) return false;
    int32_t subject = child_of(s, verb, 0, verb, REL_NSUBJ);
    return subject >= 0 && s->tokens[subject].rel == REL_NSUBJ &&
           child_of(s, verb, 0, s->n_tokens, REL_AUX) < 0;
}

// "Called up 300 reservists": nobody is called up something.
static bool calls_up(const sentence *s, uint32_t verb, uint32_t noun)
{
    const token *up = &s->tokens[verb + 1];
    return str_in_list(s->tokens[verb].form, "call|calls|called|calling", '|') &&
           str_eq(up->form, STR("up")) && up->rel == REL_COMPOUND_PRT &&
           child_of(s, verb, verb, s->n_tokens, REL_OBJ) < 0 &&
           child_of(s, noun, 0, noun, REL_COP) < 0;
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
    if (calls_up(s, verb, w)) {
        t->rel = REL_OBJ;
        return;
    }
    bool none = str_eq(s->tokens[verb + 1].form, STR("no")); // nobody becomes that
    bool no = str_eq(s->tokens[verb + 1].form, STR("not"));  // "freed not a single one"
    if (x != XPOS_VBD && x != XPOS_VBZ && x != XPOS_VBP && !(x == XPOS_VBN && none)) return;
    bool off = str_eq(s->tokens[verb + 1].form, STR("off")) && // "called off a visit"
               s->tokens[verb + 1].rel == REL_COMPOUND_PRT &&
               !str_in_list(s->tokens[verb].form, "came|comes|come", '|');
    if (child_of(s, w, verb, w, REL_DET) != (int32_t)verb + (no || off ? 2 : 1)) return;
    if ((!off && str_in_list(s->tokens[verb].form, BECOMES, '|') && !calls_something(s, verb)) ||
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
                       "offering|offers|pledge|pledged|pledges|promise|promised|promises|refuse|"
                       "refused|refuses|send|sending|"
                       "sends|sent|sold",
                       '|');
}

// "The ship was refused entry" with the entry for what the ship is.
static void mend_given(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->upos != UPOS_NOUN || t->head < 0 || t->head >= (int32_t)w) return;
    uint32_t verb = (uint32_t)t->head;
    if (!gives(s->tokens[verb].form)) return;
    int32_t be = child_of(s, verb, 0, verb, REL_AUX);
    while (be >= 0 && s->tokens[be].rel != REL_AUX_PASS)
        be = child_of(s, verb, (uint32_t)be + 1, verb, REL_AUX);
    if (be < 0 || child_of(s, w, 0, w, REL_CASE) >= 0 || child_of(s, w, 0, w, REL_COP) >= 0) return;
    if (child_of(s, verb, verb, s->n_tokens, REL_OBJ) >= 0 || is_parted(s, verb, w)) return;
    t->rel = REL_OBJ;
}

// "Made Nepal a present" with the present for what Nepal becomes.
static void mend_presents(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    bool sum = t->upos == UPOS_SYM; // "promised it $20"
    if ((t->upos != UPOS_NOUN && !sum) || t->head < 0 || t->head >= (int32_t)w) return;
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

// "Refused a reporter [a visa]" with the visa for what the reporter is: that stands behind a comma.
static void mend_second_object(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->upos != UPOS_NOUN || t->head < 0 || t->head >= (int32_t)w) return;
    token *taker = &s->tokens[t->head];
    if (taker->rel != REL_OBJ || taker->head < 0 || taker->head >= t->head) return;
    if (!gives(s->tokens[taker->head].form) || is_parted(s, (uint32_t)t->head, w)) return;
    int32_t article = child_of(s, w, (uint32_t)t->head, w, REL_DET);
    if (article != t->head + 1 || !str_in_list(s->tokens[article].form, "a|an", '|')) return;
    t->head = taker->head;
    t->rel = REL_OBJ;
    taker->rel = REL_IOBJ;
}

// "Put its [gas] talks on ice" with the gas for an object of its own: but for verbs of giving a
// verb has one.
static void mend_parted_object(sentence *s, uint32_t w)
{
    token *first = &s->tokens[w - 1], *second = &s->tokens[w];
    if (first->rel != REL_OBJ || first->xpos != XPOS_NN || first->head != second->head) return;
    if (second->upos != UPOS_NOUN || first->upos != UPOS_NOUN) return;
    int32_t verb = second->head;
    if (verb < 0 || verb >= (int32_t)w - 1 || gives(s->tokens[verb].form)) return;
    if (!str_in_list(
            s->tokens[verb].form,
            "put|puts|putting|suspended|suspends|halted|halts|froze|freezes|broke|held|"
            "holds|resumed|resumes|began|begins|opened|opens|cancelled|cancels|left|leaves",
            '|'))
        return;
    for (uint32_t i = (uint32_t)verb + 1; i < w; i++)
        if (s->tokens[i].head == (int32_t)w - 1 && s->tokens[i].rel != REL_COMPOUND &&
            s->tokens[i].rel != REL_AMOD)
            s->tokens[i].head = (int32_t)w;
    first->head = (int32_t)w;
    first->rel = REL_COMPOUND;
}

// "Were held [hostage]" with the hostage for what they become.
static void mend_hostage(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->upos != UPOS_NOUN || t->head < 0 || t->head != (int32_t)w - 1) return;
    if (!str_eq(t->form, STR("hostage"))) return;
    if (str_in_list(s->tokens[w - 1].form, "held|taken|seized|kept", '|') &&
        child_of(s, w - 1, 0, w - 1, REL_NSUBJ) >= 0)
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
// between a noun and what it modifies. "Denied the singers entry" with the singers for who has it:
// they would have an apostrophe.
static void mend_receivers(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (!is_nominal(t) || t->head <= (int32_t)w) return;
    const token *next = &s->tokens[w + 1];
    uint32_t goods = (uint32_t)t->head;
    int32_t verb = s->tokens[goods].head;
    if (s->tokens[goods].rel != REL_OBJ || verb < 0 || verb >= (int32_t)w) return;
    bool counted = t->rel == REL_COMPOUND && goods > w + 1 && next->head == (int32_t)goods &&
                   (next->rel == REL_NUMMOD || next->rel == REL_DET);
    bool people = goods == w + 1 && is_people(t) && gives(s->tokens[verb].form);
    bool named = goods == w + 1 && t->upos == UPOS_PROPN && t->rel == REL_AMOD &&
                 verb == (int32_t)w - 1 && gives(s->tokens[verb].form); // "denied Chad permission"
    if (!counted && !people && !named) return;
    for (uint32_t i = (uint32_t)verb + 1; i < w; i++)
        if (s->tokens[i].head == (int32_t)goods) s->tokens[i].head = (int32_t)w;
    t->head = verb;
    t->rel = REL_IOBJ;
}

// "Pledged Oman 16 [used] tanks" with the used for a verb that Oman is the subject of: an adjective
// of the tanks, and these are pledged. The goods; -1 when it is a verb.
static int32_t goods_of_participle(sentence *s, uint32_t v, uint32_t verb)
{
    token *t = &s->tokens[v];
    if (t->rel != REL_CCOMP || t->head != (int32_t)verb) return -1;
    if (t->xpos != XPOS_VBD && t->xpos != XPOS_VBN) return -1;
    int32_t goods = child_of(s, v, v, s->n_tokens, REL_OBJ);
    if (goods < 0 || s->tokens[goods].xpos != XPOS_NNS || is_parted(s, v, (uint32_t)goods) ||
        child_of(s, (uint32_t)goods, v, (uint32_t)goods, REL_DET) >= 0)
        return -1;
    for (uint32_t i = v + 1; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)v) s->tokens[i].head = (int32_t)verb;
    t->head = goods;
    t->rel = REL_AMOD;
    t->xpos = XPOS_VBN;
    t->feats = STR("Tense=Past|VerbForm=Part");
    return goods;
}

// "Pledged [Oman 16] tanks" with the number for a part of the name.
static void mend_counted(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w], *number = &s->tokens[w + 1];
    uint32_t verb = w - 1;
    if (t->upos != UPOS_PROPN || w + 2 >= s->n_tokens || number->upos != UPOS_NUM) return;
    if (!gives(s->tokens[verb].form) || s->tokens[verb].upos != UPOS_VERB) return;
    bool name = number->rel == REL_FLAT && number->head == (int32_t)w;
    bool below = t->head == (int32_t)w + 1 && t->rel == REL_NMOD_UNMARKED;
    if (!name && !below) return;
    int32_t goods = name ? t->head : number->head;
    if (goods == (int32_t)w + 2 && t->rel == REL_NSUBJ) goods = goods_of_participle(s, w + 2, verb);
    if (goods < (int32_t)w + 2 || s->tokens[goods].rel != REL_OBJ) return;
    if (s->tokens[goods].head != (int32_t)verb || s->tokens[goods].upos != UPOS_NOUN) return;
    t->head = (int32_t)verb;
    t->rel = REL_IOBJ;
    number->head = goods;
    number->rel = REL_NUMMOD;
}

// "Promised it $20 million" with both for what is promised.
static void mend_two_objects(sentence *s, uint32_t w)
{
    int32_t verb = s->tokens[w].head;
    if (verb < 0 || verb >= (int32_t)w || !gives(s->tokens[verb].form)) return;
    int32_t taker = child_of(s, (uint32_t)verb, (uint32_t)verb + 1, w, REL_OBJ);
    if (taker < 0 || is_parted(s, (uint32_t)verb, w)) return;
    for (uint32_t i = (uint32_t)verb; i < w; i++)
        if (s->tokens[i].rel == REL_CC) return;
    if (child_of(s, w, (uint32_t)verb, w, REL_CASE) >= 0) return;
    s->tokens[taker].rel = REL_IOBJ;
}

// "Brought its envoy home from Peru" with the envoy for a part of the home's name, the home for
// what somebody is or Peru hung on it: the home is where to.
static void mend_home(sentence *s, uint32_t w)
{
    token *home = &s->tokens[w], *who = &s->tokens[w - 1];
    if (home->head < 0 || home->head >= (int32_t)w || !str_eq(home->form, STR("home"))) return;
    uint32_t verb = (uint32_t)home->head;
    if (!str_in_list(s->tokens[verb].form,
                     "bring|brings|brought|bringing|call|calls|called|calling|fly|flies|flew|"
                     "flown|flying|order|orders|ordered|ordering|recall|recalls|recalled|send|"
                     "sends|sent|sending|summon|summons|summoned|summoning",
                     '|'))
        return;
    bool part = who->head == (int32_t)w && who->upos == UPOS_NOUN &&
                (who->rel == REL_COMPOUND || who->rel == REL_NMOD_DESC);
    if (!part && child_of(s, verb, verb, w, REL_OBJ) != (int32_t)w - 1) return;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *t = &s->tokens[i];
        if (t->head != (int32_t)w || i + 1 == w) continue;
        t->head = i < w ? (int32_t)w - 1 : (int32_t)verb;
        if (i > w && t->rel == REL_NMOD) t->rel = REL_OBL;
    }
    who->head = (int32_t)verb;
    who->rel = REL_OBJ;
    home->rel = REL_ADVMOD;
    home->upos = UPOS_ADV;
    home->xpos = XPOS_RB;
    home->feats = STR_NONE;
}

// "Turkey has stood by Pakistan" with Pakistan for who did it: who has a subject and is active is
// done by nobody.
static void mend_no_agent(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->rel != REL_OBL_AGENT || t->head < 0 || t->head >= (int32_t)w) return;
    uint32_t verb = (uint32_t)t->head;
    const token *v = &s->tokens[verb];
    int32_t subject = child_of(s, verb, 0, verb, REL_NSUBJ);
    if (subject < 0 || s->tokens[subject].rel != REL_NSUBJ || v->upos != UPOS_VERB) return;
    bool active = v->xpos == XPOS_VBZ || v->xpos == XPOS_VBP || str_eq(v->form, STR("stood"));
    for (uint32_t i = 0; i < verb; i++) {
        if (s->tokens[i].head != (int32_t)verb || s->tokens[i].upos != UPOS_AUX) continue;
        active |= str_in_list(s->tokens[i].form, "has|have|had", '|');
        if (str_in_list(s->tokens[i].form, "is|are|was|were|be|been|being|got|get", '|')) return;
    }
    if (active) t->rel = REL_OBL;
}

// "Attended the march" with the march for a time or measure: these verbs ask for an object.
static void mend_measure(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->rel != REL_OBL_UNMARKED || t->upos != UPOS_NOUN || t->head < 0) return;
    uint32_t verb = (uint32_t)t->head;
    if (verb >= w || child_of(s, w, verb, w, REL_DET) != (int32_t)verb + 1) return;
    if (!str_in_list(s->tokens[verb].form,
                     "attend|attends|attended|attending|join|joined|joining|stage|stages|staged|"
                     "staging|organise|organised|organising|organize|organized|organizing",
                     '|') ||
        child_of(s, verb, verb, s->n_tokens, REL_OBJ) >= 0 ||
        child_of(s, verb, 0, verb, REL_AUX) >= 0)
        return;
    if (!str_in_list(t->form, "day|days|evening|hour|month|morning|night|time|week|weekend|year",
                     '|'))
        t->rel = REL_OBJ;
}

// "Allowed [aid] trucks into the town" with the aid for what the trucks are: behind these verbs an
// infinitive has "to".
static void mend_bare_infinitive(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (w < 1 || t->xpos != XPOS_VB || t->head != (int32_t)w - 1) return;
    if (!str_in_list(
            s->tokens[w - 1].form,
            "allow|allows|allowed|permit|permits|permitted|block|blocks|blocked|stop|stops|"
            "stopped",
            '|'))
        return;
    int32_t goods = child_of(s, w, w + 1, s->n_tokens, REL_OBJ);
    if (goods != (int32_t)w + 1 || child_of(s, w - 1, w, s->n_tokens, REL_OBJ) >= 0) return;
    for (uint32_t i = w + 1; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)w) s->tokens[i].head = (int32_t)w - 1;
    t->upos = UPOS_NOUN;
    t->xpos = XPOS_NN;
    t->feats = STR("Number=Sing");
    t->head = goods;
    t->rel = REL_COMPOUND;
}

void mend_object_places(sentence *s)
{
    for (uint32_t w = 1; w < s->n_tokens; w++) {
        switch (s->tokens[w].rel) {
        case REL_OBJ:
            mend_more(s, w);
            mend_two_objects(s, w);
            mend_home(s, w);
            mend_parted_object(s, w);
            break;
        case REL_OBL_AGENT:
            mend_agents(s, w);
            mend_no_agent(s, w);
            break;
        case REL_OBL_UNMARKED: mend_measure(s, w); break;
        case REL_APPOS: mend_second_object(s, w); break;
        case REL_CCOMP: mend_offers(s, w); break;
        case REL_XCOMP:
            mend_bare_infinitive(s, w);
            mend_presents(s, w);
            mend_becoming(s, w);
            mend_given(s, w);
            mend_hostage(s, w);
            mend_home(s, w);
            break;
        case REL_NSUBJ:
        case REL_NMOD_UNMARKED: mend_counted(s, w); break;
        case REL_AMOD: mend_receivers(s, w); break;
        case REL_COMPOUND:
            mend_counted(s, w);
            mend_receivers(s, w);
            break;
        case REL_NMOD_POSS: mend_receivers(s, w); break;
        case REL_ADVMOD: mend_home(s, w); break;
        default: break;
        }
    }
}
