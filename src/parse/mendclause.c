#include "parse/mendclause.h"
#include "parse/mendtree.h"

// The preposition that makes a gerund of the participle: its own, with only adverbs between. One
// that the noun behind has may be the noun's ("of continuing violations").
static int32_t gerund_preposition(const sentence *s, uint32_t gerund)
{
    int32_t p = (int32_t)gerund - 1;
    while (p > 0 && s->tokens[p].upos == UPOS_ADV) p--;
    if (p <= 0 ||
        !str_in_list(s->tokens[p].form, "of|for|from|by|against|after|before|without", '|'))
        return -1;
    if (s->tokens[p].head == (int32_t)gerund) return p;
    bool plain = str_in_list(s->tokens[gerund].form,
                             "continuing|ongoing|growing|existing|remaining|mounting|rising|"
                             "increasing|outstanding|following|preceding|neighbouring|leading",
                             '|');
    return s->tokens[p].head == s->tokens[gerund].head && !plain &&
                   str_in_list(s->tokens[p - 1].form, "accused|accuses|accuse|accusing", '|')
               ? p
               : -1;
}

// What hung on the noun from before the preposition hangs on the last of these words, and that
// takes the noun's place.
static int32_t part_before(sentence *s, uint32_t noun, uint32_t preposition)
{
    int32_t last = -1;
    for (uint32_t i = 0; i < preposition; i++)
        if (s->tokens[i].head == (int32_t)noun && is_nominal(&s->tokens[i])) last = (int32_t)i;
    if (last < 0) return -1;
    for (uint32_t i = 0; i < preposition; i++)
        if (s->tokens[i].head == (int32_t)noun && i != (uint32_t)last) s->tokens[i].head = last;
    s->tokens[last].head = s->tokens[noun].head;
    s->tokens[last].rel = s->tokens[noun].rel;
    return last;
}

// "Accused Libya of arming rebels" with the gerund for an adjective of the rebels: these are its
// object, and the gerund hangs with its preposition on the verb or noun before.
static void mend_gerunds(sentence *s)
{
    for (uint32_t g = 2; g + 1 < s->n_tokens; g++) {
        token *t = &s->tokens[g];
        if (t->xpos != XPOS_VBG || t->rel != REL_AMOD || t->head <= (int32_t)g) continue;
        uint32_t noun = (uint32_t)t->head;
        int32_t p = gerund_preposition(s, g);
        if (p < 0 || s->tokens[noun].head < 0) continue;
        int32_t before = part_before(s, noun, (uint32_t)p);
        int32_t above = before >= 0 ? s->tokens[before].head : s->tokens[noun].head;
        if (above > p) continue;
        bool object = above >= 0 && s->tokens[above].rel == REL_OBJ && s->tokens[above].head >= 0;
        if (object && s->tokens[noun].rel == REL_NMOD) above = s->tokens[above].head;
        t->head = above;
        t->rel = above >= 0 && is_nominal(&s->tokens[above]) ? REL_ACL : REL_ADVCL;
        s->tokens[p].head = (int32_t)g;
        s->tokens[p].rel = REL_MARK;
        s->tokens[noun].head = (int32_t)g;
        s->tokens[noun].rel = REL_OBJ;
    }
}

static bool is_inside_phrase(const token *t)
{
    deprel rel = deprel_base((deprel)t->rel);
    return rel == REL_NMOD || rel == REL_ACL || rel == REL_AMOD || rel == REL_APPOS ||
           rel == REL_FLAT || rel == REL_COMPOUND;
}

// The verb takes the place of the old root, and what hung on that behind the verb; `kept`: but for
// what can belong to the old root's own phrase.
static void make_root(sentence *s, uint32_t verb, uint32_t old, bool kept)
{
    for (uint32_t i = verb + 1; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)old && !(kept && is_inside_phrase(&s->tokens[i])))
            s->tokens[i].head = (int32_t)verb;
    s->tokens[verb].head = -1;
    s->tokens[verb].rel = REL_ROOT;
    s->tokens[verb].xpos = XPOS_VBD;
    s->tokens[verb].feats = STR("Mood=Ind|Tense=Past|VerbForm=Fin");
}

