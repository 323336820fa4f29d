#include "rule/slot.h"
#include "rule/wordclass.h"

static bool is_agent(const frame_view *f, uint32_t c)
{
    return slot_rel(f, c) == REL_OBL_AGENT ||
           (slot_rel(f, c) == REL_OBL && slot_actor(f, c) && slot_marked(f, c, STR("by")));
}

// "were ambushed", "was shut by Chad", "she fasted" with the verb tagged as an adjective.
static bool is_tagged_adjective(const frame_view *f, uint32_t w)
{
    bool subject = false, passive = false, copula = false, agent = false;
    FRAME_CHILDREN(f, w, c)
    {
        deprel r = slot_rel(f, c);
        subject |= r == REL_NSUBJ;
        passive |= r == REL_AUX_PASS || r == REL_NSUBJ_PASS;
        copula |= r == REL_COP;
        agent |= is_agent(f, c);
        if (r != REL_OBL || c < w) continue; // "was slapped with [an embargo by Canada]"
        FRAME_CHILDREN(f, c, below)
        agent |= slot_base(f, below) == REL_NMOD && slot_marked(f, c, STR("with")) &&
                 slot_actor(f, below) && slot_marked(f, below, STR("by"));
    }
    str form = slot_token(f, w)->form;
    bool ed = str_ends(form, STR("ed"));
    bool participle =
        ed || str_ends(form, STR("en")) || str_ends(form, STR("ut")) || str_ends(form, STR("it"));
    return passive || (copula && agent && participle) || (subject && !copula && ed);
}

bool slot_verbal(const frame_view *f, uint32_t w)
{
    if (slot_token(f, w)->upos == UPOS_VERB) return !slot_gerund(f, w);
    if (slot_token(f, w)->upos == UPOS_AUX) return false;
    if (slot_token(f, w)->upos == UPOS_ADJ) return is_tagged_adjective(f, w);
    bool argument = false;
    FRAME_CHILDREN(f, w, c)
    {
        if (slot_rel(f, c) == REL_COP) return false;
        deprel r = slot_base(f, c);
        if (r == REL_NSUBJ || r == REL_OBJ || r == REL_AUX) argument = true;
    }
    return argument;
}

static bool has_auxiliary(const frame_view *f, uint32_t verb, const char *lemma)
{
    FRAME_CHILDREN(f, verb, c)
    if (slot_base(f, c) == REL_AUX && slot_lemma_is(f, c, lemma)) return true;
    return false;
}

// A past participle without an auxiliary is passive where it modifies, complements or, in a
// headline, stands for a sentence.
static bool bare_participle(const frame_view *f, uint32_t verb)
{
    if (has_auxiliary(f, verb, "have") || has_auxiliary(f, verb, "be")) return false;
    switch (slot_rel(f, verb)) {
    case REL_ACL: return true;
    case REL_AMOD:
        return slot_stray_subject(f, verb) < 0 && slot_joined_verb(f, verb) < 0 &&
               !slot_is_hidden(f, verb);
    case REL_ADVCL:
        if (slot_form_is(f, verb, "provided") && frame_child(f, verb, REL_CCOMP) >= 0)
            return false; // "provided that Chad agrees": a conjunction
        // fallthrough
    case REL_XCOMP:
    case REL_DEP: return frame_child(f, verb, REL_NSUBJ) < 0;
    case REL_CCOMP: return frame_child(f, verb, REL_NSUBJ) < 0 && frame_child(f, verb, REL_OBJ) < 0;
    case REL_ROOT:
        if (verb == 0 && frame_child(f, verb, REL_OBJ) < 0) return true; // "Accused by Mali, ..."
        return f->sentence->headline && frame_child(f, verb, REL_OBJ) < 0;
    case REL_PARATAXIS: return f->sentence->headline && frame_child(f, verb, REL_OBJ) < 0;
    default: return false;
    }
}

// "X, whose army is small, condemned Y" with X for the subject of a passive: there is an object,
// and nothing that makes a passive.
static bool is_active_after_all(const frame_view *f, uint32_t verb)
{
    return !f->sentence->headline && frame_child(f, verb, REL_OBJ) > (int32_t)verb &&
           frame_child(f, verb, REL_AUX) < 0 && frame_child(f, verb, REL_AUX_PASS) < 0 &&
           slot_head(f, verb) < 0;
}

