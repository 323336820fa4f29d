#include "parse/mendsubject.h"
#include "parse/mendtree.h"

// "On Sunday", "In July": a day or month with its preposition.
static bool is_day(const sentence *s, uint32_t w)
{
    str on = s->tokens[w - 1].form;
    if (on.n != 2) return false;
    return str_in_list(on, "On|on", '|')
               ? str_in_list(s->tokens[w].form,
                             "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday", '|')
               : str_in_list(on, "In|in", '|') &&
                     str_in_list(s->tokens[w].form,
                                 "January|February|March|April|May|June|July|August|September|"
                                 "October|November|December",
                                 '|');
}

// The verb with a tense that the noun stands before; -1 when it hangs on none.
static int32_t verb_behind(const sentence *s, int32_t noun)
{
    int32_t verb = s->tokens[noun].head;
    if (verb <= noun || s->tokens[verb].upos != UPOS_VERB) return -1;
    return token_is_finite(&s->tokens[verb]) ||
                   child_of(s, (uint32_t)verb, (uint32_t)noun, (uint32_t)verb, REL_AUX) >= 0
               ? verb
               : -1;
}

// "On Sunday Thailand stopped", "In July Chad's army left" with the day for a part of the name:
// days are none, and the verb lacks a subject.
static void mend_day(sentence *s, uint32_t w)
{
    token *day = &s->tokens[w], *on = &s->tokens[w - 1];
    if (on->rel != REL_CASE || (on->head != (int32_t)w && on->head <= (int32_t)w)) return;
    int32_t noun = day->head;
    while (s->tokens[noun].head > noun && is_noun(&s->tokens[s->tokens[noun].head]))
        noun = s->tokens[noun].head;
    token *n = &s->tokens[noun];
    int32_t verb = verb_behind(s, noun);
    deprel rel = deprel_base((deprel)n->rel);
    if (verb < 0 || (rel != REL_OBL && rel != REL_NSUBJ) || is_parted(s, w, (uint32_t)noun)) return;
    if (on->head != (int32_t)w && !is_below(s, on->head, noun)) return;
    if (child_of(s, (uint32_t)noun, w, (uint32_t)noun, REL_CASE) >= 0) return;
    if (rel == REL_OBL && child_of(s, (uint32_t)verb, 0, s->n_tokens, REL_NSUBJ) >= 0) return;
    int32_t be = child_of(s, (uint32_t)verb, (uint32_t)noun, (uint32_t)verb, REL_AUX);
    if (rel == REL_OBL)
        n->rel = be >= 0 && s->tokens[be].rel == REL_AUX_PASS ? REL_NSUBJ_PASS : REL_NSUBJ;
    on->head = (int32_t)w;
    day->head = verb;
    day->rel = REL_OBL;
}

// "On Sunday Chad's army left" with Chad for a second part of the day's name: it takes the day's
// place, and what hangs on that behind it.
static void part_from_day(sentence *s, uint32_t w)
{
    token *day = &s->tokens[w], *name = &s->tokens[w + 1];
    if (name->upos != UPOS_PROPN || name->rel != REL_FLAT || name->head != (int32_t)w) return;
    int32_t above = day->head;
    if (above <= (int32_t)w + 1 || name->form.n < 3) return;
    if (s->tokens[above].upos == UPOS_VERB &&
        child_of(s, (uint32_t)above, 0, s->n_tokens, REL_NSUBJ) >= 0)
        return;
    for (uint32_t i = w + 2; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)w) s->tokens[i].head = (int32_t)w + 1;
    name->head = above;
    name->rel = day->rel;
    day->head = (int32_t)w + 1;
    day->rel = REL_COMPOUND;
}