// "Students marched against the king" with the marching for what is done with them: nobody marches
// them.
static bool does_itself(const sentence *s, uint32_t w)
{
    const token *t = &s->tokens[w], *next = &s->tokens[w + 1];
    if (t->head != (int32_t)w - 1 || !str_eq(s->tokens[s->n_tokens - 1].form, STR(".")))
        return false;
    return str_in_list(t->form, "clashed|demonstrated|marched|protested|rallied", '|') &&
           next->rel == REL_CASE && next->head > (int32_t)w &&
           s->tokens[next->head].head == (int32_t)w &&
           str_in_list(next->form, "against|for|outside|over|with", '|');
}

// Has the word a tense, but not in a relative clause?
static bool is_main_tense(const sentence *s, const token *t)
{
    if (!token_is_finite(t)) return false;
    if (t->upos == UPOS_AUX && t->head >= 0) t = &s->tokens[t->head];
    return t->rel != REL_ACL_RELCL;
}

// "The president, who is ill, blamed Chad": a sentence without a finite verb in its main clause
// whose only verb there has an object and stands behind a comma is no phrase.
static void mend_main_verbs(sentence *s)
{
    int32_t root = root_of(s);
    if (root < 0 || s->headline || !is_nominal(&s->tokens[root])) return;
    int32_t verb = -1;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (is_main_tense(s, t)) return;
        if (verb >= 0 || t->xpos != XPOS_VBN || t->rel != REL_ACL || (int32_t)i <= root) continue;
        if (i + 1 < s->n_tokens && does_itself(s, i)) verb = (int32_t)i;
        if (!str_eq(s->tokens[i - 1].form, STR(","))) continue;
        if (child_of(s, i, i + 1, s->n_tokens, REL_OBJ) >= 0 ||
            child_of(s, i, i + 1, s->n_tokens, REL_CCOMP) >= 0)
            verb = (int32_t)i;
    }
    if (verb < 0) return;
    make_root(s, (uint32_t)verb, (uint32_t)root, false);
    s->tokens[root].head = verb;
    s->tokens[root].rel = REL_NSUBJ;
}

// "A drone struck the troops" with the drone for a part of the verb's name, the article hung on the
// troops: a past tense has no such parts, but a subject.
static void mend_subject_of_past(sentence *s, uint32_t verb)
{
    token *noun = &s->tokens[verb - 1];
    if (s->tokens[verb].xpos != XPOS_VBD || noun->rel != REL_COMPOUND || !is_nominal(noun)) return;
    if (noun->head != (int32_t)verb) return;
    noun->rel = REL_NSUBJ;
    for (uint32_t i = 0; i + 1 < verb; i++)
        if (s->tokens[i].head == s->tokens[verb].head) s->tokens[i].head = (int32_t)verb - 1;
}

// "Watched as Peru freed spies" with the freed for an adjective of the spies, and these for what
// was watched.
static bool mend_while(sentence *s, uint32_t verb)
{
    token *t = &s->tokens[verb], *name = &s->tokens[verb - 1], *goods = &s->tokens[t->head];
    int32_t as = child_of(s, verb - 1, 0, verb - 1, REL_CASE);
    if (name->upos != UPOS_PROPN || name->rel != REL_OBL || as < 0 || name->head != goods->head)
        return false;
    if (goods->rel != REL_OBJ || name->head < 0 || name->head >= as) return false;
    if (!str_eq(s->tokens[as].form, STR("as"))) return false;
    t->head = name->head;
    t->rel = REL_ADVCL;
    t->xpos = XPOS_VBD;
    t->feats = STR("Mood=Ind|Tense=Past|VerbForm=Fin");
    name->head = goods->head = s->tokens[as].head = (int32_t)verb;
    name->rel = REL_NSUBJ;
    s->tokens[as].rel = REL_MARK;
    return true;
}