// "signed off on the sale", "called in the envoy" with the verb for a participle: a particle with a
// preposition or a noun behind it belongs to no passive, and a sentence whose main verb has no
// auxiliary is active.
static bool is_active_with_particle(const frame_view *f, uint32_t verb)
{
    if (f->sentence->headline || slot_head(f, verb) >= 0 || frame_child(f, verb, REL_AUX) >= 0)
        return false;
    bool particle = frame_child(f, verb, REL_COMPOUND_PRT) == (int32_t)verb + 1;
    FRAME_CHILDREN(f, verb, c)
    {
        char mark[SLOT_MARK_MAX], lemma[SLOT_LEMMA_MAX];
        if (slot_base(f, c) != REL_OBL || c < verb || slot_time(f, c)) continue;
        uint32_t first = f->children[f->first_child[c]]; // its own preposition, when it has one
        bool behind = first == verb + 2 || (first > 0 && slot_time(f, first - 1));
        if (particle && behind && slot_marked(f, c, STR("on"))) return true;
        str in = slot_mark(f, c, mark);
        if (first == verb + 1 && in.n && wordclass_particle(slot_lemma(f, verb, lemma), in))
            return true;
    }
    return false;
}

// "is prepared to return", "is determined to stop": whose mind is made up so, not who made it up.
static bool is_state_of_mind(const frame_view *f, uint32_t verb)
{
    if (!str_in_list(slot_token(f, verb)->form, "prepared|determined|inclined|resolved", '|'))
        return false;
    if (frame_child(f, verb, REL_OBL_AGENT) >= 0) return false;
    int32_t infinitive = frame_child(f, verb, REL_XCOMP);
    if (infinitive < 0) infinitive = frame_child(f, verb, REL_ADVCL);
    return infinitive > (int32_t)verb && slot_infinitive(f, (uint32_t)infinitive);
}

// Passive by its own marks, not by what it is conjoined with.
static bool marked_passive(const frame_view *f, uint32_t verb)
{
    bool agent = false, object = false;
    bool adjective = slot_token(f, verb)->upos == UPOS_ADJ; // "was shut by Bahrain"
    bool subject = frame_child(f, verb, REL_NSUBJ) >= 0;
    FRAME_CHILDREN(f, verb, c)
    {
        deprel r = slot_rel(f, c);
        if (r == REL_AUX_PASS || r == REL_CSUBJ_PASS) return true;
        if (r == REL_NSUBJ_PASS && !is_active_after_all(f, verb) &&
            !is_active_with_particle(f, verb))
            return true;
        // "spoke by telephone" has its subject, and means are no agent
        if (r == REL_OBL_AGENT && (!subject || slot_actor(f, c))) agent = true;
        if (adjective && r == REL_COP && is_tagged_adjective(f, verb)) return true;
        if (r == REL_OBJ) object = true;
    }
    if (slot_misread(f, verb)) return false;
    xpos x = (xpos)slot_token(f, verb)->xpos;
    if (agent && !object && (x == XPOS_VBN || x == XPOS_VBD)) return true;
    return x == XPOS_VBN && bare_participle(f, verb);
}

// "was summoned and handed a note": who hands something names the one who gets it.
static bool is_handed(const frame_view *f, uint32_t verb)
{
    if (!slot_form_is(f, verb, "handed") || frame_child(f, verb, REL_OBJ) < 0) return false;
    FRAME_CHILDREN(f, verb, c)
    {
        deprel r = slot_rel(f, c);
        if (r == REL_IOBJ || r == REL_COMPOUND_PRT || slot_marked(f, c, STR("to"))) return false;
    }
    return true;
}

bool slot_passive(const frame_view *f, uint32_t verb)
{
    if (is_state_of_mind(f, verb)) return false;
    if (marked_passive(f, verb)) return true;
    if (slot_rel(f, verb) != REL_CONJ) return false;
    if (slot_token(f, verb)->xpos != XPOS_VBN && !is_handed(f, verb)) return false;
    if (frame_child(f, verb, REL_NSUBJ) >= 0 || frame_child(f, verb, REL_AUX) >= 0) return false;
    int32_t first = slot_head(f, verb); // "was seized and burned"
    return first >= 0 && marked_passive(f, (uint32_t)first);
}

bool slot_infinitive(const frame_view *f, uint32_t verb)
{
    // "is due to leave" with the "to" taken for a part of "due"
    if (verb > 0 && slot_token(f, verb)->xpos == XPOS_VB && slot_form_is(f, verb - 1, "to") &&
        (slot_rel(f, verb - 1) == REL_FIXED || slot_rel(f, verb - 1) == REL_CASE))
        return true;
    FRAME_CHILDREN(f, verb, c)
    if (c < verb && slot_form_is(f, c, "to") &&
        (slot_rel(f, c) == REL_MARK || slot_token(f, c)->upos == UPOS_PART))
        return true;
    return false;
}

