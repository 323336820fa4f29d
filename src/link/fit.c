#include "link/fit.h"

#include "base/ascii.h"
#include "link/fitwords.h"

#define STEPS_MAX 12 // between the told word and the event's

// "To" before an infinitive and no more than that.
static bool is_bare_to(const anchorage *x, const relation *r)
{
    return fit_is_alone(r) && str_eq_nocase(fit_word(x, r->first)->form, STR("to"));
}

// --- from the told word to the event

// What is talked about, praised or confirmed may be for something; that one talks of it is not.
static const char TOPIC_VERBS[] =
    "discuss|review|brief|note|reaffirm|reiterate|affirm|welcome|praise|thank|commend|applaud|"
    "congratulate|underscore|underline|highlight|reject|condemn|criticize|criticise|stress|"
    "emphasize|emphasise|acknowledge|recognize|recognise|appreciate|value|mention|raise|explore|"
    "consider|outline|describe|debate|cite";

// Verbs that say no more of an event than that it takes place: "the talks began because ..".
static const char LIGHT[] = "happen|occur|begin|start|take|come|follow|break|erupt|go|continue|"
                            "resume|be|hold";

// Is the event at the noun `w` what its verb does ("hold talks", "joined the protests", "sent their
// condolences"), not what it deals with ("repelled the attacks to ..")?
static bool is_done_by(const anchorage *x, const event *to, uint32_t w)
{
    static const char SHARING[] = "participate|attend|join|lead|host|engage|stage|convene|return";
    str verb = fit_lemma(x, (uint32_t)fit_word(x, w)->head);
    if (w == to->word && str_in_list(verb, FIT_TALK, '|')) return false; // "discuss the pledge"
    return w != to->word || frame_is_light(verb) || str_in_list(verb, SHARING, '|') ||
           fit_has_type(to, "SUPPORT|AID|AGREE|REQUEST|ACCUSE|THREATEN|SANCTION");
}

// Has the word behind an "and" the reason, too? "In spite of promises it is closed, and we ask":
// one that stands before a clause and another with a subject of its own is only the first's.
static bool is_shared(const relation *r, bool own_subject, uint32_t above, uint32_t w)
{
    return r->why > (int32_t)w || (r->why < (int32_t)above && !own_subject);
}

// "After the [sanctions] it issued a licence to ..", "despite the [war] they met": not what is
// done.
static bool is_set_beside(const anchorage *x, uint32_t w)
{
    int32_t of = frame_child(x->f, w, REL_CASE);
    return of >= 0 && str_in_list(fit_lemma(x, (uint32_t)of),
                                  "after|before|despite|amid|amidst|during|since|following|because|"
                                  "due|without|unlike|like|besides|beside|given",
                                  '|');
}

// Does a step down from the clause to the event keep the reason? What a verb does not do itself
// has reasons of its own: its subject ("the [talks] failed because"), what its object is about,
// what stands behind an "and" that the connective precedes.
static bool leads_down(const anchorage *x, const relation *r, const event *to, uint32_t w)
{
    const token *t = fit_word(x, w);
    uint32_t above = (uint32_t)t->head;
    switch (deprel_base((deprel)t->rel)) {
    case REL_NSUBJ: return str_in_list(fit_lemma(x, above), LIGHT, '|');
    case REL_CONJ: return is_shared(r, fit_has_subject(x, w), above, w);
    case REL_OBJ: return r->kind == LINK_CONDITION || is_done_by(x, to, w);
    // "spoke on the day of the [attack]" is not done by the verb
    case REL_OBL:
        if (is_set_beside(x, w)) return false;
        return r->kind == LINK_CONDITION || (w == to->word && is_done_by(x, to, w));
    // "happy that they met, because" is a reason to be happy
    case REL_CCOMP: return r->kind != LINK_CONDITION && fit_word(x, above)->upos == UPOS_VERB;
    case REL_NMOD: {
        int32_t of = frame_child(x->f, w, REL_CASE);
        return of >= 0 && str_eq(fit_lemma(x, (uint32_t)of), STR("of")) &&
               r->kind != LINK_CONDITION && r->kind != LINK_PURPOSE;
    }
    case REL_ACL:
    case REL_PARATAXIS:
    case REL_APPOS: return false;
    default: return true;
    }
}

