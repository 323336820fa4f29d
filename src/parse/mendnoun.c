#include "parse/mendnoun.h"
#include "parse/mendtree.h"

static bool has_article(const sentence *s, uint32_t head, uint32_t to, const char *articles)
{
    for (uint32_t i = 0; i < to; i++)
        if (s->tokens[i].head == (int32_t)head && s->tokens[i].rel == REL_DET &&
            str_in_list(s->tokens[i].form, articles, '|') &&
            !str_in_list(s->tokens[i + 1].form, "few|good|great|lot|number", '|'))
            return true; // but "a great many people"
    return false;
}

// The finite verb behind the word that hangs on it as a clause without a subject: the main verb of
// what the word is the subject of; -1 when there is none.
static int32_t verb_without_subject(const sentence *s, uint32_t w)
{
    for (uint32_t v = w + 1; v < s->n_tokens; v++) {
        const token *t = &s->tokens[v];
        if (t->head != (int32_t)w || t->upos != UPOS_VERB) continue;
        deprel rel = deprel_base((deprel)t->rel);
        if (rel != REL_CCOMP && rel != REL_ADVCL && rel != REL_PARATAXIS && rel != REL_CONJ &&
            rel != REL_XCOMP)
            continue;
        int32_t aux = child_of(s, v, w + 1, v, REL_AUX);
        bool past = t->xpos == XPOS_VBD || t->xpos == XPOS_VBZ || t->xpos == XPOS_VBP;
        bool opened = child_of(s, v, w + 1, v, REL_MARK) >= 0 || // "when asked", "and left"
                      child_of(s, v, w + 1, v, REL_CC) >= 0 ||
                      str_eq(s->tokens[v - 1].form, STR(","));
        if ((past || aux >= 0) && !opened && child_of(s, v, w + 1, v, REL_NSUBJ) < 0 &&
            child_of(s, v, w + 1, v, REL_CSUBJ) < 0)
            return (int32_t)v;
    }
    return -1;
}

static void make_noun(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    bool plural = t->xpos == XPOS_VBZ;
    t->upos = UPOS_NOUN;
    t->xpos = plural ? XPOS_NNS : XPOS_NN;
    t->feats = plural ? STR("Number=Plur") : STR("Number=Sing");
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *c = &s->tokens[i];
        if (c->head != (int32_t)w) continue;
        deprel rel = deprel_base((deprel)c->rel);
        if (rel == REL_NSUBJ && i < w) c->rel = REL_COMPOUND;
        if (rel == REL_OBL) c->rel = REL_NMOD;
        if (rel == REL_XCOMP && i > w) c->rel = REL_ACL;
    }
}

// The verb takes the noun's place, and what stands behind it and hung on the noun.
static void hand_over(sentence *s, uint32_t w, uint32_t verb)
{
    int32_t aux = child_of(s, verb, w + 1, verb, REL_AUX);
    bool passive = aux >= 0 && s->tokens[aux].rel == REL_AUX_PASS;
    s->tokens[verb].head = s->tokens[w].head;
    s->tokens[verb].rel = s->tokens[w].rel;
    s->tokens[w].head = (int32_t)verb;
    s->tokens[w].rel = passive ? REL_NSUBJ_PASS : REL_NSUBJ;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        bool outside = i > verb ||
                       (i < w && (s->tokens[i].upos == UPOS_PUNCT || s->tokens[i].rel == REL_MARK));
        if (outside && s->tokens[i].head == (int32_t)w) s->tokens[i].head = (int32_t)verb;
    }
}

// Verbs that take no clause: what follows is their object.
static bool takes_no_clause(const token *t)
{
    static const char *const STEMS[] = {"approv",  "block",  "condemn", "criticis", "criticiz",
                                        "denounc", "deplor", "endors",  "oppos",    "slam",
                                        "suspend", "veto",   "welcom"};
    for (size_t i = 0; i < sizeof STEMS / sizeof *STEMS; i++)
        if (str_starts(t->form, str_of(STEMS[i]))) return t->upos == UPOS_VERB;
    return false;
}

// "Denounced the US [measure]".
static bool is_object_clause(const sentence *s, uint32_t w)
{
    const token *t = &s->tokens[w];
    return t->rel == REL_CCOMP && t->head >= 0 && t->head < (int32_t)w &&
           takes_no_clause(&s->tokens[t->head]);
}