bool slot_imperative(const frame_view *f, uint32_t verb)
{
    const token *t = slot_token(f, verb);
    if (t->upos != UPOS_VERB || (t->xpos != XPOS_VB && t->xpos != XPOS_VBP)) return false;
    if (frame_child(f, verb, REL_NSUBJ) >= 0 || slot_infinitive(f, verb)) return false;
    uint32_t w = verb;
    while (w > 0 && str_in_list(slot_token(f, w - 1)->form,
                                "please|Please|do|Do|not|n't|don't|never|Never|now|Now|immediately|"
                                "just|so|then|,",
                                '|'))
        w--;
    return w > 0 && str_eq(slot_token(f, w - 1)->form, STR("\""));
}

int32_t slot_container(const frame_view *f, uint32_t noun)
{
    char text[SLOT_LEMMA_MAX];
    int32_t h = slot_base(f, noun) == REL_NMOD ? slot_head(f, noun) : -1;
    if (h < 0 || !slot_marked(f, noun, STR("of"))) return -1;
    return wordclass_container(slot_lemma(f, (uint32_t)h, text)) ? h : -1;
}

// The word that stands for the noun in its clause: the first conjunct, the container.
static uint32_t whole_phrase(const frame_view *f, uint32_t noun)
{
    for (int climb = 0; climb < FRAME_CLIMB_MAX; climb++) {
        int32_t h = slot_rel(f, noun) == REL_CONJ ? slot_head(f, noun) : slot_container(f, noun);
        if (h < 0 || slot_verbal(f, (uint32_t)h)) break;
        noun = (uint32_t)h;
    }
    return noun;
}

// Is the noun what the relative clause's verb acts on: the antecedent of its object, or of the
// subject of its passive, or of an object that is left out?
static bool relative_object(const frame_view *f, uint32_t verb)
{
    bool passive = slot_passive(f, verb), subject = false;
    FRAME_CHILDREN(f, verb, c)
    {
        deprel r = slot_base(f, c);
        if (r == REL_NSUBJ && slot_relativiser(f, c)) return passive;
        if (r == REL_OBJ) return slot_relativiser(f, c);
        if (r == REL_OBL && c < verb && slot_relativiser(f, c)) return false; // "under which"
        if (r == REL_NSUBJ) subject = true;
    }
    return subject && !passive;
}

// "put off talks" parsed as "put [off talks]".
static bool after_particle(const frame_view *f, uint32_t noun, uint32_t verb)
{
    if (slot_rel(f, noun) != REL_OBL || verb + 1 >= f->sentence->n_tokens) return false;
    char text[SLOT_MARK_MAX], lemma[SLOT_LEMMA_MAX];
    str mark = slot_mark(f, noun, text);
    return wordclass_particle(slot_lemma(f, verb, lemma), mark) &&
           frame_child(f, verb, REL_OBJ) < 0 && slot_head(f, verb + 1) == (int32_t)noun;
}

bool slot_taken_up(const frame_view *f, uint32_t noun)
{
    int32_t h = slot_head(f, noun);
    deprel r = slot_base(f, noun);
    char text[SLOT_LEMMA_MAX];
    return h >= 0 && (r == REL_OBJ || r == REL_NSUBJ) &&
           str_in_list(slot_lemma(f, (uint32_t)h, text),
                       "resume|restart|reopen|revive|relaunch|restore|reinstate", '|');
}

uint32_t slot_verbs_of_object(const frame_view *f, uint32_t noun, uint32_t out[SLOT_VERBS_MAX])
{
    uint32_t n = 0, whole = whole_phrase(f, noun);
    bool again = slot_taken_up(f, whole);
    for (uint32_t pass = 0, w = noun; pass < 2; pass++, w = whole) {
        if (pass == 1 && whole == noun) break;
        FRAME_CHILDREN(f, w, c)
        {
            if (n + 1 >= SLOT_VERBS_MAX) break; // one place for the governor
            deprel r = slot_rel(f, c);
            if (r == REL_ACL && slot_token(f, c)->xpos == XPOS_VBN) out[n++] = c;
            if (r == REL_ACL_RELCL && !again && relative_object(f, c)) out[n++] = c;
        }
    }
    int32_t h = slot_head(f, whole);
    uint32_t v = h < 0 ? whole : (uint32_t)h;
    deprel r = slot_rel(f, whole);
    FRAME_CHILDREN(f, whole, c) // "Norway granted asylum" as a noun phrase
    if (n < SLOT_VERBS_MAX && slot_rel(f, c) == REL_AMOD && slot_misread(f, c)) out[n++] = c;
    if (h < 0 || n == SLOT_VERBS_MAX) return n;
    bool object = r == REL_OBJ || r == REL_NSUBJ_PASS ||
                  (r == REL_NSUBJ && slot_verbal(f, v) && slot_passive(f, v)) ||
                  after_particle(f, whole, v);
    if (object) out[n++] = v;
    return n;
}