static void mend_days(sentence *s)
{
    for (uint32_t w = 1; w + 2 < s->n_tokens; w++) {
        const token *day = &s->tokens[w], *next = &s->tokens[w + 1];
        if (day->rel == REL_OBL_AGENT || !is_day(s, w)) continue;
        part_from_day(s, w);
        if (day->head <= (int32_t)w || next->rel == REL_CASE) continue; // "on Sunday's march"
        if (day->rel != REL_COMPOUND && deprel_base((deprel)day->rel) != REL_NMOD) continue;
        if (str_in_list(next->form, "morning|mornings|afternoon|evening|evenings|night|nights|Day",
                        '|'))
            continue;
        mend_day(s, w);
    }
}

// "The Omani [offer] to mediate" with the offer for the verb of a name that has an article and is
// no plural.
static void mend_offer(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (w == 0 || t->xpos != XPOS_VBP) return;
    token *name = &s->tokens[w - 1];
    bool people = name->upos == UPOS_ADJ; // "the Omani"
    if (name->rel != REL_NSUBJ || name->head != (int32_t)w || (name->xpos != XPOS_NNP && !people))
        return;
    int32_t article = child_of(s, w - 1, 0, w - 1, REL_DET);
    int32_t infinitive = child_of(s, w, w, s->n_tokens, REL_XCOMP);
    if (article < 0 || infinitive < 0 || child_of(s, w, 0, s->n_tokens, REL_OBJ) >= 0) return;
    for (uint32_t i = 0; i + 1 < w; i++)
        if (s->tokens[i].head == (int32_t)w - 1) s->tokens[i].head = (int32_t)w;
    name->rel = people ? REL_AMOD : REL_COMPOUND;
    s->tokens[infinitive].rel = REL_ACL;
    t->upos = UPOS_NOUN;
    t->xpos = XPOS_NN;
    t->feats = STR("Number=Sing");
}

// "Its plan to mediate between Peru and [Chile] failed" with the plan and Chile for two subjects.
// Says whether they were so.
static bool joins_between(sentence *s, uint32_t and, int32_t verb)
{
    token *first = &s->tokens[and-1], *second = &s->tokens[and+1];
    int32_t subject = child_of(s, (uint32_t)verb, 0, and, REL_NSUBJ);
    int32_t mark = child_of(s, and-1, 0, and-1, REL_CASE);
    if (s->tokens[and].head != verb || subject < 0 || mark < 0 || !is_noun(first)) return false;
    if (!str_eq(s->tokens[mark].form, STR("between"))) return false;
    if (!is_below(s, (int32_t) and -1, subject)) return false;
    if (child_of(s, and-1, and, s->n_tokens, REL_CONJ) >= 0) return false;
    s->tokens[and].head = (int32_t) and +1;
    second->head = (int32_t) and -1;
    second->rel = REL_CONJ;
    return true;
}

// "Talks between Peru and Chile broke down" with the talks between Peru for one clause and what
// Chile broke for another: "between" asks for two.
static void mend_between(sentence *s)
{
    for (uint32_t w = 2; w + 1 < s->n_tokens; w++) {
        token *and = &s->tokens[w], *second = &s->tokens[w + 1];
        if (and->rel != REL_CC || !str_eq(and->form, STR("and"))) continue;
        bool below = second->head == (int32_t)w; // hung on the "and"
        int32_t verb = below ? and->head : second->head;
        bool subject = deprel_base((deprel)second->rel) == REL_NSUBJ;
        if ((!subject && !below) || verb <= (int32_t)w + 1 || !is_noun(second)) continue;
        if (!below && joins_between(s, w, verb)) continue;
        token *v = &s->tokens[verb];
        int32_t noun = v->head; // the talks, or the "offer to mediate between ..."
        bool infinitive = noun >= 0 && s->tokens[noun].rel == REL_XCOMP;
        if (infinitive && s->tokens[noun].xpos == XPOS_VB && s->tokens[noun].head < noun)
            noun = s->tokens[noun].head; // hung on the mediating
        if (and->head != verb || v->rel != REL_CONJ || noun < 0) continue;
        if (noun >= (int32_t)w - 1 || !is_below(s, (int32_t)w - 1, noun)) continue;
        int32_t mark = child_of(s, w - 1, 0, w - 1, REL_CASE);
        if (mark < 0 || !str_eq(s->tokens[mark].form, STR("between"))) continue;
        if (s->tokens[noun].upos == UPOS_VERB) mend_offer(s, (uint32_t)noun);
        if (s->tokens[noun].upos != UPOS_NOUN) continue;
        v->head = s->tokens[noun].head;
        v->rel = s->tokens[noun].rel;
        s->tokens[noun].head = verb;
        s->tokens[noun].rel = REL_NSUBJ;
        for (uint32_t i = (uint32_t)verb + 1; i < s->n_tokens; i++)
            if (s->tokens[i].head == noun) s->tokens[i].head = verb;
        and->head = (int32_t)w + 1;
        second->head = (int32_t)w - 1;
        second->rel = REL_CONJ;
    }
}