// Does a step up from the clause to an event above keep the reason? "Agreed to work .. to" and
// "suffer consequences because" do; "reviewed progress on goals to" and "the need for .. to" do
// not.
static bool leads_up(const anchorage *x, const relation *r, uint32_t w)
{
    // "the charter, [written] after the war": a participle has reasons of its own
    if (fit_word(x, w)->rel == REL_ACL && fit_word(x, w)->upos == UPOS_VERB &&
        fit_word(x, w)->xpos != XPOS_VB && fit_word(x, w)->xpos != XPOS_VBG)
        return false;
    switch (deprel_base((deprel)fit_word(x, w)->rel)) {
    case REL_NMOD:
    case REL_OBL:
    case REL_NSUBJ:
    case REL_ADVCL: return false;
    case REL_OBJ:
    case REL_ACL: return r->kind != LINK_PURPOSE && r->kind != LINK_CONDITION;
    default: return true;
    }
}

// "Condemned the attacks aimed at civilians": the participle is about the noun, not the deed.
static bool is_about_noun(const anchorage *x, const relation *r, const event *to)
{
    if (r->first >= r->end || r->first == 0) return false;
    const token *t = fit_word(x, r->first);
    if (t->upos != UPOS_VERB || deprel_base((deprel)t->rel) != REL_ACL || t->head < 0) return false;
    return !str_eq(fit_word(x, r->first - 1)->form, STR(",")) &&
           !anchor_holds(x, to, (uint32_t)t->head);
}

static bool is_reached(const anchorage *x, const relation *r, const event *to)
{
    uint32_t told = (uint32_t)r->told;
    if (anchor_holds(x, to, told)) return true;
    bool down = frame_below(x->f, told, to->word);
    int32_t w = down ? (int32_t)to->word : r->told, end = down ? r->told : (int32_t)to->word;
    for (int step = 0; step < STEPS_MAX && w >= 0 && w != end; step++) {
        if (!down && anchor_holds(x, to, (uint32_t)w)) return true;
        if (down ? !leads_down(x, r, to, (uint32_t)w) : !leads_up(x, r, (uint32_t)w)) return false;
        w = fit_word(x, (uint32_t)w)->head;
    }
    return true;
}

// --- purposes

// Their infinitive says what they are: "accepted an invitation to visit".
static const char CONTENT_NOUNS[] =
    "invitation|offer|decision|proposal|right|opportunity|chance|request|permission|need|ability|"
    "commitment|promise|pledge|intention|desire|refusal|willingness|attempt|failure|threat";

// "Spoke about efforts to", "met on ways to": the infinitive may as well be of what is talked
// about.
static bool has_topic_before(const anchorage *x, uint32_t told, uint32_t infinitive)
{
    for (uint32_t i = x->f->first_child[told]; i < x->f->first_child[told + 1]; i++) {
        uint32_t c = x->f->children[i];
        if (c < told || c > infinitive) continue;
        if (str_in_list(fit_lemma(x, c), CONTENT_NOUNS, '|')) return true;
        if (deprel_base((deprel)fit_word(x, c)->rel) != REL_OBL) continue;
        if (str_in_list(fit_lemma(x, c), "phone|telephone|margin|sideline|behalf|side", '|'))
            continue;
        int32_t of = frame_child(x->f, c, REL_CASE);
        if (of >= 0 && str_in_list(fit_lemma(x, (uint32_t)of), "about|on|regarding|of|over", '|') &&
            !mention_covering(x->f->mentions, x->f->sentence->index, c, MENTION_TIME))
            return true;
    }
    return false;
}

static bool is_capital(const anchorage *x, uint32_t w)
{
    str form = fit_word(x, w)->form;
    return form.n && ascii_is_upper(form.p[0]);
}

// "The Global Summit to End Hunger", in a sentence where words are written small.
static bool is_name(const anchorage *x, const relation *r)
{
    return is_capital(x, (uint32_t)r->why) && !is_capital(x, r->first) &&
           !is_capital(x, (uint32_t)r->told);
}

// "Just to reiterate, we met": of the speech, not of what it tells; "and by doing so": a means.
static bool is_of_speech(const anchorage *x, const relation *r)
{
    uint32_t why = (uint32_t)r->why;
    int32_t mark = frame_child(x->f, why, REL_MARK);
    if (mark >= 0 && str_eq(fit_lemma(x, (uint32_t)mark), STR("by"))) return true;
    return r->why < r->told && frame_child(x->f, why, REL_OBJ) < 0 &&
           frame_child(x->f, why, REL_CCOMP) < 0 &&
           str_in_list(
               fit_lemma(x, why),
               "reiterate|repeat|clarify|recap|summarize|summarise|conclude|start|begin|add|"
               "say|clear|follow|answer",
               '|');
}