// "Has frozen aid" with the freezing for an adjective of the aid, the government hung on the "has":
// an auxiliary hands it on. Of "has" with an object few participles are no adjective. Says whether
// the verb has its place.
static bool take_auxiliary(sentence *s, uint32_t v)
{
    token *has = &s->tokens[v - 1];
    uint32_t noun = (uint32_t)s->tokens[v].head;
    if (!str_in_list(has->form, "has|have|had", '|') || s->tokens[v].xpos != XPOS_VBN) return false;
    if (child_of(s, v - 1, 0, v - 1, REL_NSUBJ) < 0) return false;
    bool place = deprel_base((deprel)has->rel) != REL_AUX;
    if (!place && has->head == (int32_t)v) {
        give_children(s, v - 1, v);
    } else if (s->tokens[noun].head == (int32_t)v - 1 && s->tokens[noun].rel == REL_OBJ &&
               str_in_list(s->tokens[v].form,
                           "banned|barred|cancelled|canceled|expelled|frozen|halted|lifted|"
                           "recalled|resumed|severed|stopped|suspended|summoned",
                           '|') &&
               !str_in_list(s->tokens[noun].form,
                            "account|accounts|asset|assets|food|foods|fund|funds|lake|"
                            "lakes|river|rivers|sentence|sentences",
                            '|')) {
        give_children(s, v - 1, v);
        s->tokens[v].head = has->head;
        s->tokens[v].rel = has->rel;
        s->tokens[noun].head = has->head = (int32_t)v;
    } else {
        return false;
    }
    has->upos = UPOS_AUX;
    has->rel = REL_AUX;
    return place;
}

// "Chad, with Mali, imposed sanctions" with the sanctions for what Chad is: the verb takes their
// place, and what hangs on them before it.
static bool take_subject(sentence *s, uint32_t v)
{
    uint32_t noun = (uint32_t)s->tokens[v].head;
    token *t = &s->tokens[v], *n = &s->tokens[noun];
    if (!is_noun(n) || child_of(s, noun, 0, v, REL_NSUBJ) < 0 || is_inside_phrase(n)) return false;
    if (s->headline || child_of(s, noun, 0, s->n_tokens, REL_COP) >= 0 ||
        child_of(s, noun, 0, noun, REL_CASE) >= 0 || str_eq(s->tokens[v - 1].form, STR("-")))
        return false;
    for (uint32_t i = v + 1; i < noun; i++)
        if (s->tokens[i].head < (int32_t)v) return false;
    for (uint32_t i = 0; i < v; i++)
        if (s->tokens[i].head == (int32_t)noun) s->tokens[i].head = (int32_t)v;
    for (uint32_t i = noun + 1; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)noun && !is_inside_phrase(&s->tokens[i]))
            s->tokens[i].head = (int32_t)v;
    t->head = n->head;
    t->rel = n->rel;
    t->xpos = XPOS_VBD;
    t->feats = STR("Mood=Ind|Tense=Past|VerbForm=Fin");
    n->head = (int32_t)v;
    n->rel = REL_OBJ;
    return true;
}

// "Praised Chad and imposed sanctions on Mali" with the sanctions beside the praising: what is
// joined to a verb by its "and" is the verb behind that.
static bool take_link(sentence *s, uint32_t v)
{
    uint32_t noun = (uint32_t)s->tokens[v].head;
    token *t = &s->tokens[v], *n = &s->tokens[noun], *and = &s->tokens[v - 1];
    if (n->rel != REL_CONJ || n->head < 0 || n->head >= (int32_t)v || !is_noun(n)) return false;
    if (and->rel != REL_CC || and->head != (int32_t)noun) return false;
    xpos x = (xpos)s->tokens[n->head].xpos;
    if (x != XPOS_VBD || child_of(s, (uint32_t)n->head, 0, v, REL_OBJ) < 0) return false;
    bool goal = false;
    for (uint32_t i = noun + 1; i < s->n_tokens; i++)
        goal |= s->tokens[i].head == (int32_t)noun && s->tokens[i].rel == REL_NMOD &&
                is_marked(s, (int32_t)i, "on|to|against|with");
    if (!goal) return false;
    and->head = (int32_t)v;
    t->head = n->head;
    t->rel = REL_CONJ;
    t->xpos = XPOS_VBD;
    t->feats = STR("Mood=Ind|Tense=Past|VerbForm=Fin");
    n->head = (int32_t)v;
    n->rel = REL_OBJ;
    return true;
}