// The noun directly before the word that can only be the first part of its name: it stands with an
// article of the singular in the plural, or with an article and has no verb of its own behind.
static int32_t first_part(const sentence *s, uint32_t w, int32_t verb)
{
    const token *n = &s->tokens[w - 1];
    if (!is_noun(n)) return -1;
    deprel rel = deprel_base((deprel)n->rel);
    bool subject = n->head == (int32_t)w && rel == REL_NSUBJ;
    bool object = n->head >= 0 && n->head == s->tokens[w].head && n->head < (int32_t)w - 1 &&
                  rel == REL_OBJ && s->tokens[w].rel == REL_XCOMP;
    if (n->head == (int32_t)w && rel == REL_COMPOUND) return (int32_t)w - 1; // verbs have no parts
    if (!subject && !object) return -1;
    if (subject && is_object_clause(s, w)) return (int32_t)w - 1;
    if (n->xpos == XPOS_NNS && has_article(s, w - 1, w, "a|an|A|An")) return (int32_t)w - 1;
    bool singular = n->xpos == XPOS_NN || n->xpos == XPOS_NNP;
    bool stray = subject && verb >= 0 && singular && has_article(s, w - 1, w, "a|an|A|An|the|The");
    return stray ? (int32_t)w - 1 : -1;
}

// "An arms [sale] was announced", "the US [measure]": a bare form with an article, or one whose
// subject can have none of it.
static void mend_bare_forms(sentence *s)
{
    for (uint32_t w = 1; w < s->n_tokens; w++) {
        const token *t = &s->tokens[w];
        bool bare = t->xpos == XPOS_VBP || t->xpos == XPOS_VB ||
                    (t->xpos == XPOS_VBZ && is_object_clause(s, w));
        if (t->upos != UPOS_VERB || !bare) continue;
        if (child_of(s, w, 0, w, REL_AUX) >= 0 || child_of(s, w, 0, w, REL_MARK) >= 0) continue;
        bool own = has_article(s, w, w, "a|an|A|An|the|The");
        if (!own && !is_noun(&s->tokens[w - 1])) continue;
        int32_t verb = verb_without_subject(s, w);
        int32_t part = own ? -1 : first_part(s, w, verb);
        if (!own && part < 0) continue;
        for (uint32_t i = 0; part >= 0 && i < (uint32_t)part; i++)
            if (s->tokens[i].head == part && s->tokens[i].rel == REL_DET)
                s->tokens[i].head = (int32_t)w;
        deprel rel = deprel_base((deprel)t->rel);
        bool clause = rel == REL_CCOMP || rel == REL_XCOMP;
        make_noun(s, w);
        if (part >= 0) {
            s->tokens[part].head = (int32_t)w;
            s->tokens[part].rel = REL_COMPOUND;
        }
        if (verb >= 0)
            hand_over(s, w, (uint32_t)verb);
        else if (clause && s->tokens[w].head >= 0 && s->tokens[w].head < (int32_t)w)
            s->tokens[w].rel = REL_OBJ;
    }
}

// The last verb before the word; -1 when there is none.
static int32_t verb_before(const sentence *s, uint32_t w)
{
    while (w > 0 && s->tokens[w - 1].upos != UPOS_VERB) w--;
    return (int32_t)w - 1;
}

// "Accused of hacking [by] Chad", "aid [for] Chad worth millions" with the noun hung on the
// preposition and that on what follows, the full stop or a word that has a head before: the noun
// hangs there, from the full stop on the last verb.
static void mend_lost_prepositions(sentence *s)
{
    for (uint32_t p = 1; p + 2 < s->n_tokens; p++) {
        token *t = &s->tokens[p];
        if (t->upos != UPOS_ADP || t->rel != REL_CASE || t->head <= (int32_t)p + 1) continue;
        const token *behind = &s->tokens[t->head];
        int32_t noun = -1;
        for (uint32_t i = p + 1; i < (uint32_t)t->head && noun < 0; i++)
            if (s->tokens[i].head == (int32_t)p && is_noun(&s->tokens[i])) noun = (int32_t)i;
        if (noun >= 0 && // "in case", "out of print"
            (s->tokens[noun].rel == REL_FIXED || s->tokens[noun].rel == REL_FLAT ||
             child_of(s, (uint32_t)noun, p, (uint32_t)noun, REL_CASE) >= 0))
            continue;
        bool point = behind->upos == UPOS_PUNCT;
        int32_t above = point ? verb_before(s, p) : behind->head;
        if (noun < 0 || above < 0 || above >= (int32_t)p) continue;
        s->tokens[noun].head = above;
        s->tokens[noun].rel = is_noun(&s->tokens[above]) ? REL_NMOD : REL_OBL;
        t->head = noun;
    }
}

