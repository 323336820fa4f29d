#include "parse/mendtag.h"
#include "parse/mendtree.h"

static bool is_helped(const sentence *s, uint32_t verb)
{
    return child_of(s, verb, 0, s->n_tokens, REL_AUX) >= 0 ||
           child_of(s, verb, 0, s->n_tokens, REL_COP) >= 0;
}

// "Called for restraint", "called on Chad": a passive would leave the preposition alone.
static bool governs_preposition(const sentence *s, uint32_t verb)
{
    if (verb + 2 >= s->n_tokens) return false;
    if (!str_in_list(s->tokens[verb].form, "called|appealed", '|')) return false;
    const token *t = &s->tokens[verb + 1];
    return str_in_list(t->form, "for|on|upon", '|') && t->rel == REL_CASE &&
           t->head > (int32_t)verb + 1 && s->tokens[t->head].head == (int32_t)verb &&
           s->tokens[t->head].upos != UPOS_VERB;
}

// Where a verb without an auxiliary has a tense: the main clause, a relative one, one with "that".
static bool has_tense(const sentence *s, uint32_t verb)
{
    const token *t = &s->tokens[verb];
    if (t->head < 0) return true;
    if (t->rel == REL_CCOMP) return child_of(s, verb, 0, verb, REL_MARK) >= 0;
    return t->rel == REL_ACL_RELCL;
}

// "Police in Lima arrested 30 smugglers": what has a subject and no auxiliary is a past tense, but
// not in a headline ("Mali Accused of Fraud").
static void mend_past(sentence *s)
{
    if (s->headline) return;
    for (uint32_t w = 1; w < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        if (t->upos != UPOS_VERB || (t->xpos != XPOS_VBN && t->xpos != XPOS_VBD)) continue;
        int32_t subject = child_of(s, w, 0, w, REL_NSUBJ);
        if (subject < 0 || !has_tense(s, w) || is_helped(s, w)) continue;
        if (s->tokens[subject].rel == REL_NSUBJ_PASS) {
            if (!governs_preposition(s, w)) continue;
            s->tokens[subject].rel = REL_NSUBJ;
        }
        if (t->xpos == XPOS_VBD) continue;
        t->xpos = XPOS_VBD;
        t->feats = STR("Mood=Ind|Tense=Past|VerbForm=Fin");
    }
}

// "Resumed talks with Chad", "in the Nile talks" with the talks for a verb: as an object it would
// have a subject or "to".
static void mend_plurals(sentence *s)
{
    for (uint32_t w = 1; w < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        if (t->upos != UPOS_VERB || (t->xpos != XPOS_VBZ && t->xpos != XPOS_NNS)) continue;
        deprel rel = deprel_base((deprel)t->rel);
        if ((rel != REL_OBJ && rel != REL_NMOD && rel != REL_OBL) || !str_ends(t->form, STR("s")))
            continue;
        if (child_of(s, w, 0, w, REL_NSUBJ) >= 0 || child_of(s, w, 0, w, REL_MARK) >= 0 ||
            child_of(s, w, w, s->n_tokens, REL_OBJ) >= 0 || is_helped(s, w))
            continue;
        t->upos = UPOS_NOUN;
        t->xpos = XPOS_NNS;
        t->feats = STR("Number=Plur");
    }
}

// "Mongolia no longer sells tanks", "Will Chad Attack Sudan" with the verb for a noun, though it
// has a subject and an object.
static void mend_verb_for_noun(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (!is_noun(t) || child_of(s, w, 0, w, REL_NSUBJ) < 0) return;
    if (child_of(s, w, 0, w, REL_DET) >= 0 || child_of(s, w, 0, w, REL_CASE) >= 0 ||
        child_of(s, w, 0, s->n_tokens, REL_COP) >= 0)
        return;
    bool helped = child_of(s, w, 0, w, REL_AUX) >= 0;
    bool past = t->xpos == XPOS_VBD; // "if Chad froze the talks"
    if (!helped && !past && !str_ends(t->form, STR("s"))) return;
    t->upos = UPOS_VERB;
    if (past) return;
    t->xpos = helped ? XPOS_VB : XPOS_VBZ;
    t->feats = helped ? STR("VerbForm=Inf") : STR("Mood=Ind|Number=Sing|Person=3|VerbForm=Fin");
}

static void mend_verbs_for_nouns(sentence *s)
{
    for (uint32_t object = 2; object < s->n_tokens; object++) {
        const token *t = &s->tokens[object];
        if (deprel_base((deprel)t->rel) == REL_OBJ && t->head > 0 && t->head < (int32_t)object)
            mend_verb_for_noun(s, (uint32_t)t->head);
    }
}