// "engage in talks", "take part in talks".
static int32_t light_over_preposition(const frame_view *f, uint32_t noun)
{
    int32_t h = slot_head(f, noun);
    deprel r = slot_base(f, noun);
    if (h < 0 || (r != REL_OBL && r != REL_NMOD)) return -1;
    char lemma[SLOT_LEMMA_MAX], mark[SLOT_MARK_MAX];
    uint32_t v = (uint32_t)h;
    str preposition = slot_mark(f, noun, mark);
    if (slot_verbal(f, v) && wordclass_light_with(slot_lemma(f, v, lemma), preposition)) return h;
    if (!str_eq(preposition, STR("in"))) return -1;
    int32_t share = slot_lemma_is(f, v, "part") ? h : frame_child(f, v, REL_OBJ);
    if (share < 0 || !slot_lemma_is(f, (uint32_t)share, "part")) return -1;
    int32_t take = slot_head(f, (uint32_t)share);
    return take >= 0 && slot_lemma_is(f, (uint32_t)take, "take") ? take : -1;
}

// "made talks possible": something becomes of the noun, and nobody does it.
static bool makes_something(const frame_view *f, uint32_t verb)
{
    int32_t what = frame_child(f, verb, REL_XCOMP);
    return what >= 0 && slot_token(f, (uint32_t)what)->upos == UPOS_ADJ;
}

int32_t slot_light(const frame_view *f, uint32_t noun)
{
    uint32_t verbs[SLOT_VERBS_MAX];
    uint32_t n = slot_verbs_of_object(f, noun, verbs);
    char text[SLOT_LEMMA_MAX];
    for (uint32_t i = 0; i < n; i++)
        if (wordclass_light(slot_lemma(f, verbs[i], text)) && !makes_something(f, verbs[i]))
            return (int32_t)verbs[i];
    int32_t v = light_over_preposition(f, noun);
    return v >= 0 ? v : light_over_preposition(f, whole_phrase(f, noun));
}

// Only a conjunction, adverbs, auxiliaries and punctuation between the words?
static bool adjoins(const frame_view *f, uint32_t a, uint32_t b)
{
    for (uint32_t i = a + 1; i < b; i++) switch (slot_token(f, i)->upos) {
        case UPOS_CCONJ:
        case UPOS_ADV:
        case UPOS_AUX:
        case UPOS_PART:
        case UPOS_PUNCT: break;
        default: return false;
        }
    return true;
}

int32_t slot_close_conjunct(const frame_view *f, uint32_t verb)
{
    if (slot_rel(f, verb) == REL_CONJ) {
        int32_t h = slot_head(f, verb);
        return h >= 0 && (uint32_t)h < verb && adjoins(f, (uint32_t)h, verb) ? h : -1;
    }
    FRAME_CHILDREN(f, verb, c)
    if (slot_rel(f, c) == REL_CONJ && c > verb && slot_verbal(f, c) &&
        frame_child(f, c, REL_NSUBJ) < 0 && adjoins(f, verb, c))
        return (int32_t)c;
    return -1;
}

// Does the word's relation make it depend on a clause, rather than be one?
static int32_t clause_above(const frame_view *f, uint32_t w)
{
    switch (slot_base(f, w)) {
    case REL_ROOT:
    case REL_PARATAXIS:
    case REL_ACL:
    case REL_ADVCL:
    case REL_LIST: return -1;
    default: return slot_head(f, w);
    }
}

uint32_t frame_clause(const frame_view *f, uint32_t word)
{
    uint32_t w = word;
    for (int climb = 0; climb < FRAME_CLIMB_MAX; climb++) {
        deprel r = slot_rel(f, w);
        if (r != REL_AUX && r != REL_COP && r != REL_AUX_PASS && slot_predicate(f, w)) return w;
        int32_t light = slot_nominal(f, w) ? slot_light(f, w) : -1;
        int32_t h = light >= 0 ? light : clause_above(f, w);
        if (h < 0) break;
        w = (uint32_t)h;
    }
    return word;
}