// "The door to [talks]" with a verb in the third person behind the "to", and "[Accused] of lies,
// Chad kept quiet" with the participle for an adverb.
static void mend_forms(sentence *s)
{
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        if (t->upos == UPOS_VERB && t->rel == REL_ADVMOD && w == 0 && t->xpos == XPOS_VBN)
            t->rel = REL_ADVCL;
        if (w < 2 || t->xpos != XPOS_VBZ || t->rel != REL_ACL || t->head >= (int32_t)w) continue;
        token *to = &s->tokens[w - 1];
        if (!str_eq(to->form, STR("to")) || to->head != (int32_t)w) continue;
        make_noun(s, w);
        t->rel = REL_NMOD;
        to->rel = REL_CASE;
        to->upos = UPOS_ADP;
        to->xpos = XPOS_IN;
    }
}

static bool is_people_adjective(const token *t)
{
    return t->upos == UPOS_ADJ && t->form.n && t->form.p[0] >= 'A' && t->form.p[0] <= 'Z';
}

// "The Sudanese army and Sudanese rebels" with the army for a part of the rebels' name: what has an
// adjective of its own beside theirs is none.
static void mend_pairs(sentence *s)
{
    for (uint32_t w = 1; w + 3 < s->n_tokens; w++) {
        token *first = &s->tokens[w], *and = &s->tokens[w + 1], *adjective = &s->tokens[w + 2];
        token *second = &s->tokens[w + 3];
        if (first->upos != UPOS_NOUN || first->rel != REL_COMPOUND) continue;
        if (first->head != (int32_t)w + 3 || !is_noun(second)) continue;
        if (and->rel != REL_CC || adjective->rel != REL_CONJ || adjective->head != (int32_t)w)
            continue;
        if (!is_people_adjective(adjective) || !is_people_adjective(&s->tokens[w - 1])) continue;
        for (uint32_t i = 0; i < w; i++)
            if (s->tokens[i].head == (int32_t)w + 3) s->tokens[i].head = (int32_t)w;
        first->head = second->head;
        first->rel = second->rel;
        and->head = adjective->head = (int32_t)w + 3;
        adjective->rel = REL_AMOD;
        second->head = (int32_t)w;
        second->rel = REL_CONJ;
    }
}

// "A [trade and security] law" with the trade for one thing and the law for another: the article in
// front is that of one, which both say the kind of.
static void mend_kinds(sentence *s, uint32_t w)
{
    token *first = &s->tokens[w - 1], *and = &s->tokens[w], *second = &s->tokens[w + 1];
    token *law = &s->tokens[w + 2];
    uint32_t head = w + 2;
    if (first->upos != UPOS_NOUN || first->xpos != XPOS_NN || and->head != (int32_t)head) return;
    if (law->rel != REL_CONJ || law->head != (int32_t)w - 1 || and->rel != REL_CC) return;
    if (second->rel != REL_COMPOUND || second->head != (int32_t)head) return;
    if (!str_in_list(law->form, "act|bill|law|package|pact|treaty", '|')) return;
    int32_t article = child_of(s, w - 1, 0, w - 1, REL_DET);
    if (article < 0 || !str_in_list(s->tokens[article].form, "a|an|A|An", '|')) return;
    if (str_in_list(first->form, "act|agreement|bill|deal|law|package|pact|treaty", '|')) return;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if ((i < w || i > head) && s->tokens[i].head == (int32_t)w - 1)
            s->tokens[i].head = (int32_t)head;
    law->head = first->head;
    law->rel = first->rel;
    first->head = (int32_t)head;
    first->rel = REL_COMPOUND;
    second->head = (int32_t)w - 1;
    second->rel = REL_CONJ;
    and->head = (int32_t)w + 1;
}

void mend_words(sentence *s)
{
    for (uint32_t w = 2; w + 2 < s->n_tokens; w++) mend_kinds(s, w);
    mend_pairs(s);
    mend_bare_forms(s);
    mend_lost_prepositions(s);
    mend_forms(s);
}