// "Said no to the plan" with the "no" for what was said, and the plan hung on it: the two words are
// one verb.
static void mend_refusals(sentence *s)
{
    for (uint32_t w = 1; w + 2 < s->n_tokens; w++) {
        token *no = &s->tokens[w];
        const token *say = &s->tokens[w - 1];
        if (no->upos != UPOS_INTJ && no->upos != UPOS_ADV) continue;
        if (no->head < 0 || !str_eq(no->form, STR("no"))) continue;
        if (say->upos != UPOS_VERB || !str_in_list(say->form, "say|says|said|saying", '|'))
            continue;
        if (!str_eq(s->tokens[w + 1].form, STR("to"))) continue;
        for (uint32_t i = w + 1; i < s->n_tokens; i++) {
            if (s->tokens[i].head != (int32_t)w) continue;
            s->tokens[i].head = (int32_t)w - 1;
            if (s->tokens[i].rel == REL_NMOD) s->tokens[i].rel = REL_OBL;
        }
        no->head = (int32_t)w - 1;
        no->rel = REL_COMPOUND_PRT;
    }
}

// Verbs of which nobody says what their object becomes.
static bool becomes_nothing(str form)
{
    static const char *const STEMS[] = {"suspend", "halt", "resum", "cancel",  "froze",
                                        "freez",   "end",  "open",  "boycott", "postpon"};
    for (size_t i = 0; i < sizeof STEMS / sizeof *STEMS; i++)
        if (str_starts(form, str_of(STEMS[i]))) return true;
    return false;
}

// "Suspended the customs talks" with the talks for what the customs become.
static bool is_stray_predicate(const sentence *s, uint32_t w)
{
    const token *t = &s->tokens[w], *first = &s->tokens[w - 1];
    return t->rel == REL_XCOMP && becomes_nothing(s->tokens[t->head].form) &&
           t->upos == UPOS_NOUN && first->xpos == XPOS_NNS;
}

// "Attended the pride march" with the march for a time or measure beside the pride: of bare nouns
// only a few are that.
static void mend_bare_nouns(sentence *s)
{
    for (uint32_t w = 2; w < s->n_tokens; w++) {
        token *t = &s->tokens[w], *first = &s->tokens[w - 1];
        bool noun = t->upos == UPOS_NOUN || t->upos == UPOS_PROPN;
        if (!noun || t->head < 0 || t->head != first->head) continue;
        bool stray = is_stray_predicate(s, w);
        if (t->rel != REL_OBL_UNMARKED && !stray) continue;
        if (first->upos != UPOS_NOUN || first->rel != REL_OBJ) continue;
        if (first->xpos != XPOS_NN && !stray) continue;
        if (t->form.n < 4 || t->form.p[0] < 'a' || t->form.p[0] > 'z') continue;
        if (str_in_list(t->form,
                        "today|tomorrow|yesterday|tonight|midday|midnight|overnight|home|north|"
                        "south|east|west|abroad|afterwards|times|noon|percent|start",
                        '|') ||
            str_starts(t->form, STR("mid-")))
            continue;
        for (uint32_t i = (uint32_t)t->head + 1; i < w; i++)
            if (s->tokens[i].head == (int32_t)w - 1) s->tokens[i].head = (int32_t)w;
        for (uint32_t i = w + 1; i < s->n_tokens && stray; i++) // "the talks [it was holding]"
            if (s->tokens[i].head == (int32_t)w && s->tokens[i].rel == REL_CCOMP)
                s->tokens[i].rel = REL_ACL_RELCL;
        t->rel = REL_OBJ;
        t->upos = UPOS_NOUN;
        if (t->xpos == XPOS_NNP) t->xpos = XPOS_NN;
        first->head = (int32_t)w;
        first->rel = REL_COMPOUND;
    }
}

// "It is up to Iran to act" with Iran for the predicate: what is said of the step is "up".
static void mend_up_to(sentence *s)
{
    for (uint32_t w = 1; w + 2 < s->n_tokens; w++) {
        token *up = &s->tokens[w];
        const token *to = &s->tokens[w + 1];
        if (up->rel != REL_CASE || up->head <= (int32_t)w) continue;
        if (to->rel != REL_CASE || to->head != up->head) continue;
        if (!str_eq(up->form, STR("up")) || !str_eq(to->form, STR("to"))) continue;
        uint32_t who = (uint32_t)up->head;
        if (child_of(s, who, 0, w, REL_COP) < 0) continue;
        if (str_in_list(s->tokens[who].form, "date|par|scratch|speed|standard|standards|task", '|'))
            continue; // "up to speed" is one thing
        for (uint32_t i = 0; i < s->n_tokens; i++) {
            token *t = &s->tokens[i];
            deprel rel = deprel_base((deprel)t->rel);
            if (t->head != (int32_t)who || i == w) continue;
            bool clause = rel == REL_ACL || rel == REL_ADVCL || rel == REL_CSUBJ;
            if (t->rel == REL_ACL) t->rel = REL_ADVCL;
            if (i < w || (i > who && (clause || rel == REL_PUNCT || rel == REL_PARATAXIS)))
                t->head = (int32_t)w;
        }
        up->head = s->tokens[who].head;
        up->rel = s->tokens[who].rel;
        up->upos = UPOS_ADV;
        up->xpos = XPOS_RB;
        s->tokens[who].head = (int32_t)w;
        s->tokens[who].rel = REL_OBL;
    }
}