// "Peru resumed talks ..." with the verb for an adjective of the talks, though it has a subject.
static void mend_participles(sentence *s)
{
    for (uint32_t v = 1; v + 1 < s->n_tokens; v++) {
        token *t = &s->tokens[v];
        if (t->rel != REL_AMOD || t->upos != UPOS_VERB || t->head <= (int32_t)v) continue;
        if (t->xpos != XPOS_VBN && t->xpos != XPOS_VBD) continue;
        uint32_t noun = (uint32_t)t->head;
        mend_subject_of_past(s, v);
        if (mend_while(s, v) || take_auxiliary(s, v) || take_subject(s, v) || take_link(s, v))
            continue;
        if (child_of(s, v, 0, v, REL_NSUBJ) < 0) continue;
        int32_t above = s->tokens[noun].head;
        deprel rel = deprel_base((deprel)s->tokens[noun].rel);
        if (above < 0) {
            make_root(s, v, noun, true);
        } else if (rel == REL_NSUBJ && s->tokens[above].head < 0) {
            make_root(s, v, (uint32_t)above, false);
            s->tokens[above].head = (int32_t)v;
            s->tokens[above].rel = REL_ADVCL;
        } else if (rel == REL_OBJ && above < (int32_t)v) {
            t->head = above;
            t->rel = REL_CCOMP;
        } else {
            continue;
        }
        s->tokens[noun].head = (int32_t)v;
        s->tokens[noun].rel = REL_OBJ;
    }
}

// The nominal before the verb whose preposition could open the verb's clause; -1 when none.
static int32_t subject_with_mark(const sentence *s, uint32_t verb, int32_t *mark)
{
    int32_t noun = (int32_t)verb - 1;
    if (!is_nominal(&s->tokens[noun])) return -1;
    for (int climb = 0; climb < MEND_CLIMB_MAX; climb++) {
        *mark = child_of(s, (uint32_t)noun, 0, (uint32_t)noun, REL_CASE);
        if (*mark >= 0) break;
        const token *t = &s->tokens[noun];
        deprel rel = deprel_base((deprel)t->rel);
        if (t->head < 0 || t->head >= noun || (rel != REL_FLAT && rel != REL_CONJ)) return -1;
        noun = t->head;
    }
    if (*mark < 0) return -1;
    return str_in_list(s->tokens[*mark].form, "after|before|since|until|After|Since|Before", '|')
               ? noun
               : -1;
}

// "A year after Oslo walked out of them": a past tense without a subject behind a phrase with a
// preposition that can open a clause.
static void mend_temporals(sentence *s)
{
    for (uint32_t v = 2; v < s->n_tokens; v++) {
        const token *t = &s->tokens[v];
        if (t->xpos != XPOS_VBD || t->rel == REL_CONJ || t->rel == REL_ACL_RELCL) continue;
        if (t->upos == UPOS_AUX && t->rel != REL_ROOT) continue; // "not before June did it start"
        if (child_of(s, v, 0, v, REL_NSUBJ) >= 0) continue;
        int32_t mark, noun = subject_with_mark(s, v, &mark);
        if (noun < 0 || is_below(s, (int32_t)v, noun)) continue; // "after what had happened"
        for (int32_t i = 0; i < mark; i++) {                     // "fourteen months [after] ..."
            if (s->tokens[i].head != noun) continue;
            s->tokens[i].head = (int32_t)v;
            if (is_nominal(&s->tokens[i])) s->tokens[i].rel = REL_OBL;
        }
        s->tokens[noun].head = (int32_t)v;
        s->tokens[noun].rel = REL_NSUBJ;
        s->tokens[mark].head = (int32_t)v;
        s->tokens[mark].rel = REL_MARK;
    }
}

// The time phrase of two words that ends before `end` ("on Wednesday"), or `end` itself.
static uint32_t skip_day(const sentence *s, uint32_t end)
{
    if (end < 3 || s->tokens[end - 1].upos != UPOS_PROPN) return end;
    bool day = str_in_list(s->tokens[end - 1].form,
                           "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday", '|');
    return day && str_eq(s->tokens[end - 2].form, STR("on")) ? end - 2 : end;
}

// The head of the noun phrase that fills the words from behind the last comma up to `end`; -1 when
// they are more than that.
static int32_t phrase_behind_comma(const sentence *s, uint32_t end)
{
    int32_t head = -1;
    uint32_t i = end;
    for (; i > 0 && !str_eq(s->tokens[i - 1].form, STR(",")); i--) {
        const token *t = &s->tokens[i - 1];
        bool inside = t->head >= (int32_t)i - 1 && t->head < (int32_t)end;
        bool flat = head >= 0 && t->rel != REL_CASE && s->tokens[head].head == (int32_t)i - 1;
        if (flat || (!inside && head < 0)) {
            if (!is_nominal(t)) return -1;
            head = (int32_t)i - 1;
        } else if (!inside) {
            return -1;
        }
    }
    return i > 0 ? head : -1;
}