// "Iran's threat to strike Israel alarmed Jordan" with Israel for a second subject: the object of
// the infinitive before it.
static void mend_objects(sentence *s)
{
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++) {
        const token *v = &s->tokens[w];
        if (v->xpos != XPOS_VB || v->rel != REL_ACL || v->head < 0 || v->head >= (int32_t)w - 1)
            continue;
        const token *noun = &s->tokens[v->head];
        if (!str_eq(s->tokens[w - 1].form, STR("to")) || noun->rel != REL_NSUBJ) continue;
        if (noun->head <= (int32_t)w + 1 || child_of(s, w, w, s->n_tokens, REL_OBJ) >= 0) continue;
        int32_t second = child_of(s, (uint32_t)noun->head, w + 1, (uint32_t)noun->head, REL_NSUBJ);
        if (second < 0 || child_of(s, (uint32_t)second, w, (uint32_t)second, REL_CASE) >= 0)
            continue;
        bool adjoins = true; // nothing but the phrase of the second one between
        for (uint32_t i = w + 1; i < (uint32_t)second; i++) adjoins &= s->tokens[i].head == second;
        if (!adjoins) continue;
        s->tokens[second].head = (int32_t)w;
        s->tokens[second].rel = REL_OBJ;
    }
}

// "The rioting by students lasted" with the rioting for an adjective of the students: no adjective
// stands before a preposition of its noun.
static void mend_heads(sentence *s)
{
    for (uint32_t w = 0; w + 2 < s->n_tokens; w++) {
        token *t = &s->tokens[w], *p = &s->tokens[w + 1];
        if (t->upos != UPOS_NOUN || (t->rel != REL_AMOD && t->rel != REL_COMPOUND)) continue;
        int32_t noun = t->head;
        if (noun <= (int32_t)w + 1 || p->rel != REL_CASE || p->head != noun) continue;
        if (p->upos != UPOS_ADP || !is_noun(&s->tokens[noun])) continue;
        if (child_of(s, (uint32_t)noun, 0, w, REL_CASE) >= 0) continue;
        for (uint32_t i = 0; i < w; i++)
            if (s->tokens[i].head == noun) s->tokens[i].head = (int32_t)w;
        t->head = s->tokens[noun].head;
        t->rel = s->tokens[noun].rel;
        s->tokens[noun].head = (int32_t)w;
        s->tokens[noun].rel = REL_NMOD;
    }
}

// "Omani", "Swedish": what a people is called, and no country is.
static bool is_demonym(str form)
{
    static const char *const ENDS[] = {"ian", "ish", "ese", "ench", "utch", "reek",
                                       "aqi", "eli", "ani", "emi",  "ean"};
    if (form.n == 0 || form.p[0] < 'A' || form.p[0] > 'Z') return false;
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (str_ends(form, str_of(ENDS[i]))) return true;
    return false;
}