static bool has_finite_verb(const sentence *s)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (token_is_finite(&s->tokens[i])) return true;
    return false;
}

// "The police [handed] over nine rifles" with the verb for a noun of which the police are a part.
static void mend_past_nouns(sentence *s)
{
    int32_t root = root_of(s);
    if (s->headline || root < 1 || root + 2 >= (int32_t)s->n_tokens) return;
    token *t = &s->tokens[root], *noun = &s->tokens[root - 1];
    if (t->upos != UPOS_NOUN || !str_ends(t->form, STR("ed")) || !is_noun(noun)) return;
    deprel rel = deprel_base((deprel)noun->rel);
    if (noun->head != root || (rel != REL_COMPOUND && rel != REL_NSUBJ)) return;
    if (child_of(s, (uint32_t)root, (uint32_t)root, s->n_tokens, REL_COP) >= 0) return;
    bool over = str_in_list(s->tokens[root + 1].form, "over|back|out|off|up|down", '|');
    bool object = child_of(s, (uint32_t)root, (uint32_t)root, s->n_tokens, REL_OBJ) >= 0;
    if (!object && (!over || has_finite_verb(s))) return;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *c = &s->tokens[i];
        if (c->head != root || i + 1 == (uint32_t)root) continue;
        if (i < (uint32_t)root && (c->rel == REL_DET || c->rel == REL_AMOD ||
                                   c->rel == REL_COMPOUND || c->rel == REL_NMOD_POSS))
            c->head = root - 1;
        if (i > (uint32_t)root && c->rel == REL_NMOD) c->rel = REL_OBL;
    }
    noun->rel = REL_NSUBJ;
    t->upos = UPOS_VERB;
    t->xpos = XPOS_VBD;
    t->feats = STR("Mood=Ind|Tense=Past|VerbForm=Fin");
}

// "[No] further meeting" with the "no" for an adverb or for what one calls out.
static void mend_no(sentence *s)
{
    for (uint32_t w = 0; w + 1 < s->n_tokens; w++) {
        token *no = &s->tokens[w];
        if (no->upos == UPOS_DET || (no->rel != REL_ADVMOD && no->rel != REL_DET)) continue;
        if (no->head <= (int32_t)w || !str_in_list(no->form, "No|no", '|')) continue;
        uint32_t noun = (uint32_t)no->head;
        bool phrase = s->tokens[noun].upos == UPOS_NOUN &&
                      !str_in_list(s->tokens[w + 1].form, "more|less|longer|fewer", '|');
        for (uint32_t i = w + 1; i < noun; i++) {
            deprel rel = (deprel)s->tokens[i].rel;
            phrase &=
                s->tokens[i].head == (int32_t)noun && (rel == REL_AMOD || rel == REL_COMPOUND);
        }
        if (!phrase) continue;
        no->rel = REL_DET;
        no->upos = UPOS_DET;
        no->xpos = XPOS_DT;
        no->feats = STR_NONE;
    }
}

// "[Fasting] against the king, the prisoner died" with an adjective for the clause's verb.
static void mend_opening_gerund(sentence *s)
{
    if (s->n_tokens < 4) return;
    token *t = &s->tokens[0];
    if (t->upos != UPOS_ADJ || t->rel != REL_ADVCL || t->head <= 0) return;
    if (!str_ends(t->form, STR("ing"))) return;
    int32_t phrase = child_of(s, 0, 1, (uint32_t)t->head, REL_OBL);
    if (phrase < 0 || child_of(s, (uint32_t)phrase, 1, (uint32_t)phrase, REL_CASE) != 1) return;
    t->upos = UPOS_VERB;
    t->xpos = XPOS_VBG;
    t->feats = STR("Tense=Pres|VerbForm=Part");
}

void mend_tags(sentence *s)
{
    mend_past_nouns(s);
    mend_no(s);
    mend_opening_gerund(s);
    mend_up_to(s);
    mend_verbs_for_nouns(s);
    mend_past(s);
    mend_plurals(s);
    mend_refusals(s);
    mend_bare_nouns(s);
}