static bool has_finite_verb(const sentence *s)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (token_is_finite(&s->tokens[i])) return true;
    return false;
}

// A past tense, or one that looks like every other form of its verb.
static bool can_be_past(const sentence *s, uint32_t verb)
{
    const token *t = &s->tokens[verb];
    if (t->xpos == XPOS_VBD) return true;
    if (t->upos != UPOS_VERB || child_of(s, verb, 0, verb, REL_AUX) >= 0 ||
        child_of(s, verb, 0, verb, REL_MARK) >= 0)
        return false;
    return (t->xpos == XPOS_VBN && !has_finite_verb(s)) ||
           str_in_list(t->form, "cut|hit|let|put|quit|set|shut", '|');
}

// "Having warned Chad, Niger on Monday closed its border": the phrase between the comma that ends
// an opening participle and a main verb without a subject is that subject.
static void mend_openings(sentence *s)
{
    if (s->n_tokens == 0 || s->headline ||
        (s->tokens[0].xpos != XPOS_VBG && s->tokens[0].xpos != XPOS_VBN))
        return;
    int32_t root = root_of(s);
    if (root < 3 || !can_be_past(s, (uint32_t)root)) return;
    if (child_of(s, (uint32_t)root, 0, (uint32_t)root, REL_NSUBJ) >= 0) return;
    uint32_t day = skip_day(s, (uint32_t)root);
    int32_t subject = phrase_behind_comma(s, day);
    if (subject < 0) return;
    s->tokens[subject].head = root;
    s->tokens[subject].rel = REL_NSUBJ;
    s->tokens[root].xpos = XPOS_VBD;
    s->tokens[root].feats = STR("Mood=Ind|Tense=Past|VerbForm=Fin");
    if (day < (uint32_t)root) {
        s->tokens[day + 1].head = root;
        s->tokens[day + 1].rel = REL_OBL;
    }
    for (int32_t i = 0; i < subject; i++)
        if (s->tokens[i].head == root && deprel_base((deprel)s->tokens[i].rel) == REL_CSUBJ)
            s->tokens[i].rel = REL_ADVCL;
}

// The verb that closes a sentence without a finite one, directly behind the noun phrase that the
// last comma opens and taken for an adjective: "..., Uganda relaxed."; -1 when there is none.
static int32_t verb_at_end(const sentence *s)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (token_is_finite(&s->tokens[i])) return -1;
    if (s->n_tokens < 6) return -1;
    uint32_t verb = s->n_tokens - 2, first = verb;
    const token *t = &s->tokens[verb];
    if ((t->upos != UPOS_ADJ && t->upos != UPOS_VERB) || !str_ends(t->form, STR("ed"))) return -1;
    if (!str_eq(s->tokens[verb + 1].form, STR("."))) return -1;
    while (first > 0 &&
           (is_nominal(&s->tokens[first - 1]) || s->tokens[first - 1].upos == UPOS_DET ||
            s->tokens[first - 1].upos == UPOS_ADJ))
        first--;
    bool phrase = first > 1 && first < verb && is_nominal(&s->tokens[verb - 1]);
    return phrase && str_eq(s->tokens[first - 1].form, STR(",")) ? (int32_t)verb : -1;
}

// "Having agreed to the visit, Uganda relaxed." with the participle for the main verb.
static void mend_having(sentence *s)
{
    if (s->n_tokens == 0 || !str_eq(s->tokens[0].form, STR("Having"))) return;
    int32_t old = root_of(s), verb = verb_at_end(s);
    if (old < 1 || verb < 0 || old >= verb || s->tokens[0].head != old) return;
    if (s->tokens[old].xpos != XPOS_VBN) return;
    uint32_t comma = (uint32_t)verb;
    while (!str_eq(s->tokens[comma].form, STR(","))) comma--;
    for (uint32_t i = comma + 1; i < (uint32_t)verb; i++) {
        token *t = &s->tokens[i];
        if (t->head > (int32_t)comma && t->head < verb) continue;
        t->head = verb;
        t->rel = REL_NSUBJ;
    }
    make_root(s, (uint32_t)verb, (uint32_t)old, false);
    s->tokens[verb].upos = UPOS_VERB;
    s->tokens[old].head = verb;
    s->tokens[old].rel = REL_ADVCL;
    s->tokens[comma].head = old;
}

