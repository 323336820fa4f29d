#include "parse/mend.h"
#include "parse/mendtree.h"

static bool is_subject(const token *t)
{
    return t->rel == REL_NSUBJ || t->rel == REL_NSUBJ_PASS;
}

// Has the verb a subject before the word?
static bool has_subject_before(const sentence *s, int32_t verb, uint32_t word)
{
    for (uint32_t i = 0; i < word; i++)
        if (s->tokens[i].head == verb && is_subject(&s->tokens[i])) return true;
    return false;
}

// Does the noun only modify a common noun behind it? Names behind nouns are told apart from them
// ("the militant group Hamas").
static bool is_modifier(const sentence *s, int32_t noun)
{
    const token *t = &s->tokens[noun];
    return t->rel == REL_COMPOUND && t->head > noun && s->tokens[t->head].upos == UPOS_NOUN;
}

// "Peru's fisheries ministry" with the ministry for an apposition of the fisheries, though no comma
// parts them.
static void mend_appositions(sentence *s)
{
    for (uint32_t w = 1; w < s->n_tokens; w++) {
        token *noun = &s->tokens[w], *first = &s->tokens[w - 1];
        if (noun->rel != REL_APPOS || noun->head != (int32_t)w - 1) continue;
        if (noun->upos != UPOS_NOUN || first->upos != UPOS_NOUN) continue;
        for (uint32_t i = 0; i < s->n_tokens; i++)
            if (s->tokens[i].head == (int32_t)w - 1 && i != w) s->tokens[i].head = (int32_t)w;
        noun->head = first->head;
        noun->rel = first->rel;
        first->head = (int32_t)w;
        first->rel = REL_COMPOUND;
    }
}

void mend_compounds(sentence *s)
{
    mend_appositions(s);
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *t = &s->tokens[i];
        bool before = t->head > (int32_t)i && (t->rel == REL_DET || t->rel == REL_CASE);
        while (before && is_modifier(s, t->head)) t->head = s->tokens[t->head].head;
    }
}

// "The minister warned Chad" with a subject on either side of the verb: the second one is an
// object.
static void mend_objects(sentence *s)
{
    for (uint32_t i = 1; i < s->n_tokens; i++) {
        token *t = &s->tokens[i];
        if (t->rel != REL_NSUBJ || t->head < 0 || t->head >= (int32_t)i) continue;
        const token *verb = &s->tokens[t->head];
        if (verb->upos != UPOS_VERB || !has_subject_before(s, t->head, (uint32_t)t->head)) continue;
        t->rel = REL_OBJ;
    }
}

// "Accusing Fiji of fraud, Samoa withdrew" with Fiji for a second subject: the object of the
// opening participle.
static void mend_opening(sentence *s)
{
    token *verb = &s->tokens[0];
    if (s->n_tokens < 4 || verb->xpos != XPOS_VBG || verb->rel != REL_AMOD || verb->head <= 0)
        return;
    token *noun = &s->tokens[verb->head];
    int32_t main = is_subject(noun) ? noun->head : -1;
    for (int32_t i = verb->head + 2; i < main; i++) {
        if (s->tokens[i].head != main || !is_subject(&s->tokens[i])) continue;
        verb->head = main;
        verb->rel = REL_ADVCL;
        verb->upos = UPOS_VERB;
        noun->head = 0;
        noun->rel = REL_OBJ;
        return;
    }
}

void mend_subjects(sentence *s)
{
    if (s->n_tokens) mend_opening(s);
    mend_objects(s);
    for (uint32_t p = 1; p < s->n_tokens; p++) {
        const token *preposition = &s->tokens[p], *before = &s->tokens[p - 1];
        if (preposition->rel != REL_CASE || preposition->upos != UPOS_ADP) continue;
        int32_t noun = preposition->head;
        if (noun <= (int32_t)p || !is_subject(&s->tokens[noun])) continue;
        if (before->upos != UPOS_NOUN && before->upos != UPOS_PROPN) continue;
        if (!has_subject_before(s, s->tokens[noun].head, p)) continue;
        if (is_below(s, (int32_t)p - 1, noun)) continue;
        s->tokens[noun].head = (int32_t)p - 1;
        s->tokens[noun].rel = REL_NMOD;
    }
}