// "[Omani] and Swedish troops clashed" with one Omani and the troops for two who clashed.
static void mend_peoples(sentence *s, uint32_t w)
{
    if (w + 3 >= s->n_tokens) return;
    token *first = &s->tokens[w], *and = &s->tokens[w + 1], *second = &s->tokens[w + 2];
    token *noun = &s->tokens[w + 3];
    if (noun->rel != REL_CONJ || noun->head != (int32_t)w || noun->xpos != XPOS_NNS) return;
    if (and->rel != REL_CC || and->head != (int32_t)w + 3 || second->head != (int32_t)w + 3) return;
    if (second->rel != REL_AMOD && second->rel != REL_COMPOUND) return;
    if (!is_demonym(first->form) || !is_demonym(second->form)) return;
    give_children(s, w, w + 3);
    noun->head = first->head;
    noun->rel = first->rel;
    first->head = (int32_t)w + 3;
    first->rel = REL_AMOD;
    first->upos = UPOS_ADJ;
    first->xpos = XPOS_JJ;
    second->head = (int32_t)w;
    second->rel = REL_CONJ;
    and->head = (int32_t)w + 2;
}

// "[Peru], Chile and Cuba met" with Peru for the time of it.
static void mend_first_of_list(sentence *s)
{
    if (s->n_tokens < 6) return;
    token *first = &s->tokens[0], *second = &s->tokens[2];
    if (first->upos != UPOS_PROPN || first->rel != REL_OBL_UNMARKED) return;
    if (!str_eq(s->tokens[1].form, STR(",")) || second->upos != UPOS_PROPN) return;
    if (deprel_base((deprel)second->rel) != REL_NSUBJ || second->head != first->head) return;
    int32_t last = child_of(s, 2, 3, s->n_tokens, REL_CONJ);
    if (last != 4 || s->tokens[3].rel != REL_CC) return;
    if (str_in_list(first->form, "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday", '|'))
        return;
    first->rel = second->rel;
    second->head = s->tokens[last].head = 0;
    second->rel = REL_CONJ;
    s->tokens[1].head = 2;
}

// "[Backing] for Mali was increased", "an arms [sale] to Mali was announced" with the noun for a
// clause or for one beside it: no comma parts it from the verb, and that has no subject.
static void mend_clause_for_subject(sentence *s)
{
    int32_t root = root_of(s);
    if (root < 3) return;
    uint32_t verb = (uint32_t)root, w = 0;
    int32_t be = child_of(s, verb, 2, verb, REL_AUX);
    while (w < verb && s->tokens[w].head != root) w++;
    if (w + 2 >= verb || be < 0 || s->tokens[be].rel != REL_AUX_PASS) return;
    token *t = &s->tokens[w], *next = &s->tokens[w + 1];
    if (child_of(s, verb, 0, s->n_tokens, REL_NSUBJ) >= 0 || is_parted(s, 0, verb)) return;
    deprel rel = deprel_base((deprel)t->rel);
    bool gerund = w == 0 && t->xpos == XPOS_VBG && (rel == REL_ADVCL || rel == REL_CSUBJ) &&
                  str_eq(next->form, STR("for")) && next->rel == REL_CASE;
    if (!gerund && (t->upos != UPOS_NOUN || rel != REL_PARATAXIS)) return;
    if (gerund && child_of(s, w, 0, verb, REL_OBJ) >= 0) return;
    for (uint32_t i = w + 1; i < verb && gerund; i++)
        if (s->tokens[i].head == (int32_t)w && s->tokens[i].rel == REL_OBL)
            s->tokens[i].rel = REL_NMOD;
    t->rel = REL_NSUBJ_PASS;
    if (!gerund) return;
    t->upos = UPOS_NOUN;
    t->xpos = XPOS_NN;
    t->feats = STR("Number=Sing");
}

void mend_subject_places(sentence *s)
{
    mend_clause_for_subject(s);
    mend_first_of_list(s);
    for (uint32_t w = 0; w < s->n_tokens; w++) mend_peoples(s, w);
    mend_days(s);
    mend_between(s);
    mend_objects(s);
    mend_heads(s);
}