// "A pact with Oman that Peru signed" with the clause hung on the name: no name is told apart from
// others of its kind.
static void mend_that_clauses(sentence *s)
{
    for (uint32_t w = 2; w < s->n_tokens; w++) {
        const token *t = &s->tokens[w];
        if (!str_eq(t->form, STR("that")) || t->head <= (int32_t)w) continue;
        token *verb = &s->tokens[t->head];
        if (verb->rel != REL_ACL_RELCL || verb->head < 0 || verb->head >= (int32_t)w) continue;
        const token *name = &s->tokens[verb->head];
        if (name->upos != UPOS_PROPN || deprel_base((deprel)name->rel) != REL_NMOD) continue;
        if (name->rel == REL_NMOD_POSS || name->head < 0 || name->head > verb->head) continue;
        if (s->tokens[name->head].upos == UPOS_NOUN) verb->head = name->head;
    }
}

// "Said it was ready to talk" with the "it" for one that stands for what follows: of these only
// somebody can be the subject.
static void mend_expletives(sentence *s)
{
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        if (t->rel != REL_EXPL || t->head <= (int32_t)w || !str_in_list(t->form, "it|It", '|'))
            continue;
        const token *above = &s->tokens[t->head];
        bool personal = str_in_list(above->form,
                                    "ready|willing|prepared|eager|keen|determined|unwilling|"
                                    "reluctant|able|unable|committed|hesitant|poised|unprepared|"
                                    "considering|planning|preparing|negotiating",
                                    '|');
        bool acts = above->upos == UPOS_VERB &&
                    child_of(s, (uint32_t)t->head, (uint32_t)t->head, s->n_tokens, REL_OBJ) >= 0 &&
                    !str_in_list(above->form, "takes|took|take|makes|made|cost|costs", '|');
        if (!personal && !acts) continue;
        t->rel = REL_NSUBJ;
        int32_t infinitive =
            child_of(s, (uint32_t)t->head, (uint32_t)t->head + 1, s->n_tokens, REL_CSUBJ);
        if (infinitive >= 0) s->tokens[infinitive].rel = REL_XCOMP;
    }
}

// The words of saying that are inserted before the comma at `comma`, "its minister said on
// Monday,", and hang on the verb; -1 when there are none.
static int32_t said_before(const sentence *s, int32_t verb, uint32_t comma)
{
    for (uint32_t i = comma; i-- > (uint32_t)verb + 1;) {
        const token *t = &s->tokens[i];
        if (t->rel == REL_PARATAXIS && t->head == verb)
            return child_of(s, i, (uint32_t)verb, comma, REL_NSUBJ) >= 0 &&
                           str_in_list(t->form, "said|says|added|announced|declared|stated", '|')
                       ? (int32_t)i
                       : -1;
        if (t->upos == UPOS_VERB) return -1;
    }
    return -1;
}

// "Will skip the talks, its minister said on Monday, accusing Chad" with the accusing hung on what
// is said: it is done by saying it.
static void mend_inserted(sentence *s)
{
    for (uint32_t w = 4; w < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        if (t->xpos != XPOS_VBG || t->rel != REL_ADVCL || t->head < 0 || t->head >= (int32_t)w)
            continue;
        if (!str_eq(s->tokens[w - 1].form, STR(","))) continue;
        int32_t said = said_before(s, t->head, w - 1);
        if (said >= 0) t->head = said;
    }
}

// Words of a subject: "Were [the new talks] to fail".
#define MEND_SUBJECT_MAX 8