// The noun that "who" or "which" behind the comma at `comma` stands for: the head of the phrase
// before it, for "which" the last noun.
static int32_t antecedent(const sentence *s, uint32_t comma, bool who)
{
    if (comma == 0 || !is_nominal(&s->tokens[comma - 1])) return -1;
    int32_t noun = (int32_t)comma - 1;
    for (int climb = 0; climb < MEND_CLIMB_MAX; climb++) {
        const token *t = &s->tokens[noun];
        deprel rel = deprel_base((deprel)t->rel);
        bool up = rel == REL_FLAT || rel == REL_COMPOUND || (who && rel == REL_NMOD);
        if (!up || t->head < 0 || t->head >= (int32_t)comma || !is_nominal(&s->tokens[t->head]))
            break;
        noun = t->head;
    }
    return noun;
}

// "officials in Havana, who": people, not the town.
static int32_t person_at(const sentence *s, uint32_t before, int32_t head)
{
    if (head != (int32_t)before || before < 2 || s->tokens[before].upos != UPOS_PROPN) return -1;
    const token *in = &s->tokens[before - 1], *noun = &s->tokens[before - 2];
    bool place = str_in_list(in->form, "in|at|from", '|') && in->head == head;
    return place && noun->upos == UPOS_NOUN ? head - 2 : -1;
}

// The number that the tense of "who have warned", "who warns" asks for: XPOS_NNS or XPOS_NN;
// XPOS_XX when it asks for none.
static xpos number_of(const sentence *s, uint32_t who, uint32_t verb)
{
    for (uint32_t i = who + 1; i <= verb; i++) {
        if (i != verb && (s->tokens[i].head != (int32_t)verb || s->tokens[i].upos != UPOS_AUX))
            continue;
        if (s->tokens[i].xpos == XPOS_VBP) return XPOS_NNS;
        if (s->tokens[i].xpos == XPOS_VBZ) return XPOS_NN;
    }
    return XPOS_XX;
}

// "paid no heed to officials in Havana, who have warned" with the clause hung on the heed: not one
// of which it may be told, but the next noun of that number before the comma; else -1.
static int32_t agreeing(const sentence *s, uint32_t who, uint32_t verb)
{
    xpos wanted = number_of(s, who, verb);
    int32_t head = s->tokens[verb].head, noun = (int32_t)who - 2;
    xpos other = wanted == XPOS_NN ? XPOS_NNS : XPOS_NN;
    if (wanted == XPOS_XX || s->tokens[head].xpos != other) return -1;
    for (int32_t i = head + 1; i < noun; i++) // "a minister and her aide, who have"
        if (s->tokens[i].head == head && s->tokens[i].rel == REL_CONJ) return -1;
    for (int climb = 0; climb < MEND_CLIMB_MAX && noun > head; climb++) {
        bool name = wanted == XPOS_NN && s->tokens[noun].xpos == XPOS_NNP;
        if ((s->tokens[noun].xpos == wanted || name) && !is_marked(s, noun, "in|at|on|near") &&
            is_below(s, noun, head))
            return noun;
        if (!is_nominal(&s->tokens[noun])) return -1;
        noun = s->tokens[noun].head;
        if (noun >= (int32_t)who - 1) return -1;
    }
    return -1;
}

// "Said Chad, which" with the clause hung on the saying: nobody says who is what he says.
static int32_t inverted_speaker(const sentence *s, uint32_t comma, uint32_t verb)
{
    const token *clause = &s->tokens[verb];
    if (clause->rel != REL_ADVCL_RELCL || clause->head < 0 || clause->head >= (int32_t)comma)
        return -1;
    uint32_t said = (uint32_t)clause->head;
    if (s->tokens[said].upos != UPOS_VERB || has_subject_before(s, clause->head, said)) return -1;
    int32_t speaker = child_of(s, said, said + 1, comma, REL_NSUBJ);
    int32_t last = antecedent(s, comma, false);
    return speaker >= 0 && last >= 0 && is_below(s, last, speaker) ? last : -1;
}

void mend_relatives(sentence *s)
{
    for (uint32_t w = 2; w < s->n_tokens; w++) {
        const token *t = &s->tokens[w];
        bool who = str_eq(t->form, STR("who"));
        if (!who && !str_eq(t->form, STR("which"))) continue;
        if (!str_eq(s->tokens[w - 1].form, STR(",")) || t->head <= (int32_t)w) continue;
        token *verb = &s->tokens[t->head];
        int32_t speaker = inverted_speaker(s, w - 1, (uint32_t)t->head);
        if (speaker >= 0) {
            verb->head = speaker;
            verb->rel = REL_ACL_RELCL;
        }
        if (verb->rel != REL_ACL_RELCL || verb->head < 0 || verb->head >= (int32_t)w) continue;
        const token *above = &s->tokens[verb->head];
        bool astray = above->upos == UPOS_VERB || above->upos == UPOS_PUNCT;
        int32_t noun = astray ? antecedent(s, w - 1, who)
                       : who  ? person_at(s, w - 2, verb->head)
                              : -1;
        if (noun < 0 && who) noun = agreeing(s, w, (uint32_t)t->head);
        if (noun >= 0 && !is_below(s, noun, (int32_t)(verb - s->tokens))) verb->head = noun;
    }
}