static bool is_purpose(const anchorage *x, const relation *r, const event *to)
{
    if (fit_is_of_topic(x, r)) return false;
    if (!is_bare_to(x, r)) return true;
    if (str_eq(fit_lemma(x, (uint32_t)r->why), STR("account"))) return false; // "hold to account"
    if (is_of_speech(x, r)) return false;
    if (is_name(x, r)) return false;
    // what is asked for, and what one stands for, is the content of the words
    if (fit_has_type(to, "REQUEST|SUPPORT|ACCUSE")) return false;
    if (str_in_list(fit_lemma(x, to->word), TOPIC_VERBS, '|')) return false;
    return !has_topic_before(x, (uint32_t)r->told, (uint32_t)r->why);
}

// Nouns that say no more than that there is or was what they are of.
static const char SHELLS[] = "series|wave|spate|string|act|campaign|outbreak|start|beginning|end|"
                             "launch|continuation|resumption|conduct|number|escalation|kind|round";

// Verbs that say how far what they have for an object is.
static const char PHASES[] = "end|stop|cease|halt|continue|resume|launch|start|begin|pause|suspend|"
                             "escalate|expand|intensify|carry|commit|conduct|repeat|further|use";

// Does a step up from the event keep to what the clause at `why` tells?
static bool tells(const anchorage *x, const relation *r, const event *from, uint32_t w)
{
    str above = fit_lemma(x, (uint32_t)fit_word(x, w)->head);
    bool aim = r->kind == LINK_PURPOSE;
    switch (deprel_base((deprel)fit_word(x, w)->rel)) {
    case REL_OBJ:
        if (!aim && str_in_list(above, PHASES, '|')) return true; // "if they end their attacks"
        return w == from->word && is_done_by(x, from, w);
    case REL_OBL: return w == from->word && is_done_by(x, from, w);
    case REL_XCOMP:
    case REL_CONJ:
    case REL_AUX:
    case REL_CCOMP: return true;
    case REL_NSUBJ: // "if the talks fail"
    case REL_NSUBJ_PASS: return !aim;
    case REL_NMOD: return !aim && str_in_list(above, SHELLS, '|');
    default: return false;
    }
}

bool fit_aim(const anchorage *x, const relation *r, uint32_t why, const event *from)
{
    int32_t w = (int32_t)from->word;
    if (anchor_holds(x, from, why)) return true;
    for (int step = 0; step < STEPS_MAX && w >= 0 && w != (int32_t)why; step++) {
        if (!tells(x, r, from, (uint32_t)w)) return false;
        w = fit_word(x, (uint32_t)w)->head;
    }
    return true;
}

// --- conditions

static bool is_negated(const anchorage *x, uint32_t w)
{
    for (uint32_t i = x->f->first_child[w]; i < x->f->first_child[w + 1]; i++)
        if (str_in_list(fit_lemma(x, x->f->children[i]), "not|n't|never", '|')) return true;
    return false;
}

static bool is_condition(const anchorage *x, const relation *r, const event *to)
{
    // "without delay" says how, unless nothing can be without it
    if (fit_begins_with(x, r, "without")) return to->negated || fit_has_type(to, "REJECT");
    // "if it is far – I want to thank them": who speaks begins anew
    if (fit_has_type(to, "SUPPORT") && str_eq(fit_lemma(x, to->word), STR("thank"))) return false;
    // "if I may", "if you will"
    if (r->why >= 0 && fit_word(x, (uint32_t)r->why)->xpos == XPOS_MD) return false;
    // "they do not meet only when they agree"
    if (fit_begins_with(x, r, "only") && (to->negated || is_negated(x, (uint32_t)r->told)))
        return false;
    if (!fit_begins_with(x, r, "if")) return true;
    // "asked if"; "if you remember, they met": no condition of what has been
    if (str_in_list(fit_lemma(x, (uint32_t)r->told),
                    "ask|wonder|know|see|check|tell|figure|determine|doubt|decide|clarify|confirm|"
                    "verify|assess|sure|clear",
                    '|'))
        return false;
    if (fit_has_type(to, "THREATEN|AGREE|REQUEST|REJECT")) return true;
    return to->status != EVENT_HAPPENED;
}

// --- all of it

bool fit_told(const anchorage *x, relation *r, const event *to)
{
    if (r->implied && r->kind == LINK_CAUSE && is_bare_to(x, r)) r->kind = LINK_PURPOSE;
    if (is_about_noun(x, r, to) || !is_reached(x, r, to)) return false;
    switch (r->kind) {
    case LINK_PURPOSE: return is_purpose(x, r, to);
    case LINK_CAUSE: return fit_cause(x, r, to);
    case LINK_CONDITION: return is_condition(x, r, to);
    case LINK_RESPONSE: return !fit_is_of_topic(x, r);
    default: return true;
    }
}