// "Were Japan to leave, Chad would pay" with the "were" hung elsewhere: it is the auxiliary of the
// infinitive, and that a condition of the verb behind.
static void mend_inverted(sentence *s)
{
    uint32_t were = s->n_tokens > 1 && s->tokens[0].upos == UPOS_PUNCT ? 1 : 0, to = were + 1;
    if (s->n_tokens < were + 6 || !str_eq(s->tokens[were].form, STR("Were"))) return;
    while (to + 1 < s->n_tokens && to <= were + MEND_SUBJECT_MAX &&
           !str_eq(s->tokens[to].form, STR("to"))) {
        const token *t = &s->tokens[to];
        if (!is_nominal(t) && t->upos != UPOS_DET && t->upos != UPOS_ADJ && t->xpos != XPOS_POS)
            return;
        to++;
    }
    uint32_t verb = to + 1;
    if (to == were + 1 || verb + 1 >= s->n_tokens || s->tokens[verb].xpos != XPOS_VB) return;
    if (!str_eq(s->tokens[to].form, STR("to"))) return;
    int32_t main = s->tokens[were].head > (int32_t)verb   ? s->tokens[were].head
                   : s->tokens[verb].head > (int32_t)verb ? s->tokens[verb].head
                                                          : root_of(s);
    if (main <= (int32_t)verb) return;
    for (uint32_t i = were + 1; i < to; i++) { // the subject: what hangs outside of it
        token *t = &s->tokens[i];
        if (t->head > (int32_t)were && t->head < (int32_t)to) continue;
        t->head = (int32_t)verb;
        t->rel = REL_NSUBJ;
    }
    s->tokens[were].head = s->tokens[to].head = (int32_t)verb;
    s->tokens[were].rel = REL_AUX;
    s->tokens[to].rel = REL_MARK;
    s->tokens[verb].head = main;
    s->tokens[verb].rel = REL_ADVCL;
}

// The verb behind the comma that tells what would be; -1 when there is none.
static int32_t would_be(const sentence *s, uint32_t from)
{
    bool comma = false;
    for (uint32_t i = from; i < s->n_tokens; i++) {
        comma |= str_eq(s->tokens[i].form, STR(","));
        int32_t v = s->tokens[i].head;
        if (comma && s->tokens[i].upos == UPOS_AUX && v > (int32_t)i &&
            str_in_list(s->tokens[i].form, "would|could|might", '|'))
            return v;
    }
    return -1;
}

// "Had Japan left, Chad would have paid" with the "had" for a verb of its own.
static void mend_had(sentence *s)
{
    uint32_t had = s->n_tokens > 1 && s->tokens[0].upos == UPOS_PUNCT ? 1 : 0, v = had + 1;
    if (s->n_tokens < had + 6 || !str_eq(s->tokens[had].form, STR("Had"))) return;
    while (v + 1 < s->n_tokens && v <= had + MEND_SUBJECT_MAX && s->tokens[v].upos != UPOS_VERB) {
        const token *t = &s->tokens[v];
        if (!is_nominal(t) && t->upos != UPOS_DET && t->upos != UPOS_ADJ && t->xpos != XPOS_POS)
            return;
        v++;
    }
    xpos x = (xpos)s->tokens[v].xpos;
    if (v == had + 1 || (x != XPOS_VBN && x != XPOS_VBD)) return;
    if (s->tokens[v].head != (int32_t)had) return;
    int32_t main = would_be(s, v + 1);
    if (main < 0 || !is_below(s, main, (int32_t)had)) return;
    s->tokens[main].head = s->tokens[had].head;
    s->tokens[main].rel = s->tokens[had].rel;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *t = &s->tokens[i];
        if (t->head != (int32_t)had || i == v || (int32_t)i == main) continue;
        if (i < v && is_nominal(t)) t->rel = REL_NSUBJ;
        t->head = i < v ? (int32_t)v : main;
    }
    s->tokens[v].head = main;
    s->tokens[v].rel = REL_ADVCL;
    s->tokens[v].xpos = XPOS_VBN;
    s->tokens[had].head = (int32_t)v;
    s->tokens[had].rel = REL_AUX;
    s->tokens[had].upos = UPOS_AUX;
}