static bool takes_hearer(str form)
{
    return str_in_list(form,
                       "warn|warns|warned|warning|tell|tells|told|telling|remind|reminds|reminded|"
                       "reminding|inform|informs|informed|notify|notified|assure|assures|assured|"
                       "caution|cautions|cautioned|convince|convinced|persuade|persuaded",
                       '|');
}

// May the clause of `verb`, which "that" opens, be a sentence of its own: has it a subject, or
// "here" and "there" before the verb?
static bool is_whole(const sentence *s, uint32_t that, uint32_t verb)
{
    if (str_in_list(s->tokens[that + 1].form, "here|there", '|')) return true;
    for (uint32_t i = that + 1; i < verb; i++)
        if (s->tokens[i].head == (int32_t)verb && is_subject(&s->tokens[i])) return true;
    return false;
}

void mend_hearers(sentence *s)
{
    for (uint32_t w = 2; w + 1 < s->n_tokens; w++) {
        token *that = &s->tokens[w];
        if (!str_eq(that->form, STR("that")) || that->head <= (int32_t)w) continue;
        uint32_t v = (uint32_t)that->head;
        int32_t hearer = s->tokens[v].rel == REL_ACL_RELCL ? s->tokens[v].head : -1;
        if (hearer < 0 || hearer >= (int32_t)w || !is_whole(s, w, v)) continue;
        const token *n = &s->tokens[hearer];
        deprel rel = deprel_base((deprel)n->rel);
        bool verb = n->upos == UPOS_VERB && takes_hearer(n->form); // hung on it, but as a relative
        if (!verb && ((rel != REL_OBJ && rel != REL_IOBJ) || n->head < 0 || n->head > hearer ||
                      !takes_hearer(s->tokens[n->head].form)))
            continue;
        if (!verb) s->tokens[v].head = n->head;
        s->tokens[v].rel = REL_CCOMP;
        that->rel = REL_MARK;
        that->upos = UPOS_SCONJ;
        that->xpos = XPOS_IN;
    }
}

static bool calls(str form)
{
    return str_in_list(
        form,
        "call|calls|called|calling|label|labels|labelled|labeled|brand|brands|branded|"
        "deem|deems|deemed|consider|considers|considered|declare|declares|declared|"
        "find|finds|found|render|renders|rendered",
        '|');
}

// Verbs that make something of their object: "left nine people dead", "made talks possible". Not
// the adjectives that describe a noun from behind ("made engines capable of ...").
static bool makes(const sentence *s, uint32_t verb, uint32_t adjective)
{
    return str_in_list(s->tokens[verb].form,
                       "make|makes|made|making|leave|leaves|left|leaving|keep|keeps|kept|keeping",
                       '|') &&
           !str_in_list(s->tokens[adjective].form,
                        "able|capable|concerned|equal|last|next|present|responsible|"
                        "similar|worth",
                        '|');
}

// The object that the noun's phrase is, or ends: "a round [of talks]"; -1 when it is none.
static int32_t object_of(const sentence *s, int32_t noun)
{
    for (int climb = 0; climb < MEND_CLIMB_MAX; climb++) {
        const token *t = &s->tokens[noun];
        if (!is_nominal(t) || t->head < 0 || t->head >= noun) return -1;
        if (deprel_base((deprel)t->rel) == REL_OBJ) return noun;
        if (t->rel != REL_NMOD) return -1;
        noun = t->head;
    }
    return -1;
}