// "Will skip the talks scheduled for May, its minister said, accusing Chad" with the accusing hung
// on the scheduled: behind a comma it is the main verb's.
static void mend_afterthoughts(sentence *s)
{
    for (uint32_t w = 2; w < s->n_tokens; w++) {
        token *t = &s->tokens[w];
        if (t->xpos != XPOS_VBG || t->rel != REL_ADVCL || t->head < 0 || t->head >= (int32_t)w)
            continue;
        if (!str_eq(s->tokens[w - 1].form, STR(","))) continue;
        const token *above = &s->tokens[t->head];
        if (above->xpos != XPOS_VBN || above->rel != REL_ACL || above->head < 0) continue;
        int32_t up = above->head;
        while (s->tokens[up].upos != UPOS_VERB && s->tokens[up].head >= 0) up = s->tokens[up].head;
        if (s->tokens[up].upos != UPOS_VERB) continue;
        int32_t said = child_of(s, (uint32_t)up, above->head > 0 ? (uint32_t)above->head : 0, w,
                                REL_PARATAXIS);
        t->head = said >= 0 ? said : up;
    }
}

// "An attacker ambushed officials." with the verb for an adjective of what stands beside the noun
// before it without a comma, in a sentence that has no other verb.
static void mend_verbless(sentence *s)
{
    int32_t root = root_of(s);
    uint32_t n = s->n_tokens;
    if (root < 0 || s->headline || (uint32_t)root + 3 >= n) return;
    token *noun = &s->tokens[root], *verb = &s->tokens[root + 1];
    if (noun->upos != UPOS_NOUN || !str_eq(s->tokens[n - 1].form, STR("."))) return;
    if (verb->upos != UPOS_ADJ || verb->rel != REL_AMOD || !str_ends(verb->form, STR("ed"))) return;
    int32_t object = verb->head;
    if (object <= root + 1 || s->tokens[object].head != root) return;
    if (s->tokens[object].rel != REL_APPOS && s->tokens[object].rel != REL_PARATAXIS) return;
    for (uint32_t i = 0; i < n; i++)
        if (s->tokens[i].upos == UPOS_VERB || s->tokens[i].upos == UPOS_AUX) return;
    verb->upos = UPOS_VERB;
    make_root(s, (uint32_t)root + 1, (uint32_t)root, true);
    noun->head = s->tokens[object].head = root + 1;
    noun->rel = REL_NSUBJ;
    s->tokens[object].rel = REL_OBJ;
    if (s->tokens[n - 1].head == root) s->tokens[n - 1].head = root + 1;
}

// "Crowds cheered as Chad freed spies" with the cheering for a clause of the crowds, and both for
// subjects of the freeing: the clause is that behind the "as".
static void mend_two_subjects(sentence *s)
{
    int32_t root = root_of(s);
    if (root < 4) return;
    int32_t first = child_of(s, (uint32_t)root, 0, (uint32_t)root, REL_NSUBJ);
    if (first < 0 || first + 2 >= root) return;
    uint32_t v = (uint32_t)first + 1;
    token *verb = &s->tokens[v];
    if (verb->rel != REL_ACL || verb->head != first || verb->upos != UPOS_VERB) return;
    if (verb->xpos != XPOS_VBN && verb->xpos != XPOS_VBD) return;
    int32_t mark = child_of(s, (uint32_t)root, v + 1, (uint32_t)root, REL_MARK);
    if (mark < 0 || !str_in_list(s->tokens[mark].form, "as|after|before|while", '|')) return;
    if (child_of(s, (uint32_t)root, (uint32_t)mark, (uint32_t)root, REL_NSUBJ) < 0) return;
    if (is_parted(s, v, (uint32_t)mark)) return;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if ((i < v || s->tokens[i].rel == REL_PUNCT) && s->tokens[i].head == root)
            s->tokens[i].head = (int32_t)v;
    s->tokens[root].head = (int32_t)v;
    s->tokens[root].rel = REL_ADVCL;
    verb->head = -1;
    verb->rel = REL_ROOT;
    verb->xpos = XPOS_VBD;
    verb->feats = STR("Mood=Ind|Tense=Past|VerbForm=Fin");
}

void mend_clauses(sentence *s)
{
    mend_two_subjects(s);
    mend_expletives(s);
    mend_that_clauses(s);
    mend_gerunds(s);
    mend_main_verbs(s);
    mend_verbless(s);
    mend_participles(s);
    mend_temporals(s);
    mend_openings(s);
    mend_having(s);
    mend_afterthoughts(s);
    mend_inserted(s);
    mend_inverted(s);
    mend_had(s);
}