// "Found [Oman] liable" with Oman for a part of the liable; "called the [ruling] baseless" with the
// baseless for a noun that the ruling is a part of: what is called so has an article, and the word
// ends as adjectives do.
static void mend_called(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w], *noun = &s->tokens[w - 1];
    bool liable = t->rel == REL_OBJ && str_eq(t->form, STR("liable"));
    if ((t->rel != REL_XCOMP && !liable) || t->head < 0 || t->head >= (int32_t)w) return;
    bool part = noun->rel == REL_COMPOUND || noun->rel == REL_NSUBJ; // "found [Oman] liable"
    if (t->upos == UPOS_ADJ && part && is_nominal(noun) && noun->head == (int32_t)w &&
        calls(s->tokens[t->head].form) && child_of(s, w, 0, w, REL_COP) < 0 &&
        child_of(s, (uint32_t)t->head, 0, s->n_tokens, REL_OBJ) < 0) {
        for (uint32_t i = (uint32_t)t->head + 1; i + 1 < w; i++)
            if (s->tokens[i].head == (int32_t)w) s->tokens[i].head = (int32_t)w - 1;
        noun->head = t->head;
        noun->rel = REL_OBJ;
    }
    if (t->upos != UPOS_NOUN) return;
    if (noun->rel != REL_COMPOUND || noun->head != (int32_t)w) return;
    if (!liable && !str_ends(t->form, STR("less")) && !str_ends(t->form, STR("ous"))) return;
    bool named = noun->upos == UPOS_PROPN || child_of(s, w, 0, w - 1, REL_DET) >= 0;
    if (!calls(s->tokens[t->head].form) || !named) return;
    for (uint32_t i = 0; i + 1 < w; i++)
        if (s->tokens[i].head == (int32_t)w) s->tokens[i].head = (int32_t)w - 1;
    noun->head = t->head;
    noun->rel = REL_OBJ;
    t->rel = REL_XCOMP;
    t->upos = UPOS_ADJ;
    t->xpos = XPOS_JJ;
    t->feats = STR_NONE;
}

// "Left nine guards [injured]" with the injured for those who were so before.
static bool is_left_harmed(const sentence *s, uint32_t w)
{
    const token *t = &s->tokens[w];
    if (t->rel != REL_ACL || t->head != (int32_t)w - 1) return false;
    int32_t verb = s->tokens[t->head].head;
    return str_in_list(t->form, "injured|wounded|maimed|stranded|displaced|trapped", '|') &&
           verb >= 0 && str_in_list(s->tokens[verb].form, "leave|leaves|left|leaving", '|');
}

void mend_predicates(sentence *s)
{
    for (uint32_t w = 2; w < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        mend_called(s, w);
        bool harmed = is_left_harmed(s, w);
        if ((t->upos != UPOS_ADJ && !harmed) || t->head < 0 || t->head >= (int32_t)w) continue;
        if (!is_nominal(&s->tokens[t->head]) || t->rel == REL_CONJ || t->rel == REL_ACL_RELCL)
            continue;
        const token *next = w + 1 < s->n_tokens ? &s->tokens[w + 1] : NULL;
        if (next && next->upos != UPOS_PUNCT && next->upos != UPOS_CCONJ && next->upos != UPOS_ADP)
            continue;
        int32_t noun = object_of(s, t->head);
        if (noun < 0) continue;
        uint32_t verb = (uint32_t)s->tokens[noun].head;
        bool named = noun == t->head && calls(s->tokens[verb].form);
        bool behind = harmed || (t->rel == REL_AMOD && !is_parted(s, (uint32_t)t->head, w));
        if (!named && !(behind && makes(s, verb, w))) continue;
        t->head = (int32_t)verb;
        t->rel = REL_XCOMP;
    }
}

static bool is_particle_noun(const sentence *s, uint32_t w)
{
    const token *verb = &s->tokens[w], *particle = &s->tokens[w + 2], *before = &s->tokens[w - 1];
    if (!str_eq(s->tokens[w + 1].form, STR("-")) || particle->upos == UPOS_NOUN) return false;
    if (!str_in_list(particle->form, "ahead|off|out|up|down|over|back|away|in", '|')) return false;
    if (particle->head != (int32_t)w && particle->head != verb->head) return false;
    return before->upos == UPOS_DET || before->upos == UPOS_ADJ || before->xpos == XPOS_PRP_POSS;
}

void mend_particle_nouns(sentence *s)
{
    for (uint32_t w = 1; w + 2 < s->n_tokens; w++) {
        if (!is_particle_noun(s, w)) continue;
        token *verb = &s->tokens[w], *particle = &s->tokens[w + 2];
        for (uint32_t i = 0; i < s->n_tokens; i++)
            if (s->tokens[i].head == (int32_t)w) s->tokens[i].head = (int32_t)w + 2;
        particle->head = verb->head;
        particle->rel = verb->rel;
        particle->upos = UPOS_NOUN;
        particle->xpos = XPOS_NN;
        verb->head = (int32_t)w + 2;
        verb->rel = REL_COMPOUND;
    }
}
